"""Tables of a PDF as entries for a builder; those that go on over pages are put together."""

from typing import NamedTuple

from zhibiao.read.blocks import Entry, Piece
from zhibiao.read.pages.lines import Line, join_lines, set_lines
from zhibiao.read.pages.ruled import Cell, Ruled

_SAME_COLUMN = 6.0  # points that a column may move from page to page
_HEADINGS = 6  # rows that may come again on each page
_LEVELS = 8  # characters; what is set in further is centred

Rows = dict[int, list[Entry]]


class Table(NamedTuple):
    """A table, perhaps of several pages."""

    page: int  #: the page it begins on, from 1
    xs: list[float]  #: the edges of its columns
    rows: int
    entries: list[Entry]


def make_table(ruled: Ruled, page: int) -> Table:
    """The cells of a table with their text, its box, and how far it is set in."""
    lines = {(cell.row, cell.column): set_lines(cell.chars) for cell in ruled.cells}
    starts = _starts(ruled, lines)
    entries = []
    for cell in ruled.cells:
        found = lines[cell.row, cell.column]
        piece = Piece(join_lines([line.text for line in found]), page, _box(found)) if found else Piece("", page)
        indent = _indent(ruled, cell, found, starts)
        entries.append(Entry(cell.row, cell.column, (piece,), cell.row_span, cell.column_span, indent))
    return Table(page, ruled.xs, len(ruled.ys) - 1, entries)


def continues(table: Table, following: Table) -> bool:
    """Whether a table at the top of a page goes on with the one at the end of the page before.

    It does if it has the same columns and does not begin with a title of its own, a row of one cell.
    """
    pairs = list(zip(table.xs, following.xs, strict=False))
    same = len(table.xs) == len(following.xs) and all(abs(a - b) <= _SAME_COLUMN for a, b in pairs)
    first = following.entries[0]
    return same and not (first.column_span == len(following.xs) - 1 and first.pieces[0].text)


def joined(table: Table, following: Table) -> Table:
    """A table with its continuation below it, whose repeated headings are left out."""
    repeated = _repeated(table, following)
    moved = table.rows - repeated
    added = {
        (entry.row, entry.column): entry._replace(row=entry.row + moved)
        for entry in following.entries
        if entry.row >= repeated
    }
    entries = []
    for entry in table.entries:
        rest = added.get((repeated, entry.column))
        if rest and entry.row + entry.row_span == table.rows and _is_cut(entry, rest):
            del added[repeated, entry.column]
            entry = entry._replace(row_span=entry.row_span + rest.row_span)
        entries.append(entry)
    return table._replace(rows=table.rows + following.rows - repeated, entries=[*entries, *added.values()])


def _is_cut(entry: Entry, rest: Entry) -> bool:
    """Whether a merged cell goes on as an empty one on the next page."""
    same = entry.column_span == rest.column_span and not rest.pieces[0].text
    return same and max(entry.row_span, rest.row_span) > 1


def _repeated(table: Table, following: Table) -> int:
    """How many rows at its top the continuation repeats; a row without text repeats nothing."""
    first, second = _by_row(table), _by_row(following)
    repeated = 0
    for row in range(min(_HEADINGS, following.rows - 1)):
        texts = [(e.column, e.row_span, e.column_span, e.pieces[0].text) for e in first.get(row, [])]
        if texts != [(e.column, e.row_span, e.column_span, e.pieces[0].text) for e in second.get(row, [])]:
            break
        if any(text for *_, text in texts):
            repeated = row + 1
    spanned = max((entry.row + entry.row_span for row in range(repeated) for entry in second.get(row, [])), default=0)
    return repeated if spanned <= repeated else 0


def _by_row(table: Table) -> Rows:
    rows: Rows = {}
    for entry in sorted(table.entries, key=lambda entry: (entry.row, entry.column)):
        rows.setdefault(entry.row, []).append(entry)
    return rows


def _box(lines: list[Line]) -> tuple[float, float, float, float]:
    return (
        round(min(line.left for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.right for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )


def _starts(ruled: Ruled, lines: dict[tuple[int, int], list[Line]]) -> dict[int, float]:
    """Where the text of each column begins that is not set in."""
    starts: dict[int, float] = {}
    for (_, column), found in lines.items():
        for line in found[:1]:
            starts[column] = min(starts.get(column, line.left), line.left)
    return {column: max(start, ruled.xs[column]) for column, start in starts.items()}


def _indent(ruled: Ruled, cell: Cell, lines: list[Line], starts: dict[int, float]) -> int:
    """How many characters a cell's text is set in from its column's left; nought if it is centred or at the right."""
    if not lines:
        return 0
    line = lines[0]
    right = ruled.xs[cell.column + cell.column_span] - line.right
    left = line.left - ruled.xs[cell.column]
    indent = round((line.left - starts[cell.column]) / line.size)
    at_left = len(lines) > 1 or (left < right and abs(left - right) > line.size)
    return indent if at_left and 0 < indent <= _LEVELS else 0
