"""Denominators: the figure that a share is taken of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from zhibiao.metrics.arithmetic import FINE, gives
from zhibiao.metrics.cues import BASE, MASK, Cues
from zhibiao.metrics.draft import Draft, alike

REACH = 14  #: how many figures back a relation may lead
FAR = 120  #: how many figures back one over paragraphs may lead
_FEW_WORDS = 6
_PARTS = 12  # figures before among which those are sought that a share is said of
_SUMMED = 4  # the most figures that 合计占 takes together
_BEFORE = ("其中", "其", "前者")  # words that point to the figure just before
_ECONOMY = {"经济": "生产总值", "GDP": "生产总值"}
_OWN = ("share of a whole", "distributed list")  # rules that name the part of a share that has no figure


def denominator(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Draft | None:
    """What a share is of: the figure that arithmetic gives, else the one that its words lead to.

    Args:
        drafts: a paragraph's drafts; what stands before the share has its relations.
        i: the share.
        earlier: drafts of the paragraphs before, the nearest last.
        cues: the linker's words.
    """
    share = drafts[i]
    if share.phrase.refers:
        return share.source
    if share.slot.opener == "q" and share.slot.pre.strip() == "的":
        return drafts[i - 1]
    if share.phrase.origin:
        return None
    at = i - 1 if _ends_change(share) else i
    found = _taken_together(drafts, i, earlier, cues) or _here(drafts, at, cues)
    if share.rule in _OWN and "占" in share.indicator:
        found = _whole(drafts, i, earlier, found, cues)
    if found is None and share.phrase.body.endswith("贡献率"):
        return _contributed(share, [*earlier[-FAR:], *drafts[:i]], cues)
    return _divided(drafts, i, earlier, cues) if found is None and names_part(drafts, i, cues) else found


def names_part(drafts: Sequence[Draft], i: int, cues: Cues) -> bool:
    """Whether a share only names its part, which has no figure: 煤电占66.2%，光伏占15.4%，其余18.4%为水电."""
    share = drafts[i]
    if share.aspect != "share" or share.slot.quantity.unit != "%":
        return False
    if share.indicator.endswith(("占比", "比重")) and share.rule in _OWN:
        divides = "占比" not in share.slot.pre or share.rule == "distributed list" or bool(_topic(share, cues))
        return divides or any(cues.patterns["breakdown"].search(lead.strip()) for lead in share.slot.leads)
    if cues.patterns["rest"].match(share.slot.pre.strip()):
        return True
    goes_on = i > 0 and share.slot.opener in ("（", "(", "，", "、", "；") and not share.slot.leads
    bare = share.rule == "noun before the number" and not cues.patterns["rate"].search(share.phrase.body)
    return goes_on and bare and share.slot.sentence == drafts[i - 1].slot.sentence and names_part(drafts, i - 1, cues)


def _divided(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Draft | None:
    """What shares that only name their parts divide: the figure that 中 and the like name, that of the share before,
    else the last whole figure."""
    share = drafts[i]
    if topic := _topic(share, cues):
        return _named(topic, chain(reversed(drafts[:i]), reversed(earlier[-FAR:])))
    opened = broken_down(drafts, earlier, cues)
    for j in range(i - 1, -1, -1):
        other = drafts[j]
        if names_part(drafts, j, cues) or (opened and other.aspect == "share" and other.rule in _OWN):
            return other.of
        if other.aspect == "share" and other.of is not None and cues.patterns["rate"].search(other.indicator):
            return other.of  # 结案率98.3%。从类型看，…: what was taken in is divided
        if other.moves or other.states_base or opened or other.slot.bracketed:
            continue
        if other.total is None or other.slot.sentence == share.slot.sentence:
            return other
    return opened


def _topic(share: Draft, cues: Cues) -> str:
    """The group that is said to be divided: 职工 of 职工中 and 职工按收入分, 支出 of 分险种看支出; empty if none is."""
    patterns = cues.patterns
    for lead in reversed(share.slot.leads):
        said = lead.strip(f" {MASK}{BASE}")
        if found := patterns["topic"].match(said) or patterns["view"].match(said):
            return found[1]
    within = patterns["topic_within"].match(share.phrase.body)
    return within[1] if within else ""


def broken_down(drafts: Sequence[Draft], earlier: Sequence[Draft], cues: Cues) -> Draft | None:
    """The last whole figure before a paragraph that opens with 从产业看 and the like."""
    opening = drafts[0].slot.leads[0].strip() if drafts and drafts[0].slot.leads else ""
    if not cues.patterns["breakdown"].search(opening):
        return None
    whole = (one for one in reversed(earlier[-FAR:]) if not one.moves and one.part_of is None and not one.broken_down)
    return next(whole, None)


def _named(name: str, figures: Iterator[Draft]) -> Draft | None:
    """The first of the figures that has this name, alone or at the end of its own."""
    for figure in figures:
        said = figure.indicator
        if not figure.moves and len(name) > 1 and (said.endswith(name) or (len(said) > 2 and name.endswith(said))):
            return figure
    return None


def _wider(name: str, before: Sequence[Draft], share: Draft) -> Draft | None:
    """The figure of this name that a share is of: rather one that arithmetic gives, never what the share is said of."""
    part = _part_of(share, before)
    if part is None or part.moves:
        return _named(name, reversed(before))
    others = [one for one in before if one is not part and one.slot.quantity.value > part.slot.quantity.value]
    given = (one for one in reversed(others) if gives([part], one, share))
    return _named(name, chain(given, reversed(others), (one for one in reversed(before) if one is not part)))


def _part_of(share: Draft, before: Sequence[Draft]) -> Draft | None:
    """The figure that a share is said of; 前者 is the last but one."""
    if not share.phrase.body.startswith("前者"):
        return share.source
    levels = [one for one in before if not one.moves]
    return levels[-2] if len(levels) > 1 else None


def _contributed(share: Draft, before: Sequence[Draft], cues: Cues) -> Draft | None:
    """The growth that a 贡献率 is a share of: of what its words name, else the first of its statement."""
    grown = [one for one in before if one.aspect == "growth" and one.slot.quantity.unit == "%"]
    if to := cues.patterns["contributed_to"].search(share.phrase.body):
        name = _ECONOMY.get(to[1], to[1])
        named = (one for one in reversed(grown) if one.indicator.endswith(name) or name.endswith(one.indicator))
        return next(named, None)
    return next((one for one in grown if one.slot.statement == share.slot.statement), None)


def _taken_together(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Draft | None:
    """For 合计占: the figure that the last ones together are this share of."""
    share = drafts[i]
    if not cues.patterns["together"].search(share.slot.pre):
        return None
    levels = [one for one in [*earlier[-2 * REACH :], *drafts[:i]] if not one.moves][::-1]
    parts = [
        one for one in levels[: 2 * _SUMMED] if levels and alike(one.slot.quantity.unit, levels[0].slot.quantity.unit)
    ]
    for number in range(2, _SUMMED + 1):
        for whole in levels:
            if len(parts) >= number and whole not in parts[:number] and gives(parts[:number], whole, share):
                return whole
    return None


def _ends_change(share: Draft) -> bool:
    """Whether a rate is what another changed to: 由62%提高到90%."""
    before = share.source
    return before is not None and before.phrase.origin and share.slot.opener == "q" and not share.phrase.body


def _here(drafts: Sequence[Draft], i: int, cues: Cues) -> Draft | None:
    """A denominator in the share's own paragraph."""
    draft = drafts[i]
    levels = [one for one in drafts[max(i - REACH + 1, 0) : i] if not one.moves][::-1]
    listed = draft.rule == "distributed list" and draft.source is not None
    numerators = [draft.source] if listed else levels[:6]
    for nearness in (FINE, Decimal(1)):
        for part in numerators:
            for whole in levels:
                if part is not None and part is not whole and gives([part], whole, draft, nearness=nearness):
                    return whole
    part = draft.source
    if draft.rule == "share of a whole" and draft.phrase.body.partition("占")[0] and "占比" not in draft.indicator:
        return None  # a whole is named, and no figure has its name
    if part is None or part.slot.statement != draft.slot.statement:
        return _same_thing(levels, draft)
    if draft.rule == "rate":
        return _same_thing(levels, draft) or _just_before(drafts, i, cues)
    if part.moves or part.slot.quantity.kind == "duration":
        return None
    if part.total is not None:
        total, name = drafts[part.total], cues.patterns["all_of"].sub("", _whole_of(draft))
        return part if len(name) > 2 and not _named(name, iter([total])) else total
    return _received(levels, part, draft)


