"""The list of work areas: what each is, as data beside this module or from a user's own file."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_toml


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A work area.

    ``belongs`` and ``elsewhere`` say what does and what does not; ``cues`` are words that speak for it, parted by
    blanks; ``departments`` are words in the names of departments whose own work it is, parted by blanks; ``code`` is
    that of the government's functional classification (政府收支分类科目), empty for work that every department has.
    """

    area: str
    name: str
    domain: str = ""
    code: str = ""
    belongs: str = ""
    elsewhere: str = ""
    cues: str = ""
    departments: str = ""
    examples: tuple[str, ...] = ()


@cache
def taxonomy(path: Path | None = None) -> tuple[Area, ...]:
    """The areas in the file's order.

    Args:
        path: a file like the one of this package; that one by default.

    Raises:
        DataError: the file is malformed, or has fewer than two areas.

    Example:
        >>> [area.name for area in taxonomy() if area.area == "food"]
        ['食品安全']
    """
    source: Traversable = resources.files(__package__).joinpath("taxonomy.toml") if path is None else path
    areas = read_toml(source, Area)
    if len(areas) < 2:
        raise DataError(f"{source.name}: at least two areas are needed")
    return areas


def as_markdown() -> str:
    """The list of areas as a table for documents.

    Example:
        >>> as_markdown().splitlines()[2].split(" | ")[:2]
        ['| `overview`', '综合概述']
    """
    lines = [
        "| area | name | domain | code | what belongs here | what does not |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for area in taxonomy():
        cells = (f"`{area.area}`", area.name, area.domain, area.code, area.belongs, area.elsewhere)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
