"""Tables of a page: rows, spans, and whether one only lays out the page."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from zhibiao.read.blocks import Entry, Piece, join_parts
from zhibiao.read.html.names import is_left_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST = 1000  # columns of a table, as many as a cell may cover in the HTML standard
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_ARTICLE = 400  # characters; no cell of a table that holds facts has as much prose
_INDENT = re.compile(r"(?:text-indent|padding-left|margin-left)\s*:\s*([\d.]+)\s*(em|pt|px)", re.IGNORECASE)
_PER_CHARACTER = {"em": 1.0, "pt": 12.0, "px": 16.0}


class _Place(NamedTuple):
    row: int
    column: int
    row_span: int
    column_span: int
    element: "_Element"


class Table(NamedTuple):
    """A table of a page."""

    caption: str
    header_rows: int  #: rows marked as headings, from the top
    places: list[_Place]

    @property
    def elements(self) -> "list[_Element]":
        """Its cells."""
        return [place.element for place in self.places]

    @property
    def is_layout(self) -> bool:
        """Whether it only lays out the page: of one column, with tables in it, or with an article in a cell."""
        if all(place.column == 0 for place in self.places):
            return True
        return any(element.find(".//table") is not None or _prose(element) > _ARTICLE for element in self.elements)

    def entries(self, lines: "Callable[[_Element], list[str]]") -> Iterator[Entry]:
        """Its cells for a builder; ``lines`` gives the lines of a cell."""
        for place in self.places:
            found = lines(place.element)
            text = found[0] if len(found) == 1 else join_parts(found)
            yield Entry(
                place.row, place.column, (Piece(text),), place.row_span, place.column_span, _indent(place.element)
            )


def parse_table(table: "_Element") -> Table:
    """Find the cells of a table, not those of tables in it."""
    rows = list(_rows(table))
    covered: dict[int, int] = {}  # column → the first row that a cell further up leaves free
    places: list[_Place] = []
    header_rows = 0
    for number, (row, in_head) in enumerate(rows):
        column = 0
        cells = [cell for cell in row if cell.tag in _CELLS and not is_left_out(cell)]
        for cell in cells:
            while covered.get(column, 0) > number:
                column += 1
            if column >= _WIDEST:
                break
            width = _span(cell.get("colspan"), _WIDEST - column)
            height = _span(cell.get("rowspan"), len(rows) - number)
            covered.update(dict.fromkeys(range(column, column + width), number + height))
            places.append(_Place(number, column, height, width, cell))
            column += width
        if header_rows == number and cells and (in_head or all(cell.tag == "th" for cell in cells)):
            header_rows += 1
    caption = table.find("caption")
    text = "" if caption is None else " ".join("".join(caption.itertext()).split())
    return Table(text, header_rows, places)


def _rows(table: "_Element") -> "Iterator[tuple[_Element, bool]]":
    """Each row, and whether it stands in the table's head."""
    for child in table:
        if child.tag == "tr" and not is_left_out(child):
            yield child, False
        elif child.tag in _GROUPS:
            yield from ((row, child.tag == "thead") for row in child if row.tag == "tr" and not is_left_out(row))


def _span(value: str | None, most: int) -> int:
    """How many rows or columns; 0 means all that are left."""
    digits = (value or "1").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    number = int(digits[:6])
    return most if number == 0 else min(number, most)


def _prose(cell: "_Element") -> int:
    text = "".join(cell.itertext())
    return len(text) if "。" in text else 0


def _indent(cell: "_Element") -> int:
    """How far a cell's text is set in by its style, in characters; centred text is not."""
    for element in (cell, *cell.iter("p", "div", "span")):
        style = element.get("style", "")
        if "center" in style or "right" in style or element.get("align") in ("center", "right"):
            return 0
        if found := _INDENT.search(style):
            return round(float(found[1]) / _PER_CHARACTER[found[2].lower()])
    return 0
