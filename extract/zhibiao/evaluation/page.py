"""One self-contained HTML page: scores, plots, errors by cause, and every report with its spans marked."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from itertools import pairwise
from string import Template

from zhibiao.evaluation.judgements import Judgement, by_cause
from zhibiao.evaluation.plots import Bar, bars, confusion
from zhibiao.evaluation.reports import Evaluation
from zhibiao.evaluation.summary import CountLine, Summary
from zhibiao.evaluation.wording import around, describe, fault
from zhibiao.gold.types import GoldReport


def page(summary: Summary, evaluations: Sequence[Evaluation]) -> str:
    """Write the page.

    Args:
        summary: the scores.
        evaluations: what they were summed from.

    Returns:
        HTML that needs nothing from outside.
    """
    template = Template(resources.files("zhibiao.evaluation").joinpath("page.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(f"{summary.system} {summary.version} against gold"),
        about=f"{len(summary.gold)} annotated reports, {sum(len(e.gold.metrics) for e in evaluations)} metrics.",
        tables=_counts_table(summary.counts) + _shares_table(summary),
        plots="\n".join(_plots(summary)),
        errors="\n".join(_errors(evaluations)),
        reports="\n".join(_report(one) for one in evaluations),
    )


def _counts_table(lines: Mapping[str, CountLine]) -> str:
    rows = [_row("th", "score", "F1", "95 %", "precision", "recall", "right", "spurious or wrong", "missed or wrong")]
    for name, line in lines.items():
        ends = "undefined" if line.interval is None else f"{line.interval[0]:.3f}–{line.interval[1]:.3f}"
        scores = (_number(line.f1), ends, _number(line.precision), _number(line.recall))
        rows.append(_row("td", name, *scores, line.tp, line.fp, line.fn))
    return f"<table>{''.join(rows)}</table>"


def _shares_table(summary: Summary) -> str:
    rows = [_row("th", "share", "value", "of")]
    rows += [_row("td", name, _number(s.value), f"{s.part}/{s.of}") for name, s in summary.shares.items()]
    if summary.confusion:
        rows.append(_row("td", "areas.macro_f1", _number(summary.macro_f1), ""))
    return f"<table>{''.join(rows)}</table>"


def _row(tag: str, *cells: object) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells) + "</tr>"


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.4f}"


def _plots(summary: Summary) -> Iterator[str]:
    yield _figure("F1 with 95 % interval", bars("scores", _bars(summary.counts)))
    shares: list[Bar] = [(name, s.value, s.interval, f"of {s.of}") for name, s in summary.shares.items()]
    yield _figure("Shares with 95 % interval", bars("shares", shares))
    for group in ("kind", "aspect", "department", "report"):
        lines = {key: counts["metrics.core"] for key, counts in summary.by[group].items()}
        yield _figure(f"metrics.core by {group}", bars(group, _bars(lines)))
    if summary.confusion:
        yield _figure("Work areas: gold in rows, predicted in columns", confusion(summary.confusion))


def _figure(caption: str, plot: str) -> str:
    return f"<figure><figcaption>{escape(caption)}</figcaption>{plot}</figure>"


def _bars(lines: Mapping[str, CountLine]) -> list[Bar]:
    return [(name, line.f1, line.interval, f"of {line.tp + line.fn}") for name, line in lines.items()]


def _errors(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for one in evaluations:
        for cause, judgements in by_cause(one.judgements).items():
            found.setdefault(cause, []).extend(_error(one.gold, judgement, cause) for judgement in judgements)
    for cause, lines in found.items():
        yield f"<details><summary>{cause}: {len(lines)}</summary><ul>{''.join(lines)}</ul></details>"


def _error(gold: GoldReport, one: Judgement, cause: str) -> str:
    before, metric, after = map(escape, around(one, gold.text))
    quote = f'…{before}<mark class="{_look(one)}">{metric}</mark>{after}…'
    return f"<li>{escape(gold.name)}: {quote} {escape(fault(one, cause))}</li>"


def _report(one: Evaluation) -> str:
    looks = [_look(judgement) for judgement in one.judgements]
    counts = ", ".join(f"{looks.count(look)} {look}" for look in ("right", "wrong", "missed", "spurious"))
    head = f"<summary>{escape(one.gold.name)} {escape(one.gold.department)}: {counts}</summary>"
    return f'<details>{head}<div class="text">{"".join(_marked(one))}</div></details>'


def _marked(one: Evaluation) -> Iterator[str]:
    """The text with its marks; of spans that cross each other the later begins where the earlier ends."""
    text, position = one.gold.text, 0
    for judgement in one.judgements:
        span = judgement.gold.metric if judgement.gold else judgement.found
        if span is None:
            continue
        start, end = max(span.start, position), max(span.end, position)
        yield from _plain(one.gold, position, start)
        inside = escape(text[start:end]) or "·"
        yield f'<mark class="{_look(judgement)}" title="{escape(_title(judgement))}">{inside}</mark>'
        position = end
    yield from _plain(one.gold, position, len(text))


def _plain(gold: GoldReport, start: int, end: int) -> Iterator[str]:
    """Text between marks, grey where it is not annotated."""
    edges = {start, end, *(edge for r in gold.ranges for edge in (r.start, r.end) if start < edge < end)}
    for a, b in pairwise(sorted(edges)):
        piece = escape(gold.text[a:b])
        yield piece if gold.inside(a) else f'<span class="outside">{piece}</span>'


def _look(one: Judgement) -> str:
    if one.gold is None:
        return "spurious"
    if one.found is None:
        return "missed"
    return "wrong" if one.causes else "right"


def _title(one: Judgement) -> str:
    faults = [fault(one, cause) for cause in one.causes]
    whole = [describe(one.gold.metric)] if one.gold and one.found else []
    return "\n".join([*whole, *faults])
