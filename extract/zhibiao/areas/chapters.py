"""Chapters whose sentences all have one area by the guidelines: a definition, not a guess."""

import re
from functools import cache
from importlib import resources

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml


class Chapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the titles of such chapters look like; ``accept`` and ``reject`` are titles that do and do not."""

    area: str
    why: str
    pattern: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def chapters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each area with the pattern of its chapters' titles, in the order in which they are tried.

    Raises:
        DataError: a pattern contradicts its own examples.
    """
    found = []
    for record in read_toml(resources.files(__package__).joinpath("chapters.toml"), Chapter):
        pattern = re.compile(record.pattern)
        wrong = [title for title in record.accept if not pattern.search(title)]
        wrong += [title for title in record.reject if pattern.search(title)]
        if wrong:
            raise DataError(f"areas/chapters.toml, {record.area}: contradicts its examples {', '.join(wrong)}")
        found.append((record.area, pattern))
    return tuple(found)


def area_of(title: str) -> str | None:
    """The area of all sentences under a heading, if the guidelines give one.

    Example:
        >>> area_of("存在的问题"), area_of("坚持问题导向")
        ('problems', None)
    """
    return next((area for area, pattern in chapters() if pattern.search(title)), None)
