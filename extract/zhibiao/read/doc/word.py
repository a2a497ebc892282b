"""The text of a binary Word file without Word: the piece table of [MS-DOC], section 2.4.1."""

import io
import re
import struct
from collections.abc import Iterator
from typing import Any

from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder, Entry, Piece
from zhibiao.read.budget import Budget

_MAGIC = 0xA5EC
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200  # which of two streams holds the piece table
_FLAGS, _LENGTH, _CLX = 0x0A, 0x4C, 0x01A2  # offsets in the file's first block
_COMPRESSED = 0x40000000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_MARKS = str.maketrans({"\x1e": "-", "\x1f": None, "\x0b": " ", "\x01": None, "\x08": None, "\x02": None, "\x05": None})
_CELL = "\x07"
_WIDEST = 63  # columns that a table of Word may have
_SIMPLE = "the tables of old Word files are read in part: install LibreOffice to have them whole"
_DAMAGED = "the file is damaged or no Word file: open it and save it as docx"


def add_word(data: bytes, builder: Builder, budget: Budget) -> None:
    """Add the paragraphs of a Word file and its tables, those whose rows all have as many cells.

    Automatic numbers, text boxes and merged cells are not known here; a warning says so if there are tables.

    Args:
        data: the bytes of the file.
        builder: takes the blocks.
        budget: names the file.

    Raises:
        ReadError: the file is damaged, locked, or no Word file.
    """
    text = _text(data, budget)
    while text != (text := _FIELD_CODE.sub(r"\1", text)):
        pass
    cells: list[str] = []
    for block in re.split(r"[\r\f\x0e]", text.translate(_MARKS)):
        if _CELL not in block:
            _add_cells(cells, builder)
            builder.paragraph(Piece(block))
            continue
        *ended, rest = block.split(_CELL)
        cells += ended
        if rest.strip():
            _add_cells(cells, builder)
            builder.paragraph(Piece(rest))
    _add_cells(cells, builder)


def _text(data: bytes, budget: Budget) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            main = ole.openstream("WordDocument").read()
            magic, flags = struct.unpack_from("<H", main)[0], struct.unpack_from("<H", main, _FLAGS)[0]
            if magic == _MAGIC and flags & _ENCRYPTED:
                raise ReadError(budget.source, "the file is locked by a password: save it without one first")
            if magic != _MAGIC:
                raise ReadError(budget.source, _DAMAGED)
            table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
            length = struct.unpack_from("<i", main, _LENGTH)[0]
            return "".join(_pieces(main, table))[:length]
    except ReadError:
        raise
    except Exception:  # olefile and struct fail in every way on damaged files
        raise ReadError(budget.source, _DAMAGED) from None


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The stretches of text in their order, each in UTF-16 or in Windows' Latin."""
    start, size = struct.unpack_from("<II", main, _CLX)
    place, end = start, start + size
    while place < end and table[place] == 1:  # formats, which stand before the pieces
        place += 3 + struct.unpack_from("<H", table, place + 1)[0]
    count = (struct.unpack_from("<I", table, place + 1)[0] - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table, place + 5)
    for i in range(count):
        where = struct.unpack_from("<I", table, place + 5 + 4 * (count + 1) + 8 * i + 2)[0]
        length = ends[i + 1] - ends[i]
        if where & _COMPRESSED:
            begin = (where & ~_COMPRESSED) // 2
            yield main[begin : begin + length].decode("cp1252", "replace")
        else:
            yield main[where : where + 2 * length].decode("utf-16-le", "replace")


def _add_cells(cells: list[str], builder: Builder) -> None:
    """Add cells as a table: after each row stands one empty mark more; else as lines, with a warning."""
    if not cells:
        return
    if not any(warning == _SIMPLE for warning in builder.warnings):
        builder.warnings.append(_SIMPLE)
    width = _columns(cells)
    if width:
        rows: Any = range(len(cells) // (width + 1))
        builder.table(
            Entry(row, column, (Piece(cells[row * (width + 1) + column]),)) for row in rows for column in range(width)
        )
    else:
        for cell in cells:
            builder.paragraph(Piece(cell))
    cells.clear()


def _columns(cells: list[str]) -> int:
    """How many columns a table has, 0 if its rows differ."""
    for width in range(1, min(_WIDEST, len(cells) - 1) + 1):
        if len(cells) % (width + 1) == 0 and not any(cell.strip() for cell in cells[width :: width + 1]):
            return width
    return 0
