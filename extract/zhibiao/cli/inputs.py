"""From what stands on the command line to the files to read."""

from collections.abc import Iterator
from pathlib import Path

from zhibiao.read.formats import SUFFIXES


def find_reports(paths: list[Path]) -> list[Path]:
    """The files to read, each once: files as given, folders searched through in the order of names.

    In folders only files with a suffix of a known format count, and nothing whose name begins with a dot. A folder
    without any stays in the list, so that reading it says what is wrong.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not _hidden(file.relative_to(path))
    )
    yield from found or [path]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
