"""Periods of metrics: which mention of a date or period governs a number."""

import re
from collections.abc import Sequence

from zhibiao.core.document import PeriodMention
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.timeline import Timeline

_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_HEAD = 8  # characters before a mention that still stands at the head of its statement: 截至, 其中
_RECENT = ("近", "连")  # 近三年 and 连续三年 hold for their own statement
_INSIDE_YEAR = re.compile(r"\d{4}(?:[HQ]\d|-\d\d)")
_YEAR = re.compile(r"(?<=^\d{4}).*")


def date(drafts: Sequence[Draft], time: Timeline, cues: Cues) -> None:
    """Set the period of each draft of a paragraph.

    A mention holds for the rest of its statement; a span of time also for what follows in the paragraph, a point in
    time (年末) only for stocks. A growth, share or rank without a mention of its own has the period of its figure.

    Args:
        drafts: a paragraph's drafts, in text order.
        time: the report's time.
        cues: the linker's words.
    """
    head = time.head_of_line(drafts[0].slot.statement_start) if drafts else None
    topic = head.period if head is not None and not _DAY.match(head.period) else time.default
    for i, draft in enumerate(drafts):
        draft.period = _period(draft, drafts[:i], time, topic, cues)


def _period(draft: Draft, before: Sequence[Draft], time: Timeline, topic: str, cues: Cues) -> str:
    quantity = draft.slot.quantity
    mentions = time.between(draft.slot.statement_start, quantity.end)
    own = _own(draft, mentions)
    if own is not None:
        return own
    if (draft.phrase.origin and draft.slot.closer == "q") or draft.slot.usual:
        return ""
    if draft.aspect == "budget" or (draft.aspect == "target" and not draft.planned):
        return _YEAR.sub("", time.default) if _INSIDE_YEAR.match(time.default) else time.default
    draft.dated = True
    earlier = _figure(draft, before)
    governing = _governing(draft, mentions, cues)
    last = next((d for d in reversed(before) if d.dated), None)
    since = last.slot.quantity.start if last is not None and last.slot.statement == draft.slot.statement else -1
    if earlier is not None and draft.phrase.body == "" and (governing is None or governing.start < since):
        return earlier.period
    if governing is not None:
        head = governing.start - draft.slot.statement_start <= _HEAD
        draft.topical = head and not time.begins_with(governing, _RECENT)
        return governing.period
    if draft.total is not None and not _flows(draft.indicator, cues):
        return before[draft.total].period
    era = time.era_at(quantity.start)
    if era and topic == time.default and draft.aspect != "target" and _takes_time(draft, cues):
        return era
    default = time.plan_at(quantity.start) if draft.aspect == "target" else topic
    if last is not None and last.period != default and _carries(draft, last, cues):
        draft.topical = last.topical
        return last.period
    return default


def _figure(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The figure whose subject a number takes, past those that only state a base."""
    earlier = before[draft.subject] if draft.subject is not None and draft.subject < len(before) else None
    while earlier is not None and not earlier.dated:
        earlier = before[earlier.subject] if earlier.subject is not None else None
    return earlier


def _own(draft: Draft, mentions: Sequence[PeriodMention]) -> str | None:
    """The period of a number that is itself a span of time (连续三年), or that states the base (上年同期858起)."""
    quantity = draft.slot.quantity
    for mention in reversed(mentions):
        if mention.end > quantity.start:
            return mention.period
        if mention.start < quantity.outer_start - len(draft.slot.pre):
            return None
        if mention.role == "base" and mention.period and not draft.moves and quantity.kind != "multiple":
            return mention.period
    return None


def _governing(draft: Draft, mentions: Sequence[PeriodMention], cues: Cues) -> PeriodMention | None:
    clause = draft.slot.quantity.outer_start - len(draft.slot.pre)
    for mention in reversed(mentions):
        if mention.role not in ("period", "span") or not mention.period:
            continue
        if mention.start >= clause:
            return mention
        if mention.role == "span" or "..20" in mention.period:
            continue
        if _DAY.match(mention.period) and _flows(draft.indicator, cues):
            continue
        return mention
    return None


def _flows(indicator: str, cues: Cues) -> bool:
    """Whether a figure is counted over a span of time, not at a point."""
    return bool(cues.patterns["flow"].search(indicator)) and not cues.patterns["stock"].search(indicator)


def _takes_time(draft: Draft, cues: Cues) -> bool:
    """Whether a figure of a review over years is what happened in them, not where they ended."""
    return draft.aspect in ("new", "growth", "cumulative") or cues.verbs.head(draft.indicator) > 1


def _carries(draft: Draft, last: Draft, cues: Cues) -> bool:
    """Whether the period of the figure before holds past the full stop."""
    if not last.period or not last.topical:
        return False
    if draft.slot.leads and draft.slot.statement != last.slot.statement and _DAY.match(last.period):
        return False
    return not _DAY.match(last.period) or cues.patterns["stock"].search(draft.indicator) is not None
