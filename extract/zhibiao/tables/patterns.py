"""What cells and headings look like: named regexes in the TOML files of this folder, which the code asks by name."""

import re
from functools import cache
from importlib.resources import files

from zhibiao.lexicons.regexes import NamedRegex, compile_regex, read_regexes

FILES = ("shapes.toml", "units.toml", "performance.toml", "aspects.toml", "kinds.toml")


@cache
def records(file: str) -> tuple[NamedRegex, ...]:
    """All records of one of ``FILES``, in the file's order."""
    return read_regexes(files(__package__) / file)


@cache
def pattern(file: str, identity: str) -> re.Pattern[str]:
    """The compiled regex of a record.

    Raises:
        DataError: the regex does not compile.
        KeyError: there is no such record.
    """
    return compile_regex(file, records(file), identity)


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
