"""Explanations: why a metric says what it says."""

from collections.abc import Sequence

import msgspec

from zhibiao.core.document import Document
from zhibiao.core.facts import Metric, Sentence
from zhibiao.metrics import cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.indicators import choose
from zhibiao.metrics.learning.confidence import load
from zhibiao.metrics.learning.features import features
from zhibiao.metrics.slots import show


class Proposal(msgspec.Struct, frozen=True):
    """An indicator that a rule proposed, in the order of the cascade, and whether it was taken."""

    text: str
    rule: str
    taken: bool


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A metric with what it was made of.

    ``sentence`` is its sentence; ``clause`` the part of it that belongs to the number, with the number from ``start``
    to ``end`` in it (offsets into ``clause``). ``subject`` is the figure that it takes its subject from: its text and
    its indicator; ``base`` likewise the figure that it is ``of``, with the rule that found it. ``reasons`` are the
    features that raise (above nought) and lower its confidence, in log-odds, the strongest first.
    """

    metric: Metric
    sentence: str
    clause: str
    start: int
    end: int
    candidates: tuple[Proposal, ...]
    subject: tuple[str, str] | None
    base: tuple[str, str, str] | None
    reasons: tuple[tuple[str, float], ...]


def explain(
    document: Document, sentences: Sequence[Sentence], drafts: Sequence[Draft], metric: Metric
) -> Explanation | None:
    """Explain a metric.

    Args:
        document: the report.
        sentences: all its sentences.
        drafts: its finished drafts.
        metric: one that was made of them.

    Returns:
        The explanation; none for a metric that is of no draft, as those of tables.
    """
    draft = next((one for one in drafts if one.slot.quantity.start == metric.start), None)
    if draft is None:
        return None
    slot, quantity = draft.slot, draft.slot.quantity
    sentence = sentences[slot.sentence]
    low = max(quantity.outer_start - len(slot.pre), sentence.start)
    high = min(quantity.outer_end + len(slot.post), sentence.end)
    found = features(draft, cues.load())
    return Explanation(
        metric=metric,
        sentence=document.text[sentence.start : sentence.end],
        clause=document.text[low:high],
        start=quantity.start - low,
        end=quantity.end - low,
        candidates=_proposals(draft),
        subject=_figure(document, draft.source),
        base=_base(document, draft, metric, drafts),
        reasons=tuple((name, round(part, 2)) for name, part in load().reasons(found)),
    )


def _proposals(draft: Draft) -> tuple[Proposal, ...]:
    """The candidates, each text once, under the rule that proposed it first."""
    taken = choose(draft.candidates)
    first = {show(candidate.text): candidate for candidate in reversed(draft.candidates)}
    ordered = dict.fromkeys(show(candidate.text) for candidate in draft.candidates)
    return tuple(Proposal(text, first[text].rule, text == show(taken.text)) for text in ordered)


def _base(document: Document, draft: Draft, metric: Metric, drafts: Sequence[Draft]) -> tuple[str, str, str] | None:
    """The figure that a metric is of, and whether a rule found it or what was learned chose it."""
    base = next((one for one in drafts if f"m{one.number}" == metric.of), None)
    if base is None or (figure := _figure(document, base)) is None:
        return None
    return *figure, draft.of_rule if draft.of is base else "chosen by what was learned"


def _figure(document: Document, draft: Draft | None) -> tuple[str, str] | None:
    if draft is None:
        return None
    quantity = draft.slot.quantity
    return document.text[quantity.start : quantity.end], draft.indicator
