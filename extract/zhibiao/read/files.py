"""Files and bytes to documents: finds the reader, and says in one sentence why a file cannot be read."""

import os
from pathlib import Path

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.formats import foreign_format, reader_for

_NOT_PERMITTED = "there is no permission to read this file: change its rights or copy it"


def read_file(path: str | os.PathLike[str]) -> Document:
    """Read a report from a file.

    Args:
        path: the file; it is kept as given in ``Document.source``.

    Returns:
        The whole document; nothing is ever half read.

    Raises:
        ReadError: the file is missing, a folder, not permitted, empty, not text, or in no known encoding.
    """
    source = os.fspath(path)
    try:
        data = Path(source).read_bytes()
    except FileNotFoundError:
        raise ReadError(source, "there is no such file: check the path") from None
    except IsADirectoryError:
        raise ReadError(source, "this is a folder: give the files in it") from None
    except PermissionError:
        reason = "this is a folder: give the files in it" if Path(source).is_dir() else _NOT_PERMITTED
        raise ReadError(source, reason) from None
    except (OSError, ValueError) as error:
        raise ReadError(source, f"the file cannot be opened ({error}): check the path and the disk") from None
    return read_bytes(data, source)


def read_bytes(data: bytes, source: str) -> Document:
    """Read a report from the bytes of a file.

    Args:
        data: the bytes, all of them.
        source: where they come from; its suffix helps to choose the reader, and errors name it.

    Returns:
        The document; its ``id`` is the sha256 of ``data``.

    Raises:
        ReadError: the bytes are empty, of another format, or in no known encoding.

    Example:
        >>> read_bytes("２０２３年收入9.5亿元。".encode("gb18030"), "a.txt").folded
        '2023年收入9.5亿元。'
    """
    if not data:
        raise ReadError(source, "the file is empty: there is nothing to extract")
    if name := foreign_format(data):
        raise ReadError(
            source, f"the file's format is {name}, and this version reads plain text: save its text as .txt first"
        )
    document: Document = reader_for(Path(source).suffix).read(data, source)
    return document
