"""What a sentence says of itself in so many words: hints that every department shares."""

import re
from functools import cache
from importlib import resources

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


@cache
def read_wordings(file: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Ids with their area and pattern, in the order of a data file beside this module.

    Args:
        file: ``wordings.toml`` for sentences, ``chapters.toml`` for the titles of chapters.

    Raises:
        DataError: a pattern contradicts its own examples.
    """
    found = []
    for record in read_toml(resources.files(__package__).joinpath(file), Wording):
        pattern = re.compile(record.pattern)
        wrong = [text for text in record.accept if not pattern.search(text)]
        wrong += [text for text in record.reject if pattern.search(text)]
        if wrong:
            raise DataError(f"areas/{file}, {record.id}: contradicts its examples {', '.join(wrong)}")
        found.append((record.id, record.area, pattern))
    return tuple(found)


def wordings() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The hints that sentences give.

    Example:
        >>> [area for _, area, pattern in wordings() if pattern.search("各位代表：")]
        ['overview']
    """
    return read_wordings("wordings.toml")


def chapter(title: str) -> str | None:
    """The area of all sentences under a heading, where the guidelines define one.

    Example:
        >>> chapter("存在的问题"), chapter("坚持问题导向")
        ('problems', None)
    """
    return next((area for _, area, pattern in read_wordings("chapters.toml") if pattern.search(title)), None)
