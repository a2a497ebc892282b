"""Wholes: the figure that shares divide, where the words name it (占…, …中) or only its parts (煤电占66.2%)."""

from collections.abc import Iterable, Sequence
from itertools import chain

from zhibiao.metrics.arithmetic import FINE, gives
from zhibiao.metrics.cues import BASE, MASK, Cues
from zhibiao.metrics.draft import FAR, Base, Draft, alike

OWN = ("share of a whole", "distributed list")  #: rules that name the part of a share that has no figure
_LONG = 3  # characters of a name that says enough to be the end of another
_PARTS = 12  # figures before among which those are sought that a share is said of
_BEFORE = ("其中", "其", "前者")  # words that point to the figure just before


def figures_before(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft]) -> list[Draft]:
    """The drafts before one, of its paragraph and of those before, as far back as a relation may lead."""
    return [*earlier[-FAR:], *drafts[max(i - FAR, 0) : i]]


def divides(share: Draft, before: Draft | None, cues: Cues) -> bool:
    """Whether a share only names its part, which has no figure: 煤电占66.2%，光伏占15.4%，其余18.4%为水电.

    Args:
        share: a draft.
        before: the draft before it in its paragraph, if any.
        cues: the linker's words.
    """
    if share.aspect != "share" or share.slot.quantity.unit != "%":
        return False
    patterns, slot = cues.patterns, share.slot
    if share.indicator.endswith(("占比", "比重")) and share.rule in OWN:
        said = "占比" not in slot.pre or share.rule == "distributed list" or _topic(share, cues) != ""
        return said or any(patterns["breakdown"].search(lead.strip()) for lead in slot.leads)
    if patterns["rest"].match(slot.pre.strip()):
        return True
    goes_on = slot.opener in ("（", "(", "，", "、", "；") and not slot.leads
    bare = share.rule == "noun before the number" and not patterns["rate"].search(share.phrase.body)
    return goes_on and bare and before is not None and before.divides and before.slot.sentence == slot.sentence


