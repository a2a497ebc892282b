"""Files and bytes to documents: finds the reader, and says in one sentence why a file cannot be read."""

import os
from pathlib import Path

from zhibiao.core.document import Document
from zhibiao.core.errors import MissingPackage, ReadError
from zhibiao.read.budget import Budget, Limits
from zhibiao.read.formats import format_of, reader_for

_NOT_PERMITTED = "there is no permission to read this file: change its rights or copy it"


def read_file(path: str | os.PathLike[str], limits: Limits | None = None) -> Document:
    """Read a report from a file.

    Args:
        path: the file; it is kept as given in ``Document.source``.
        limits: the most that reading it may cost, if not the usual.

    Returns:
        The whole document; nothing is ever half read.

    Raises:
        ReadError: the file is missing, a folder, not permitted, empty, damaged, locked, too large, or of a
            format that cannot be read.
    """
    source = os.fspath(path)
    try:
        with Path(source).open("rb") as stream:  # one byte more than allowed is enough to refuse it
            data = stream.read((limits or Limits()).size + 1)
    except FileNotFoundError:
        raise ReadError(source, "there is no such file: check the path") from None
    except IsADirectoryError:
        raise ReadError(source, "this is a folder: give the files in it") from None
    except PermissionError:
        reason = "this is a folder: give the files in it" if Path(source).is_dir() else _NOT_PERMITTED
        raise ReadError(source, reason) from None
    except (OSError, ValueError) as error:
        raise ReadError(source, f"the file cannot be opened ({error}): check the path and the disk") from None
    return read_bytes(data, source, limits)


def read_bytes(data: bytes, source: str, limits: Limits | None = None) -> Document:
    """Read a report from the bytes of a file.

    Args:
        data: the bytes, all of them.
        source: where they come from; errors name it, and its suffix tells csv and html from other text.
        limits: the most that reading them may cost, if not the usual.

    Returns:
        The document; its ``id`` is the sha256 of ``data``.

    Raises:
        ReadError: the bytes are empty, damaged, locked, too large, of a format that cannot be read, or of one that
            needs a package that is not installed.

    Example:
        >>> read_bytes("２０２３年收入9.5亿元。".encode("gb18030"), "a.txt").folded
        '2023年收入9.5亿元。'
    """
    if not data:
        raise ReadError(source, "the file is empty: there is nothing to extract")
    budget = Budget(source, limits)
    if len(data) > budget.limits.size:
        raise ReadError(source, _too_large(budget.limits.size))
    try:
        return reader_for(format_of(data, source))(data, budget)
    except MissingPackage as missing:
        raise ReadError(source, str(missing)) from None


def _too_large(size: int) -> str:
    return f"the file has more than {size} bytes: split it first"
