"""Scores as tables on a terminal."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from zhibiao.evaluation.resampling import Comparison, Interval
from zhibiao.evaluation.summary import CountLine, Summary

_GROUP_SCORES = {
    "kind": "metrics.core",
    "aspect": "metrics.core",
    "entity": "entities.label",
    "finding": "findings.found",
    "area": "areas.label",
    "department": "metrics.core",
    "report": "metrics.core",
}


def print_summary(summary: Summary, console: Console) -> None:
    """Print all scores of a system; what is undefined says so (an interval: is empty)."""
    console.print(f"{summary.system} {summary.version} on {len(summary.gold)} annotated report(s)")
    if len(summary.gold) < 2:
        console.print("95 % intervals are over reports: undefined for fewer than two")
    console.print(_count_table("score", summary.counts))
    console.print(_share_table(summary))
    if summary.confusion:
        console.print(f"work areas, macro-F1: {_number(summary.macro_f1)} {_ends(summary.macro_f1_interval)}")
        console.print(_confusions(summary))
    for group, score in _GROUP_SCORES.items():
        lines = {key: counts[score] for key, counts in summary.by[group].items() if score in counts}
        if len(lines) > 1:
            console.print(_count_table(f"{score} by {group}", lines))
    causes = ", ".join(f"{cause} {n}" for cause, n in summary.causes.items())
    console.print(f"what is wrong with metrics (one may have several faults): {causes}")


def print_comparison(a: str, b: str, compared: Mapping[str, Comparison], console: Console) -> None:
    """Print the scores of two systems side by side with the difference, its interval and the test's p."""
    table = _table("score", a, b, "difference", "95 %", "p")
    for name, one in compared.items():
        signed = "undefined" if one.difference is None else f"{one.difference:+.4f}"
        p = "undefined" if one.p is None else f"{one.p:.3f}"
        table.add_row(name, _number(one.a), _number(one.b), signed, _ends(one.interval), p)
    console.print(table)


def _count_table(title: str, lines: Mapping[str, CountLine]) -> Table:
    """A line a score; what was found and is wrong counts both as a false positive (fp) and as a miss (fn)."""
    table = _table(title, "F1", "95 %", "precision", "recall", "tp", "fp", "fn")
    for name, line in lines.items():
        scores = (_number(line.f1), _ends(line.interval), _number(line.precision), _number(line.recall))
        table.add_row(name, *scores, str(line.tp), str(line.fp), str(line.fn))
    return table


def _share_table(summary: Summary) -> Table:
    table = _table("share", "value", "95 %", "of")
    for name, line in summary.shares.items():
        table.add_row(name, _number(line.value), _ends(line.interval), f"{line.part}/{line.of}")
    return table


def _confusions(summary: Summary, most: int = 10) -> Table:
    table = _table("gold area", "predicted", "times")
    wrong = [(n, gold, label) for gold, row in summary.confusion.items() for label, n in row.items() if label != gold]
    for n, gold, label in sorted(wrong, key=lambda one: (-one[0], one[1], one[2]))[:most]:
        table.add_row(gold, label or "(none)", str(n))
    return table


def _table(first: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.4f}"


def _ends(ends: Interval | None) -> str:
    return "" if ends is None else f"{ends[0]:.3f}–{ends[1]:.3f}"
