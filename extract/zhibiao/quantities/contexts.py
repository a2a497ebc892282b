"""What may stand before or after a quantity, as named regexes of ``contexts.toml``: data that the code asks by name."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One record: a regex (verbose), texts in which it is found and texts in which it is not."""

    id: str
    regex: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def records() -> tuple[Context, ...]:
    """All records, in the file's order."""
    return read_toml(files(__package__) / "contexts.toml", Context)


@cache
def context(identity: str) -> re.Pattern[str]:
    """The compiled regex of a record.

    Raises:
        DataError: the regex does not compile.
        KeyError: there is no such record.

    Example:
        >>> bool(context("lasting-before").search("考核连续"))
        True
    """
    written = {record.id: record.regex for record in records()}[identity]
    try:
        return re.compile(written, re.VERBOSE)
    except re.error as error:
        raise DataError(f"contexts.toml, record {identity}: {error}") from error
