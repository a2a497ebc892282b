"""The names of a block's rows: headings from the outside in, for each group of columns that goes by the same names."""

from collections.abc import Container, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhibiao.core.document import GridCell
from zhibiao.tables.blocks import Block
from zhibiao.tables.columns import Columns
from zhibiao.tables.hierarchy import Label, find_parents, read_label
from zhibiao.tables.patterns import shape
from zhibiao.tables.units import heading_unit


class Path(NamedTuple):
    """The name of a row for one group of columns."""

    labels: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()  #: its labels as printed, with their units
    parent: int | None = None  #: the row that this one is a part of
    total: bool = False
    cells: tuple[GridCell, ...] = ()


class RowPaths:
    """The paths of a block's rows, read once for each group of columns.

    Args:
        block: the part of a grid.
        columns: what its columns are for.
        skipped: rows that name nothing, because their cells carry their own labels.
    """

    def __init__(self, block: Block, columns: Columns, skipped: Container[int]) -> None:
        self._block = block
        self._sheet = block.sheet
        self._columns = columns
        self._skipped = skipped
        self._paths: dict[tuple[tuple[int, ...], tuple[int, ...]], dict[int, Path]] = {}

    def of(self, row: int, column: int) -> Path:
        """The path of a row for a column, empty if the row has no name there."""
        key = self._columns.stubs[column], self._columns.codes[column]
        if key not in self._paths:
            self._paths[key] = self._read(*key)
        return self._paths[key].get(row, Path())

    def _read(self, stubs: tuple[int, ...], codes: tuple[int, ...]) -> dict[int, Path]:
        rows = [row for row in self._block.body if row not in self._skipped]
        names = self.names(rows, stubs)
        for row in rows:
            names[row] = names[row] or self._among_codes(row, codes)
        named = [row for row in rows if names[row]]
        if len(stubs) != 1:
            return {row: self._listed(names[row]) for row in named}
        labels = [self._label(row, names[row][0], codes) for row in named]
        parents = find_parents(labels, [self._values(row, stubs) for row in named])
        paths: dict[int, Path] = {}
        for row, label, parent in zip(named, labels, parents, strict=True):
            above = None if parent is None else named[parent]
            outer = Path() if above is None else paths[above]
            printed = (*outer.printed, self._sheet.text(names[row][0]))
            paths[row] = Path((*outer.labels, label.text), printed, above, label.total, tuple(names[row]))
        return paths

    def _listed(self, cells: Sequence[GridCell]) -> Path:
        """The path of a row that is named by several columns."""
        labels = [read_label(self.plain(cell)) for cell in cells]
        return Path(
            tuple(label.text for label in labels if label.text),
            tuple(self._sheet.text(cell) for cell in cells),
            total=any(label.total for label in labels),
            cells=tuple(cells),
        )

    def names(self, rows: Sequence[int], stubs: Sequence[int]) -> dict[int, list[GridCell]]:
        """The cells that name each row.

        Of several columns an empty one but the last goes on with the name above.
        """
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

    def plain(self, cell: GridCell) -> str:
        """What a cell says without a weight in brackets behind it."""
        return shape("weight").sub("", self._sheet.text(cell))

    def _values(self, row: int, stubs: tuple[int, ...]) -> dict[int, Decimal]:
        """The numbers of a row that may add up: no shares, no rates."""
        values = {}
        for column in self._columns.of("data"):
            cell = self._sheet.at(row, column)
            if cell and cell.row == row and self._columns.stubs[column] == stubs and self._sheet.is_number(cell):
                reading = self._sheet.content(cell).readings[0]
                if "%" not in (reading.unit, heading_unit(self._block.headings(column))):
                    values[column] = reading.value
        return values
