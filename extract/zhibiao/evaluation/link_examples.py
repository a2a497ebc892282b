"""What the linking model learns from: each metric of gold reports as the rules make it, with what is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

import msgspec

from zhibiao.core.facts import Metric
from zhibiao.evaluation.judgements import judge
from zhibiao.gold.types import GoldReport
from zhibiao.metrics import cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.learning import bases, totals
from zhibiao.metrics.learning.features import features
from zhibiao.metrics.learning.training import Example
from zhibiao.metrics.learning.weights import Features
from zhibiao.pipeline import linked
from zhibiao.read import read_text

Link = Literal["of", "part_of"]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with what could be its total, or its base: one example each, and which of them the rules chose."""

    options: list[Example]
    proposed: int | None
    linked: bool  #: whether the gold gives it one, be it among the options or not
    settled: bool | None = None  #: whether the link is right that the model leaves as the rules made it, if it does


class Examples(msgspec.Struct, frozen=True):
    """What the model learns from: whether a metric's ``core`` is right, which total a figure has, and which base."""

    metrics: list[Example] = []
    totals: list[Choice] = []
    bases: list[Choice] = []


def examples(golds: Iterable[GoldReport]) -> Examples:
    """What the rules make of gold reports; nothing learned has a say in it."""
    found = Examples()
    words = cues.load()
    for gold in golds:
        metrics, paragraphs = linked(read_text(gold.text, gold.name))
        drafts = [*chain(*paragraphs)]
        judged = [one for one in judge(gold, metrics) if one.found]
        right = {one.found.id: "core" in one.passed for one in judged if one.found}
        truth = {one.found.id: one.gold.metric for one in judged if one.found and one.gold}
        for metric, draft in zip(metrics, drafts, strict=True):
            if metric.id in right:
                found.metrics.append(Example(features(draft, words), right[metric.id], gold.name))
        for paragraph in paragraphs:
            candidates = totals.candidates(paragraph, words)
            found.totals.extend(_choices(gold.name, paragraph, candidates, truth, "part_of"))
        found.bases.extend(_choices(gold.name, drafts, bases.candidates(drafts), truth, "of"))
    return found


def _choices(
    name: str,
    drafts: Sequence[Draft],
    candidates: Iterable[tuple[int, list[tuple[int, Features]]]],
    truth: Mapping[str, Metric],
    link: Link,
) -> Iterator[Choice]:
    """The figures that the gold has; an option is right if the gold links to it."""
    options = dict(candidates)
    gold_of = [truth.get(f"m{draft.number}") for draft in drafts]
    for i, metric in enumerate(gold_of):
        if metric is None:
            continue
        rows, wanted = options.get(i, []), getattr(metric, link)
        ids = [None if (one := gold_of[j]) is None else one.id for j, _ in rows]
        chosen = [k for k, (j, _) in enumerate(rows) if drafts[j] is getattr(drafts[i], link)]
        yield Choice(
            options=[
                Example(found, wanted is not None and wanted == id, name)
                for id, (_, found) in zip(ids, rows, strict=True)
            ],
            proposed=chosen[0] if chosen else None,
            linked=wanted is not None,
            settled=None if rows else _is_right(getattr(drafts[i], link), wanted, truth),
        )


def _is_right(found: Draft | None, wanted: str | None, truth: Mapping[str, Metric]) -> bool | None:
    """Whether a link of the rules leads where the gold's does; nothing where they made none."""
    if found is None:
        return None
    target = truth.get(f"m{found.number}")
    return target is not None and target.id == wanted
