"""From the plain fields of annotations, wherever they come from, to a checked gold report, and back."""

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Aspect, Bound, Entity, Finding, Kind, Metric, ReportKind
from zhibiao.gold.links import check_links, check_members
from zhibiao.gold.types import GoldArea, GoldMetric, GoldReport

T = TypeVar("T")


class MetricRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A metric: the fields of the output's metrics that a person decides on, and aliases of its indicator."""

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal
    value_high: Decimal | None
    unit: str
    bound: Bound
    indicator: str
    aliases: tuple[str, ...]
    aspect: Aspect
    scope: str
    period: str
    of: str | None
    part_of: str | None


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """All that is annotated in one text; the lists are in the order of the text once assembled."""

    name: str
    department: str = ""
    report_kind: ReportKind | None = None
    ranges: tuple[tuple[int, int], ...] | None = None  #: the whole text if not given
    metrics: Sequence[MetricRecord]
    entities: Sequence[Entity] | None = None
    areas: Sequence[GoldArea] | None = None
    findings: Sequence[Finding] | None = None


def assemble(source: str, text: str, parts: Parts) -> GoldReport:
    """Put a gold report together, in the order of the text, and check it.

    Args:
        source: where the parts come from, for messages.
        text: the report's text.
        parts: what was annotated, in any order.

    Raises:
        GoldError: a span is outside, overlaps its neighbour or covers another text than it says, or a link is wrong.
    """
    metrics = _in_order(parts.metrics)
    entities = None if parts.entities is None else _in_order(parts.entities)
    areas = None if parts.areas is None else _in_order(parts.areas)
    for part, items in (("metrics", metrics), ("entities", entities), ("areas", areas)):
        _check_spans(source, part, text, items or ())
    check_links(source, metrics)
    check_members(source, parts.findings or (), {metric.id for metric in metrics})
    ranges = parts.ranges or ((0, len(text)),)
    if any(not 0 <= start < end <= len(text) for start, end in ranges):
        raise GoldError(source, "ranges", "a range is empty or outside the text")
    return GoldReport(
        name=parts.name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        department=parts.department,
        report_kind=parts.report_kind,
        ranges=tuple(Span(start, end) for start, end in ranges),
        metrics=tuple(_gold_metric(item) for item in metrics),
        areas=areas,
        entities=entities,
        findings=None if parts.findings is None else tuple(parts.findings),
    )


def metric_record(gold: GoldMetric) -> MetricRecord:
    """A gold metric's plain fields."""
    named = {name: getattr(gold.metric, name) for name in MetricRecord.__struct_fields__ if name != "aliases"}
    return MetricRecord(**named, aliases=gold.aliases)


def report_record(report: GoldReport) -> dict[str, Any]:
    """A gold report's own fields as plain values: all but its text, metrics, entities and areas.

    ``marked`` names the parts that were annotated, though they may be empty.
    """
    return {
        "name": report.name,
        "department": report.department,
        "report_kind": report.report_kind,
        "ranges": [[span.start, span.end] for span in report.ranges],
        "marked": [part for part in ("entities", "areas") if getattr(report, part) is not None],
        "findings": msgspec.to_builtins(report.findings),
    }


def convert(source: str, row: int | str, data: Any, kind: type[T]) -> T:
    """Read plain data (numbers may be strings) as a type.

    Raises:
        GoldError: it does not fit; source and row are named.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise GoldError(source, row, str(error)) from None


def _in_order(items: Sequence[T]) -> tuple[T, ...]:
    return tuple(sorted(items, key=_start))


def _start(item: Any) -> int:
    return int(item.start)


def _check_spans(source: str, part: str, text: str, items: Iterable[Any]) -> None:
    end = 0
    for row, item in enumerate(items, 1):
        where = f"{part} {row}"
        if not end <= item.start < item.end <= len(text):
            raise GoldError(
                source, where, f"the span {item.start} to {item.end} is empty, outside the text, or overlaps"
            )
        covered = text[item.start : item.end]
        if getattr(item, "text", covered) != covered:
            raise GoldError(source, where, f"the text at {item.start} is {covered!r}, not {item.text!r}")
        end = item.end


def _gold_metric(item: MetricRecord) -> GoldMetric:
    fields = msgspec.structs.asdict(item)
    aliases = fields.pop("aliases")
    return GoldMetric(Metric(**fields), aliases)
