"""Which format a file is in, told by its first bytes; a suffix decides only between kinds of text.

To add a format: write a module with ``read(data: bytes, budget: Budget) -> Document`` and give it a row in ``READERS``.
"""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.budget import Budget

Reader = Callable[[bytes, Budget], Document]

#: Format to the module that reads it.
READERS = {
    "text": "zhibiao.read.text",
    "csv": "zhibiao.read.csv",
    "html": "zhibiao.read.html",
    "docx": "zhibiao.read.docx",
    "doc": "zhibiao.read.doc",
    "xlsx": "zhibiao.read.xlsx",
    "xls": "zhibiao.read.xls",
    "pdf": "zhibiao.read.pdf",
    "ofd": "zhibiao.read.ofd",
    "picture": "zhibiao.read.picture",
    "zip": "zhibiao.read.archive",
}

#: Suffixes of files that are looked for in folders, and the format that such a file most likely has.
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".csv": "csv", ".tsv": "csv", ".html": "html", ".htm": "html",
    ".shtml": "html", ".mht": "html", ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".doc": "doc", ".wps": "doc",
    ".rtf": "doc", ".dot": "doc", ".xlsx": "xlsx", ".xlsm": "xlsx", ".et": "xls", ".xls": "xls", ".pdf": "pdf",
    ".ofd": "ofd", ".zip": "zip", ".png": "picture", ".jpg": "picture", ".jpeg": "picture", ".tif": "picture",
    ".tiff": "picture", ".bmp": "picture",
}  # fmt: skip

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table)\b", re.IGNORECASE | re.DOTALL)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 2048  # bytes that tell what kind of text it is
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024  # bytes that may stand before %PDF-, by the specification's implementation notes
_MAGIC = (
    (b"{\\rtf", "doc"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_FOREIGN = (
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_PARTS = (  # a part's name in a packed file, and the format that has it
    (b"OFD.xml", "ofd"),
    (b"xl/workbook.", "xlsx"),
    (b"word/", "docx"),
    (b"content.xml", "doc"),  # OpenDocument, which LibreOffice converts like old Word files
)
_STREAMS = (("EncryptedPackage", "locked"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))


def format_of(data: bytes, source: str) -> str:
    """Name the format of a file, a key of ``READERS``.

    Args:
        data: the bytes of the file.
        source: its path; the suffix tells csv and html from plain text.

    Raises:
        ReadError: it is of a format that cannot be read, or locked by a password.

    Example:
        >>> format_of(b"%PDF-1.7 ...", "a.doc"), format_of("一、收入".encode(), "a.txt")
        ('pdf', 'text')
    """
    if name := next((name for magic, name in _FOREIGN if data.startswith(magic) and b"\x00" in data[:_HEAD]), None):
        raise ReadError(
            source, f"the file is {name}, which holds no report that can be read: unpack or convert it first"
        )
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(_ZIP):
        return next((name for part, name in _PARTS if part in data), "zip")
    if data.startswith(_OLE):
        return _old_office(data, source)
    if name := next((name for magic, name in _MAGIC if data.startswith(magic)), None):
        return name
    expected = SUFFIXES.get(PurePath(source).suffix.lower(), "text")
    head = data[:_HEAD].replace(b"\x00", b"")  # UTF-16 without its zeros is ASCII enough to tell
    for mark in _BOMS:
        head = head.removeprefix(mark)
    if _HTML.match(head):
        return "html"
    return expected if expected in ("csv", "html") else "text"


def reader_for(name: str) -> Reader:
    """The function that reads a format."""
    reader: Reader = import_module(READERS[name]).read
    return reader


def _old_office(data: bytes, source: str) -> str:
    """Which of the old Office formats: their parts are named in UTF-16."""
    name = next((name for stream, name in _STREAMS if stream.encode("utf-16-le") in data), None)
    if name == "locked":
        raise ReadError(source, "the file is locked by a password: save it without one first")
    if name is None:
        raise ReadError(source, "the file is of an old Office format other than Word and Excel: save it as docx or PDF")
    return name
