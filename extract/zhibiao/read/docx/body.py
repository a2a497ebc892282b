"""The content of a Word file: paragraphs, text boxes, tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zhibiao.read.blocks import Builder, Entry, Piece, join_parts
from zhibiao.read.docx.names import COMPATIBILITY, MATH, W
from zhibiao.read.docx.numbering import Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_TEXT = frozenset({f"{W}t", f"{MATH}t"})
_LEFT_OUT = frozenset(  # deleted, or no text that is printed
    f"{W}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rt", "footnoteReference", "object")
)
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_BOX = f"{W}txbxContent"
_NO = ("0", "false", "off")


class Body:
    """Adds the blocks of a Word file to a builder, in their order.

    Args:
        builder: takes paragraphs and tables.
        numbering: counts the numbered paragraphs.
    """

    def __init__(self, builder: Builder, numbering: Numbering) -> None:
        self._builder = builder
        self._numbering = numbering
        self._carried = ""  # text of a paragraph whose end was deleted: it goes on in the next one

    def add_blocks(self, parent: "_Element") -> None:
        """Add the paragraphs and tables of a body, a text box, a footnote or a content control."""
        for child in parent:
            if child.tag == f"{W}p":
                self._add_paragraph(child)
            elif child.tag == f"{W}tbl":
                self._add_table(child)
            elif child.tag in _WRAPPERS:
                self.add_blocks(child)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                self.add_blocks(_chosen(child))

    def _add_paragraph(self, paragraph: "_Element") -> None:
        text = self._carried + self._paragraph_text(paragraph)
        self._carried = ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = text
        else:
            self._builder.paragraph(Piece(text))
        for box in _boxes(paragraph):
            self.add_blocks(box)

    def _paragraph_text(self, paragraph: "_Element") -> str:
        text = "".join(_texts(paragraph))
        if not text.strip():
            return ""  # Word numbers empty paragraphs, and shows the number; nobody means it
        return self._numbering.label(paragraph.find(f"{W}pPr"), text) + text

    def _add_table(self, table: "_Element") -> None:
        rows = [row for row in _unwrapped(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [list(_unwrapped(row, f"{W}tc")) for row in rows]
        if all(len(row) == 1 for row in cells):  # a frame around text
            for (cell,) in cells:
                self.add_blocks(cell)
            return
        nested: list[_Element] = []
        entries: dict[tuple[int, int], Entry] = {}
        headings = 0
        for number, row in enumerate(rows):
            if headings == number and _is_on(row.find(f"{W}trPr/{W}tblHeader")):
                headings += 1
            column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
            open_: Entry | None = None
            for cell in cells[number]:
                width = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
                above = _continues(cell, "vMerge") and _above(entries, number, column)
                if above:
                    entries[above.row, above.column] = above._replace(row_span=number - above.row + 1)
                elif open_ and _continues(cell, "hMerge"):
                    open_ = entries[number, open_.column] = open_._replace(column_span=open_.column_span + width)
                else:
                    text = self._cell_text(cell, nested)
                    open_ = entries[number, column] = Entry(number, column, (Piece(text),), 1, width)
                column += width
        self._builder.table(entries.values(), header_rows=headings)
        for inner in nested:
            self._add_table(inner)

    def _cell_text(self, cell: "_Element", nested: "list[_Element]") -> str:
        """The paragraphs of a cell, a blank between them; tables in it are put aside."""
        parts: list[str] = []
        for child in _blocks(cell):
            if child.tag == f"{W}tbl":
                nested.append(child)
                continue
            parts.append(self._paragraph_text(child))
            parts += (self._cell_text(box, nested) for box in _boxes(child))
        return parts[0] if len(parts) == 1 else join_parts(parts)


def _blocks(parent: "_Element") -> "Iterator[_Element]":
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _unwrapped(parent: "_Element", tag: str) -> "Iterator[_Element]":
    """Children of a name, those in content controls and insertions too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _texts(element: "_Element") -> Iterator[str]:
    """The text of a paragraph, without what is deleted, hidden, or in a text box."""
    for child in element:
        tag = child.tag
        if tag in _TEXT:
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag in _LEFT_OUT or tag == _BOX or (tag == f"{W}r" and _is_on(child.find(f"{W}rPr/{W}vanish"))):
            continue
        elif tag == f"{COMPATIBILITY}AlternateContent":
            yield from _texts(_chosen(child))
        elif len(child):
            yield from _texts(child)


def _boxes(element: "_Element") -> "Iterator[_Element]":
    """The text boxes that hang on a paragraph, each once."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from _boxes(_chosen(child))
        elif child.tag not in _LEFT_OUT:
            yield from _boxes(child)


def _chosen(alternatives: "_Element") -> "_Element":
    """One of the ways in which the same content is given: the first that holds text, else any."""
    return next((way for way in alternatives if way.find(f".//{W}t") is not None), alternatives)


def _above(entries: dict[tuple[int, int], Entry], row: int, column: int) -> Entry | None:
    """The cell that ends right above a place."""
    covering = (
        entry for entry in reversed(entries.values()) if entry.column == column and entry.row + entry.row_span == row
    )
    return next(covering, None)


def _continues(cell: "_Element", merge: str) -> bool:
    found = cell.find(f"{W}tcPr/{W}{merge}")
    return found is not None and found.get(f"{W}val", "continue") == "continue"


def _is_on(switch: "_Element | None") -> bool:
    return switch is not None and switch.get(f"{W}val") not in _NO


def _number(element: "_Element | None", default: int) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isascii() and value.isdigit() and 0 < int(value) < 1000 else default
