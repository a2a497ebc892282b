"""From the cells of a block to facts: each number with the headings of its row and column, its unit and its value."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhibiao.core.document import Claim, Document, GridCell, Span
from zhibiao.core.facts import Fate
from zhibiao.tables import units
from zhibiao.tables.blocks import Block
from zhibiao.tables.columns import Columns, read_columns
from zhibiao.tables.facts import Fact
from zhibiao.tables.hierarchy import read_label
from zhibiao.tables.labelled import find_labelled
from zhibiao.tables.paths import Path, RowPaths
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.units import Unit
from zhibiao.tables.values import Reading

_SENTENCE = re.compile("[。；！？]")


class BlockReader:
    """Reads the facts of one block.

    Args:
        document: the report.
        block: the part of a grid.
        general: the unit that the caption gives for all numbers.
    """

    def __init__(self, document: Document, block: Block, general: Unit | None) -> None:
        self._text = document.text
        self._block = block
        self._sheet = block.sheet
        self.columns: Columns = read_columns(block)
        self.side = False  #: whether the corner stands down the side
        self.corner = self._corner()
        self._general = units.in_brackets(self.corner) or general
        self._labelled = find_labelled(block)
        self._paths = RowPaths(block, self.columns, self._labelled)

    def _corner(self) -> str:
        """The heading over the names of the rows, or down the side."""
        for column in (*self.columns.of("side"), *self.columns.of("stub")):
            path = self._block.headings(column)
            self.side = self.columns.roles[column] == "side"
            if path:
                return path[-1]
            if self.side and (cells := self._block.cells(column)):
                return self._sheet.text(cells[0])
        self.side = False
        return ""

    def facts(self) -> list[Fact]:
        """The numbers of the block in text order."""
        found: list[Fact] = []
        above: int | None = None
        for row in self._block.body:
            if row in self._labelled:
                found += self._of_labelled(row, above)
            else:
                found += self._of_row(row)
                above = row
        if self._weights:
            found += self._of_headings()
        return sorted(found)

    @property
    def _weights(self) -> tuple[str, ...]:
        """The headings of the column of weights, empty if there is none."""
        for column in self.columns.of("data"):
            path = self._block.headings(column)
            if path and first("performance.toml", path[-1]) == "weight":
                return path
        return ()

    def _of_row(self, row: int) -> Iterator[Fact]:
        for cell in self._sheet.filled(row):
            role = self.columns.roles[cell.column]
            readings = self._sheet.content(cell).readings
            if role not in ("data", "note"):
                continue
            for reading in readings:
                if role == "data" or reading.unit:
                    yield self._fact(cell, reading, self._path(row, cell.column), self._block.headings(cell.column))

    def _path(self, row: int, column: int) -> Path:
        """The path of a row; the corner names a row that has no name of its own."""
        path = self._paths.of(row, column)
        if path.labels or not self.corner:
            return path
        return Path((units.without_unit(self.corner).rstrip("：:"),), (self.corner,))

    def _of_labelled(self, row: int, above: int | None) -> Iterator[Fact]:
        """The numbers of cells that carry their own labels; they are parts of the last row that does not."""
        for cell in self._sheet.filled(row):
            outer = self._path(above, self._block.sheet.grid.n_columns - 1).labels if above is not None else ()
            head = self._labelled[row].get(cell.column, "")
            for reading in self._sheet.content(cell).readings:
                label = read_label(" ".join(reading.label.split())).text
                path = Path((*outer, label) if label else outer, (label,))
                yield self._fact(cell, reading, path, (head,) if head else self._block.headings(cell.column))

    def _of_headings(self) -> Iterator[Fact]:
        """The weights that stand in headings of rows: 产出指标（50分）."""
        seen: set[tuple[str, ...]] = set()
        column = next(c for c in self.columns.of("data") if self._block.headings(c) == self._weights)
        for row in self._block.body:
            cells = self._paths.of(row, column).cells
            for place, cell in enumerate(cells):
                weight = shape("weight").search(self._sheet.folded[cell.start : cell.end].rstrip())
                labels = tuple(read_label(self._paths.plain(one)).text for one in cells[: place + 1])
                if weight is None or labels in seen:
                    continue
                seen.add(labels)
                value = Decimal(weight["number"].rstrip("分% "))
                reading = Reading(*weight.span("number"), value, "分", kind="score")
                yield self._fact(cell, reading, Path(labels), self._weights)

    def _fact(self, cell: GridCell, reading: Reading, path: Path, column: tuple[str, ...]) -> Fact:
        unit, factor, kind = reading.unit, Decimal(1), reading.kind
        if not unit:
            listed = next(
                (units.unit_of(self._sheet.text(self._sheet.at(cell.row, one))) for one in self.columns.of("unit")),
                None,
            )
            chosen = units.choose(column, path.printed, listed, self._general)
            if chosen:
                unit, factor, kind = chosen
        return Fact(
            start=cell.start + reading.start,
            end=cell.start + reading.end,
            row=path.labels,
            column=column,
            value=_times(reading.value, factor),
            high=None if reading.high is None else _times(reading.high, factor),
            unit=unit,
            bound=reading.bound,
            kind=kind,
            factor=factor,
            place=(cell.row, cell.column),
            parent=None if path.parent is None else (path.parent, cell.column),
            total=path.total,
            heads=tuple(Span(one.start, one.end) for one in self._heads(cell.column, path)),
        )

    def _heads(self, column: int, path: Path) -> Iterator[GridCell]:
        """The cells that a number's headings stand in: of its column from the inside out, of its row, of the titles."""
        for row in reversed(self._block.header):
            if (cell := self._sheet.at(row, column)) and cell.text.strip():
                yield cell
        yield from reversed(path.cells)
        for row in self._block.titles:
            yield from self._sheet.filled(row)

    def claims(self) -> Iterator[Claim]:
        """What the other numbers of the block are: codes, running numbers, headings."""
        fates: dict[str, Fate] = {"code": "code"}
        for row in (*self._block.titles, *self._block.header, *self._block.body):
            for cell in self._sheet.filled(row):
                in_body = row in self._block.body
                role = self.columns.roles[cell.column]
                if not in_body or role in ("stub", "side", "code", "index", "unit"):
                    yield Claim(start=cell.start, end=cell.end, fate=fates.get(role, "label") if in_body else "label")

    def prose(self) -> Iterator[Span]:
        """The cells of running text."""
        for row in (*self._block.header, *self._block.body):
            for cell in self._sheet.filled(row):
                named = self.columns.roles[cell.column] in ("stub", "side")
                if self._sheet.content(cell).prose and not (named and _SENTENCE.search(cell.text) is None):
                    yield Span(cell.start, cell.end)


def _times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without the zeros that a scale leaves behind the point."""
    product = value * factor
    return product.to_integral_value() if factor != 1 and product == product.to_integral_value() else product
