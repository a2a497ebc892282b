"""From the facts of a table to metrics: what each cell states, with the period and aspect that its headings give."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhibiao.core.document import Document, Layout, PeriodMention
from zhibiao.core.facts import Aspect, Cell, Metric, Table
from zhibiao.periods import Calendar
from zhibiao.tables.captions import Caption
from zhibiao.tables.facts import Fact
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.report import TableFacts
from zhibiao.tables.units import without_unit

_ROUNDING = Decimal("0.011")  # of each term, as a share of the printed unit
_POINTS = ("weight", "score")


class _Named(NamedTuple):
    fact: Fact
    cell: Cell


def state(document: Document, layout: Layout, found: TableFacts, calendar: Calendar) -> tuple[Metric, ...]:
    """The metrics that the cells of tables state.

    Args:
        document: the report.
        layout: its sections.
        found: what was read from its tables.
        calendar: its periods; mentions inside headings set those of the cells below or beside them.

    Returns:
        One metric a cell, with the cell's id, ``source`` ``table`` and the headings, in text order. ``part_of`` is the
        cell of the row above in the hierarchy, or of the total that the rows add up to.
    """
    starts = [mention.start for mention in calendar.mentions]
    metrics: list[Metric] = []
    for table, facts, caption in zip(found.tables, found.facts, found.captions, strict=True):
        named = [_Named(fact, cell) for fact, cell in zip(facts, table.cells, strict=True)]
        aspects = _aspects(facts)
        wholes = _wholes(named)
        for one, aspect in zip(named, aspects, strict=True):
            period = _period(document, one.fact, caption, calendar, starts)
            metrics.append(_metric(document, layout, table, one, aspect, period, wholes.get(one.cell.id)))
    return tuple(sorted(metrics, key=lambda metric: (metric.start, metric.end)))


def _metric(
    document: Document, layout: Layout, table: Table, one: _Named, aspect: Aspect, period: str, whole: str | None
) -> Metric:
    cell = one.cell
    scope, indicator = _name(one.fact, table)
    return Metric(
        id=cell.id,
        start=cell.start,
        end=cell.end,
        text=document.text[cell.start : cell.end],
        kind=one.fact.kind,
        value=cell.value,
        value_high=cell.value_high,
        unit=cell.unit,
        bound=cell.bound,
        indicator=indicator,
        aspect=aspect,
        scope=scope,
        period=period,
        part_of=whole,
        section=_section(layout, cell.start),
        source="table",
        table=table.id,
        row=cell.row,
        column=cell.column,
    )


def _section(layout: Layout, position: int) -> str | None:
    """The innermost section at a place: the last to begin before it of those that have not ended."""
    last = bisect_right(layout.sections, position, key=lambda section: section.start)
    return next((s.id for s in reversed(layout.sections[:last]) if position < s.end), None)


def _aspects(facts: Sequence[Fact]) -> list[Aspect]:
    """The aspects that headings say; ``actual`` only beside a budget or a target."""
    said = [_said(fact) for fact in facts]
    against = "budget" in said or "target" in said
    return ["level" if aspect == "actual" and not against else aspect for aspect in said]


def _said(fact: Fact) -> Aspect:
    if fact.kind == "rank":
        return "rank"
    if fact.column and _is_points(fact):
        return "level"
    for heading in (*reversed(fact.column), *fact.row[-1:]):
        if aspect := first("aspects.toml", heading):
            return aspect  # type: ignore[return-value]  # a test holds the ids against the aspects
    return "level"


def _period(document: Document, fact: Fact, caption: Caption, calendar: Calendar, starts: Sequence[int]) -> str:
    """The period of the nearest heading that mentions one, else of the caption, else of the report."""
    spans = [*fact.heads, *([caption.span] if caption.span else [])]
    for span in spans:
        inside = calendar.mentions[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end - 1)]
        for mention in inside:
            if mention.period and mention.role == "period" and not _names_budget(document, mention):
                return mention.period
    return calendar.default


def _names_budget(document: Document, mention: PeriodMention) -> bool:
    """年初 of 年初预算数 is no date."""
    return document.folded[mention.end : mention.end + 6].lstrip().startswith("预算") and mention.period[4:] == "-01-01"


def _is_points(fact: Fact) -> bool:
    return first("performance.toml", without_unit(fact.column[-1])) in _POINTS and fact.unit == "分"


def _name(fact: Fact, table: Table) -> tuple[str, str]:
    """Scope and indicator: the row's name with what the column adds to it."""
    heading = without_unit(fact.column[-1]) if fact.column else ""
    field = first("performance.toml", heading)
    points = bool(heading) and _is_points(fact)
    added = heading if points else "" if field else shape("column-words").sub("", heading).strip()
    leaf = next((label for label in reversed(fact.row) if label), "")
    if fact.total and added:
        return "", added
    if leaf and added and shape("organisation").search(leaf):
        return leaf, added
    return "", f"{leaf}{added}" or heading or table.title or ""


def _wholes(named: Sequence[_Named]) -> dict[str, str]:
    """For each cell the id of the one that it is a part of."""
    places = {one.fact.place: one for one in named if not one.fact.high}
    wholes: dict[str, str] = {}
    for one in named:
        above = places.get(one.fact.parent) if one.fact.parent else None
        if above and above.fact.unit == one.fact.unit and one.fact.kind != "percentage":
            wholes[one.cell.id] = above.cell.id
    for parts, total in _totals(named):
        wholes |= {part.cell.id: total.cell.id for part in parts if part.cell.id not in wholes}
    return wholes


def _totals(named: Sequence[_Named]) -> Iterator[tuple[list[_Named], _Named]]:
    """The outermost cells of each column that add up to the one total of it."""
    columns: defaultdict[int, list[_Named]] = defaultdict(list)
    for one in named:
        if one.fact.parent is None and one.fact.kind != "percentage":
            columns[one.fact.place[1]].append(one)
    for column in columns.values():
        totals = [one for one in column if one.fact.total]
        parts = [one for one in column if not one.fact.total]
        if len(totals) != 1 or len(parts) < 2 or {one.fact.unit for one in parts} != {totals[0].fact.unit}:
            continue
        off = abs(sum(one.cell.value for one in parts) - totals[0].cell.value)
        if off <= _ROUNDING * len(parts) * totals[0].fact.factor:
            yield parts, totals[0]
