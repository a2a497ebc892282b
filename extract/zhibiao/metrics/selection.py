"""A report with some of its metrics only: those that are sure enough, those of one work area."""

import msgspec

from zhibiao.core.facts import Report


def without_doubtful(report: Report, minimum: float) -> Report:
    """Leave out the metrics less sure than a minimum, with the links to them and the findings about them.

    Args:
        report: a whole report; its sentences and tables stay.
        minimum: from 0 to 1; a metric without a confidence stays.
    """
    return _without(report, {m.id for m in report.metrics if m.confidence is not None and m.confidence < minimum})


def only_about(report: Report, area: str) -> Report:
    """Leave out the metrics of other work areas, with the links to them and the findings about them.

    Args:
        report: a whole report; its sentences and tables stay.
        area: the work area's id, ``food``.
    """
    return _without(report, {metric.id for metric in report.metrics if metric.work_area != area})


def _without(report: Report, dropped: set[str]) -> Report:
    if not dropped:
        return report
    metrics = tuple(
        msgspec.structs.replace(
            metric,
            of=None if metric.of in dropped else metric.of,
            part_of=None if metric.part_of in dropped else metric.part_of,
        )
        for metric in report.metrics
        if metric.id not in dropped
    )
    findings = tuple(finding for finding in report.findings if dropped.isdisjoint(finding.members))
    return msgspec.structs.replace(report, metrics=metrics, findings=findings)
