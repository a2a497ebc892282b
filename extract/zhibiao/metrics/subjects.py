"""Subjects: the earlier figure that a number takes its subject from, and the total that it is a part of."""

from zhibiao.metrics import conjuncts
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft, Paragraph, alike
from zhibiao.metrics.phrases import strip_left, strip_right

_RANKED = {"总量": "level", "规模": "level", "总额": "level", "增速": "growth", "增幅": "growth", "降幅": "growth"}
RATIOS = ("比重", "占比", "比例", "份额", "所占比重", "所占比例")  # bare words for shares
_ORDINALS = "一二三"
_INDUSTRY = "第{}产业占比"


def subject_of(draft: Draft, paragraph: Paragraph) -> int | None:
    """The draft that a number without a subject of its own takes its subject from, as an index; none for the first."""
    drafts, slot = paragraph.drafts, draft.slot
    if not drafts:
        return None
    last = drafts[-1]
    if draft.phrase.refers and (meant := _meant(draft.phrase.refers, drafts)) is not None:
        return meant
    if (
        slot.unbracketed
        and draft.moves
        and not draft.phrase.body
        and (before := _before_bracket(paragraph)) is not None
    ):
        return before
    if draft.aspect == "rank":
        return _ranked(draft, paragraph)
    if slot.opener == "q" and slot.pre.strip() == "的" and len(drafts) > 1:
        return _measured(paragraph)
    if not draft.moves and last.aspect == "growth" and last.phrase.body and _reached(draft, last):
        return len(drafts) - 1
    if slot.opener == "q" and not draft.phrase.body and last.phrase.origin:
        return len(drafts) - 1
    if slot.quantity.unit == "个百分点":
        return _rated(paragraph)
    if draft.phrase.comparison:
        return _compared(draft, paragraph)
    figure = _changed(paragraph, slot.pre) if draft.aspect == "growth" else _figure(draft, paragraph)
    if draft.aspect == "share" and figure is None and last.slot.statement == slot.statement:
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
        if drafts[i].aspect == nature or (nature == "level" and not drafts[i].moves):
            return i
    return None


def _rated(paragraph: Paragraph) -> int:
    """The rate or growth that moved by percentage points, past other such movements."""
    drafts = paragraph.drafts
    for i in range(len(drafts) - 1, -1, -1):
        if drafts[i].slot.quantity.kind == "percentage" and drafts[i].slot.quantity.unit != "个百分点":
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
    return draft.aspect == "rank" or quantity.unit == "个百分点" or draft.rule == "lasting" or by or share


def _measured(paragraph: Paragraph) -> int:
    """The figure measured in ``…完成x，为预算y的z%``: the one before the base ``y``, if they speak of one thing."""
    *_, figure, base = paragraph.drafts
    return len(paragraph.drafts) - (2 if base.rule.startswith("inherited") and not figure.moves else 1)


def total_of(draft: Draft, paragraph: Paragraph, cues: Cues) -> int | None:
    """The figure that 其中 or a bracket makes this one a part of; the items after it are parts of the same."""
    slot, drafts = draft.slot, paragraph.drafts
    if slot.opener in ("（", "(") and drafts and alike(drafts[-1].slot.quantity.unit, slot.quantity.unit):
        return len(drafts) - 1 if not drafts[-1].moves else None
    parts, breakdown = cues.patterns["parts"], cues.patterns["breakdown"]
    here = parts.search(slot.pre) is not None
    said = [lead.strip() for lead in slot.leads if parts.search(lead) or breakdown.search(lead.strip())]
    draft.broken_down = not here and any(breakdown.search(lead) for lead in said)
    if here or said:
        return _last_total(draft, paragraph, nested=here, hint="".join(said))
    if draft.phrase.body in cues.siblings and not draft.moves:
        return _divided(draft, paragraph, cues)
    return _same_total(draft, paragraph)


def _same_total(draft: Draft, paragraph: Paragraph) -> int | None:
    """The total of the item before, where the list goes on: to the next ；, past it where 其中： opened the list."""
    last = paragraph.drafts[-1] if paragraph.drafts else None
    if last is None or last.total is None or draft.slot.unbracketed:
        return None
    here = last.slot.sentence == draft.slot.sentence
    opens = not draft.slot.opener and not draft.slot.leads
    goes_on = opens and last.broken_down and last.slot.statement == draft.slot.statement
    if not here and not goes_on and not _is_list(paragraph, last, draft):
        return None
    total = paragraph.drafts[last.total].slot.quantity
    if _other_money(draft, paragraph.drafts[last.total]):
        return _last_total(draft, paragraph, nested=False, hint="")
    draft.broken_down = last.broken_down
    return last.total if draft.moves or alike(total.unit, draft.slot.quantity.unit) else None


def _is_list(paragraph: Paragraph, last: Draft, draft: Draft) -> bool:
    """Whether the list of parts that an item belongs to was opened by a colon, in the same statement."""
    here = [d for d in paragraph.drafts if d.slot.statement == draft.slot.statement and d.total == last.total]
    return bool(here) and here[0].slot.opener in ("：", ":")


