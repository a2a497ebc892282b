"""A page as every format with pages gives it: characters, ruling lines, pictures, and where they stand."""

from typing import NamedTuple


class Char(NamedTuple):
    """A character; distances in points from the left and the top of the page, as its text is read."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Rule(NamedTuple):
    """A straight line: at ``at`` across, from ``start`` to ``end`` along."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page as its text is read: one printed sideways is turned upright."""

    number: int  #: from 1
    width: float
    height: float
    chars: list[Char]
    rows: list[Rule]  #: horizontal lines, ``at`` from the top
    columns: list[Rule]  #: vertical lines, ``at`` from the left
    pictures: float = 0.0  #: the share of the page that its largest picture covers
    nameless: int = 0  #: characters whose font does not say what they are
    lost: int = 0  #: pieces of text that could not be read for want of their font
