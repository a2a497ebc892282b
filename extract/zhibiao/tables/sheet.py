"""A grid to ask: which cell covers a place, what it says, how far it is indented."""

from collections.abc import Sequence
from functools import cached_property

from zhibiao.core.document import Document, Grid, GridCell
from zhibiao.tables.headings import joined
from zhibiao.tables.values import Content, read_cell


class Sheet:
    """A grid with its text.

    Args:
        document: the report that the grid's offsets are of.
        grid: the table.
    """

    def __init__(self, document: Document, grid: Grid) -> None:
        self.grid = grid
        self.folded = document.folded

    @cached_property
    def _at(self) -> dict[tuple[int, int], GridCell]:
        places: dict[tuple[int, int], GridCell] = {}
        for cell in self.grid.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    places.setdefault((row, column), cell)
        return places

    @cached_property
    def _rows(self) -> dict[int, list[GridCell]]:
        rows: dict[int, list[GridCell]] = {}
        for cell in self.grid.cells:
            if cell.text.strip():
                rows.setdefault(cell.row, []).append(cell)
        return rows

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a place, ``None`` where the grid has none."""
        return self._at.get((row, column))

    def filled(self, row: int) -> Sequence[GridCell]:
        """The cells that begin in a row and are not empty, from left to right."""
        return self._rows.get(row, ())

    def text(self, cell: GridCell | None) -> str:
        """What a cell says, folded and on one line; empty for none."""
        return joined(self.folded[cell.start : cell.end]) if cell else ""

    def content(self, cell: GridCell) -> Content:
        """The numbers of a cell; their offsets are from the cell's start."""
        return read_cell(self.folded[cell.start : cell.end])

    def is_number(self, cell: GridCell | None) -> bool:
        """Whether a cell is a number and nothing else."""
        return cell is not None and self.content(cell).whole

    def indent(self, cell: GridCell) -> int:
        """How many blanks stand between the start of the cell and its text."""
        start = cell.start
        while start and self.folded[start - 1] == " ":
            start -= 1
        return cell.start - start
