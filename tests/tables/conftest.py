"""Short ways to say what the tables of a text hold."""

from collections.abc import Callable, Sequence

import pytest

from zhibiao.core.document import Document, Grid, GridCell
from zhibiao.core.folding import fold
from zhibiao.core.serialize import plain
from zhibiao.read import read_text
from zhibiao.segment import segment
from zhibiao.tables import TableFacts, read_tables
from zhibiao.tables.sheet import Sheet

PROSE = "县水利局2023年工作总结\n全年完成投资12亿元，增长5%。\n"


def _read(table: str) -> TableFacts:
    document = read_text(f"{PROSE}{table}\n")
    return read_tables(document, segment(document))


def _tabbed(rows: Sequence[Sequence[str]]) -> str:
    """A flattened table: each cell on a line led by a tab, rows apart by an empty line."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows) + "\n"


@pytest.fixture(name="read", scope="session")
def read_() -> Callable[[str], TableFacts]:
    """What is read of a table that stands below a line of prose."""
    return _read


@pytest.fixture(name="tabbed", scope="session")
def tabbed_() -> Callable[[Sequence[Sequence[str]]], str]:
    return _tabbed


@pytest.fixture(name="cells", scope="session")
def cells_() -> Callable[[str], list[str]]:
    """The cells of all tables as ``row | column | bound value unit``."""

    def said(table: str) -> list[str]:
        found = [cell for one in _read(table).tables for cell in one.cells]
        return [
            f"{cell.row} | {cell.column} | {cell.bound.removeprefix('=')}{plain(cell.value)}"
            f"{'..' + plain(cell.value_high) if cell.value_high is not None else ''}{cell.unit}"
            for cell in found
        ]

    return said


@pytest.fixture(name="sheet", scope="session")
def sheet_() -> Callable[[Sequence[Sequence[str]]], Sheet]:
    """A grid from rows of cells; ``^`` goes on with the cell above, ``<`` with the one to the left."""

    def made(rows: Sequence[Sequence[str]]) -> Sheet:
        text = "\n".join(cell for row in rows for cell in row) + "\n"
        cells, position = [], 0
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell not in ("^", "<"):
                    below = next(
                        (n for n, r in enumerate(rows[number + 1 :], 1) if r[column] != "^"), len(rows) - number
                    )
                    right = next((n for n, c in enumerate(row[column + 1 :], 1) if c != "<"), len(row) - column)
                    span = {"row": number, "column": column, "row_span": below, "column_span": right}
                    cells.append(GridCell(**span, text=cell, start=position, end=position + len(cell)))
                position += len(cell) + 1
        document = Document(id="0", source="s", format="text", text=text, folded=fold(text))
        grid = Grid(start=0, end=len(text), n_rows=len(rows), n_columns=len(rows[0]), cells=tuple(cells))
        return Sheet(document, grid)

    return made
