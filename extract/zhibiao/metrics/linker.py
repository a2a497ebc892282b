"""Linking: quantities in their clauses become metrics."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from zhibiao.core.document import Document, Layout, Quantity
from zhibiao.core.facts import Metric
from zhibiao.metrics import cues, scopes, timing
from zhibiao.metrics.aspects import set_against_budgets
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.drafting import draft
from zhibiao.metrics.relations import relate
from zhibiao.metrics.slots import Place, Slot, cut, mask
from zhibiao.periods import Calendar

LONGEST_HEADING = 14


def link(
    document: Document, layout: Layout, quantities: Sequence[Quantity], calendar: Calendar
) -> tuple[Metric, ...]:
    """Link each quantity to what it measures, of whom, when, and out of what.

    Args:
        document: the report.
        layout: its sections and sentences; quantities in its tables are left out.
        quantities: in text order.
        calendar: its dates and periods, and the period that it is about.

    Returns:
        One metric a quantity, ids ``m1``, ``m2``… in text order.
    """
    words = cues.load()
    text = mask(document.folded, [m for m in calendar.mentions if m.role != "span"], quantities)
    metrics: list[Metric] = []
    for paragraph in _paragraphs(document, layout, quantities, text):
        drafts = draft(paragraph, _headings(layout, paragraph), calendar, words)
        timing.date(drafts, calendar, words)
        scopes.place(drafts, words)
        set_against_budgets(drafts)
        relate(drafts, words)
        metrics += _finish(document, layout, drafts, len(metrics))
    return tuple(metrics)


def _paragraphs(
    document: Document, layout: Layout, quantities: Sequence[Quantity], masked: str
) -> Iterator[list[Slot]]:
    """The slots of each paragraph: sentences that stand on one line."""
    starts = [s.start for s in layout.sentences]
    by_sentence = groupby(quantities, key=lambda q: bisect_right(starts, q.start) - 1)
    slots: list[Slot] = []
    line = -1
    for index, group in by_sentence:
        if index < 0:
            continue
        sentence = layout.sentences[index]
        here = masked.rfind("\n", 0, sentence.start + 1)
        if here != line and slots:
            yield slots
            slots = []
        line = here
        statement = _statement(layout, masked, index)
        start = layout.sentences[statement].start
        slots += cut(masked, Place(index, sentence.start, sentence.end, statement, start), list(group))
    if slots:
        yield slots


def _statement(layout: Layout, masked: str, index: int) -> int:
    """The sentence that a statement begins with: back over ； on the same line."""
    while index:
        before = layout.sentences[index - 1]
        between = masked[before.end - 1 : layout.sentences[index].start]
        if between[0] not in "；;" or "\n" in between:
            break
        index -= 1
    return index


def _headings(layout: Layout, slots: list[Slot]) -> dict[int, str]:
    """The title of the section that each slot's sentence stands in, where it is short enough to name something."""
    titles = {section.id: section.title for section in layout.sections}
    named = {s.sentence: titles.get(layout.sentences[s.sentence].section or "", "") for s in slots}
    return {sentence: title for sentence, title in named.items() if 1 < len(title) <= LONGEST_HEADING}


def _finish(document: Document, layout: Layout, drafts: Sequence[Draft], offset: int) -> Iterator[Metric]:
    """Turn a paragraph's drafts into metrics; ``offset`` metrics were made before."""
    for number, one in enumerate(drafts, offset + 1):
        quantity = one.slot.quantity
        sign = -1 if one.falls and one.aspect in ("growth", "target") else 1
        yield Metric(
            id=f"m{number}",
            start=quantity.start,
            end=quantity.end,
            text=document.text[quantity.start : quantity.end],
            kind=quantity.kind,
            value=quantity.value * sign,
            value_high=None if quantity.value_high is None else quantity.value_high * sign,
            unit=quantity.unit,
            bound=quantity.bound,
            indicator=one.indicator,
            aspect=one.aspect,
            scope=one.scope,
            period=one.period,
            of=None if one.of is None else f"m{offset + one.of + 1}",
            part_of=None if one.part_of is None else f"m{offset + one.part_of + 1}",
            sentence=one.slot.sentence,
            section=layout.sentences[one.slot.sentence].section,
        )
