"""Periods in the guidelines' forms, as strings: how they begin, end and are written.

``2023``, ``2023-12``, ``2023-12-31``, ``2023Q1``, ``2023H1`` and, for a stretch, two of them: ``2021..2023``.
"""

import re
from calendar import monthrange

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|Q(\d)|H(\d))?$")


def year_of(period: str) -> int | None:
    """The year that a period ends in; ``None`` of an empty one.

    Example:
        >>> year_of("2021..2023"), year_of("2023Q1"), year_of("")
        (2023, 2023, None)
    """
    last = period.rpartition("..")[2]
    return int(last[:4]) if _FORM.match(last) else None


def last_day(period: str) -> str:
    """The last day of a period, as an ISO date; empty of an empty one.

    Example:
        >>> last_day("2023"), last_day("2023H1"), last_day("2023-01..2024-02")
        ('2023-12-31', '2023-06-30', '2024-02-29')
    """
    match = _FORM.match(period.rpartition("..")[2])
    if not match:
        return ""
    year, month, day, quarter, half = (int(group) if group else 0 for group in match.groups())
    month = month or quarter * 3 or half * 6 or 12
    return date(year, month, day or monthrange(year, month)[1])


def date(year: int, month: int, day: int) -> str:
    """An ISO date; empty if there is no such day.

    Example:
        >>> date(2023, 2, 28), date(2023, 2, 29)
        ('2023-02-28', '')
    """
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return ""
    return f"{year}-{month:02}-{day:02}"


def stretch(first: str, last: str) -> str:
    """The period from one to another; just the one if they are the same.

    Example:
        >>> stretch("2021", "2023"), stretch("2023", "2023")
        ('2021..2023', '2023')
    """
    return first if first == last else f"{first}..{last}" if first and last else ""
