"""Subjects: the earlier figure that a number takes its subject from."""

from zhibiao.metrics.draft import Draft, Paragraph
from zhibiao.metrics.slots import POINTS

_RANKED = {"总量": "level", "规模": "level", "总额": "level", "增速": "growth", "增幅": "growth", "降幅": "growth"}


def subject_of(draft: Draft, paragraph: Paragraph) -> int | None:
    """The draft that a number without a subject of its own takes its subject from, as an index; none for the first."""
    drafts, slot = paragraph.drafts, draft.slot
    if not drafts:
        return None
    last = drafts[-1]
    if draft.phrase.refers and (meant := _meant(draft.phrase.refers, drafts)) is not None:
        return meant
    resumes = slot.unbracketed and draft.moves and not draft.phrase.body
    if resumes and (before := _before_bracket(paragraph)) is not None:
        return before
    if draft.aspect == "rank":
        return _ranked(draft, paragraph)
    if slot.opener == "q" and slot.pre.strip() == "的" and len(drafts) > 1:
        return _measured(paragraph)
    if not draft.moves and last.aspect == "growth" and last.phrase.body and _reached(draft, last):
        return len(drafts) - 1
    if slot.opener == "q" and not draft.phrase.body and last.phrase.origin:
        return len(drafts) - 1
    if slot.quantity.unit == POINTS:
        return _rated(paragraph)
    if draft.phrase.comparison:
        return _compared(draft, paragraph)
    figure = _changed(paragraph, slot.pre) if draft.aspect == "growth" else _figure(draft, paragraph)
    if draft.aspect in ("share", "growth") and figure is None and last.slot.statement == slot.statement:
        return len(drafts) - 1
    if draft.moves and figure is not None:
        elsewhere = drafts[figure].slot.statement != slot.statement
        if elsewhere and last.slot.statement == slot.statement:
            return len(drafts) - 1
        if draft.aspect == "growth" and drafts[figure].aspect == "new":
            return _grown(paragraph, figure)
    return figure


def _before_bracket(paragraph: Paragraph) -> int | None:
    """The figure before a bracket that was closed: 258万千瓦（集中式116万千瓦、分布式142万千瓦），增长31.5%."""
    drafts = paragraph.drafts
    for i in range(len(drafts) - 1, -1, -1):
        if drafts[i].slot.closer in ("（", "("):
            return drafts[i].subject if drafts[i].aspect == "growth" else i
    return None


def _compared(draft: Draft, paragraph: Paragraph) -> int:
    """The figure that is set against somebody else's: the last of its unit that is no growth, else the last."""
    drafts, unit = paragraph.drafts, draft.slot.quantity.unit
    for i in range(len(drafts) - 1, -1, -1):
        one = drafts[i]
        if one.slot.statement != draft.slot.statement or draft.slot.quantity.kind == "percentage":
            break
        if one.aspect != "growth" and one.slot.quantity.unit == unit:
            return i
    return len(drafts) - 1


def _reached(level: Draft, growth: Draft) -> bool:
    """Whether a figure is what the one before grew to: 增长21.3%、18.6亿元, 增长21.3%，达到18.6亿元."""
    slot = level.slot
    if slot.opener == "、":
        return True
    alone = slot.opener == "，" and not slot.leads and not growth.phrase.comparison
    return alone and slot.statement == growth.slot.statement and not level.phrase.body and bool(level.phrase.tail)


def _meant(nature: str, drafts: list[Draft]) -> int | None:
    """The last figure of the nature that 这一增幅 and the like point back to."""
    for i in range(len(drafts) - 1, -1, -1):
        points = nature == "growth" and drafts[i].slot.quantity.unit == POINTS
        if (drafts[i].aspect == nature and not points) or (nature == "level" and not drafts[i].moves):
            return i
    return None


def _rated(paragraph: Paragraph) -> int:
    """The rate or growth that moved by percentage points, past other such movements."""
    drafts = paragraph.drafts
    for i in range(len(drafts) - 1, -1, -1):
        if drafts[i].slot.quantity.kind == "percentage" and drafts[i].slot.quantity.unit != POINTS:
            return i if drafts[i].slot.statement == drafts[-1].slot.statement else len(drafts) - 1
    return len(drafts) - 1


def _changed(paragraph: Paragraph, words: str) -> int | None:
    """The last figure that can have grown: no base, budget or target of another, unless there is no other.

    A budget can where it is set against what was spent: 比上年执行数减少.
    """
    others = ("target",) if "执行" in words or "决算" in words else ("budget", "target")
    for i in range(len(paragraph.drafts) - 1, -1, -1):
        one = paragraph.drafts[i]
        if not one.moves and not one.states_base and one.aspect not in others:
            return i
    return paragraph.figure()


def _figure(draft: Draft, paragraph: Paragraph) -> int | None:
    """The last figure; for what is said of one, outside of brackets where it stands outside itself."""
    past = paragraph.figure(past_asides=draft.moves and not draft.slot.bracketed)
    return paragraph.figure() if past is None else past


def _grown(paragraph: Paragraph, new: int) -> int:
    """The level that grew in ``…达963家，净增118家，增长14.0%``: the one before the new ones, if of one statement."""
    for i in range(new - 1, -1, -1):
        level, added = paragraph.drafts[i].slot, paragraph.drafts[new].slot
        if level.statement != added.statement:
            break
        if level.quantity.unit == added.quantity.unit and paragraph.drafts[i].aspect in ("level", "cumulative"):
            return i
    return new


def _ranked(draft: Draft, paragraph: Paragraph) -> int:
    """The figure that a rank is of: the last one of the nature that is said, else the last that is no rank itself."""
    for word, nature in _RANKED.items():
        if draft.phrase.body.endswith(word) and (meant := _meant(nature, paragraph.drafts)) is not None:
            return meant
    i = len(paragraph.drafts) - 1
    if paragraph.drafts[i].phrase.origin:
        return i
    if paragraph.drafts[i].aspect == "new":
        return _grown(paragraph, i)
    while i and _is_aside(paragraph.drafts[i]):
        i -= 1
    return i


def _is_aside(draft: Draft) -> bool:
    """Whether a rank that follows is of the figure before: after 比上年上升1.2分, 占全区的14.6% and other ranks."""
    quantity = draft.slot.quantity
    by = draft.aspect == "growth" and quantity.kind not in ("percentage", "multiple")
    share = draft.aspect == "share" and draft.phrase.body.startswith("占")
    return draft.aspect == "rank" or quantity.unit == POINTS or draft.rule == "lasting" or by or share


def _measured(paragraph: Paragraph) -> int:
    """The figure measured in ``…完成x，为预算y的z%``: the one before the base ``y``, if they speak of one thing."""
    *_, figure, base = paragraph.drafts
    return len(paragraph.drafts) - (2 if base.rule.startswith("inherited") and not figure.moves else 1)