def _whole_of(share: Draft) -> str:
    """The words for the whole in 占…: 快递业务量 of 占快递业务量的比重."""
    return share.indicator.partition("占")[2].removesuffix("比")


def _whole(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], here: Draft | None, cues: Cues) -> Draft | None:
    """The whole of 占…: the figure that its words name, else the one that arithmetic gives.

    Of those that arithmetic gives one ``here``, in the share's own paragraph, comes before those of earlier ones.
    """
    share = drafts[i]
    name = cues.patterns["all_of"].sub("", _whole_of(share))
    before = [*earlier[-FAR:], *drafts[:i]]
    if name in _BEFORE and i:
        return _before(drafts, i)
    part = _part_of(share, before)
    if here is not None and part is not None and gives([part], here, share, nearness=FINE):
        return here
    if len(name) > 1 and (named := _wider(name, before, share)):
        return named
    if here is not None and any(gives([part], here, share) for part in drafts[max(i - _PARTS, 0) : i]):
        return here
    wholes = (other for other in reversed(before) if not other.moves and other is not part)
    if part is None or part.moves or share.slot.quantity.bound != "=":
        return here
    return next((other for other in wholes if gives([part], other, share)), here)


def _before(drafts: Sequence[Draft], i: int) -> Draft:
    """What 其中 points to: the figure before, or the one before that where the share is said of the figure before."""
    last = drafts[i - 1]
    said_of_last = drafts[i].phrase.body.startswith("占") and drafts[i].source is last
    if not said_of_last or last.moves or last.slot.statement != drafts[i].slot.statement:
        return last
    unit, value = last.slot.quantity.unit, last.slot.quantity.value
    wholes = (one for one in reversed(drafts[: i - 1]) if not one.moves and alike(one.slot.quantity.unit, unit))
    return next((one for one in wholes if one.slot.quantity.value > value), last)


