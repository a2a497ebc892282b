"""What can be doubted about an annotation that is well formed: the rules of the guidelines that a program can test.

An error breaks a rule; a warning is worth a look and may be right. Loading tests what must hold for the files to make
sense at all (:mod:`zhibiao.gold.records`); this is for the people who annotate.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal

import msgspec

from zhibiao import quantities
from zhibiao.core.document import Span
from zhibiao.core.facts import Metric
from zhibiao.core.folding import fold
from zhibiao.core.serialize import plain
from zhibiao.gold.arithmetic import near_misses, overfull
from zhibiao.gold.types import GoldReport

Level = Literal["error", "warning"]


class Complaint(msgspec.Struct, frozen=True, order=True):
    """Something doubtful: in which report, where in it (an id, or a part and a number), and what."""

    report: str
    where: str
    level: Level
    message: str

    def __str__(self) -> str:
        return f"{self.report} {self.where}: {self.level}: {self.message}"


def check(report: GoldReport, areas: Collection[str]) -> list[Complaint]:
    """Check one report's annotation against the guidelines.

    Args:
        report: the annotation, well formed.
        areas: the names of the work areas.

    Returns:
        Complaints, errors first.
    """
    errors = [*_areas(report, areas), *(found for rule in _ERRORS for found in rule(report))]
    warnings = [found for rule in _WARNINGS for found in rule(report)]
    return [Complaint(report.name, where, "error", message) for where, message in errors] + [
        Complaint(report.name, where, "warning", message) for where, message in warnings
    ]


def unmarked_numbers(report: GoldReport) -> list[Span]:
    """Numbers that are in no metric: each has to be none by the guidelines (a date, a name, a heading, a code)."""
    marked = [(gold.metric.start, gold.metric.end) for gold in report.metrics]
    return [
        Span(*match.span())
        for match in _NUMERAL.finditer(report.text)
        if report.inside(match.start()) and not any(a < match.end() and match.start() < b for a, b in marked)
    ]


_NUMERAL = re.compile(
    r"[0-9０-９][0-9０-９.,，]*|[一二两三四五六七八九十百千]+(?=[个件次起家名户项条批期场座所人位年类处成倍])"
)
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?|[QH]\d)?"
_PERIOD = re.compile(rf"({_DATE})(?:\.\.({_DATE}))?")
_UNITS_OF = {
    "percentage": re.compile(r"%|‰|‱|个百分点|个千分点|"),
    "amount": re.compile(r"[^/]*元"),
    "rate": re.compile(r".*/.+"),
    "score": re.compile(r"分"),
    "multiple": re.compile(r"倍|"),
    "rank": re.compile(r"[位名]|"),
}


def _areas(report: GoldReport, names: Collection[str]) -> Iterator[tuple[str, str]]:
    for number, area in enumerate(report.areas or (), 1):
        if area.area not in names:
            yield f"areas {number}", f"{area.area!r} is no work area"


def _spans(report: GoldReport) -> Iterator[tuple[str, str]]:
    for metric in _metrics(report):
        before, after = report.text[metric.start - 1 : metric.start], report.text[metric.end : metric.end + 1]
        if re.match(r"[\d.．-]", before) and re.match(r"\d", metric.text):
            yield metric.id, f"the span {metric.text!r} cuts a number in two: {before + metric.text!r}"
        if re.match(r"[万亿%％‰]", after) or re.fullmatch(r"\d\d", metric.text[-1] + after):
            yield metric.id, f"the span {metric.text!r} leaves out {after!r}"
        if metric.text != metric.text.strip():
            yield metric.id, f"the span {metric.text!r} begins or ends with a space"


def _units(report: GoldReport) -> Iterator[tuple[str, str]]:
    for metric in _metrics(report):
        pattern = _UNITS_OF.get(metric.kind)
        if pattern and not pattern.fullmatch(metric.unit):
            yield metric.id, f"the unit {metric.unit!r} is none of the kind {metric.kind}"
        if metric.kind in ("count", "measure", "duration") and re.search(r"[/%]", metric.unit):
            yield metric.id, f"the unit {metric.unit!r} is none of the kind {metric.kind}"
        if re.match(r"[万亿千百]+(?!米|克|瓦|帕|卡|伏|赫|字)", metric.unit):
            yield metric.id, f"the unit {metric.unit!r} has its scale"


def _aspects(report: GoldReport) -> Iterator[tuple[str, str]]:
    for metric in _metrics(report):
        if (metric.kind == "rank") != (metric.aspect == "rank") and metric.aspect != "target":
            yield metric.id, f"the kind {metric.kind} with the aspect {metric.aspect}"
        if metric.unit == "个百分点" and metric.aspect not in ("growth", "target"):
            yield metric.id, f"个百分点 with the aspect {metric.aspect}"
        if metric.of and metric.aspect in ("new", "cumulative", "budget"):
            yield metric.id, f"the aspect {metric.aspect} is taken of nothing, but has of {metric.of}"


def _periods(report: GoldReport) -> Iterator[tuple[str, str]]:
    for metric in _metrics(report):
        if metric.period and not is_period(metric.period):
            yield metric.id, f"the period {metric.period!r} is of no form of the guidelines"
    for number, entity in enumerate(report.entities or (), 1):
        if entity.label == "DATE" and not is_period(entity.normalized or ""):
            yield f"entities {number}", f"the date {entity.text!r} is normalized to {entity.normalized!r}"


def is_period(text: str) -> bool:
    """Whether a text is a period in the guidelines' forms, and exists in the calendar.

    >>> [is_period(text) for text in ("2023", "2023Q1..2023Q3", "2023-02-30", "2023H3", "2023..2021")]
    [True, True, False, False, False]
    """
    match = _PERIOD.fullmatch(text)
    ends = [end for end in match.groups() if end] if match else []
    return bool(ends) and all(map(_exists, ends)) and ends == sorted(ends) and len({len(end) for end in ends}) == 1


def _exists(end: str) -> bool:
    if "Q" in end or "H" in end:
        return 1 <= int(end[-1]) <= (4 if "Q" in end else 2)
    year, month, day = (*map(int, end.split("-")), 1, 1)[:3]
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _links(report: GoldReport) -> Iterator[tuple[str, str]]:
    by_id = {metric.id: metric for metric in _metrics(report)}
    for metric in by_id.values():
        total = by_id.get(metric.part_of or "")
        if total and total.kind != metric.kind:
            yield metric.id, f"a part of the kind {metric.kind}, its total {total.id} of the kind {total.kind}"
        figure = by_id.get(metric.of or "")
        pulls = "拉动" in metric.indicator  # points of a level's growth that something pulls
        if figure and metric.unit == "个百分点" and figure.kind != "percentage" and not pulls:
            yield metric.id, f"个百分点 of {figure.id}, which is {figure.text!r}"


def _entities(report: GoldReport) -> Iterator[tuple[str, str]]:
    for number, entity in enumerate(report.entities or (), 1):
        if entity.label == "DATE" and any(m.start < entity.end and entity.start < m.end for m in _metrics(report)):
            yield f"entities {number}", f"{entity.text!r} is a date and holds a metric"


def _readings(report: GoldReport) -> Iterator[tuple[str, str]]:
    """The value, unit, kind and bound that the program reads at the same place."""
    dates = [Span(e.start, e.end) for e in report.entities or () if e.label in ("DATE", "LAW")]
    found, _ = quantities.find(fold(report.text), sorted(dates))
    by_span = {(quantity.start, quantity.end): quantity for quantity in found}
    for metric in _metrics(report):
        read = by_span.get((metric.start, metric.end))
        if read is None:
            yield metric.id, f"the program reads no number at {metric.text!r}"
            continue
        marked = _shown(metric.value), _shown(metric.value_high), metric.unit, metric.kind, metric.bound
        alike = _shown(abs(read.value)) == _shown(abs(metric.value))  # a fall's sign is read by linking, not here
        taken = _shown(metric.value if alike else read.value), _shown(read.value_high), read.unit, read.kind, read.bound
        if marked != taken:
            yield metric.id, f"{metric.text!r} is marked {' '.join(marked)}, the program reads {' '.join(taken)}"


def _arithmetic(report: GoldReport) -> Iterator[tuple[str, str]]:
    yield from overfull(report)
    yield from near_misses(report)


def _numbers(report: GoldReport) -> Iterator[tuple[str, str]]:
    named = [(e.start, e.end) for e in report.entities or ()]
    for span in unmarked_numbers(report):
        if not any(a <= span.start < b for a, b in named):
            around = report.text[max(0, span.start - 8) : span.end + 6].replace("\n", "⏎")
            yield f"at {span.start}", f"a number in no metric and no entity: {around!r}"


def _shown(value: object) -> str:
    return "" if value is None else plain(value)  # type: ignore[arg-type]


def _metrics(report: GoldReport) -> list[Metric]:
    return [gold.metric for gold in report.metrics]


_ERRORS = (_spans, _units, _aspects, _periods, _links)
_WARNINGS = (_entities, _readings, _arithmetic, _numbers)
