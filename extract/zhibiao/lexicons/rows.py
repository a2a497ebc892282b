"""The row types of the word lists in this folder."""

from typing import Literal

import msgspec

from zhibiao.core.facts import Bound, Fate, Kind


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit or measure word (``units.csv``).

    ``not_before`` holds the characters that make a longer word of it: 分 is no unit in 分类.
    """

    unit: str
    kind: Kind
    not_before: str


class BoundWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word before or after a quantity that makes a bound of it (``bounds.csv``)."""

    word: str
    side: Literal["before", "after"]
    bound: Bound


class Denominator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word before a quantity that says "per what", without the general 每 (``denominators.csv``).

    ``not_before`` holds what makes something else of it, parted by bars: 年均汇率 is nothing per year.
    """

    word: str
    unit: str
    not_before: str


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word or name whose numeral is no figure (``words.csv``)."""

    word: str
    fate: Fate