def _received(levels: Sequence[Draft], part: Draft, draft: Draft) -> Draft:
    """For 办结率 after 受理x、办结y: what was taken in, the figure of the same unit before the one of the same act."""
    act = draft.phrase.body[:2]
    if part.phrase.body.startswith(act) or part.phrase.body.endswith(act):
        unit, statement = part.slot.quantity.unit, part.slot.statement
        for level in levels:
            if level.number < part.number and level.slot.quantity.unit == unit and level.slot.statement == statement:
                return level
    return part


def _just_before(drafts: Sequence[Draft], i: int, cues: Cues) -> Draft | None:
    """The figure that a rate of few words follows without more, in its statement; growths of that figure may stand
    between."""
    rate = drafts[i]
    if len(rate.phrase.body) > _FEW_WORDS or rate.phrase.body in cues.standalone.words:
        return None
    for last in reversed(drafts[:i]):
        if last.slot.statement != rate.slot.statement or rate.slot.quantity.kind != "percentage":
            return None
        if last.aspect != "growth" and not last.states_base:
            return None if last.moves else last
    return None


def _same_thing(levels: Sequence[Draft], draft: Draft) -> Draft | None:
    """A figure of the statement that the rate's own words name."""
    for level in levels:
        if level.slot.statement != draft.slot.statement:
            return None
        name = level.indicator[-4:]
        if len(name) > 1 and name in draft.indicator:
            return level
    return None
