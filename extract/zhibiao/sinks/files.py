"""Streams for the sinks: files that appear whole or not at all, and bytes seen as text."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name only when all is written.

    Until then its bytes are in a neighbour with a hidden name; if anything fails that one is removed, and a file that
    had the name before stays as it was. What is no regular file (a pipe, ``/dev/null``) is written to directly.

    Args:
        path: the file; a symbolic link is followed.

    Raises:
        OSError: the file cannot be written; raised at once, before any work is done.

    Example:
        >>> import tempfile
        >>> name = Path(tempfile.mkdtemp(), "a.txt")
        >>> with whole_file(name) as stream:
        ...     _ = stream.write(b"all of it")
        >>> name.read_bytes()
        b'all of it'
    """
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def as_text(stream: BinaryIO, encoding: str = "utf-8") -> Iterator[TextIOWrapper]:
    """See a binary stream as text, line ends as written; the stream stays open afterwards.

    Args:
        stream: the binary stream.
        encoding: how characters become bytes; what it cannot write becomes a question mark.
    """
    text = TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        text.detach()
