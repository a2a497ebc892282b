"""Metrics of the gold with the draft that the rules made of each: what the set-ups for indicators are tried on."""

from itertools import chain
from pathlib import Path

import msgspec

from zhibiao.core.document import Document
from zhibiao.evaluation.agreement import INDICATOR_THRESHOLD, indicator_score
from zhibiao.evaluation.judgements import judge
from zhibiao.gold.loading import load
from zhibiao.gold.types import GoldMetric
from zhibiao.metrics.draft import Draft
from zhibiao.pipeline import linked
from zhibiao.read import read_text

FOLDS = 5


class Case(msgspec.Struct, frozen=True):
    """One metric: the gold's, the rules' draft of it, and the report."""

    gold: GoldMetric
    draft: Draft
    document: Document
    report: str

    def right(self, indicator: str) -> bool:
        """Whether an indicator would be right."""
        return indicator_score(self.gold, indicator) >= INDICATOR_THRESHOLD


def cases(folder: Path, split: str) -> list[Case]:
    """All metrics of a split that the rules found."""
    found = []
    for gold in load(folder, split):
        document = read_text(gold.text, gold.name)
        metrics, paragraphs = linked(document)
        truth = {one.found.id: one.gold for one in judge(gold, metrics) if one.found and one.gold}
        for metric, draft in zip(metrics, chain(*paragraphs), strict=True):
            if metric.id in truth:
                found.append(Case(truth[metric.id], draft, document, gold.name))
    return found


def folds(train: list[Case]) -> list[tuple[list[int], list[int]]]:
    """Indices to learn from and to judge, so that no report is on both sides."""
    names = sorted({case.report for case in train})
    fold = {name: i % FOLDS for i, name in enumerate(names)}
    sides = []
    for k in range(FOLDS):
        inside = [i for i, case in enumerate(train) if fold[case.report] == k]
        sides.append(([i for i in range(len(train)) if i not in set(inside)], inside))
    return sides


def share(hits: list[bool]) -> str:
    """A share for the table."""
    return f"{sum(hits) / len(hits):.4f}"
