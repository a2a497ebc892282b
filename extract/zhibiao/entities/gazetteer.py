"""The names that a report is searched for in one scan: divisions, departments, bodies of the state, media."""

from collections.abc import Iterator
from functools import cache

import ahocorasick
import msgspec

from zhibiao.entities.patterns import word_list
from zhibiao.lexicons.divisions import Division, candidates, names

_GENERIC = frozenset("市辖区 郊区 城区 矿区 市区 东区 西区 南区 北区 中区 新区 市中区 城关区 城郊区 县".split())


class Hit(msgspec.Struct, frozen=True):
    """A name found in the text: what sort it is (``place``, ``department``, ``state``, ``media``)."""

    start: int
    end: int
    sort: str


def scan(text: str) -> Iterator[Hit]:
    """Find every name, overlapping ones too, in the order of their ends.

    Args:
        text: folded text.
    """
    for end, (sort, length) in _automaton().iter(text):
        yield Hit(end - length + 1, end + 1, sort)


def is_full(name: str) -> bool:
    """Whether a name is that of a division in full, or as it is spoken (恩施州)."""
    return any(name != d.short for d in candidates(name))


def is_well_known(name: str) -> bool:
    """Whether a short name is that of a province or a prefecture."""
    return any(division.level != "county" for division in candidates(name))


def divisions_named(name: str, year: int | None) -> tuple[Division, ...]:
    """The divisions with a name; none for one that is a common word."""
    return () if name in _GENERIC else candidates(name, year)


@cache
def _automaton() -> "ahocorasick.Automaton":
    automaton = ahocorasick.Automaton()
    sorts = {
        "place": (name for name in names() if len(name) > 1 and name not in _GENERIC),
        "department": (duty + organ for duty in word_list("duty") for organ in word_list("organ_of_duty")),
        "state": word_list("state"),
        "media": word_list("media"),
    }
    for sort, listed in sorts.items():
        for name in listed:
            automaton.add_word(name, (sort, len(name)))
    automaton.make_automaton()
    return automaton
