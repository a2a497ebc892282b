"""What the linking model learns from: each metric of gold reports as the rules make it, with what is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from zhibiao.core.facts import Metric
from zhibiao.evaluation.judgements import judge
from zhibiao.gold.types import GoldReport
from zhibiao.metrics import cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.learning import totals
from zhibiao.metrics.learning.features import features
from zhibiao.metrics.learning.training import Example
from zhibiao.pipeline import linked
from zhibiao.read import read_text


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with what could be its total: one example each, and the place of the rules' choice among them."""

    options: list[Example]
    proposed: int | None
    has_total: bool  #: whether the gold gives it one, be it among the options or not


class Examples(msgspec.Struct, frozen=True):
    """Examples of both parts of the model: whether a metric's ``core`` is right, and which total a figure has."""

    metrics: list[Example] = []
    parts: list[Part] = []


def examples(golds: Iterable[GoldReport]) -> Examples:
    """What the rules make of gold reports; nothing learned has a say in it."""
    found = Examples()
    for gold in golds:
        metrics, paragraphs = linked(read_text(gold.text, gold.name))
        judged = [one for one in judge(gold, metrics) if one.found]
        right = {one.found.id: "core" in one.passed for one in judged if one.found}
        truth = {one.found.id: one.gold.metric for one in judged if one.found and one.gold}
        found.metrics.extend(_metrics(gold.name, metrics, [*chain(*paragraphs)], right))
        for paragraph in paragraphs:
            found.parts.extend(_parts(gold.name, paragraph, truth))
    return found


def _metrics(
    name: str, metrics: Sequence[Metric], drafts: Sequence[Draft], right: Mapping[str, bool]
) -> Iterator[Example]:
    words = cues.load()
    for metric, draft in zip(metrics, drafts, strict=True):
        if metric.id in right:
            yield Example(features(draft, words), right[metric.id], name)


def _parts(name: str, paragraph: Sequence[Draft], truth: Mapping[str, Metric]) -> Iterator[Part]:
    """The figures of a paragraph that the gold has; an option is right if the gold has it as the total."""
    options = dict(totals.candidates(paragraph, cues.load()))
    gold_of = [truth.get(f"m{draft.number}") for draft in paragraph]
    for i, metric in enumerate(gold_of):
        if metric is None:
            continue
        rows = options.get(i, [])
        ids = [None if (one := gold_of[j]) is None else one.id for j, _ in rows]
        chosen = [k for k, (j, _) in enumerate(rows) if paragraph[j] is paragraph[i].part_of]
        yield Part(
            options=[
                Example(found, metric.part_of is not None and metric.part_of == id, name)
                for id, (_, found) in zip(ids, rows, strict=True)
            ],
            proposed=chosen[0] if chosen else None,
            has_total=metric.part_of is not None,
        )
