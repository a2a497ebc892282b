"""The patterns of this folder: TOML records beside this module, each with what it must and must not match."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern with its examples.

    In ``accept`` the part that the named group (or else the whole pattern) must match may stand in ``[[ ]]``.
    """

    id: str
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """The compiled patterns of a file, in its order.

    Args:
        name: the file without its ending: ``head`` is ``head.toml``. ``{word}`` in a pattern stands for the
            alternatives of :func:`words`.

    Raises:
        DataError: the file is malformed, a pattern does not compile, or it contradicts one of its examples.
    """
    compiled = {}
    for record in records(name):
        try:
            compiled[record.id] = re.compile(_expand(record.pattern))
        except re.error as error:
            raise DataError(f"{name}.toml, {record.id}: {error}") from error
        _check(name, record, compiled[record.id])
    return compiled


def records(name: str) -> tuple[Record, ...]:
    """The records of a file as they stand."""
    return read_toml(files(__package__) / f"{name}.toml", Record)


@cache
def words(name: str) -> str:
    """The words of a list in ``words.toml`` as alternatives of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(word_list(name), key=lambda word: (-len(word), word))))


def word_list(name: str) -> tuple[str, ...]:
    """The words of a list in ``words.toml``, each once, in its order.

    Raises:
        DataError: there is no such list.
    """
    listed = _word_lists().get(name)
    if listed is None:
        raise DataError(f"words.toml: there is no list {name}")
    return listed


@cache
def _word_lists() -> dict[str, tuple[str, ...]]:
    read = read_toml(files(__package__) / "words.toml", Words)
    return {record.id: tuple(dict.fromkeys(" ".join(record.words).split())) for record in read}


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words, parted by spaces, some to a line."""

    id: str
    words: tuple[str, ...]


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How names of an open class end (``open.toml``): the ends, and a pattern of what comes after them."""

    id: str
    ends: tuple[str, ...]
    after: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


def endings() -> tuple[Ending, ...]:
    """The records of ``open.toml``."""
    return read_toml(files(__package__) / "open.toml", Ending)


def found(match: re.Match[str]) -> str:
    """What a match is about: its named group if it has one, else all of it."""
    return match[match.lastgroup or 0]


def _expand(pattern: str) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda match: words(match[1]), pattern)


def _check(name: str, record: Record, pattern: re.Pattern[str]) -> None:
    for example in record.accept:
        wanted = re.search(r"\[\[(.+?)\]\]", example)
        match = pattern.search(example.replace("[[", "").replace("]]", ""))
        if match is None or (wanted and found(match) != wanted[1]):
            raise DataError(f"{name}.toml, {record.id}: reads {match and found(match)!r} in {example}")
    for example in record.reject:
        if match := pattern.search(example):
            raise DataError(f"{name}.toml, {record.id}: must not match {found(match)!r} in {example}")
