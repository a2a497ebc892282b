"""From a numeral to a quantity: unit, range, proportion, and what to make of a number without a unit."""

import re
from decimal import Decimal

from zhibiao.core import numerals
from zhibiao.core.document import Claim, Quantity
from zhibiao.core.facts import Fate, Kind
from zhibiao.quantities import bounds, figures, forgotten, numbers, patterns, ranks, units
from zhibiao.quantities.contexts import context
from zhibiao.quantities.numbers import Number
from zhibiao.quantities.patterns import Pattern, Script

_SIGNS = ("-", "−", "+")
_SIGNED = re.compile(r"(?<![A-Za-z0-9%‰）)点”])[-−+]$")

Reading = list[Quantity] | Claim

_SPELT_OUT = re.compile(r"[一二两三四五六七八九十].*[万亿萬億]$|[一二两三四五六七八九].*[百千].{2,}$")
_MORE = re.compile(r"[ ]?[余餘多几](?!元化|样化)")
_RANGE = re.compile(r"[ ]?(?:至|到|—{1,2}|–|-|~|～|―)[ ]?")
_FROM = re.compile(r"(?:从|由|自)[^，。；]{0,12}$")
_SPLIT_MEASURE = re.compile(r"个(?:(半)|多)(?=小时|月|学期|星期|世纪)")
_HALF_AFTER = re.compile(r"半(?![导岛径数山个])")
_SHORT_FOR_POINTS = re.compile(r"[、和及与][ ]?\d+(?:\.\d+)?[ ]?(?:个[、和及与][ ]?\d+(?:\.\d+)?[ ]?)*个百分点")
_PROPORTION = re.compile(r"\d+(?:\.\d+)?(?:[ ]?[:：∶][ ]?\d+(?:\.\d+)?)+")
_PART = re.compile(r"\d+(?:\.\d+)?")
_STROKE = re.compile(r"(\d+)/(\d+)(?![\d/.])")


def special(text: str, start: int, end: int, pattern: Pattern) -> Reading:
    """The quantity of a pattern record with a reader: 百分之五, 三成, 首位."""
    kind: Kind = pattern.kind or "count"
    if pattern.reader == "first_place":
        return [build(text, start, end, kind, Decimal(1), "位")]
    numeral = numerals.parse(text[start:end])
    return [build(text, start, end, kind, numeral.value, numeral.unit, more=numeral.more)]


def build(
    text: str, start: int, end: int, kind: Kind, value: Decimal, unit: str,
    *, high: Decimal | None = None, more: bool = False,
) -> Quantity:  # fmt: skip
    """A quantity with its printed sign and the bound that the words around it give."""
    if text[start - 1 : start] in _SIGNS and start and _SIGNED.search(text, max(0, start - 2), start):
        start, value = start - 1, -value if text[start - 1] in "-−" else value
    bound = bounds.around(text, start, end, kind, more)
    return Quantity(
        start=start, end=end, kind=kind, value=numerals.tidy(value), unit=unit, bound=bound.bound,
        value_high=None if high is None else numerals.tidy(high),
        outer_start=bound.start, outer_end=bound.end,
    )  # fmt: skip


def measured(text: str, start: int, script: Script) -> tuple[Reading | None, int]:
    """What the numeral at ``start`` is, and where the numeral itself ends."""
    number = numbers.read(text, start)
    if number is None:
        end = numbers.end(text, start)
        return _claim(start, end, "word"), end
    if ranks.is_ordinal(text, start):
        return ranks.read(text, number), number.end
    if script == "digit" and (reading := _proportion(text, number)):
        return reading, number.end
    if figures.is_vague(text, number):
        return _claim(number.start, number.end, "word"), number.end
    reading = _range(text, number) or _single(text, number) or _bare(text, number, script)
    return reading, number.end


def _claim(start: int, end: int, fate: Fate) -> Claim:
    return Claim(start=start, end=end, fate=fate)


