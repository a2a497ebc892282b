"""Denominators set by a word before the figure: 人均, 每万人口, 平均每天, 五年内最多."""

import re
from bisect import bisect_left
from functools import cache

import msgspec

from zhibiao.core.document import Claim, Quantity
from zhibiao.lexicons.load import rows
from zhibiao.lexicons.rows import Denominator
from zhibiao.quantities import units
from zhibiao.quantities.contexts import context

_NUMERALS = frozenset("0123456789.零〇一二两三四五六七八九十百千万亿几数上成近超逾达过破约多余均")
_NO_DAY = frozenset("0123456789一二三四五六七八九十今明昨当次节假休生某工末")
_WITHIN = re.compile(r"(?:[一二两三四五六七八九十]|\d{1,2})$")
_HARD_BREAK = re.compile(r"[！？\n]|。(?!其中)")
_REACH = 60
_MOST_UNLIKE = 20  # parts and kinds of an income per head are of its size; a budget is not
_EXEMPT = ("percentage", "multiple", "rank", "rate", "score")
_OWN_DURATIONS = ("岁", "周岁", "年")


def with_denominators(text: str, quantities: list[Quantity]) -> tuple[list[Quantity], list[Claim]]:
    """Make rates of the quantities that a denominator word governs.

    Returns:
        The quantities without those that only say "per what" (每5分钟), and claims of these.
    """
    found = list(quantities)
    starts = [quantity.start for quantity in found]
    dropped: dict[int, Claim] = {}
    for match in context("denominator").finditer(text):
        read = _denominator(text, match.start())
        if read is None:
            continue
        begin, end, unit = read
        index = bisect_left(starts, begin)
        while index < len(found) and starts[index] < end:
            dropped[index] = Claim(start=found[index].start, end=found[index].end, fate="word")
            index += 1
        _govern(text, found, index, end, unit)
    kept = [quantity for index, quantity in enumerate(found) if index not in dropped]
    return kept, list(dropped.values())


@cache
def _words() -> dict[str, Denominator]:
    return {row.word: row for row in rows("denominators.csv", Denominator)}


def _denominator(text: str, place: int) -> tuple[int, int, str] | None:
    """The denominator whose 均, 每 or 年内 stands at ``place``: its stretch and its unit."""
    if text[place] in "均产":
        return _listed(text, place + 1)
    if text[place] == "年":
        number = _WITHIN.search(text, max(0, place - 2), place)
        if number is None or not context("limit-within").match(text, place):
            return None
        return number.start(), place + 2, f"{number[0]}年"
    if text[place] != "每":
        return _bare_denominator(text, place)
    first = _each(text, place)
    second = _each(text, first[1]) if first and text.startswith("每", first[1]) else None
    if first and second:
        return place, second[1], f"{first[2]}·{second[2]}"
    return first


def _each(text: str, place: int) -> tuple[int, int, str] | None:
    """每 with its scale and its noun: 每人, 每千名老人, 每5分钟."""
    each = context("each").match(text, place)
    if each is None:
        return None
    scale = each["scale"] or ""
    if persons := context("persons").match(text, each.end()):
        return place, persons.end(), f"{scale}人"
    if each["each"]:
        return place, each.end(), scale + each["each"]
    if span := context("spans").match(text, each.end()):
        return place, span.end(), scale + span[0]
    unit = units.plain(text, each.end())
    return (place, unit.end, scale + unit.name) if unit else None


def _listed(text: str, end: int) -> tuple[int, int, str] | None:
    """A word of the list that ends at ``end``; 次均 is per 人次 where people are treated or helped."""
    for length in (3, 2):
        row = _words().get(text[end - length : end])
        if row is None:
            continue
        if row.not_before and text.startswith(tuple(row.not_before.split("|")), end):
            return None
        people = row.unit == "次" and context("visits-before").search(text, max(0, end - 40), end)
        return end - length, end, "人次" if people else row.unit
    return None


def _bare_denominator(text: str, place: int) -> tuple[int, int, str] | None:
    """日处理能力 is per day; 万人发明专利拥有量 is per 万人, unless a number stands before."""
    if text[place] == "日":
        return None if text[place - 1 : place] in _NO_DAY else (place, place + 1, "日")
    return None if text[place - 1 : place] in _NUMERALS else (place, place + 2, text[place : place + 2])


def _govern(text: str, found: list[Quantity], index: int, end: int, per: str) -> None:
    """Give the denominator to the first figure of its clause and to those that repeat its unit."""
    governed: Quantity | None = None
    position = end
    for place in range(index, len(found)):
        quantity = found[place]
        between = text[position : quantity.outer_start]
        if len(between) > _REACH or _HARD_BREAK.search(between):
            return
        if governed is not None:
            position = quantity.outer_end
            if quantity.unit == governed.unit:
                if not _goes_on(between, quantity, governed, per):
                    return
                found[place] = _rate(quantity, per)
        elif "；" in between or context("new-subject").search(between):
            return
        elif quantity.kind not in _EXEMPT and quantity.unit not in _OWN_DURATIONS:
            governed, position = quantity, quantity.outer_end
            found[place] = _rate(quantity, per)


def _goes_on(between: str, quantity: Quantity, governed: Quantity, per: str) -> bool:
    """Whether a figure of the same unit has the same denominator, by what stands between it and the one before."""
    if context("joined").match(between) or context("compared").search(between):
        return True
    alike = quantity.value <= governed.value * _MOST_UNLIKE
    return alike and per.endswith("人") and context("of-the-same").search(between) is not None


def _rate(quantity: Quantity, per: str) -> Quantity:
    return msgspec.structs.replace(quantity, kind="rate", unit=f"{quantity.unit}/{per}")
