"""Ordinals: a place in an order (第五, 第3名, 前十位), or part of a name (第十四届, 第三方) or a list's label."""

from decimal import Decimal

from zhibiao.core.document import Claim, Quantity
from zhibiao.core.facts import Bound
from zhibiao.quantities import bounds
from zhibiao.quantities.contexts import context
from zhibiao.quantities.numbers import Number


def is_ordinal(text: str, start: int) -> bool:
    """Whether 第 or 前 stands right before ``start``."""
    if text[start - 1 : start] not in ("第", "前", " "):
        return False
    return context("ordinal-before").search(text, max(0, start - 3), start) is not None


def read(text: str, number: Number) -> list[Quantity] | Claim:
    """What the ordinal is: a rank, or a claim of its number with 第."""
    first = context("ordinal-before").search(text, max(0, number.start - 3), number.start)
    start = first.start() if first else number.start
    if first is None or first[0].startswith("前"):
        return _leading(text, start, number)
    before = text[max(0, start - 12) : start]
    place = context("place-after").match(text, number.end)
    if place:
        return [_rank(text, start, start, place.end(), number.value, place[1])]
    ends = context("rank-end").match(text, number.end) is not None
    if ends and context("label-before").search(before) and not text.startswith("、第", number.end):
        return Claim(start=start, end=number.end, fate="label")
    in_field = context("field-before").search(before)
    if in_field and ends:
        return [_rank(text, start, start, number.end, number.value, "名")]
    other = context("counted-place-after").match(text, number.end)
    if other and in_field:
        return [_rank(text, start, start, other.end(), number.value, other[1])]
    return Claim(start=start, end=number.end, fate="name")


def _leading(text: str, start: int, number: Number) -> list[Quantity] | Claim:
    """前十位, 前3名: at or above a place; any other 前 is no ordinal of its own."""
    place = context("place-after").match(text, number.end)
    if place:
        return [_rank(text, number.start, start, place.end(), number.value, place[1], "<=")]
    if context("rank-end").match(text, number.end) and context("field-before").search(text[max(0, start - 12) : start]):
        return [_rank(text, number.start, start, number.end, number.value, "名", "<=")]
    return Claim(start=number.start, end=number.end, fate="name")


def _rank(
    text: str, start: int, outer_start: int, end: int, value: Decimal, unit: str, bound: Bound | None = None
) -> Quantity:
    around = bounds.around(text, start, end, "rank", more=False)
    return Quantity(
        start=start, end=end, kind="rank", value=value, unit=unit, bound=bound or around.bound,
        outer_start=min(outer_start, around.start), outer_end=around.end,
    )  # fmt: skip
