"""One numeral in any writing, read to an exact :class:`~decimal.Decimal`, and written back in Chinese.

Read: Arabic digits of both widths with thousands commas, Chinese numerals (everyday, formal 壹贰叁, 廿 and 卅), digit
strings (二〇二三), mixtures (``1.2万``, ``3亿零500万``), fractions (百分之, 千分之, 万分之, 三分之二), tenths (三成五,
八折), halves, and the words 余, 多, 几 inside, which say "more than".
"""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

_WIDTHS = str.maketrans("０１２３４５６７８９．，　", "0123456789., ")
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩〇○", "一二二三三四五六六七八九十百千万亿两零零")

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_SCALES = {"兆": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "十": 10}
_FRACTION_UNITS = {"百": "%", "千": "‰", "万": "‱"}

_ARABIC = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MORE = re.compile(r"(?<=[\d零一二三四五六七八九十百千万亿])[余餘多几幾](?=[十百千万亿兆]*$)")
_TENTHS = re.compile(r"(\d+(?:\.\d+)?|[一二两三四五六七八九十])成(半|[一二三四五六七八九])?")
_DISCOUNT = re.compile(r"(\d(?:\.\d)?|[一二三四五六七八九]{1,2})折")
_DIGIT_STRING = re.compile(r"[零一二三四五六七八九]{2,}")


class Numeral(NamedTuple):
    """A numeral's value.

    Attributes:
        value: the number; of a fraction, tenth or half, the number of ``unit``.
        more: whether 余, 多 or 几 stands inside: the true value is above ``value``.
        unit: ``%``, ``‰`` or ``‱`` where the writing itself says so, else empty.
    """

    value: Decimal
    more: bool = False
    unit: str = ""


def parse(text: str) -> Numeral:
    """Read one numeral.

    Args:
        text: the numeral and nothing else; half or full width, spaces allowed between its parts.

    Returns:
        Its value, exact but for fractions that no decimal can give (三分之二).

    Raises:
        ValueError: the text is no numeral, or a vague one (数十, 几百).

    Example:
        >>> parse("3亿零500万").value
        Decimal('305000000')
        >>> parse("二百余万")
        Numeral(value=Decimal('2000000'), more=True, unit='')
        >>> parse("三成五").value, parse("三成五").unit
        (Decimal('35'), '%')
    """
    plain = text.translate(_WIDTHS).replace(" ", "")
    if not plain:
        raise ValueError(f"no numeral: {text!r}")
    if _ARABIC.fullmatch(plain):
        return Numeral(Decimal(plain.replace(",", "")))
    plain = plain.translate(_FORMAL).replace("廿", "二十").replace("卅", "三十")
    try:
        return _tenths(plain) or _fraction(plain) or _whole(plain)
    except (ValueError, InvalidOperation, RecursionError):
        raise ValueError(f"no numeral: {text!r}") from None


def to_chinese(number: int) -> str:
    """Write a whole number in everyday Chinese numerals, 零 where places are skipped.

    Args:
        number: from 0 to below 10¹⁶.

    Raises:
        ValueError: the number is negative or too large.

    Example:
        >>> to_chinese(305_000_010)
        '三亿零五百万零一十'
    """
    if not 0 <= number < 10**16:
        raise ValueError(f"not from 0 to below 10**16: {number}")
    if number < 10:
        return "零一二三四五六七八九"[number]
    scale, factor = next((scale, factor) for scale, factor in _SCALES.items() if scale != "兆" and number >= factor)
    high, low = divmod(number, factor)
    rest = "" if low == 0 else ("零" if low < factor // 10 else "") + to_chinese(low)
    return to_chinese(high) + scale + rest


def _tenths(plain: str) -> Numeral | None:
    """三成五, 六成半, 八五折, 一半, 半."""
    if plain == "一半":
        return Numeral(Decimal(50), unit="%")
    if plain == "半":
        return Numeral(Decimal("0.5"))
    if match := _TENTHS.fullmatch(plain):
        tail = match[2]
        extra = 0 if tail is None else 5 if tail == "半" else _DIGITS[tail]
        return Numeral(_value(match[1]) * 10 + extra, unit="%")
    if match := _DISCOUNT.fullmatch(plain):
        digits = "".join(str(_DIGITS.get(digit, digit)) for digit in match[1])
        return Numeral(Decimal(digits) * (1 if len(digits) == 2 else 10), unit="%")
    return None


def _fraction(plain: str) -> Numeral | None:
    """百分之N, 千分之N, 万分之N, N分之M."""
    below, mark, above = plain.partition("分之")
    if not mark:
        return None
    top = _whole(above)
    if unit := _FRACTION_UNITS.get(below):
        return top._replace(unit=unit)
    bottom = _value(below)
    if not bottom:
        raise ValueError("a part of nothing")
    return Numeral(top.value * 100 / bottom, top.more, "%")


def _whole(plain: str) -> Numeral:
    """A number as such, perhaps with 余, 多 or 几 inside and 半 at its end (三万半 is none)."""
    bare, more = _MORE.subn("", plain)
    if _DIGIT_STRING.fullmatch(bare):
        return Numeral(Decimal("".join(str(_DIGITS[digit]) for digit in bare)), bool(more))
    whole, point, places = bare.partition("点")
    if not point:
        return Numeral(_value(bare), bool(more))
    digits = places.rstrip("万亿")
    scales = places[len(digits) :]
    if not digits:
        raise ValueError("nothing after the point")
    value = _value(whole) + Decimal("0." + "".join(str(_DIGITS.get(digit, "x")) for digit in digits))
    return Numeral(value * _value(scales) if scales else value, bool(more))


def _value(plain: str) -> Decimal:
    """Split at the largest scale: left × scale + right; 一万五 is 15000, 一万零五 is 10005."""
    if _ARABIC.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    for scale, factor in _SCALES.items():
        place = plain.rfind(scale)
        if place < 0:
            continue
        left = _value(plain[:place]) if place else Decimal(1)
        if left >= 10**8 or (factor < 10**4 and left >= 10 and not plain[0].isdigit()):
            raise ValueError("二十百 is no numeral")
        return left * factor + _below(plain[place + 1 :], factor)
    if plain not in _DIGITS:
        raise ValueError("no digit")
    return Decimal(_DIGITS[plain])


def _below(rest: str, factor: int) -> Decimal:
    """What follows a scale: less than the scale, a lone digit counting tenths of it."""
    if not rest:
        return Decimal(0)
    if rest in _DIGITS and rest != "零" and factor > 10:
        return Decimal(_DIGITS[rest]) * factor / 10
    value = _value(rest.lstrip("零"))
    if value >= factor or not value:
        raise ValueError("out of order")
    return value


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent and without zeros that say nothing: ``98460800.00`` is 98460800.

    >>> tidy(Decimal("98460800.00")), tidy(Decimal("1E+3")), tidy(Decimal("0.50"))
    (Decimal('98460800'), Decimal('1000'), Decimal('0.5'))
    """
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
