"""Links between annotated metrics: they lead somewhere, and never in a circle."""

from collections.abc import Collection, Iterable, Sequence
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


def check_links(source: str, metrics: Sequence[Linked]) -> None:
    """Check ids and links.

    Args:
        source: the annotation file, for the message.
        metrics: the metrics in the order of the text.

    Raises:
        GoldError: an id occurs twice, a link leads to no other metric, or links run in a circle.
    """
    by_id = {metric.id: metric for metric in metrics}
    if len(by_id) != len(metrics):
        raise GoldError(source, "ids", "two metrics have the same id")
    for metric in metrics:
        for target in (metric.of, metric.part_of):
            if target is not None and (target not in by_id or target == metric.id):
                raise GoldError(source, metric.id, f"the link to {target!r} leads to no other metric of the report")
        for field in ("of", "part_of"):
            _check_circle(source, metric, field, by_id)


def check_members(source: str, findings: Iterable[Finding], ids: Collection[str]) -> None:
    """Check that the members of findings are metrics of the report.

    Raises:
        GoldError: a member is none of the ids.
    """
    for row, finding in enumerate(findings, 1):
        if missing := [member for member in finding.members if member not in ids]:
            raise GoldError(source, f"findings {row}", f"the member {missing[0]!r} is no metric of the report")


def _check_circle(source: str, metric: Linked, field: str, by_id: dict[str, Linked]) -> None:
    seen, at = {metric.id}, metric
    while (target := getattr(at, field)) is not None and target in by_id:
        if target in seen:
            raise GoldError(source, metric.id, f"{field} runs in a circle through {target!r}")
        seen.add(target)
        at = by_id[target]