def _single(text: str, number: Number, low: Number | None = None) -> Reading | None:
    """A number and its unit; with ``low``, the upper end of a range."""
    more = _MORE.match(text, number.end)
    end, value = (more.end() if more else number.end), number.value
    split = _SPLIT_MEASURE.match(text, end)
    if split:
        end, value = split.end(), value + (Decimal("0.5") if split[1] else 0)
    unit = units.at(text, end)
    if unit is None:
        return None
    start = low.start if low else number.start
    if (number.han or unit.name == "年") and (fate := figures.fate(text, number, unit, start)):
        return _claim(start, number.end, fate)
    end, kind, name = unit.end, unit.kind, unit.name
    if kind == "duration" and not split and (after := _HALF_AFTER.match(text, end)):
        end, value = after.end(), value + Decimal("0.5")
    if split:
        name = f"个{name}"
    if name == "个" and _SHORT_FOR_POINTS.match(text, end):
        name, kind = "个百分点", "percentage"
    if name == "番":
        name, value = "倍", Decimal(2) ** value
    if kind == "duration" and name == "天" and context("counted-days-before").search(text, max(0, start - 48), start):
        kind = "count"
    if name == "点" and context("index-before").search(text, max(0, start - 30), start):
        kind = "percentage"
    high = value if low else None
    exceeds = bool(number.more or more or (split and not split[1]))
    return [build(text, start, end, kind, low.value if low else value, name, high=high, more=exceeds)]


def _range(text: str, number: Number) -> Reading | None:
    """3至5天, 3—5万元, 3%-5%: the scale and the unit of the second number are those of both."""
    own = units.at(text, number.end)
    stop = own.end if own else number.end
    sign = _RANGE.match(text, stop)
    if sign is None:
        return None
    second = numbers.read(text, sign.end())
    if second is None or second.han != number.han:
        return None
    unit = units.at(text, second.end)
    if unit is None or (own is not None and own.name != unit.name):
        return None
    if _FROM.search(text, max(0, number.start - 14), number.start):
        return None
    value = number.value
    if own is None and number.factor == 1 and (not number.han or second.factor >= 10**4):
        value *= second.factor
    if value >= second.value:
        return None
    return _single(text, second, number._replace(value=value))


def _proportion(text: str, number: Number) -> Reading | None:
    """0.5:1 is one figure; 87：9：4 is one figure each; 1/3 is a percentage."""
    if stroke := _STROKE.match(text, number.start):
        above, below = Decimal(stroke[1]), Decimal(stroke[2])
        if 0 < above < below and units.per(text, stroke.end()) is None:
            return [build(text, number.start, stroke.end(), "percentage", above * 100 / below, "%")]
    match = _PROPORTION.match(text, number.start)
    if match is None:
        return None
    parts = [(part.start(), part.end(), Decimal(part[0])) for part in _PART.finditer(text, match.start(), match.end())]
    if len(parts) == 2 and 1 in (parts[0][2], parts[1][2]) and parts[1][2]:
        return [build(text, match.start(), match.end(), "multiple", parts[0][2] / parts[1][2], "")]
    return [build(text, start, end, "percentage", value, "") for start, end, value in parts]


def _bare(text: str, number: Number, script: Script) -> Reading:
    """A number without a unit: a rate per 10万, a name, money, an index, nought, or a plain count."""
    found = patterns.match("bare", script, text, number.start)
    if found is not None and found[0].fate:
        return _claim(number.start, found[1], found[0].fate)
    if number.han and found is None and not _SPELT_OUT.match(text, number.start, number.end):
        return _claim(number.start, number.end, "word")
    if per := units.per(text, number.end):
        return [build(text, number.start, per[0], "rate", number.value, per[1])]
    more = _MORE.match(text, number.end)
    end = more.end() if more else number.end
    kind, unit = forgotten.unit(text, number)
    value = number.value
    if not (unit or number.han) and (shared := forgotten.listed(text, number)):
        kind, unit, factor = shared
        value = value if number.scaled else value * factor
    return [build(text, number.start, end, kind, value, unit, more=number.more or bool(more))]
