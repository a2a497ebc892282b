"""A report without its doubtful metrics."""

from collections.abc import Iterable

import msgspec

from zhibiao.core.facts import Metric, Report


def without_doubtful(report: Report, minimum: float) -> Report:
    """Leave out the metrics less sure than a minimum, with the links to them and the findings about them.

    Args:
        report: a whole report.
        minimum: from 0 to 1; a metric without a confidence stays.
    """
    kept = [m for m in report.metrics if m.confidence is None or m.confidence >= minimum]
    dropped = {m.id for m in report.metrics} - {m.id for m in kept}
    if not dropped:
        return report
    findings = tuple(finding for finding in report.findings if dropped.isdisjoint(finding.members))
    return msgspec.structs.replace(report, metrics=tuple(_unlinked(kept, dropped)), findings=findings)


def _unlinked(metrics: Iterable[Metric], dropped: set[str]) -> Iterable[Metric]:
    for metric in metrics:
        links = {link: None for link in ("of", "part_of") if getattr(metric, link) in dropped}
        yield msgspec.structs.replace(metric, **links) if links else metric
