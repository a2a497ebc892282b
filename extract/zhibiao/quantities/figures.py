"""Whether a Chinese numeral with a measure word is stated as a figure: 召开会议一次 is, 一次性 and 一批 are not."""

from zhibiao.core.facts import Fate
from zhibiao.quantities import bounds
from zhibiao.quantities.contexts import context
from zhibiao.quantities.numbers import Number
from zhibiao.quantities.units import Found

_VAGUE_BEFORE = frozenset("数几上成若")


def is_vague(text: str, number: Number) -> bool:
    """数十, 上百, 三五个, 十万八千: no figure."""
    written = text[number.start : number.end]
    if not number.han:
        return False
    before = text[number.start - 1 : number.start]
    if before in _VAGUE_BEFORE and before and written[0] in "十百千万亿":
        return True
    return context("vague-pair").search(written) is not None


def fate(text: str, number: Number, unit: Found, start: int) -> Fate | None:
    """Why a Chinese numeral with a unit is no figure; None if it is one.

    Args:
        text: the text.
        number: the numeral; of a range its upper end.
        unit: its unit.
        start: where the quantity begins.
    """
    written = text[number.start : number.end]
    if number.han and context("back-reference").search(text, max(0, start - 2), start) and unit.kind == "count":
        return "word"
    bound = bounds.before(text, start)[1]
    closed = context("figure-end").match(text, unit.end) is not None
    if written[0] in "百千万亿":
        figure = bound in (">", "<", "~") or (bound is not None and closed)
    elif unit.kind == "duration":
        return None if _lasts(text, number, unit, start, closed or bound is not None) else "date"
    elif written == "一":
        figure = _one(text, unit, start, closed) or (closed and bound is not None)
    else:
        figure = written != "二" or unit.kind in ("percentage", "multiple", "measure")
    return None if figure else "word"


def _lasts(text: str, number: Number, unit: Found, start: int, closed: bool) -> bool:
    """A span of years is a figure where it is said to last (连续三年) or ends a clause; in 五年增长 it is a date."""
    if unit.name != "年" and number.value > 1:
        return True
    if context("lasting-before").search(text, max(0, start - 4), start) or bounds.before(text, start)[1]:
        return True
    if context("lasting-after").match(text, unit.end):
        return True
    if not closed or not number.han:
        return closed
    return (unit.name != "年" and number.value < 1) or context("bound-after").match(text, unit.end) is not None


def _one(text: str, unit: Found, start: int, closed: bool) -> bool:
    """一 is a figure before a unit proper, and after what it counts (召开会议一次。); elsewhere it is the article."""
    if unit.kind in ("percentage", "amount", "multiple"):
        return unit.kind == "percentage" or closed
    counted = context("counted-one").match(unit.name) is not None
    return closed and counted and not context("no-article-before").search(text, max(0, start - 1), start)
