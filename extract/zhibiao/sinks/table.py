"""A table for people, as wide as the terminal allows."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from zhibiao.core.facts import Metric, Report
from zhibiao.sinks.files import as_text
from zhibiao.sinks.wording import value_in_words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_WIDTH_OF_FILES = 140  # columns, where there is no terminal to ask


def write(reports: Iterable[Report], stream: BinaryIO, *, many: bool, limit: int | None = None) -> None:
    """Write a table a report, on a terminal as wide as that; ``limit`` is the number of metrics shown of each."""
    from rich.console import Console

    with as_text(stream) as text:
        console = Console(file=text, highlight=False, width=None if stream.isatty() else _WIDTH_OF_FILES)
        for number, report in enumerate(reports):
            if number:
                console.print()
            print_report(report, console, limit)


def print_report(report: Report, console: "Console", limit: int | None = None) -> None:
    """Print what a report says: its heading, its metrics, and what is doubtful.

    Args:
        report: the report.
        console: where to.
        limit: the number of metrics to show; all if ``None``.
    """
    from rich.text import Text

    info = report.document
    console.print(Text(_clean(info.title or info.source), style="bold"))
    known = [info.title and info.source, info.department, info.region and info.region.name, info.period]
    if any(known):
        console.print(Text(" · ".join(_clean(item) for item in known if item), style="dim"))
    shown = report.metrics[:limit]
    if shown:
        console.print(_table(shown, console.width))
    if len(shown) < len(report.metrics):
        console.print(Text(f"… and {len(report.metrics) - len(shown)} more", style="dim"))
    console.print(Text(_summary(report)))
    if areas := _by_area(report):
        console.print(Text(areas))
    doubts = [f"warning: {item}" for item in report.warnings] + [f"finding: {item.message}" for item in report.findings]
    for line in doubts:
        console.print(Text(_clean(line), style="yellow"))


def _summary(report: Report) -> str:
    counts = {"metric": len(report.metrics), "sentence": len(report.sentences), "table": len(report.tables)}
    line = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())
    if report.accounting is None:
        return line
    numbers = report.accounting.numbers
    lost = sum(number.fate == "unaccounted" for number in numbers)
    return f"{line}; {len(numbers)} numbers in the text, {lost} unaccounted"


def _by_area(report: Report) -> str:
    """The number of metrics of each work area, the commonest first; empty where none has one."""
    counts = Counter(metric.work_area for metric in report.metrics if metric.work_area)
    return ", ".join(f"{_clean(area)} {n}" for area, n in counts.most_common())


def _relation(metric: Metric) -> str:
    links = [f"of {metric.of}" if metric.of else "", f"part of {metric.part_of}" if metric.part_of else ""]
    return ", ".join(link for link in links if link)


class _Column(NamedTuple):
    heading: str
    least: int  # width that it needs
    rank: int  # order of importance where there is no room for all; 0 always stands
    content: Callable[[Metric], str]


_COLUMNS = (
    _Column("id", 4, 1, lambda metric: metric.id),
    _Column("indicator", 20, 0, lambda metric: metric.indicator),
    _Column("value", 12, 0, value_in_words),
    _Column("aspect", 10, 3, lambda metric: metric.aspect),
    _Column("scope", 10, 4, lambda metric: metric.scope),
    _Column("period", 10, 2, lambda metric: metric.period),
    _Column("relation", 12, 5, _relation),
)


def _table(metrics: Iterable[Metric], width: int) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    columns = _columns_for(width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        justify: Literal["left", "right"] = "right" if column.heading == "value" else "left"
        table.add_column(column.heading, min_width=column.least, justify=justify, overflow="fold")
    for metric in metrics:
        table.add_row(*(Text(_clean(column.content(metric))) for column in columns))
    return table


def _columns_for(width: int) -> list[_Column]:
    """The most important columns that have room side by side."""
    kept: set[str] = set()
    for column in sorted(_COLUMNS, key=lambda column: column.rank):
        width -= column.least + 2
        if width >= 0 or column.rank == 0:
            kept.add(column.heading)
    return [column for column in _COLUMNS if column.heading in kept]


def _clean(text: str) -> str:
    """One line without control characters: a report's text must not steer the terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
