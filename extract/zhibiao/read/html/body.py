"""The content of a page: paragraphs and tables in their order."""

import re
from typing import TYPE_CHECKING

from zhibiao.core.folding import fold
from zhibiao.read.blocks import Builder, Piece
from zhibiao.read.html.names import BLOCKS, is_left_out
from zhibiao.read.html.pages import pages
from zhibiao.read.html.tables import parse_table

if TYPE_CHECKING:
    from lxml.etree import _Element

_BROKEN = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3001-\u9fff\uff00-\uffef])")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NOTE_MARK = re.compile(r"\s*[\[〔【(（]\s*\d{1,3}\s*[\]〕】)）]\s*")


class Body:
    """Adds the blocks of a page to a builder.

    Args:
        builder: takes paragraphs and tables.
        title: a first paragraph; empty for none.
    """

    def __init__(self, builder: Builder, title: str) -> None:
        self._builder = builder
        self._inline: list[str] = []
        if title:
            builder.paragraph(Piece(title))

    def add(self, element: "_Element") -> None:
        """Add an element and all in it."""
        self._walk(element)
        self._flush()

    def _walk(self, element: "_Element") -> None:
        if is_left_out(element):
            return
        tag = element.tag
        if tag == "table":
            self._flush()
            self._add_table(element)
            return
        if tag == "br":
            self._flush()
        elif tag == "sup" and _NOTE_MARK.fullmatch("".join(element.itertext())):
            return
        block = tag in BLOCKS
        if block:
            self._flush()
        self._inline.append(element.text or "")
        for child in element:
            self._walk(child)
            self._inline.append(child.tail or "")
        if block:
            self._flush()

    def _add_table(self, element: "_Element") -> None:
        table = parse_table(element)
        if table.is_layout:
            for cell in table.elements:
                self.add(cell)
            return
        if table.caption:
            self._builder.paragraph(Piece(table.caption))
        self._builder.table(table.entries(cell_lines), caption=table.caption or None, header_rows=table.header_rows)

    def _flush(self) -> None:
        text = collapse("".join(self._inline))
        self._inline.clear()
        if text and not pages().furniture.fullmatch(fold(text).strip()):
            self._builder.paragraph(Piece(text))


def collapse(text: str) -> str:
    """White space as a browser shows it, but for line ends inside Chinese text, which are the source's own.

    Example:
        >>> collapse("全市\\n  完成 \\n 12 万元")
        '全市完成 12 万元'
    """
    return _SPACES.sub(" ", _BROKEN.sub("", text)).strip(" ")


def cell_lines(cell: "_Element") -> list[str]:
    """The lines of a cell, with the blanks that set them in."""
    lines: list[list[str]] = [[]]
    _collect(cell, lines)
    raw = ["".join(parts).strip("\r\n") for parts in lines]
    return [_lead(line) + collapse(line) for line in raw if line.strip(" \t\r\n\f")]


def _lead(line: str) -> str:
    """The blanks at a line's begin: where they are typed and no layout of the source, they set a row's name in."""
    blanks = line[: len(line) - len(line.lstrip(" "))]
    return blanks if line[len(blanks) :][:1] not in ("\t", "\r", "\n") else ""


def _collect(element: "_Element", lines: list[list[str]]) -> None:
    if is_left_out(element):
        return
    breaks = element.tag in BLOCKS or element.tag == "br"
    if breaks:
        lines.append([])
    lines[-1].append(element.text or "")
    for child in element:
        _collect(child, lines)
        lines[-1].append(child.tail or "")
    if breaks:
        lines.append([])
