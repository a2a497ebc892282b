"""How a workbook shows its numbers: 0.9333 under ``0.00%`` is 93.33%, and 45292 may be a date.

Format codes are those of ECMA-376 Part 1, section 18.8.31, as far as reports use them.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

#: Number to code of the formats that no file spells out; 27 and above as in a Chinese Excel.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "General",
    13: "General", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 45: "mm:ss",
    49: "@", 50: 'yyyy"年"m"月"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<number>[#0?][#0?,.]*(?:[eE][+-][#0?]+)?|\.[#0?]+)|(?P<general>General)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]+)")
_SIGNIFICANT = 15  # digits that a workbook's numbers hold
_LARGEST_DATE = 2_958_466  # the day after 9999-12-31


class _Section(NamedTuple):
    """One of a code's up to four sections: for positive numbers, negative ones, nought, text."""

    before: str
    number: str | None  #: the digits' pattern, ``General``, or ``None`` for a section of text alone
    after: str
    percent: int


def is_date(code: str) -> bool:
    """Whether a format code shows a date or a time.

    Example:
        >>> is_date('yyyy"年"m"月"'), is_date('0.0"days"'), is_date("[Red]0.00")
        (True, False, False)
    """
    for match in _PART.finditer(code.split(";")[0]):
        if match["number"] or match["general"]:
            return False
        if (plain := match["plain"]) and plain.lower() in "ymdhs":
            return True
        if (bracket := match["bracket"]) and _ELAPSED.fullmatch(bracket):
            return True
    return False


def format_number(value: Decimal, code: str) -> str:
    """What a cell shows of a number, without the blanks that only align it.

    Args:
        value: the number as stored.
        code: the format code; no date.

    Example:
        >>> [format_number(Decimal("-1234.565"), code) for code in ("General", "#,##0.00", "0;(0)")]
        ['-1234.565', '-1,234.57', '(1235)']
    """
    value = _as_stored(value)
    sections = _sections(code)
    if len(sections) > 2 and value == 0:
        return _show(value, sections[2])
    if len(sections) > 1 and value < 0:
        return _show(-value, sections[1])
    return ("-" if value < 0 else "") + _show(abs(value), sections[0])


def format_date(value: Decimal, code: str, *, since_1904: bool = False) -> str:
    """What a cell shows of a date.

    Args:
        value: days since 1899-12-30, or since 1904-01-01.
        code: the format code of a date.
        since_1904: the workbook counts as the first Macs did.

    Example:
        >>> format_date(Decimal(45292), 'yyyy"年"m"月"d"日"')
        '2024年1月1日'
    """
    if not 0 <= value < _LARGEST_DATE:
        return format_number(value, "General")
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    moment = start + timedelta(seconds=int((value * 86_400).to_integral_value(ROUND_HALF_UP)))
    shown: list[str] = []
    clock = False  # whether m means minutes
    for match in re.finditer(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(y+|m+|d+|h+|s+|am/pm)|(.)', code.split(";")[0], re.I):
        quoted, escaped, part, plain = match.groups()
        if part:
            kind = part[0].lower()
            is_minute = kind == "m" and (clock or code[match.end() :].lstrip(':"分').lower().startswith("s"))
            shown.append(_date_part("n" if is_minute else kind, len(part), moment))
            clock = kind in "hs" or (clock and kind == "m")
        else:
            shown.append(quoted or escaped or (plain if plain and plain not in "@;" else "") or "")
    return "".join(shown).strip()


def _date_part(kind: str, length: int, moment: datetime) -> str:
    number = {"y": moment.year, "m": moment.month, "d": moment.day, "h": moment.hour, "n": moment.minute}.get(
        kind, moment.second
    )
    if kind == "y":
        return f"{number:04}" if length > 2 else f"{number % 100:02}"
    if kind == "a":
        return ""
    if kind == "d" and length > 2:
        return "一二三四五六日"[moment.weekday()]
    return f"{number:02}" if length == 2 else str(number)


def _as_stored(value: Decimal) -> Decimal:
    """Without the noise of binary fractions: 0.30000000000000004 is 0.3."""
    return value if value.is_zero() else Decimal(f"{value:.{_SIGNIFICANT - 1}e}").normalize()


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_parse(section) for section in _split(code)[:3])


def _split(code: str) -> list[str]:
    """Split at the semicolons that stand in no quotes."""
    return ["".join(parts) for parts in _grouped(re.findall(r'"[^"]*"|\\.|[^;]|;', code))]


def _grouped(tokens: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for token in tokens:
        if token == ";":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _parse(section: str) -> _Section:
    around = ["", ""]
    number: str | None = None
    percent = 0
    for match in _PART.finditer(section):
        found = match["number"] or match["general"]
        if found and number is None:
            number = found
            continue
        text = match["quoted"] or match["escaped"] or match["plain"] or ""
        if match["bracket"] and (currency := _CURRENCY.match(match["bracket"])):
            text = currency[1]
        if match["plain"] == "%":
            percent += 1
        around[number is not None] += "" if match["plain"] == "@" else text
    if number is None and "@" in section:
        number = "General"
    return _Section(around[0].lstrip(), number, around[1].rstrip(), percent)


def _show(value: Decimal, section: _Section) -> str:
    if section.number is None:
        return section.before.strip()
    return section.before + _digits(value * 100**section.percent, section.number) + section.after


def _digits(value: Decimal, pattern: str) -> str:
    if pattern.lower() == "general":
        return f"{value:f}"
    mantissa, exponent, _ = pattern.lower().partition("e")
    whole, _, fraction = mantissa.partition(".")
    if exponent:
        return f"{value:.{len(fraction)}E}"
    scaled = value.scaleb(-3 * (len(whole) - len(whole.rstrip(","))))
    places = len(fraction.replace(",", ""))
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not rounded and "0" not in pattern:
        return ""
    shown = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    digits, point, decimals = shown.partition(".")
    while decimals and fraction[len(decimals) - 1] in "#?" and decimals.endswith("0"):
        decimals = decimals[:-1]
    return digits.zfill(whole.count("0")) + (point + decimals if decimals else "")
