"""The parts of a grid: its titles, its rows of headings, its body; a new part begins where headings come again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhibiao.core.document import GridCell
from zhibiao.tables.headings import could_head, is_heading_row
from zhibiao.tables.patterns import first, shape
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
        """The cells of the body that begin in a column, reach no further than its heading, and are not empty."""
        width = self._width(column)
        found: dict[int, GridCell] = {}
        for row in self.body:
            cell = self.sheet.at(row, column)
            if cell and cell.text.strip() and cell.column == column and cell.column_span <= width:
                found[cell.start] = cell
        return list(found.values())

    def _width(self, column: int) -> int:
        """How many columns of the grid the innermost heading reaches over; without headings any number."""
        if not self.header:
            return self.sheet.grid.n_columns
        cell = self.sheet.at(self.header[-1], column)
        return cell.column_span if cell and cell.column == column else 1


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
    if any(_is_unit_line(text) for text in texts):
        return not any(sheet.is_number(cell) for cell in sheet.filled(row))
    if len(texts) == 1:
        return not sheet.is_number(sheet.filled(row)[0])
    if len(texts) % 2 or not all(shape("key").search(text) for text in texts[::2]):
        return False
    values = texts[1::2]
    return not (shape("heading").search(values[0]) if len(texts) == 2 else all(map(shape("key").search, values)))


def _is_unit_line(text: str) -> bool:
    """Whether a text gives the unit of the whole table, not of the heading that it stands behind."""
    found = shape("unit-line").search(text)
    before = text[: found.start()].strip("（( ") if found else ""
    return found is not None and (not before or "：" in before or ":" in before)


def _is_header(sheet: Sheet, row: int, header: Sequence[int]) -> bool:
    """Whether a row before any body is one of headings."""
    marked = sheet.grid.header_rows
    texts = _texts(sheet, row)
    if marked and row < marked:
        return True
    if header and _numbers_columns(texts):
        return True
    if header and all(shape("year").search(text) for text in texts):
        return True
    beside = texts[1:] if len(texts) > 1 and not sheet.is_number(sheet.filled(row)[0]) else texts
    if any(not could_head(text) and not shape("year").search(text) for text in beside):
        return False  # what stands in the corner may be long
    if any(shape("enumerated").search(text) for text in texts):
        return False
    if not header:
        return len(texts) > 1
    if all(_hangs(sheet, cell, header) for cell in sheet.filled(row)):
        return True
    if any(first("performance.toml", text) for other in header for text in _texts(sheet, other)):
        return False
    return (is_heading_row(texts) or _covers(sheet, row)) and len(texts) > 2 and not _named(sheet, row, header)


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row counts the columns: 栏次 1 2 3=1-2."""
    if len(texts) < 2 or not all(shape("column-number").search(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return not numbers or (numbers[0] < 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers))))


def _named(sheet: Sheet, row: int, header: Sequence[int]) -> bool:
    """Whether the first column of a row holds a text of its own, below a heading of names."""
    cell = sheet.at(row, 0)
    above = sheet.at(header[-1], 0)
    stub = above is not None and shape("stub").search(sheet.text(above)) is not None
    return cell is not None and cell.row == row and bool(cell.text.strip()) and stub


def _hangs(sheet: Sheet, cell: GridCell, header: Sequence[int]) -> bool:
    """Whether a cell stands under a heading that reaches over more columns than it does."""
    above = sheet.at(cell.row - 1, cell.column)
    return above is not None and above.row in header and above.column_span > cell.column_span and bool(above.text)
