"""The grids of a report's tables: those that the file marks, and those rebuilt from flattened text."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from zhibiao.core.document import Document, Grid, GridCell, Layout, Span
from zhibiao.tables import headings, units
from zhibiao.tables.alignment import Profile, align, nest
from zhibiao.tables.rows import Row, read_rows
from zhibiao.tables.values import Content, read_cell

_WIDEST = 60  # columns; in a wider table a short row is not fitted, which costs their cube


class Region(NamedTuple):
    """A table as it stands in the report, perhaps of several parts stacked on each other."""

    span: Span
    grids: tuple[Grid, ...]


def find_grids(document: Document, layout: Layout) -> tuple[Region, ...]:
    """The tables of a report as grids, in text order.

    Args:
        document: the report; grids of its own are kept as they are.
        layout: its table regions; those without a grid are rebuilt from their text.

    Returns:
        One region a table. A rebuilt table has a grid for each part with headings of its own. Offsets are those of
        the text.
    """
    marked = {grid.start: grid for grid in document.grids}
    regions = []
    for span in layout.tables:
        inside = tuple(grid for start, grid in marked.items() if span.start <= start < span.end)
        if not inside and not any(grid.start <= span.start < grid.end for grid in document.grids):
            inside = tuple(rebuild(document, span))
        regions.append(Region(span, inside))
    return tuple(region for region in regions if region.grids)


def rebuild(document: Document, region: Span) -> list[Grid]:
    """Rebuild a flattened table: a grid for each stretch of rows under headings of their own."""
    rows = [row for row in read_rows(document.folded, region) if any(cell.end > cell.start for cell in row)]
    parts: list[list[Row]] = []
    for index, row in enumerate(rows):
        if not parts or _opens(document.folded, rows, index, parts[-1]):
            parts.append([])
        parts[-1].append(row)
    return [_grid(document, part) for part in parts]


def _opens(folded: str, rows: Sequence[Row], index: int, part: Sequence[Row]) -> bool:
    """Whether a row begins a part of its own: headings below more than a title, or a name with a text beside it."""
    texts, before = _texts(folded, rows[index]), _texts(folded, rows[index - 1])
    if headings.is_heading_row(texts):
        titled = all(len(row) == 1 for row in part)
        return not titled and not headings.is_heading_row(before)
    pair = len(texts) == 2 and bool(texts[0]) and read_cell(texts[1]).prose
    return pair and len(part[-1]) != 2


def _texts(folded: str, row: Row) -> list[str]:
    return [folded[cell.start : cell.end] for cell in row]


def _grid(document: Document, rows: Sequence[Row]) -> Grid:
    width = max(len(row) for row in rows)
    texts = [_texts(document.folded, row) for row in rows]
    starts = _columns(texts, width)
    cells: list[GridCell] = []
    for number, (row, columns) in enumerate(zip(rows, starts, strict=True)):
        ends = [*columns[1:], width]
        for span, column, end in zip(row, columns, ends, strict=True):
            cell = GridCell(
                row=number,
                column=column,
                column_span=end - column,
                text=document.text[span.start : span.end],
                start=span.start,
                end=span.end,
            )
            cells.append(cell)
    filled = [cell for cell in cells if cell.text]
    return Grid(
        start=filled[0].start, end=filled[-1].end, n_rows=len(rows), n_columns=width, cells=tuple(cells)
    )  # fmt: skip


def _columns(texts: Sequence[Sequence[str]], width: int) -> list[list[int]]:
    """The first column of each cell, row by row."""
    profiles = _profiles([row for row in texts if len(row) == width], width)
    starts: list[list[int]] = []
    for number, row in enumerate(texts):
        shapes = [_shape(text) for text in row]
        if len(row) == width:
            starts.append(list(range(width)))
        elif number and len(texts[number - 1]) == len(row):
            starts.append(starts[-1])
        elif below := _nested(texts, number, width):
            starts.append(below)
        elif width > _WIDEST:
            starts.append(list(range(len(row))))
        else:
            starts.append(align(shapes, [_unit(read_cell(text)) for text in row], profiles))
    return starts


def _nested(texts: Sequence[Sequence[str]], number: int, width: int) -> list[int] | None:
    """The columns of a short row of headings above a full one."""
    if number + 1 >= len(texts) or len(texts[number + 1]) != width:
        return None
    row, below = texts[number], texts[number + 1]
    if any(_shape(text) == "number" for text in (*row, *below)):
        return None
    return nest(len(row), [_shape(text) for text in below])


def _shape(text: str) -> str:
    return "empty" if not text else "number" if read_cell(text).whole else "text"


def _unit(content: Content) -> str:
    return content.readings[0].unit if content.whole else ""


def _profiles(rows: Sequence[Sequence[str]], width: int) -> list[Profile]:
    profiles = []
    for column in range(width):
        counts = Counter(_shape(row[column]) for row in rows)
        total = sum(counts.values()) or 1
        implied = units.implied(headings.joined(rows[0][column])) if rows else None
        profiles.append(Profile({shape: n / total for shape, n in counts.items()}, implied.name if implied else ""))
    return profiles
