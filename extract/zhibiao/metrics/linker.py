"""Linking: quantities in their clauses become metrics."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from zhibiao.core.document import Document, Layout, Quantity
from zhibiao.core.facts import Metric
from zhibiao.metrics import cues, scopes, timing
from zhibiao.metrics.aspects import set_against_budgets
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.drafting import draft
from zhibiao.metrics.entries import ENUMERATOR, entry_of
from zhibiao.metrics.learning import bases, totals
from zhibiao.metrics.learning.confidence import confidences
from zhibiao.metrics.relations import relate
from zhibiao.metrics.slots import Place, Slot, cut, mask
from zhibiao.metrics.timeline import Timeline
from zhibiao.periods import Calendar

LONGEST_HEADING = 14
_OPENS = re.compile(r"其中[：:]?\s*$")


class About(NamedTuple):
    """What is known of a report as a whole."""

    names: Sequence[str] = ()  #: of the organisations and places in it
    budget: bool = False  #: whether it is a budget: its amounts are planned ones


def link(
    document: Document,
    layout: Layout,
    quantities: Sequence[Quantity],
    calendar: Calendar,
    about: About,
) -> tuple[Metric, ...]:
    """Link each quantity to what it measures, of whom, when, and out of what.

    Args:
        document: the report.
        layout: its sections and sentences; quantities in its tables are left out.
        quantities: in text order.
        calendar: its dates and periods, and the period that it is about.
        about: what is known of it as a whole.

    Returns:
        One metric a quantity, ids ``m1``, ``m2``… in text order.
    """
    paragraphs = drafts_of(document, layout, quantities, calendar, about)
    drafts = [one for paragraph in paragraphs for one in paragraph]
    bases.assign(drafts)
    for paragraph in paragraphs:
        totals.assign(paragraph, cues.load())
    return finish(document, layout, drafts, confidences(drafts, cues.load()))


def drafts_of(
    document: Document, layout: Layout, quantities: Sequence[Quantity], calendar: Calendar, about: About
) -> list[list[Draft]]:
    """The drafts by paragraph as the rules finish them, which still know what was proposed and why.

    Arguments as for :func:`link`.
    """
    words = cues.load().with_names(about.names)
    dates = [mention for mention in calendar.mentions if mention.role != "span"]
    text = mask(document.folded, dates, quantities, words.compounds.anywhere)
    time, titles = Timeline(calendar, document.folded), _titles(layout)
    drafts: list[Draft] = []
    paragraphs: list[list[Draft]] = []
    for paragraph in _paragraphs(layout, quantities, text):
        here = draft(paragraph, _headings(layout, titles, paragraph), time, words)
        for number, one in enumerate(here, len(drafts) + 1):
            one.number, one.paragraph = number, len(paragraphs)
            one.source = None if one.subject is None else here[one.subject]
        timing.date(here, time, words)
        scopes.place(here, words)
        set_against_budgets(here, planned=about.budget)
        relate(here, drafts, words)
        scopes.carry(here)
        drafts += here
        paragraphs.append(here)
    return paragraphs


def _paragraphs(layout: Layout, quantities: Sequence[Quantity], masked: str) -> Iterator[list[Slot]]:
    """The slots of each paragraph: sentences that stand on one line, and the lines of a list that 其中： opens."""
    starts = [s.start for s in layout.sentences]
    slots: list[Slot] = []
    line, listing, entry = -1, False, ""
    for index, group in groupby(quantities, key=lambda q: bisect_right(starts, q.start) - 1):
        if index < 0:
            continue
        sentence = layout.sentences[index]
        here = masked.rfind("\n", 0, sentence.start + 1)
        statement = _statement(layout, masked, index)
        place = Place(index, sentence.start, sentence.end, statement, layout.sentences[statement].start)
        found = list(cut(masked, place, list(group)))
        if here != line:
            entry = entry_of(masked[here + 1 : sentence.start])
        for slot in found:
            slot.entry = entry
        if here != line and slots:
            opened = _OPENS.search(masked, slots[-1].quantity.end, here + 1) is not None
            listing = (listing or opened) and ENUMERATOR.match(masked, here + 1) is not None
            if listing:
                found[0].leads.insert(0, "其中")
            else:
                yield slots
                slots = []
        line = here
        slots += found
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


def _titles(layout: Layout) -> dict[str | None, str]:
    """The titles of the sections that are short enough to name something, by id."""
    return {section.id: section.title for section in layout.sections if 1 < len(section.title) <= LONGEST_HEADING}


def _headings(layout: Layout, titles: Mapping[str | None, str], slots: Sequence[Slot]) -> dict[int, str]:
    """The title that each slot's sentence stands under."""
    sections = {slot.sentence: layout.sentences[slot.sentence].section for slot in slots}
    return {sentence: titles[section] for sentence, section in sections.items() if section in titles}


def finish(
    document: Document, layout: Layout, drafts: Sequence[Draft], sure: Sequence[float] | None = None
) -> tuple[Metric, ...]:
    """The metrics that finished drafts stand for, one each, with how sure each is (0 to 1) where that is known."""
    confidence = [None] * len(drafts) if sure is None else sure
    return tuple(_metric(document, layout, one, p) for one, p in zip(drafts, confidence, strict=True))


def _metric(document: Document, layout: Layout, one: Draft, confidence: float | None) -> Metric:
    quantity = one.slot.quantity
    sign = -1 if one.falls and one.aspect in ("growth", "target") else 1
    return Metric(
        id=f"m{one.number}",
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
        of=None if one.of is None else f"m{one.of.number}",
        part_of=None if one.part_of is None else f"m{one.part_of.number}",
        sentence=one.slot.sentence,
        section=layout.sentences[one.slot.sentence].section,
        confidence=confidence,
    )
