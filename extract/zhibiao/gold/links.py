"""Links between annotated metrics: they lead somewhere, and never in a circle."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Finding


class Linked(Protocol):
    """Anything with the id and the links of a metric."""

    @property
    def id(self) -> str: ...
    @property
    def of(self) -> str | None: ...
    @property
    def part_of(self) -> str | None: ...


def check_links(source: str, metrics: Sequence[Linked], findings: Iterable[Finding] = ()) -> None:
    """Check ids, links and the members of findings.

    Args:
        source: the annotation file, for the message.
        metrics: the metrics in the order of the text.
        findings: findings over these metrics.

    Raises:
        GoldError: an id occurs twice, a link or a member leads to no other metric, or links run in a circle.
    """
    by_id = {metric.id: metric for metric in metrics}
    if len(by_id) != len(metrics):
        raise GoldError(source, "ids", "two metrics have the same id")
    for row, metric in enumerate(metrics, 1):
        for target in (metric.of, metric.part_of):
            if target is not None and (target not in by_id or target == metric.id):
                raise GoldError(source, row, f"the link to {target!r} leads to no other metric of the report")
        for field in ("of", "part_of"):
            _check_circle(source, row, metric, field, by_id)
    for row, finding in enumerate(findings, 1):
        if missing := [member for member in finding.members if member not in by_id]:
            raise GoldError(source, f"findings {row}", f"the member {missing[0]!r} is no metric of the report")


def _check_circle(source: str, row: int, metric: Linked, field: str, by_id: dict[str, Linked]) -> None:
    seen, at = {metric.id}, metric
    while (target := getattr(at, field)) is not None and target in by_id:
        if target in seen:
            raise GoldError(source, row, f"{field} runs in a circle through {target!r}")
        seen.add(target)
        at = by_id[target]
