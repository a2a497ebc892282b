"""The unit after a numeral: the longest word of the list that is not the beginning of a longer word."""

import re
from functools import cache
from typing import NamedTuple

from zhibiao.core.facts import Kind
from zhibiao.lexicons.load import rows
from zhibiao.lexicons.rows import Unit

_GAP = re.compile(r"[ \t]{0,2}")
_LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")
_ALTERNATIVE = re.compile(r"[（(]([一-鿿]{1,2})[）)]")
_PER = re.compile(
    r" ?/ ?((?:\d*[百千万]*))"
    "|每()(?=立方米|平方米|平方公里|平方千米|千瓦时|公里|公斤|公顷|吨|升|亩|人|户|天|月|年|秒|小时)"
)
_PER_NOUN = re.compile(r"(?:h|d|s|a|min)(?![A-Za-z])|月|生(?!产)|季|学位|[一-鿿]{1,3}(?=[，。、；：）)】\s*=]|$)")
_UNLISTED = re.compile(r"[A-Za-zμ·一-鿿]{1,6}(?=/[A-Za-zμ一-鿿])")
_PROSE = re.compile(r"[^\n]{0,3}[一-鿿]{3}")
_LATIN = re.compile(r"[A-Za-z0-9]")


class Found(NamedTuple):
    """A unit of the text: where it stands, its name without spaces, and its kind."""

    start: int
    end: int
    name: str
    kind: Kind


@cache
def _by_first() -> dict[str, tuple[Unit, ...]]:
    """The units by their first character, longest first."""
    table: dict[str, list[Unit]] = {}
    for row in rows("units.csv", Unit):
        table.setdefault(row.unit[0], []).append(row)
    return {first: tuple(sorted(units, key=lambda row: -len(row.unit))) for first, units in table.items()}


def plain(text: str, start: int) -> Found | None:
    """The unit that begins exactly at ``start``, without brackets or a denominator."""
    for row in _by_first().get(text[start : start + 1], ()):
        if not text.startswith(row.unit, start):
            continue
        end = start + len(row.unit)
        after = text[end : end + 1]
        if after and (after in row.not_before or (row.unit[-1].isascii() and _LATIN.match(after))):
            continue
        return Found(start, end, row.unit, row.kind)
    return None


def at(text: str, start: int) -> Found | None:
    """The unit after a numeral that ends at ``start``: spaces or a line's end between them, brackets and 每 included.

    Example:
        >>> at("1500元/批次。", 4)
        Found(start=4, end=8, name='元/批次', kind='rate')
        >>> at("92050台（件）各类", 5).name
        '台（件）'
    """
    begin = _skip(text, start)
    found = plain(text, begin)
    if found is None:
        unlisted = _UNLISTED.match(text, begin)
        return _per(text, Found(begin, unlisted.end(), unlisted[0], "rate")) if unlisted else None
    alternative = _ALTERNATIVE.match(text, found.end)
    if alternative and found.kind == "count" and plain(alternative[1], 0):
        found = found._replace(end=alternative.end(), name=text[begin : alternative.end()])
    return _per(text, found) or found


def per(text: str, start: int) -> tuple[int, str] | None:
    """A denominator (``/批次``, ``/10万``) that begins at ``start``: its end and its name with the stroke."""
    stroke = _PER.match(text, start)
    if stroke is None:
        return None
    scale = stroke[1] or ""
    of = plain(text, stroke.end())
    if of is not None:
        return of.end, f"/{scale}{of.name}"
    if noun := _PER_NOUN.match(text, stroke.end()):
        return noun.end(), f"/{scale}{noun[0]}"
    return (stroke.end(), f"/{scale}") if scale else None


def _skip(text: str, start: int) -> int:
    """Past the gap between a numeral and its unit: spaces, or one line's end where the numeral ends running text."""
    gap = _GAP.match(text, start)
    end = gap.end() if gap else start
    line_break = _LINE_BREAK.match(text, end)
    if line_break is None:
        return end
    line_start = text.rfind("\n", 0, start) + 1
    if not text[line_start:start].strip("0123456789.,% "):  # the numeral has the line to itself
        line_start = text.rfind("\n", 0, max(0, line_start - 1)) + 1
        if not _PROSE.match(text, line_break.end()):
            return end
    line = text[max(line_start, start - 40) : start]
    return line_break.end() if sum("一" <= character <= "鿿" for character in line) > 6 else end


def _per(text: str, found: Found) -> Found | None:
    denominator = per(text, found.end)
    if denominator is None:
        return None
    end, name = denominator
    more = per(text, end)  # 元/人/年
    if more is not None:
        end, name = more[0], name + more[1]
    return Found(found.start, end, found.name + name, "rate")
