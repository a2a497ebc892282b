"""Regexes that code asks for by name: TOML records with texts in which each is found and texts in which it is not."""

import re
from importlib.resources.abc import Traversable

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml


class NamedRegex(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One record: a regex (verbose), texts in which it is found and texts in which it is not."""

    id: str
    regex: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


def read_regexes(path: Traversable) -> tuple[NamedRegex, ...]:
    """All records of a file, in its order.

    Raises:
        DataError: the file is malformed.
    """
    return read_toml(path, NamedRegex)


def compile_regex(file: str, records: tuple[NamedRegex, ...], identity: str) -> re.Pattern[str]:
    """The compiled regex of a record.

    Args:
        file: the file's name, for errors.
        records: its records.
        identity: the id of the one that is wanted.

    Raises:
        DataError: the regex does not compile.
        KeyError: there is no such record.
    """
    written = {record.id: record.regex for record in records}[identity]
    try:
        return re.compile(written, re.VERBOSE)
    except re.error as error:
        raise DataError(f"{file}, record {identity}: {error}") from error
