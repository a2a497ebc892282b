"""What may stand before or after a quantity, as named regexes of ``contexts.toml``: data that the code asks by name."""

import re
from functools import cache
from importlib.resources import files

from zhibiao.lexicons.regexes import NamedRegex, compile_regex, read_regexes


@cache
def records() -> tuple[NamedRegex, ...]:
    """All records, in the file's order."""
    return read_regexes(files(__package__) / "contexts.toml")


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
    return compile_regex("contexts.toml", records(), identity)
