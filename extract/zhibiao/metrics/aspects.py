"""Aspects: what kind of statement a number makes."""

from collections.abc import Sequence

from zhibiao.core.facts import Aspect
from zhibiao.metrics.cues import BASE, Cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.phrases import Phrase
from zhibiao.metrics.slots import POINTS, Slot, show
from zhibiao.metrics.timeline import Timeline


def aspect_of(slot: Slot, phrase: Phrase, before: Sequence[Draft], planned: bool, cues: Cues) -> Aspect:
    """The aspect of a number by the words of its clause.

    Where two fit the guidelines' order holds: target, then growth and share, then new and cumulative, then level.

    Args:
        slot: the number in its clause.
        phrase: the text before it, taken apart.
        before: the paragraph's earlier drafts.
        planned: whether the clause, its sentence or its chapter speaks of plans.
        cues: the linker's words.
    """
    quantity = slot.quantity
    if quantity.kind == "rank":
        return "rank"
    if planned or _is_target(slot, phrase, cues):
        return "target"
    if quantity.kind == "multiple" and not phrase.origin:
        if BASE in slot.pre or cues.patterns["earlier_state"].search(show(slot.pre)):
            return "growth"
        if cues.plans.inside(slot.pre):
            return "share"
    if phrase.movement and (quantity.kind in ("percentage", "multiple") or _changes(slot, phrase, before)):
        return "growth"
    if quantity.unit == POINTS:
        phrase.falls = phrase.falls or "负向" in slot.pre
        return "growth"
    if quantity.kind == "percentage" and (quantity.unit in ("%", "‰") or _in_proportion(slot, phrase, before, cues)):
        return "share"
    if cues.new.inside(slot.pre) or (quantity.kind != "amount" and cues.new.head(slot.post.strip())):
        return "new"
    if "累计" in slot.pre or "历年" in slot.pre:
        return "cumulative"
    return _of_money(show(slot.pre), cues) if quantity.kind == "amount" else "level"


def _in_proportion(slot: Slot, phrase: Phrase, before: Sequence[Draft], cues: Cues) -> bool:
    """Whether a number without a unit is of a proportion (9：41：50), or of what one has become (调整为8：41：51)."""
    if cues.patterns["proportion"].search(phrase.body + phrase.tail):
        return True
    last = before[-1] if before else None
    return last is not None and last.aspect == "share" and not last.slot.quantity.unit and slot.opener == "q"


def _is_target(slot: Slot, phrase: Phrase, cues: Cues) -> bool:
    """Whether the number itself is what something is measured by; how far something is ahead of it is not."""
    if phrase.movement and slot.quantity.unit == POINTS:
        return False
    patterns = cues.patterns
    said = patterns["of_target"].search(slot.post) or patterns["is_target"].search(show(slot.pre))
    return said is not None or _measures_next(slot, cues)


def _changes(slot: Slot, phrase: Phrase, before: Sequence[Draft]) -> bool:
    """Whether an amount or count is a change: against a base, or of the figure of its unit that it follows."""
    if phrase.against or phrase.based or any(BASE in lead for lead in slot.leads):
        return True
    if phrase.movement == "缩短" and slot.quantity.kind == "duration":
        return True  # 候车缩短3分钟
    if not before:
        return False
    last = before[-1]
    if last.states_base and slot.opener == "q":
        return True
    same = last.slot.statement == slot.statement and not last.moves
    return same and last.slot.quantity.unit == slot.quantity.unit and not phrase.body and slot.opener == "，"


def _of_money(words: str, cues: Cues) -> Aspect:
    """``budget`` or ``actual`` where the words say so, the later of the two where both are said."""
    budget = max((m.end() for m in cues.patterns["budget"].finditer(words)), default=-1)
    actual = max((m.end() for m in cues.patterns["actual"].finditer(words)), default=-1)
    if budget == actual:
        return "level"
    return "budget" if budget > actual else "actual"


def _measures_next(slot: Slot, cues: Cues) -> bool:
    """Whether the number is a plan that the next one is measured by: 为任务数3000套的106.7%."""
    return slot.closer == "q" and slot.post.strip().startswith("的") and cues.plans.inside(slot.pre)


def planned(slot: Slot, before: Sequence[Draft], time: Timeline, cues: Cues) -> bool:
    """Whether a number is of a plan: its statement says so, or it stands in a part about a time to come."""
    text = "".join(slot.leads) + slot.pre
    plan = cues.patterns["plan"]
    if any(plan.search(clause.strip()) for clause in (*slot.leads, slot.pre)):
        return True
    if "实际" in slot.pre or (before and "实际" in before[-1].slot.pre and not slot.leads):
        return False
    trouble = cues.patterns["trouble"].search(text) is not None
    compared = BASE in text + slot.next_pre  # what has a growth against a year before has been
    goes_on = bool(before) and before[-1].slot.statement == slot.statement  # with what has been, if not planned
    since = before[-1].slot.quantity.end if goes_on and not before[-1].planned else slot.statement_start
    if not trouble and not compared and "开始" not in text and _speaks_of_later(slot, time, since):
        return True
    last = before[-1] if before and before[-1].planned else None
    if last is not None and last.slot.statement == slot.statement:
        return True
    part = time.part_at(slot.quantity.start)
    if part is None or trouble or compared or goes_on:
        return False
    return last is not None or (bool(part.period) and part.period > time.default)


def _speaks_of_later(slot: Slot, time: Timeline, since: int) -> bool:
    """Whether a time after the report's own is named between an offset and the number."""
    mentions = time.between(since, slot.quantity.start)
    return any(m.role == "period" and time.is_later(m.period) for m in mentions)


def set_against_budgets(drafts: Sequence[Draft], *, planned: bool) -> None:
    """Make a figure that is set against a budget of its name, or measured by one, an ``actual``.

    Args:
        drafts: a paragraph's drafts.
        planned: whether the report is a budget: an amount of which nothing else is said is planned then.
    """
    for i, draft in enumerate(drafts):
        if planned and draft.aspect == "level" and draft.slot.quantity.kind == "amount":
            draft.aspect = "budget"
        if draft.aspect == "share" and "预算" in draft.slot.pre and draft.subject is not None:
            figure = drafts[draft.subject]
            if figure.slot.quantity.kind == "amount" and figure.aspect == "level":
                figure.aspect = "actual"
        elif draft.aspect == "budget":
            for other in drafts[max(i - 2, 0) : i + 3]:
                same = other.indicator == draft.indicator and other.slot.statement == draft.slot.statement
                if same and other.aspect == "level" and other.slot.quantity.kind == "amount":
                    other.aspect = "actual"
