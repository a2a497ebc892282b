"""One report's prediction against its gold: everything that is scored, with what became of each metric."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from zhibiao.core.facts import Report
from zhibiao.evaluation.areas import score_areas
from zhibiao.evaluation.counts import Count, Share, Tally
from zhibiao.evaluation.entities import score_entities
from zhibiao.evaluation.findings import score_findings
from zhibiao.evaluation.judgements import FIELDS, Judgement, judge
from zhibiao.evaluation.scores import Scores, tally, tally_by
from zhibiao.evaluation.tables import score_performance, score_tables
from zhibiao.gold.types import GoldReport

_METRIC_GROUPS = ("kind", "aspect")


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """One report's gold and prediction, judged and counted.

    ``groups`` are the tallies by ``kind`` and ``aspect`` of metrics, ``entity`` label and ``finding`` kind.
    """

    gold: GoldReport
    report: Report
    judgements: tuple[Judgement, ...]
    tally: Tally
    groups: dict[str, dict[str, Tally]]


def evaluate(gold: GoldReport, report: Report) -> Evaluation:
    """Score all that was predicted for one report against all that is annotated in it.

    Args:
        gold: the annotated report.
        report: what a system read from the same text.

    Returns:
        The evaluation; add the tallies of several with :func:`add`.
    """
    judgements = judge(gold, report.metrics)
    groups = {name: {k: _named(s) for k, s in _by(judgements, name).items()} for name in _METRIC_GROUPS}
    groups["entity"] = score_entities(gold, report.entities)
    groups["finding"] = score_findings(gold, report)
    whole = [
        _named(tally(judgements)),
        *_or_nought(gold.entities, groups["entity"], "entities", ("span", "label", "overlap")),
        score_areas(gold, report.sentences),
        score_tables(gold, report.tables),
        score_performance(gold, report.performance),
        *_or_nought(gold.findings, groups["finding"], "findings", ("found", "exact")),
        _kind(gold, report),
        _unaccounted(gold, report),
    ]
    return Evaluation(gold=gold, report=report, judgements=judgements, tally=add(whole), groups=groups)


def add(tallies: Iterable[Tally]) -> Tally:
    """Sum tallies (micro-average)."""
    return sum(tallies, Tally())


def by_group(evaluations: Sequence[Evaluation], group: str) -> dict[str, list[Tally]]:
    """The tallies of each member of a group, one a report, so that they can be summed and resampled.

    Args:
        evaluations: the reports.
        group: ``kind``, ``aspect``, ``entity``, ``finding``, or ``department`` or ``report`` of the whole report.
    """
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for one in evaluations:
        if group in ("department", "report"):
            key = one.gold.department if group == "department" else one.gold.name
            tallies[key or "(not given)"].append(one.tally)
        else:
            for key, part in one.groups[group].items():
                tallies[key].append(part)
    return dict(sorted(tallies.items()))


def _by(judgements: Sequence[Judgement], field: str) -> dict[str, Scores]:
    return tally_by(judgements, lambda metric: str(getattr(metric, field)))


def _named(scores: Scores) -> Tally:
    return Tally(
        counts={f"metrics.{name}": count for name, count in scores.counts.items()},
        shares={f"metrics.{field}": Share(scores.right[field], scores.paired) for field in FIELDS},
    )


def _or_nought(marked: object, parts: dict[str, Tally], prefix: str, names: Sequence[str]) -> Iterable[Tally]:
    """The parts, and counts of nought where the gold was marked and neither it nor the prediction has any."""
    if marked is None:
        return []
    return [Tally(counts={f"{prefix}.{name}": Count() for name in names}), *parts.values()]


def _kind(gold: GoldReport, report: Report) -> Tally:
    """Whether the metadata name the kind of report that the gold does."""
    if gold.report_kind is None:
        return Tally()
    return Tally(shares={"document.report_kind": Share(int(report.document.report_kind == gold.report_kind), 1)})


def _unaccounted(gold: GoldReport, report: Report) -> Tally:
    if report.accounting is None:
        return Tally()
    numbers = [number for number in report.accounting.numbers if gold.inside(number.start)]
    lost = sum(number.fate == "unaccounted" for number in numbers)
    return Tally(shares={"numbers.unaccounted": Share(lost, len(numbers))})
