"""What cells and headings look like: named regexes in the TOML files of this folder, which the code asks by name."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml

FILES = ("shapes.toml", "units.toml", "performance.toml", "aspects.toml", "kinds.toml")


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One record: a regex (verbose), texts in which it is found and texts in which it is not."""

    id: str
    regex: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def records(file: str) -> tuple[Record, ...]:
    """All records of one of ``FILES``, in the file's order."""
    return read_toml(files(__package__) / file, Record)


@cache
def pattern(file: str, identity: str) -> re.Pattern[str]:
    """The compiled regex of a record.

    Raises:
        DataError: the regex does not compile.
        KeyError: there is no such record.
    """
    written = {record.id: record.regex for record in records(file)}[identity]
    try:
        return re.compile(written, re.VERBOSE)
    except re.error as error:
        raise DataError(f"{file}, record {identity}: {error}") from error


def shape(identity: str) -> re.Pattern[str]:
    """The regex of a record of ``shapes.toml``.

    Example:
        >>> bool(shape("total").search("总计"))
        True
    """
    return pattern("shapes.toml", identity)


@cache
def first(file: str, text: str) -> str | None:
    """The id of the first record of a file whose regex is found in a text, ``None`` if none is.

    Example:
        >>> first("units.toml", "预算执行率")
        '%'
    """
    return next((record.id for record in records(file) if pattern(file, record.id).search(text)), None)
