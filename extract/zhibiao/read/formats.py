"""Which format a file is in, told by its first bytes and, for text, by its suffix.

To add a format: write a module with ``read(data: bytes, source: str) -> Document`` and give it a row in ``READERS``.
"""

from importlib import import_module
from types import ModuleType

#: Suffix to the module that reads it. Anything else that holds text is read as text too.
READERS = {".txt": "zhibiao.read.text", ".text": "zhibiao.read.text", ".md": "zhibiao.read.text"}
DEFAULT = "zhibiao.read.text"

#: First bytes of formats that are not text, and what a user calls them.
MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Office Open XML or ZIP (docx, xlsx, ofd)"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office (doc, xls, wps)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"SQLite format 3\x00", "SQLite database"),
)


def foreign_format(data: bytes) -> str | None:
    """Name the format of bytes that are plainly not text.

    Args:
        data: the bytes of a file.

    Returns:
        What a user calls the format, or ``None`` if no known first bytes are there.

    Example:
        >>> foreign_format(b"%PDF-1.7 ...")
        'PDF'
        >>> foreign_format("一、收入".encode()) is None
        True
    """
    return next((name for magic, name in MAGIC if data.startswith(magic)), None)


def reader_for(suffix: str) -> ModuleType:
    """The module that reads files of a suffix (``.txt``, any case); text is the default."""
    return import_module(READERS.get(suffix.lower(), DEFAULT))
