"""Parts: the total that 其中, a bracket or a breakdown makes a figure a part of."""

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import FAR, Draft, Paragraph, alike

_SHORT = 2  # characters of a name that many others end with


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
        topic = next((found[1] for lead in said if (found := cues.patterns["topic"].match(lead))), "")
        return _last_total(draft, paragraph, nested=here, hint="".join(said), topic=topic)
    if draft.phrase.body in cues.siblings and not draft.moves:
        return _divided(draft, paragraph, cues)
    return _same_total(draft, paragraph, cues)


def _same_total(draft: Draft, paragraph: Paragraph, cues: Cues) -> int | None:
    """The total of the item before, where the list goes on: to the next ；, past it where 其中： opened the list."""
    last = paragraph.drafts[-1] if paragraph.drafts else None
    if last is None or last.total is None or draft.slot.unbracketed:
        return None
    here = last.slot.sentence == draft.slot.sentence
    opens = not draft.slot.opener and not draft.slot.leads and draft.phrase.body not in cues.verbs.words
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


def _last_total(draft: Draft, paragraph: Paragraph, nested: bool, hint: str, topic: str = "") -> int | None:
    """The last figure of a draft's unit, of its own aspect if that is of a budget.

    Args:
        draft: the part.
        paragraph: what was said before.
        nested: whether the figure may be a part itself.
        hint: words said of the total (受理的案件中); a figure that shares them is taken before others.
        topic: the total's name where 中 and the like say it: 收入 of 收入中.
    """
    found: list[int] = []
    for i in range(len(paragraph.drafts) - 1, max(len(paragraph.drafts) - FAR, 0) - 1, -1):
        other = paragraph.drafts[i]
        if other.moves or other.states_base or not alike(other.slot.quantity.unit, draft.slot.quantity.unit):
            continue
        if (other.total is not None and not nested) or (other.aspect == "target" != draft.aspect):
            continue
        if _other_money(draft, other) or other.slot.quantity.value < draft.slot.quantity.value:
            continue
        found.append(i)
    if draft.aspect != "budget":
        found = [i for i in found if paragraph.drafts[i].aspect != "budget"] or found
    names = {i: paragraph.drafts[i].indicator for i in found}
    body = draft.phrase.body
    told = len(topic) > _SHORT
    named = [i for i in found if told and (names[i].endswith(topic) or topic.startswith(names[i]))]
    named = named or [i for i in found if _shares(names[i], hint)]
    named = named or [i for i in found if draft.broken_down and body.endswith(names[i])]
    named = named or [i for i in found if hint and body[-_SHORT:] == names[i][-_SHORT:]]
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
