"""The names that a report is searched for in one scan: divisions, bodies of the state, media, programmes."""

from collections.abc import Iterator
from functools import cache

import msgspec

from zhibiao.entities.patterns import word_list
from zhibiao.entities.wordscan import WordScan
from zhibiao.lexicons.divisions import Division, candidates, names

_LISTS = {"state": "state", "media": "media", "programme": "programme_plain"}


class Hit(msgspec.Struct, frozen=True):
    """A name found in the text: what sort it is (``place``, ``state``, ``media``, ``programme``)."""

    start: int
    end: int
    sort: str


def scan(text: str) -> Iterator[Hit]:
    """Find every name, overlapping ones too, in the order of their ends.

    Args:
        text: folded text.
    """
    return (Hit(start, end, sort) for start, end, sort in _names().find(text))


def is_full(name: str) -> bool:
    """Whether a name is that of a division in full, or as it is spoken (恩施州)."""
    return any(name != d.short for d in candidates(name))


def is_well_known(name: str) -> bool:
    """Whether a short name is that of a province or a prefecture."""
    return any(division.level != "county" for division in candidates(name))


def divisions_named(name: str, year: int | None) -> tuple[Division, ...]:
    """The divisions with a name; none for one that is a common word."""
    return () if name in word_list("common_place") else candidates(name, year)


@cache
def _names() -> WordScan[str]:
    common = set(word_list("common_place"))
    listed = [(name, "place") for name in names() if len(name) > 1 and name not in common]
    listed += [(name, sort) for sort in ("state", "media", "programme") for name in word_list(_LISTS[sort])]
    return WordScan(listed)
