"""A number of a table with all that its headings say, before it has a name."""

from decimal import Decimal
from typing import NamedTuple

from zhibiao.core.document import Span
from zhibiao.core.facts import Bound, Cell, Kind

SEPARATOR = " > "


class Fact(NamedTuple):
    """A cell's number before it has a name."""

    start: int
    end: int
    row: tuple[str, ...]
    column: tuple[str, ...]
    value: Decimal
    high: Decimal | None
    unit: str
    bound: Bound
    kind: Kind
    factor: Decimal  #: what the printed number was multiplied by
    place: tuple[int, int]  #: row and column of the grid
    parent: tuple[int, int] | None  #: the place of the number that this one is a part of
    total: bool
    heads: tuple[Span, ...]  #: the cells of its headings, the nearest first


def cell_of(fact: Fact, identity: str, text: str) -> Cell:
    """The fact as the contract has it; ``text`` is the document's."""
    return Cell(
        id=identity,
        row=SEPARATOR.join(fact.row),
        column=SEPARATOR.join(fact.column),
        text=text[fact.start : fact.end],
        value=fact.value,
        value_high=fact.high,
        unit=fact.unit,
        bound=fact.bound,
        start=fact.start,
        end=fact.end,
    )
