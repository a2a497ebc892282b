"""From the cells of a block to facts: each number with the headings of its row and column, its unit and its value."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhibiao.core.document import Claim, Document, GridCell, Span
from zhibiao.core.facts import Bound, Cell, Fate, Kind
from zhibiao.tables import units
from zhibiao.tables.blocks import Block
from zhibiao.tables.columns import Columns, read_columns
from zhibiao.tables.hierarchy import Label, find_parents, read_label
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.units import Unit
from zhibiao.tables.values import Reading

SEPARATOR = " > "
_SENTENCE = re.compile("[。；！？]")


class Fact(NamedTuple):
    """A cell's number before it has a name: what its headings say, and the grid's row that it stands in."""

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
    place: tuple[int, int]
    parent: tuple[int, int] | None  #: the place of the number that this one is a part of
    total: bool
    heads: tuple[Span, ...]  #: the cells of its headings, the nearest first


class Path(NamedTuple):
    """The name of a row for one group of columns."""

    labels: tuple[str, ...]
    printed: tuple[str, ...]  #: the innermost label as printed, with its unit
    parent: int | None
    total: bool
    cells: tuple[GridCell, ...] = ()


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
        self.corner = self._corner()
        self._general = units.in_brackets(self.corner) or general
        self._paths: dict[tuple[tuple[int, ...], tuple[int, ...]], dict[int, Path]] = {}
        self._loose = self._find_loose()

    def _corner(self) -> str:
        """The heading over the names of the rows, or down the side."""
        for column in (*self.columns.of("side"), *self.columns.of("stub")):
            path = self._block.headings(column)
            if path:
                return path[-1]
        return ""

    def _find_loose(self) -> dict[int, dict[int, str]]:
        """The rows whose cells carry their own labels (基本支出：7520.29): each with what heads its columns."""
        loose: dict[int, dict[int, str]] = {}
        heads: dict[int, str] = {}
        for row in self._block.body:
            cells = self._sheet.filled(row)
            texts = [self._sheet.text(cell) for cell in cells]
            labelled = [bool(c.readings and c.readings[0].label) for c in map(self._sheet.content, cells)]
            if len(texts) > 1 and all(shape("subheading").search(text) for text in texts):
                heads = {cell.column: text.rstrip("：:") for cell, text in zip(cells, texts, strict=True)}
                loose[row] = heads
            elif any(labelled) or (heads and all(text.endswith(("：", ":")) for text in texts)):
                loose[row] = heads
            else:
                heads = {}
        return loose

    def facts(self) -> list[Fact]:
        """The numbers of the block in text order."""
        found: list[Fact] = []
        for row in self._block.body:
            found += self._of_labelled(row) if row in self._loose else self._of_row(row)
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
                    yield self._fact(cell, reading, self.path(row, cell.column), self.headings(cell.column))

    def headings(self, column: int) -> tuple[str, ...]:
        """The headings of a column from the outside in."""
        return self._block.headings(column)

    def path(self, row: int, column: int) -> Path:
        """The name of a row for a column."""
        key = self.columns.stubs[column], self.columns.codes[column]
        if key not in self._paths:
            self._paths[key] = self._read_paths(*key)
        path = self._paths[key].get(row, Path((), (), None, False))
        if path.labels or not self.corner:
            return path
        return Path((units.without_unit(self.corner).rstrip("：:"),), (self.corner,), None, False)

    def _read_paths(self, stubs: tuple[int, ...], codes: tuple[int, ...]) -> dict[int, Path]:
        rows = [row for row in self._block.body if row not in self._loose]
        names = self._names(rows, stubs)
        for row in rows:
            names[row] = names[row] or self._among_codes(row, codes)
        if len(stubs) != 1:
            labels = {row: [read_label(self._plain(cell)) for cell in cells] for row, cells in names.items()}
            return {
                row: Path(
                    tuple(label.text for label in path if label.text),
                    tuple(self._sheet.text(cell) for cell in names[row][-1:]),
                    None,
                    any(label.total for label in path),
                    tuple(names[row]),
                )
                for row, path in labels.items()
            }
        named = [row for row in rows if names[row]]
        single = [self._label(row, names[row][0], codes) for row in named]
        parents = find_parents(single, [self._values(row, stubs) for row in named])
        paths: dict[int, Path] = {}
        for index, row in enumerate(named):
            parent = parents[index]
            outer = paths[named[parent]].labels if parent is not None else ()
            printed = (self._sheet.text(names[row][0]),)
            above = None if parent is None else named[parent]
            paths[row] = Path((*outer, single[index].text), printed, above, single[index].total, tuple(names[row]))
        return paths

    def _names(self, rows: Sequence[int], stubs: Sequence[int]) -> dict[int, list[GridCell]]:
        """The cells that name each row; of several columns an empty one but the last goes on with the name above."""
        names: dict[int, list[GridCell]] = {}
        current: list[GridCell | None] = [None] * len(stubs)
        for row in rows:
            for place, column in enumerate(stubs):
                cell = self._sheet.at(row, column)
                if cell and cell.text.strip():
                    if cell != current[place]:
                        current[place + 1 :] = [None] * (len(stubs) - place - 1)
                    current[place] = cell
                elif place == len(stubs) - 1:
                    current[place] = None
            distinct = {cell.start: cell for cell in current if cell}
            names[row] = list(distinct.values())
        return names

    def _among_codes(self, row: int, codes: Sequence[int]) -> list[GridCell]:
        """The name of a row that stands in a column of codes: 合计."""
        cells = (self._sheet.at(row, column) for column in codes)
        return [cell for cell in cells if cell and cell.text.strip() and not self._sheet.content(cell).readings][:1]

    def _label(self, row: int, cell: GridCell, codes: Sequence[int]) -> Label:
        texts = (self._sheet.text(self._sheet.at(row, column)) for column in codes)
        code = "".join(text for text in texts if shape("code-cell").search(text))
        return read_label(self._sheet.text(cell), self._sheet.indent(cell), code)

    def _plain(self, cell: GridCell) -> str:
        return shape("weight").sub("", self._sheet.text(cell))

    def _values(self, row: int, stubs: tuple[int, ...]) -> dict[int, Decimal]:
        values = {}
        for column in self.columns.of("data"):
            cell = self._sheet.at(row, column)
            if cell and cell.row == row and self.columns.stubs[column] == stubs and self._sheet.is_number(cell):
                reading = self._sheet.content(cell).readings[0]
                if reading.unit != "%":
                    values[column] = reading.value
        return values

    def _of_labelled(self, row: int) -> Iterator[Fact]:
        """The numbers of cells that carry their own labels; the row above that does not is their total."""
        above = max((other for other in self._block.body if other < row and other not in self._loose), default=None)
        for cell in self._sheet.filled(row):
            outer = self.path(above, self._block.sheet.grid.n_columns - 1).labels if above is not None else ()
            head = self._loose[row].get(cell.column, "")
            for reading in self._sheet.content(cell).readings:
                label = read_label(" ".join(reading.label.split())).text
                path = Path((*outer, label) if label else outer, (label,), None, False)
                yield self._fact(cell, reading, path, (head,) if head else self.headings(cell.column))

    def _of_headings(self) -> Iterator[Fact]:
        """The weights that stand in headings of rows: 产出指标（50分）."""
        seen: set[int] = set()
        for row in self._block.body:
            cells = self._names([row], self.columns.of("stub"))[row]
            for place, cell in enumerate(cells):
                folded = self._sheet.folded[cell.start : cell.end]
                weight = shape("weight").search(folded.rstrip())
                if weight is None or cell.start in seen or cell.row != row:
                    continue
                seen.add(cell.start)
                labels = tuple(read_label(self._plain(one)).text for one in cells[: place + 1])
                value = Decimal(weight["number"].rstrip("分% "))
                reading = Reading(*weight.span("number"), value, "分", kind="score")
                yield self._fact(cell, reading, Path(labels, (), None, False), self._weights)

    def _fact(self, cell: GridCell, reading: Reading, path: Path, column: tuple[str, ...]) -> Fact:
        unit, factor, kind = reading.unit, Decimal(1), reading.kind
        if not unit:
            listed = next(
                (units.unit_of(self._sheet.text(self._sheet.at(cell.row, one))) for one in self.columns.of("unit")), None
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


def _times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without the zeros that a scale leaves behind the point."""
    product = value * factor
    return product.to_integral_value() if factor != 1 and product == product.to_integral_value() else product
