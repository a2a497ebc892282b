"""How much gold there is, by split, kind of report and department: the tables of ``annotations/README.md``."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from zhibiao.gold.loading import SPLITS, split_of
from zhibiao.gold.types import GoldReport


def overview(reports: Sequence[GoldReport], by_department: dict[str, str]) -> str:
    """Counts as Markdown tables.

    Args:
        reports: the annotated reports.
        by_department: the split of each department.
    """

    def split(report: GoldReport) -> str:
        return split_of(report, by_department)

    in_order = sorted(reports, key=lambda report: (SPLITS.index(split(report)), report.name))
    tables = [
        _table("split", in_order, split),
        _table("kind of report", sorted(reports, key=_kind), _kind),
        _table("department", in_order, lambda report: f"{report.department} ({split(report)})"),
        _counted("kind", reports, lambda report: (gold.metric.kind for gold in report.metrics)),
        _counted("aspect", reports, lambda report: (gold.metric.aspect for gold in report.metrics)),
    ]
    return "\n".join(tables)


def _kind(report: GoldReport) -> str:
    return report.report_kind or "unknown"


def _table(title: str, reports: Sequence[GoldReport], key: Callable[[GoldReport], str]) -> str:
    groups: dict[str, list[GoldReport]] = defaultdict(list)
    for report in reports:
        groups[key(report)].append(report)
    rows = [f"| {name} | {_figures(members)} |" for name, members in groups.items()]
    if len(groups) > 1:
        rows.append(f"| **all** | {_figures(reports)} |")
    head = f"| {title} | reports | characters | metrics | entities | sentences | findings |"
    return "\n".join([head, "| --- |" + " ---: |" * 6, *rows]) + "\n"


def _figures(reports: Sequence[GoldReport]) -> str:
    sizes = [len(reports), sum(len(report.text) for report in reports)]
    sizes += [
        sum(len(getattr(report, part) or ()) for report in reports)
        for part in ("metrics", "entities", "areas", "findings")
    ]
    return " | ".join(str(size) for size in sizes)


def _counted(title: str, reports: Sequence[GoldReport], values: Callable[[GoldReport], Iterable[str]]) -> str:
    counts = Counter(value for report in reports for value in values(report))
    names, sizes = zip(*counts.most_common(), strict=True)
    return (
        "\n".join(
            [
                f"| metrics by {title} | " + " | ".join(names) + " |",
                "| --- |" + " ---: |" * len(names),
                "| | " + " | ".join(map(str, sizes)) + " |",
            ]
        )
        + "\n"
    )
