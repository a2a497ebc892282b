"""Old Word files (doc, wps), RTF and OpenDocument: by LibreOffice, or without it doc and wps by their piece table."""

import hashlib

from msgspec.structs import replace

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.doc.libreoffice import convert, find_office
from zhibiao.read.doc.word import add_word
from zhibiao.read.formats import reader_for

__all__ = ["read"]

_OLE = b"\xd0\xcf\x11\xe0"
_SPREADSHEET = b"opendocument.spreadsheet"
_NO_OFFICE = "the format needs LibreOffice, which is not installed: install it, or save the file as docx"


def read(data: bytes, budget: Budget) -> Document:
    """Read an old Word file; without LibreOffice its text and regular tables, with a warning.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost; a conversion that takes longer is ended.

    Raises:
        ReadError: the file is damaged, locked, too large, holds no text, or needs LibreOffice.
    """
    office = find_office()
    if office is None:
        if not data.startswith(_OLE):
            raise ReadError(budget.source, _NO_OFFICE)
        builder = Builder(budget)
        add_word(data, builder, budget)
        return builder.build(data, "doc")
    target = "xlsx" if _SPREADSHEET in data[:200] else "docx"
    document = reader_for(target)(convert(data, target, office, budget), budget)
    return replace(document, id=hashlib.sha256(data).hexdigest(), format="doc")
