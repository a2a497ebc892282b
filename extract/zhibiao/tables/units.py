"""The unit of a cell: printed in it, or given by its column, its row, a column of units, or the table's caption."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from zhibiao import quantities
from zhibiao.core.facts import Kind
from zhibiao.core.folding import fold
from zhibiao.tables.patterns import first, shape

_BRACKET = re.compile(r"[（(](?:计量)?(?:单位[:：])?[±+＋-]?([^（）()]{1,10})[）)]$")
_AFTER_COMMA = re.compile(r"[，,：:]\s*([^，,：:]{1,6})$")


class Unit(NamedTuple):
    """A base unit, the factor that a printed number takes to be in it, and the kind of what it measures."""

    name: str
    factor: Decimal
    kind: Kind


@cache
def unit_of(text: str) -> Unit | None:
    """The unit that a text is, ``None`` if it is none.

    Example:
        >>> unit_of("万元")
        Unit(name='元', factor=Decimal('10000'), kind='amount')
        >>> unit_of("单位名称") is None
        True
    """
    plain = fold(text).strip()
    if not plain or plain[0].isdigit():
        return None
    found, _ = quantities.find(f"1{plain}")
    if len(found) != 1 or found[0].start != 0 or found[0].end != len(plain) + 1:
        return None
    return Unit(found[0].unit, found[0].value, found[0].kind)


@cache
def in_brackets(heading: str) -> Unit | None:
    """The unit in brackets at the end of a heading: 批复规模（㎡）.

    Example:
        >>> unit = in_brackets("经费控制情况（万元）")
        >>> unit.name if unit else None
        '元'
    """
    bracket = _BRACKET.search(fold(heading))
    if bracket is None:
        comma = _AFTER_COMMA.search(fold(heading))
        return unit_of(comma[1]) if comma else None
    return unit_of(bracket[1])


def without_unit(heading: str) -> str:
    """A heading without the unit in brackets at its end, and without anything taken from other brackets.

    Example:
        >>> without_unit("财政供养人员情况（人）"), without_unit("完工项目（2023年）")
        ('财政供养人员情况', '完工项目（2023年）')
    """
    bracket = _BRACKET.search(heading)
    return heading[: bracket.start()].rstrip() if bracket and unit_of(bracket[1]) else heading


@cache
def implied(heading: str) -> Unit | None:
    """The unit that a heading implies without printing it: % of a rate, 分 of a score."""
    name = first("units.toml", fold(heading))
    return unit_of(name) if name else None


def heading_unit(path: tuple[str, ...]) -> str:
    """The unit that a column's headings print or imply, empty if none.

    Example:
        >>> heading_unit(("2023年", "比上年增长（%）")), heading_unit(("决算数",))
        ('%', '')
    """
    unit = in_brackets(path[-1]) or implied(path[-1]) if path else None
    return unit.name if unit else ""


def in_line(text: str) -> Unit | None:
    """The unit that a line above a table gives: （单位：万元）."""
    line = shape("unit-line").search(fold(text).strip())
    return unit_of(line["unit"].rstrip("）) ")) if line else None


def choose(column: tuple[str, ...], row: tuple[str, ...], listed: Unit | None, general: Unit | None) -> Unit | None:
    """The unit of a number that is printed without one.

    Args:
        column: the column's headings from the outside in.
        row: the row's, likewise, as printed; a part has the unit of its whole.
        listed: what the column of units says for the row.
        general: what the corner or the caption says for the whole table.

    Returns:
        The unit of the nearest that gives one: a heading's bracket before what it implies, a rate before all, for a
        table in 万元 has its shares in %.
    """
    by_column = next((unit for heading in reversed(column) if (unit := in_brackets(heading))), None)
    by_row = next((unit for label in reversed(row) if (unit := in_brackets(label))), None)
    implies = implied(column[-1]) if column else None
    row_implies = implied(row[-1]) if row else None
    if by_column and by_column.name == "%":
        return by_column
    return by_row or by_column or implies or listed or row_implies or general
