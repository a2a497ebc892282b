"""What a person marked in a report, in core types."""

import msgspec

from zhibiao.core.document import Span
from zhibiao.core.facts import Entity, Finding, Metric, PerformanceRow, ReportKind, Table


class GoldMetric(msgspec.Struct, frozen=True):
    """A metric as annotated, with the wordings of its indicator that are as good."""

    metric: Metric
    aliases: tuple[str, ...] = ()


class GoldArea(msgspec.Struct, frozen=True):
    """A sentence and its one work area."""

    start: int
    end: int
    area: str


class GoldCheck(msgspec.Struct, frozen=True):
    """A relation between figures that a person confirmed: a sum, a ratio, two equal figures, a count of names.

    ``spans`` are where the figures stand, the total or result first.
    """

    kind: str
    spans: tuple[Span, ...]


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated report.

    ``department`` is the sort of department without its place (``民政局``), so that splits can keep departments
    apart. ``ranges`` are the stretches that were annotated for metrics: only what starts inside them is scored.
    ``areas``, ``entities``, ``tables``, ``performance``, ``findings`` and ``checks`` are ``None`` where nobody marked
    them, empty where there is none.
    """

    name: str
    text: str
    sha256: str
    department: str = ""
    report_kind: ReportKind | None = None
    ranges: tuple[Span, ...]
    metrics: tuple[GoldMetric, ...]
    areas: tuple[GoldArea, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    tables: tuple[Table, ...] | None = None
    performance: tuple[PerformanceRow, ...] | None = None
    findings: tuple[Finding, ...] | None = None
    checks: tuple[GoldCheck, ...] | None = None

    def inside(self, start: int) -> bool:
        """Whether a prediction that starts at this offset is scored."""
        return any(r.start <= start < r.end for r in self.ranges)