def _last_total(draft: Draft, paragraph: Paragraph, nested: bool, hint: str) -> int | None:
    """The last figure of a draft's unit, of its own aspect if that is of a budget.

    Args:
        draft: the part.
        paragraph: what was said before.
        nested: whether the figure may be a part itself.
        hint: words said of the total (受理的案件中); a figure that shares them is taken before others.
    """
    found: list[int] = []
    for i in range(len(paragraph.drafts) - 1, -1, -1):
        other = paragraph.drafts[i]
        if other.moves or other.states_base or not alike(other.slot.quantity.unit, draft.slot.quantity.unit):
            continue
        if (other.total is not None and not nested) or (other.aspect == "target" != draft.aspect):
            continue
        if _other_money(draft, other) or other.slot.quantity.value < draft.slot.quantity.value:
            continue
        found.append(i)
    named = [i for i in found if _shares(paragraph.drafts[i].indicator, hint)]
    named = named or [i for i in found if draft.phrase.body.endswith(paragraph.drafts[i].indicator)]
    return next(iter(named or found), None)


def _other_money(draft: Draft, total: Draft) -> bool:
    """Whether one is of a budget and the other of what it came to."""
    return {draft.aspect, total.aspect} == {"budget", "actual"}


def _shares(name: str, hint: str) -> bool:
    return sum(name[k : k + 2] in hint for k in range(len(name) - 1)) > 1


def _divided(draft: Draft, paragraph: Paragraph, cues: Cues) -> int | None:
    """The figure that 城镇 and 乡村 divide: the last of their unit, where no sibling stands in its name."""
    for i in range(len(paragraph.drafts) - 1, -1, -1):
        other = paragraph.drafts[i]
        if other.slot.statement != draft.slot.statement:
            return None
        if not other.moves and alike(other.slot.quantity.unit, draft.slot.quantity.unit):
            named = any(word in other.indicator for word in cues.siblings[draft.phrase.body])
            return other.total if named else i
    return None


def targets_of(draft: Draft, paragraph: Paragraph, run: list[int], cues: Cues) -> list[tuple[str, int | None]]:
    """The names that a run of numbers shares out, each with the figure that it is of; empty for one name for all."""
    n = len(run)
    if n == len(_ORDINALS) and draft.slot.quantity.kind == "percentage" and not draft.slot.quantity.unit:
        last = paragraph.drafts[-1] if paragraph.drafts else None
        changed = last is not None and last.indicator == _INDUSTRY.format(_ORDINALS[-1]) and draft.slot.opener == "q"
        if changed or cues.patterns["industries"].search(draft.phrase.body + draft.phrase.tail):
            return [(_INDUSTRY.format(ordinal), None) for ordinal in _ORDINALS]
    if draft.aspect == "share" and (parts := cues.patterns["parts_of_whole"].search(draft.phrase.body)):
        names = [f"{name}占比" for name in conjuncts.split(draft.phrase.body[: parts.start()], by_head=True)]
    else:
        names = conjuncts.split(draft.phrase.body)
    if len(names) >= n:
        return [(name, _named(name, paragraph)) for name in names[-n:]]
    if len(draft.slot.leads) >= n and not draft.phrase.body:
        leads = [strip_right(strip_left(lead, cues), cues.right)[0] for lead in draft.slot.leads[-n:]]
        return [(name, _named(name, paragraph)) for name in leads]
    said = draft.phrase.body
    whole = "占比" if said in RATIOS else said if said.startswith("占") else ""
    whole = whole if draft.aspect == "share" else ""
    if (draft.phrase.body and not whole) or not draft.moves:
        return []
    return [(name + whole, at) for name, at in _same_run(draft, paragraph, run)]


def _same_run(draft: Draft, paragraph: Paragraph, run: list[int]) -> list[tuple[str, int | None]]:
    """The figures that as many growths or shares in a row are of: an earlier run, else the last figures."""
    n = len(run)
    outside = [
        i for i, d in enumerate(paragraph.drafts) if not d.moves and not d.slot.bracketed and not d.phrase.origin
    ]
    sentence = [i for i in outside if paragraph.drafts[i].slot.sentence == draft.slot.sentence]
    if len(sentence) == n:
        return [_target(paragraph, i) for i in sentence]
    for earlier in reversed(paragraph.runs):
        if len(earlier) == n and earlier[-1] < run[0]:
            return [_target(paragraph, i) for i in earlier]
    here = draft.slot.statement
    figures = [i for i, d in enumerate(paragraph.drafts) if d.slot.statement == here and d.aspect in ("level", "share")]
    levels = [i for i, d in enumerate(paragraph.drafts) if not d.moves]
    if len(figures) == n and draft.aspect == "growth":
        levels = figures
    return [_target(paragraph, i) for i in levels[-n:]] if len(levels) >= n else []


def _target(paragraph: Paragraph, i: int) -> tuple[str, int | None]:
    """A figure as the target of a run: itself, or the figure that it is of where it moves too."""
    draft = paragraph.drafts[i]
    return draft.indicator, draft.subject if draft.aspect in ("growth", "rank") else i


def _named(name: str, paragraph: Paragraph) -> int | None:
    """The last figure of the paragraph with this name that does not move."""
    for i in range(len(paragraph.drafts) - 1, -1, -1):
        if paragraph.drafts[i].indicator == name and not paragraph.drafts[i].moves:
            return i
    return None
