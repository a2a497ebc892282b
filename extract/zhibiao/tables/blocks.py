"""The parts of a grid: its titles, its rows of headings, its body; a new part begins where headings come again."""

from collections.abc import Sequence
from typing import NamedTuple

from zhibiao.core.document import GridCell
from zhibiao.tables.headings import could_head, is_heading_row
from zhibiao.tables.patterns import shape
from zhibiao.tables.sheet import Sheet


class Block(NamedTuple):
    """A table with one set of column headings; rows are numbers of the grid's rows."""

    sheet: Sheet
    titles: tuple[int, ...]
    header: tuple[int, ...]
    body: tuple[int, ...]

    def headings(self, column: int) -> tuple[str, ...]:
        """The headings of a column from the outside in, each once; the row that numbers the columns is none."""
        path: list[str] = []
        for row in self.header:
            text = self.sheet.text(self.sheet.at(row, column))
            if text and text not in path[-1:] and not shape("column-number").search(text):
                path.append(text)
        return tuple(path)

    def cells(self, column: int) -> list[GridCell]:
        """The cells of the body that stand in a column alone and are not empty, each once."""
        found: dict[int, GridCell] = {}
        for row in self.body:
            cell = self.sheet.at(row, column)
            if cell and cell.text.strip() and cell.column_span == 1:
                found[cell.start] = cell
        return list(found.values())


def split(sheet: Sheet) -> list[Block]:
    """Split a grid into its blocks, in order.

    Args:
        sheet: the grid.

    Returns:
        At least one block for a grid with any text; rows without text are in none.
    """
    rows = [row for row in range(sheet.grid.n_rows) if sheet.filled(row)]
    blocks: list[tuple[list[int], list[int], list[int]]] = [([], [], [])]
    for index, row in enumerate(rows):
        titles, header, body = blocks[-1]
        if body and _is_repeated(sheet, row, header):
            continue
        if body and _begins(sheet, rows, index):
            titles, header, body = [], [], []
            blocks.append((titles, header, body))
        if not (header or body) and _is_title(sheet, row):
            titles.append(row)
        elif not body and _is_header(sheet, row, header):
            header.append(row)
        else:
            body.append(row)
    return [Block(sheet, tuple(titles), tuple(header), tuple(body)) for titles, header, body in blocks]


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [sheet.text(cell) for cell in sheet.filled(row)]


def _begins(sheet: Sheet, rows: Sequence[int], index: int) -> bool:
    """Whether a row below a body begins a block: headings, or the titles of a table whose headings follow."""
    for row in rows[index : index + 3]:
        texts = _texts(sheet, row)
        if len(texts) > 1 and is_heading_row(texts):
            return _covers(sheet, row)
        if not _is_title(sheet, row) or shape("enumerated").search(texts[0]):
            return False
    return False


def _is_repeated(sheet: Sheet, row: int, header: Sequence[int]) -> bool:
    """Whether a row says what one of the headings says: a table that goes on over a page repeats them."""
    return any(_texts(sheet, row) == _texts(sheet, other) for other in header)


def _covers(sheet: Sheet, row: int) -> bool:
    """Whether the filled cells of a row reach over most columns."""
    return sum(cell.column_span for cell in sheet.filled(row)) * 5 >= sheet.grid.n_columns * 3


def _is_title(sheet: Sheet, row: int) -> bool:
    """Whether a row is outside the table proper: one text over its width, a unit line, or a pair about the form."""
    texts = _texts(sheet, row)
    if any(shape("unit-line").search(text) for text in texts):
        return not any(sheet.is_number(cell) for cell in sheet.filled(row))
    if len(texts) == 1:
        return not sheet.is_number(sheet.filled(row)[0])
    return len(texts) in (2, 4) and all(shape("key").search(text) for text in texts[::2]) and not is_heading_row(texts)


def _is_header(sheet: Sheet, row: int, header: Sequence[int]) -> bool:
    """Whether a row before any body is one of headings."""
    marked = sheet.grid.header_rows
    texts = _texts(sheet, row)
    if marked and row < marked:
        return True
    if header and len(texts) > 1 and all(shape("column-number").search(text) for text in texts):
        return True
    if header and all(shape("year").search(text) for text in texts):
        return True
    if any(not could_head(text) and not shape("year").search(text) for text in texts):
        return False
    if any(shape("enumerated").search(text) for text in texts):
        return False
    if is_heading_row(texts):
        return True
    if not header:
        return len(texts) > 1
    return all(_hangs(sheet, cell, header) for cell in sheet.filled(row))


def _hangs(sheet: Sheet, cell: GridCell, header: Sequence[int]) -> bool:
    """Whether a cell stands under a heading that reaches over more columns than it does."""
    above = sheet.at(cell.row - 1, cell.column)
    return above is not None and above.row in header and above.column_span > cell.column_span and bool(above.text)
