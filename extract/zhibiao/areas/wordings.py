"""What a sentence says of itself in so many words: hints that every department shares."""

import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A hint at an area; ``accept`` and ``reject`` are plain texts that have it and have not."""

    id: str
    area: str
    why: str
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    opens: bool = False  #: whether it stands at the beginning of a text or nowhere


class Hint(NamedTuple):
    """A wording ready to be looked for: ``find`` gives a match or nothing."""

    id: str
    area: str
    find: Callable[[str], re.Match[str] | None]


@cache
def read_wordings(file: str) -> tuple[Hint, ...]:
    """The hints of a data file beside this module, in its order.

    Args:
        file: ``wordings.toml`` for sentences, ``chapters.toml`` for the titles of chapters.

    Raises:
        DataError: a pattern contradicts its own examples.
    """
    found = []
    for record in read_toml(resources.files(__package__).joinpath(file), Wording):
        pattern = re.compile(record.pattern)
        find = pattern.match if record.opens else pattern.search
        wrong = [text for text in record.accept if not find(text)]
        wrong += [text for text in record.reject if find(text)]
        if wrong:
            raise DataError(f"areas/{file}, {record.id}: contradicts its examples {', '.join(wrong)}")
        found.append(Hint(record.id, record.area, find))
    return tuple(found)


def wordings() -> tuple[Hint, ...]:
    """The hints that sentences give.

    Example:
        >>> [hint.area for hint in wordings() if hint.find("各位代表：")]
        ['overview']
    """
    return read_wordings("wordings.toml")


def chapter(title: str) -> str | None:
    """The area of all sentences under a heading, where the guidelines define one.

    Example:
        >>> chapter("存在的问题"), chapter("坚持问题导向")
        ('problems', None)
    """
    return next((hint.area for hint in read_wordings("chapters.toml") if hint.find(title)), None)
