"""The numbers of one cell: where each stands, its value, unit and bound, and what else the cell says."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from zhibiao import quantities
from zhibiao.core.document import Quantity
from zhibiao.core.facts import Bound, Kind
from zhibiao.tables.patterns import shape

_LONGEST = 40  # characters; what is longer is prose
_COMMAS = str.maketrans({",": "", "，": "", " ": "", "−": "-"})


class Reading(NamedTuple):
    """A number of a cell; offsets are into the cell's text. ``unit`` is empty where the cell prints none."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    high: Decimal | None = None
    bound: Bound = "="
    kind: Kind = "count"
    label: str = ""  #: what the cell calls it: 基本支出 of ``基本支出：7520.29``


class Content(NamedTuple):
    """What a cell holds: its numbers, and whether it is a number and nothing else, or prose."""

    readings: tuple[Reading, ...] = ()
    whole: bool = False
    prose: bool = False


@lru_cache(maxsize=4096)
def read_cell(text: str) -> Content:
    """Read the numbers of a cell.

    Args:
        text: the cell's folded text, stripped.

    Returns:
        Its readings in order. Of a cell that is one number the span is the whole cell, and of ``从A到B`` the value is
        B. ``/``, ``—``, dates and years with 年 are no numbers. Prose has readings of its own elsewhere and none here.

    Example:
        >>> content = read_cell("7个工作日到1.5个工作日内")
        >>> [(r.value, r.unit, r.bound) for r in content.readings], content.whole
        ([(Decimal('1.5'), '个工作日', '<=')], True)
        >>> [(r.label, r.value) for r in read_cell("其中：基本支出：7520.29").readings]
        [('其中：基本支出', Decimal('7520.29'))]
        >>> read_cell("2023年").readings, read_cell("/").readings
        ((), ())
    """
    if shape("number").match(text):
        return Content((Reading(0, len(text), Decimal(text.translate(_COMMAS))),), whole=True)
    if not any(character.isdigit() for character in text) and not _has_numeral(text):
        return Content(prose=_is_prose(text))
    if artefact := shape("artefact").match(text):
        rest = read_cell(text[artefact.end() :])
        moved = (r._replace(start=r.start + artefact.end(), end=r.end + artefact.end()) for r in rest.readings)
        return rest._replace(readings=tuple(moved))
    if _is_prose(text):
        return Content(prose=True)
    flat = text.replace("\n", " ").replace("\r", " ")
    if shape("nothing").match(flat) or shape("date").match(flat):
        return Content()
    return _measured(flat)


def _has_numeral(text: str) -> bool:
    return any(numeral in text for numeral in "一二两三四五六七八九十百千万亿零")


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST or shape("clause").search(text) is not None


def _measured(text: str) -> Content:
    if bracketed := shape("unit-behind").search(text):  # ≥12.00(次): read as if the unit were not in brackets
        plain = f"{text[: bracketed.start()]} {bracketed['unit']} "
        inner = _measured(plain.rstrip())
        if inner.whole and inner.readings[0].unit:
            return Content((inner.readings[0]._replace(end=len(text)),), whole=True)
    found, _ = quantities.find(text)
    if not found:
        return Content()
    if len(found) == 2 and found[0].unit in ("", found[1].unit):
        between = text[found[0].outer_end : found[1].outer_start]
        if shape("from-to").match(between) or (found[0].outer_end == found[1].outer_start):
            rest = text[: found[0].outer_start].removeprefix("由").removeprefix("从") + text[found[1].outer_end :]
            if shape("rest").match(rest.strip()):
                return Content((_reading(found[1], 0, len(text)),), whole=True)
    if len(found) == 1:
        (one,) = found
        rest = text[: one.outer_start] + text[one.outer_end :]
        if shape("rest").match(rest.strip()):
            return Content((_reading(one, 0, len(text)),), whole=True)
    readings, before = [], 0
    for one in found:
        said = text[before : one.outer_start]
        label = said.rstrip(" :：") if shape("labelled").search(said) else ""
        readings.append(_reading(one, one.start, one.end, label.lstrip("，、,; ")))
        before = one.outer_end
    return Content(tuple(readings))


def _reading(one: Quantity, start: int, end: int, label: str = "") -> Reading:
    return Reading(start, end, one.value, one.unit, one.value_high, one.bound, one.kind, label)