def divided(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Base:
    """What a share that :func:`divides` is of: the group that is said to be divided, what the share before is of, else
    the last whole figure.

    Args:
        drafts: a paragraph's drafts; what stands before the share has its relations.
        i: the share.
        earlier: drafts of the paragraphs before, the nearest last.
        cues: the linker's words.
    """
    share = drafts[i]
    if topic := _topic(share, cues):
        return Base(named(topic, reversed(figures_before(drafts, i, earlier))), "topic")
    opened = broken_down(drafts, earlier, cues)
    for other in reversed(drafts[max(i - FAR, 0) : i]):
        if other.divides or (opened and other.aspect == "share" and other.rule in OWN):
            return Base(other.of, "whole of the share before")
        if other.aspect == "share" and other.of is not None and cues.patterns["rate"].search(other.indicator):
            return Base(other.of, "whole of the rate before")  # 结案率98.3%。从类型看，…
        if other.moves or other.states_base or opened or other.slot.bracketed:
            continue
        if other.total is None or other.slot.sentence == share.slot.sentence:
            return Base(other, "whole before")
    return Base(opened, "whole of the breakdown")


def broken_down(drafts: Sequence[Draft], earlier: Sequence[Draft], cues: Cues) -> Draft | None:
    """The last whole figure before a paragraph that opens with 从产业看 and the like."""
    opening = drafts[0].slot.leads[0].strip() if drafts and drafts[0].slot.leads else ""
    if not cues.patterns["breakdown"].search(opening):
        return None
    before = earlier[-FAR:]
    topic = cues.patterns["topic"].match(opening)
    if topic and (said := named(topic[1], reversed(before))):
        return said
    wholes = [one for one in before if not one.moves and one.part_of is None and not one.broken_down][::-1]
    within = (one for one in wholes if any(one.indicator in part.indicator for part in drafts))
    return next(chain(within, wholes), None)


def own_part(share: Draft) -> str:
    """The part that a share names itself: 煤电 of 煤电占66.2%; empty where it is said of the figure before."""
    body = share.phrase.body
    return body.partition("占")[0] if share.rule == "share of a whole" and "占" in body else ""


def whole_of(share: Draft, cues: Cues) -> str:
    """The name of the whole in 占…: 快递业务量 of 占全省快递业务量的比重; empty where it has none (占全市的)."""
    return cues.patterns["all_of"].sub("", share.indicator.partition("占")[2].removesuffix("比"))


def whole_named(drafts: Sequence[Draft], i: int, before: Sequence[Draft], here: Base, cues: Cues) -> Base:
    """The whole of 占…: the figure that its words name, else the one that arithmetic gives.

    Args:
        drafts: a paragraph's drafts.
        i: the share.
        before: drafts before it, those of earlier paragraphs too.
        here: the base that was found in its own paragraph; it stays if arithmetic gives it, or nothing else is found.
        cues: the linker's words.
    """
    share, name = drafts[i], whole_of(drafts[i], cues)
    if name in _BEFORE and i:
        return Base(_just_before(drafts, i), "pointed back to")
    part = _part_of(share, before)
    if here.figure is not None and part is not None and gives([part], here.figure, share, nearness=FINE):
        return here
    if len(name) > 1 and (found := _wider(name, before, share, part)):
        return Base(found, "whole named")
    near = drafts[max(i - _PARTS, 0) : i]
    if here.figure is not None and any(gives([one], here.figure, share) for one in near):
        return here
    if part is None or part.moves or share.slot.quantity.bound != "=":
        return here
    wholes = (one for one in reversed(before) if not one.moves and not one.states_base and one is not part)
    given = next((one for one in wholes if gives([part], one, share)), None)
    return here if given is None else Base(given, "arithmetic over paragraphs")


def named(name: str, figures: Iterable[Draft], *, whole: bool = False) -> Draft | None:
    """The first of the figures that has this name, alone or at the end of its own; ``whole``: alone."""
    for figure in figures:
        said = figure.indicator
        ends = not whole and (said.endswith(name) or (len(said) > 2 and name.endswith(said)))
        if not figure.moves and len(name) > 1 and (said == name or ends):
            return figure
    return None


def _topic(share: Draft, cues: Cues) -> str:
    """The group that is said to be divided: 职工 of 职工中 and 职工按收入分, 支出 of 分险种看支出; empty if none is."""
    patterns = cues.patterns
    for lead in reversed(share.slot.leads):
        said = lead.strip(f" {MASK}{BASE}")
        if found := patterns["topic"].match(said) or patterns["view"].match(said):
            return found[1]
    within = patterns["topic_within"].match(share.phrase.body)
    return within[1] if within else ""


def _wider(name: str, before: Sequence[Draft], share: Draft, part: Draft | None) -> Draft | None:
    """The figure of this name that a share is of: rather one that arithmetic gives, never what the share is said of."""
    if part is None or part.moves:
        return named(name, reversed(before), whole=len(name) < _LONG)
    others = [one for one in before if one is not part and one.slot.quantity.value > part.slot.quantity.value]
    given = (one for one in reversed(others) if gives([part], one, share) and name in one.indicator)
    wider = chain(reversed(others), (one for one in reversed(before) if one is not part))
    return next(given, None) or named(name, wider)


def _part_of(share: Draft, before: Sequence[Draft]) -> Draft | None:
    """The figure that a share is said of; 前者 is the last but one."""
    if not share.phrase.body.startswith("前者"):
        return share.source
    levels = [one for one in before if not one.moves]
    return levels[-2] if len(levels) > 1 else None


def _just_before(drafts: Sequence[Draft], i: int) -> Draft:
    """What 其中 points to: the figure before, or the one before that where the share is said of the figure before."""
    last = drafts[i - 1]
    said_of_last = drafts[i].phrase.body.startswith("占") and drafts[i].source is last
    if not said_of_last or last.moves or last.slot.statement != drafts[i].slot.statement:
        return last
    unit, value = last.slot.quantity.unit, last.slot.quantity.value
    wholes = (one for one in reversed(drafts[max(i - FAR, 0) : i - 1]) if not one.moves)
    larger = (one for one in wholes if alike(one.slot.quantity.unit, unit) and one.slot.quantity.value > value)
    return next(larger, last)
