"""Numbers as the lists of Word write them; ECMA-376 Part 1, section 17.18.59."""

from collections.abc import Callable

from zhibiao.core.numerals import to_chinese

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))  # first, last, character of the first


def write_number(number: int, format_: str) -> str:
    """Write a list's number.

    Args:
        number: the number, from 0; a larger one than any list has is written in digits.
        format_: ``w:numFmt``; an unknown one is written in digits, ``none`` and ``bullet`` not at all.

    Example:
        >>> [write_number(12, f) for f in ("chineseCounting", "decimalEnclosedCircle", "lowerRoman", "none")]
        ['十二', '⑫', 'xii', '']
    """
    writer = _WRITERS.get(format_)
    return writer(number) if writer and 0 <= number < 10_000 else str(number)


def _counting(number: int) -> str:
    """十, 十一, 二十: ten to nineteen without 一."""
    written = to_chinese(number)
    return written.removeprefix("一") if 10 <= number < 20 else written


def _legal(number: int) -> str:
    """壹, 壹拾, 壹拾壹: 拾 keeps its 壹."""
    return to_chinese(number).translate(_LEGAL)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """a to z, then aa to zz."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _circled(number: int) -> str:
    return next((chr(code + number - first) for first, last, code in _CIRCLED if first <= number <= last), str(number))


def _enclosed(first: int) -> Callable[[int], str]:
    """⑴ ⒈ and the like, of which Unicode has twenty."""
    return lambda number: chr(first + number - 1) if 1 <= number <= 20 else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else ""


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "koreanDigital2": _digital,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed(0x2474),
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "ideographEnclosedCircle": _enclosed(0x3280),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": str,
}
