"""Scores of predicted metrics against one gold report; sums over reports are micro-averages.

The pairing rule is in :mod:`zhibiao.evaluation.pairing`. Scores: ``span`` same start and end; ``value``
overlapping and value(s) equal; ``core`` value, unit and indicator right; ``exact`` the same with the indicator right
character by character; ``full`` core and kind, bound, aspect, scope and period right; ``of`` and ``part_of`` over links
between paired metrics.
"""

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from zhibiao.core.facts import Metric
from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.judgements import FIELDS, LEVELS, LINKS, Judgement, judge
from zhibiao.gold.types import GoldReport

SCORES = (*LEVELS, *LINKS)


class Scores(msgspec.Struct, frozen=True):
    """Counts by score, and of the paired metrics how many have each field right."""

    counts: dict[str, Count]
    paired: int
    right: dict[str, int]

    def accuracy(self, field: str) -> float | None:
        """Share of the paired metrics whose field is right; ``None`` where nothing was paired."""
        return self.right[field] / self.paired if self.paired else None


def score(gold: GoldReport, predicted: Iterable[Metric]) -> Scores:
    """Score the metrics predicted for one report.

    Args:
        gold: the annotated report.
        predicted: the metrics of a system; those of tables and those that start outside ``gold.ranges`` do not count.

    Returns:
        The counts; add those of several reports with :func:`total`.
    """
    return tally(judge(gold, predicted))


def tally(judgements: Iterable[Judgement]) -> Scores:
    """Sum judgements to scores."""
    return tally_by(judgements, lambda metric: "").get("", total(()))


def tally_by(judgements: Iterable[Judgement], key: Callable[[Metric], str]) -> dict[str, Scores]:
    """Sum judgements by what a metric is, for instance its kind.

    Hits and misses stand under the gold's key, false positives under the prediction's, so that the sums over all keys
    are the counts of the whole.
    """
    sums: Counter[tuple[str, str, str]] = Counter()
    for one in judgements:
        wanted = key(one.gold.metric) if one.gold else ""
        made = key(one.found) if one.found else wanted
        for score, count in _counts(one).items():
            sums[wanted if one.gold else made, score, "tp"] += count.tp
            sums[wanted if one.gold else made, score, "fn"] += count.fn
            sums[made, score, "fp"] += count.fp
        if one.gold and one.found:
            sums[wanted, "paired", "paired"] += 1
            sums.update((wanted, field, "right") for field in one.right)
    return {group: _scores(sums, group) for group in sorted({group for group, _, _ in sums})}


def _counts(one: Judgement) -> dict[str, Count]:
    found, gold = int(one.found is not None), int(one.gold is not None)
    hits = {level: int(level in one.passed) for level in LEVELS}
    return {level: Count(hit, found - hit, gold - hit) for level, hit in hits.items()} | one.links


def _scores(sums: Counter[tuple[str, str, str]], group: str) -> Scores:
    counts = {name: Count(*(sums[group, name, part] for part in ("tp", "fp", "fn"))) for name in SCORES}
    right = {field: sums[group, field, "right"] for field in FIELDS}
    return Scores(counts, sums[group, "paired", "paired"], right)


def total(scores: Iterable[Scores]) -> Scores:
    """Sum the counts of several reports (micro-average)."""
    counts = {name: Count() for name in SCORES}
    right = dict.fromkeys(FIELDS, 0)
    paired = 0
    for one in scores:
        counts = {name: counts[name] + one.counts[name] for name in SCORES}
        right = {name: right[name] + one.right[name] for name in FIELDS}
        paired += one.paired
    return Scores(counts, paired, right)
