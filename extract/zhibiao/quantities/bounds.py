"""The words around a quantity that make a bound of it: 约, 不低于, 以上, 左右."""

from functools import cache
from typing import NamedTuple

from zhibiao.core.facts import Bound, Kind
from zhibiao.lexicons.load import rows
from zhibiao.lexicons.rows import BoundWord
from zhibiao.quantities.contexts import context


class Bounded(NamedTuple):
    """A quantity's bound, and the stretch that its words and the quantity fill together."""

    bound: Bound
    start: int
    end: int


@cache
def _before() -> dict[str, tuple[BoundWord, ...]]:
    """The words before a quantity by their last character, longest first."""
    table: dict[str, list[BoundWord]] = {}
    for row in rows("bounds.csv", BoundWord):
        if row.side == "before":
            table.setdefault(row.word[-1], []).append(row)
    return {last: tuple(sorted(words, key=lambda row: -len(row.word))) for last, words in table.items()}


@cache
def _after() -> dict[str, tuple[BoundWord, ...]]:
    """The words after a quantity by their first character, longest first."""
    table: dict[str, list[BoundWord]] = {}
    for row in rows("bounds.csv", BoundWord):
        if row.side == "after":
            table.setdefault(row.word[0], []).append(row)
    return {first: tuple(sorted(words, key=lambda row: -len(row.word))) for first, words in table.items()}


def around(text: str, start: int, end: int, kind: Kind, more: bool) -> Bounded:
    """The bound of the quantity ``text[start:end]``.

    A word after it wins over one before (低于3%左右 is about 3 %), and either over 余 or 多 inside (``more``).
    """
    outer_start, bound = before(text, start)
    after = _word_after(text, end, kind)
    if after is not None:
        word, after_bound = after
        return Bounded(after_bound, outer_start, end + len(word))
    return Bounded(bound or (">" if more else "="), outer_start, end)


def before(text: str, start: int) -> tuple[int, Bound | None]:
    """Where the bound words before ``start`` begin, and their bound; ``(start, None)`` if there are none."""
    stop = start
    while stop and text[stop - 1] in " \t":
        stop -= 1
    for row in _before().get(text[stop - 1 : stop], ()):
        if text.endswith(row.word, 0, stop) and not context("no-bound-before").search(text, max(0, stop - 3), stop):
            return stop - len(row.word), row.bound
    if match := context("limit-at-a-distance").search(text, max(0, start - 7), start):
        return start, "<=" if match[1] in ("最多", "至多") else ">="
    if text.endswith("的", 0, start) and context("short-of").search(text, max(0, start - 18), start):
        return start, "<"
    return start, None


def _word_after(text: str, end: int, kind: Kind) -> tuple[str, Bound] | None:
    for row in _after().get(text[end : end + 1], ()):
        if not text.startswith(row.word, end):
            continue
        if row.word == "内" and not (kind == "duration" and context("within").match(text, end)):
            continue
        return row.word, row.bound
    if kind in ("duration", "multiple", "percentage") and context("more-after").match(text, end):
        return "多", ">"
    return None
