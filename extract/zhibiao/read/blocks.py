"""Paragraphs and tables, one after another, to the one text that holds them all, with grids and provenance."""

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from zhibiao.core.document import Document, Grid, GridCell, Provenance
from zhibiao.core.errors import ReadError
from zhibiao.core.folding import fold
from zhibiao.read.budget import Budget

Box = tuple[float, float, float, float]

_BREAKS = re.compile(r"[\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff\ud800-\udfff]|\xad")  # nothing to read, or half of it
_WORD = re.compile(r"[（(]?[一-龥]{1,4}[）)]?")
_MOST_INDENT = 20  # characters; more is a place on the page and no level
_BLANKS = " \t\u3000\xa0\u200b\ufeff"
_NOT_BLANK = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")


class Piece(NamedTuple):
    """A stretch of a paragraph or cell that stands in one place of the file."""

    text: str
    page: int | None = None  #: from 1
    box: Box | None = None  #: left, top, right, bottom in points from the page's upper left corner


class Entry(NamedTuple):
    """A cell as a reader finds it; several pieces follow each other without a blank.

    ``indent`` is how far its text is set in, in characters, beyond the blanks that the text itself begins with.
    """

    row: int
    column: int
    pieces: tuple[Piece, ...]
    row_span: int = 1
    column_span: int = 1
    indent: int = 0


def join_parts(parts: Iterable[str]) -> str:
    """The lines of a cell as one: those of a word set in several lines (科研 over 机构) without a blank between them.

    Example:
        >>> join_parts(["科研", "机构"]), join_parts(["完成率", "95%"]), join_parts(["全部完成，", "质量合格"])
        ('科研机构', '完成率 95%', '全部完成， 质量合格')
    """
    kept = [part.strip() for part in parts if part.strip()]
    return ("" if all(_WORD.fullmatch(part) for part in kept) else " ").join(kept)


class Builder:
    """Takes blocks in reading order and makes the document of them.

    Every paragraph becomes a line. A table becomes its cells, each on a line led by a tab, rows apart by an empty
    line, with empty lines around it. Between the tab and a cell's text stand as many blanks as it is set in.

    Args:
        budget: what the file may cost; every block counts.

    Example:
        >>> builder = Builder(Budget("a.docx"))
        >>> builder.paragraph(Piece("一、收入"))
        >>> builder.table([Entry(0, 0, (Piece("合计"),)), Entry(0, 1, (Piece("9.5"),))])
        >>> document = builder.build(b"...", "docx")
        >>> document.text, document.grids[0].cells[1].start
        ('一、收入\\n\\n\\t合计\\n\\t9.5\\n\\n', 11)
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._parts: list[str] = []
        self._length = 0
        self._paragraphs = 0
        self._grids: list[Grid] = []
        self._spans: list[Provenance] = []
        self.warnings: list[str] = []

    def paragraph(self, *pieces: Piece) -> None:
        """Add a paragraph; one without anything to see is counted and leaves nothing."""
        number, self._paragraphs = self._paragraphs, self._paragraphs + 1
        if self._add_pieces(pieces, number):
            self._add("\n")

    def table(
        self, entries: Iterable[Entry], caption: str | None = None, page: int | None = None, header_rows: int = 0
    ) -> None:
        """Add a table; one without any text leaves nothing.

        Args:
            entries: its cells, in any order; where two claim a place the first one has it.
            caption: the line that names it, which the reader has added as a paragraph too.
            page: the page that it begins on, from 1.
            header_rows: how many rows the file marks as headings, 0 if it marks none.
        """
        ordered = sorted(entries, key=lambda entry: (entry.row, entry.column))
        self._budget.spend(cells=len(ordered))
        if not any(_NOT_BLANK.search(piece.text) for entry in ordered for piece in entry.pieces):
            return
        self._add("\n")
        start = self._length
        cells: list[GridCell] = []
        for entry in ordered:
            if cells and entry.row != cells[-1].row:
                self._add("\n")
            cells.append(self._add_cell(entry))
        grid = Grid(
            start=start,
            end=self._length - 1,  # without the last line end
            n_rows=max(cell.row + cell.row_span for cell in cells),
            n_columns=max(cell.column + cell.column_span for cell in cells),
            cells=tuple(cells),
            caption=caption,
            page=page,
            header_rows=header_rows or None,
        )
        self._grids.append(grid)
        self._add("\n")

    def append(self, document: Document) -> None:
        """Add all of another document, its offsets moved."""
        moved = self._length
        self._budget.spend(characters=len(document.text))
        self._add(document.text if document.text.endswith("\n") else document.text + "\n")
        self._grids += (_moved_grid(grid, moved) for grid in document.grids)
        self._spans += (_moved(span, moved) for span in document.spans)
        self.warnings += document.warnings

    def build(self, data: bytes, format_: str) -> Document:
        """The document of all blocks.

        Args:
            data: the bytes of the file, for its ``id``.
            format_: the name of the format.

        Raises:
            ReadError: there is nothing to read in any block.
        """
        text = "".join(self._parts)
        if not text:
            hint = f" ({self.warnings[0]})" if self.warnings else ""
            raise ReadError(self._budget.source, f"there is no text in the file{hint}: there is nothing to extract")
        return Document(
            id=hashlib.sha256(data).hexdigest(),
            source=self._budget.source,
            format=format_,
            text=text,
            folded=fold(text),
            warnings=tuple(dict.fromkeys(self.warnings)),
            grids=tuple(self._grids),
            spans=tuple(self._spans),
        )

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_cell(self, entry: Entry) -> GridCell:
        text = "".join(piece.text for piece in entry.pieces)
        indent = entry.indent + len(text) - len(text.lstrip(_BLANKS)) if text.strip(_BLANKS) else 0
        self._add("\t" + " " * min(indent, _MOST_INDENT))
        start = self._length
        text = self._add_pieces(entry.pieces, None)
        end = self._length
        self._add("\n")
        return GridCell(
            row=entry.row,
            column=entry.column,
            row_span=entry.row_span,
            column_span=entry.column_span,
            text=text,
            start=start,
            end=end,
        )

    def _add_pieces(self, pieces: tuple[Piece, ...], paragraph: int | None) -> str:
        """Add the text of the pieces without the blanks around them, and where each stands; return what was added."""
        pieces = _trimmed(pieces)
        self._budget.spend(characters=sum(len(piece.text) for piece in pieces))
        for text, page, box in pieces:
            start = self._length
            self._add(text)
            if page is not None or paragraph is not None:
                self._spans.append(Provenance(start=start, end=self._length, page=page, box=box, paragraph=paragraph))
        return "".join(piece.text for piece in pieces)


def _trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces on one line, without control characters and without blanks around the whole."""
    cleaned = [piece._replace(text=_CONTROL.sub("", _BREAKS.sub(" ", piece.text))) for piece in pieces]
    cleaned = [piece for piece in cleaned if piece.text]
    if not any(_NOT_BLANK.search(piece.text) for piece in cleaned):
        return ()
    while not (text := cleaned[0].text.lstrip(_BLANKS)):
        del cleaned[0]
    cleaned[0] = cleaned[0]._replace(text=text)
    while not (text := cleaned[-1].text.rstrip(_BLANKS)):
        del cleaned[-1]
    cleaned[-1] = cleaned[-1]._replace(text=text)
    return tuple(cleaned)


def _moved(span: Provenance, by: int) -> Provenance:
    return replace(span, start=span.start + by, end=span.end + by)


def _moved_grid(grid: Grid, by: int) -> Grid:
    cells = tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in grid.cells)
    return replace(grid, start=grid.start + by, end=grid.end + by, cells=cells)
