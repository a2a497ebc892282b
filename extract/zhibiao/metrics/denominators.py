"""Denominators: the figure that a share is taken of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhibiao.metrics.arithmetic import FINE, gives
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Base, Draft, alike
from zhibiao.metrics.wholes import FAR, OWN, divided, named, whole_named, whole_of

REACH = 14  #: how many figures back a relation within a paragraph may lead
_FEW_WORDS = 6
_SUMMED = 4  # the most figures that 合计占 takes together
_ECONOMY = {"经济": "生产总值", "GDP": "生产总值"}


def denominator(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Base:
    """What a share is of: the figure that arithmetic gives, else the one that its words lead to.

    Args:
        drafts: a paragraph's drafts; what stands before the share has its relations.
        i: the share.
        earlier: drafts of the paragraphs before, the nearest last.
        cues: the linker's words.
    """
    return next(_proposed(drafts, i, earlier, cues), Base())


def _proposed(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Iterator[Base]:
    """The figures that could be it, the surest first; one that is none says that there is none."""
    share = drafts[i]
    if share.phrase.refers:
        yield Base(share.source, "pointed back to")
    if share.slot.opener == "q" and share.slot.pre.strip() == "的":
        yield Base(drafts[i - 1], "stated before it")
    if share.phrase.origin:
        yield Base()
    before = [*earlier[-FAR:], *drafts[:i]]
    if together := _taken_together(share, before, cues):
        yield Base(together, "taken together")
    here = _here(drafts, i - 1 if _ends_change(share) else i, cues)
    if share.rule in OWN and "占" in share.indicator:
        here = whole_named(drafts, i, before, here, cues)
    if here.figure is not None:
        yield here
    if share.phrase.body.endswith("贡献率"):
        yield Base(_contributed(share, before, cues), "growth contributed to")
    if share.divides:
        yield divided(drafts, i, earlier, cues)


def _taken_together(share: Draft, before: Sequence[Draft], cues: Cues) -> Draft | None:
    """For 合计占: the figure that the last ones together are this share of."""
    levels = [one for one in before[-3 * REACH :] if not one.moves][::-1]
    if not levels or not cues.patterns["together"].search(share.slot.pre):
        return None
    unit = levels[0].slot.quantity.unit
    parts = [one for one in levels[: 2 * _SUMMED] if alike(one.slot.quantity.unit, unit)][:_SUMMED]
    for number in range(2, len(parts) + 1):
        for whole in levels:
            if whole not in parts[:number] and gives(parts[:number], whole, share):
                return whole
    return None


def _ends_change(share: Draft) -> bool:
    """Whether a rate is what another changed to: 由62%提高到90%."""
    before = share.source
    return before is not None and before.phrase.origin and share.slot.opener == "q" and not share.phrase.body


def _here(drafts: Sequence[Draft], i: int, cues: Cues) -> Base:
    """A denominator in the share's own paragraph."""
    share = drafts[i]
    levels = [one for one in drafts[max(i - REACH + 1, 0) : i] if not one.moves][::-1]
    listed = share.rule == "distributed list" and share.source is not None
    numerators = [share.source] if listed else levels[:6]
    for nearness, rule in ((FINE, "fine arithmetic"), (Decimal(1), "arithmetic")):
        for part in numerators:
            for whole in levels:
                if part is not None and part is not whole and gives([part], whole, share, nearness=nearness):
                    return Base(whole, rule)
    part = share.source
    if share.rule == "share of a whole" and share.phrase.body.partition("占")[0] and "占比" not in share.indicator:
        return Base()  # a whole is named, and no figure has its name
    if part is None or part.slot.statement != share.slot.statement:
        return Base(_same_thing(levels, share), "same thing")
    if share.rule == "rate":
        same = _same_thing(levels, share)
        return Base(same, "same thing") if same else Base(_just_before(drafts, i, cues), "just before")
    if part.moves or part.slot.quantity.kind == "duration":
        return Base()
    if part.total is not None:
        total, name = drafts[part.total], whole_of(share, cues)
        itself = len(name) > 2 and not named(name, [total])
        return Base(part, "part itself") if itself else Base(total, "total of the part")
    return Base(_received(levels, part, share), "subject")


def _received(levels: Sequence[Draft], part: Draft, rate: Draft) -> Draft:
    """For 办结率 after 受理x、办结y: what was taken in, the figure of the same unit before the one of the same act."""
    act = rate.phrase.body[:2]
    if part.phrase.body.startswith(act) or part.phrase.body.endswith(act):
        unit, statement = part.slot.quantity.unit, part.slot.statement
        for level in levels:
            if level.number < part.number and level.slot.quantity.unit == unit and level.slot.statement == statement:
                return level
    return part


def _just_before(drafts: Sequence[Draft], i: int, cues: Cues) -> Draft | None:
    """The figure that a rate of few words follows in its statement, with nothing but its growths between."""
    rate = drafts[i]
    if len(rate.phrase.body) > _FEW_WORDS or rate.phrase.body in cues.standalone.words:
        return None
    for last in reversed(drafts[:i]):
        if last.slot.statement != rate.slot.statement or rate.slot.quantity.kind != "percentage":
            return None
        if last.aspect != "growth" and not last.states_base:
            return None if last.moves else last
    return None


def _same_thing(levels: Sequence[Draft], rate: Draft) -> Draft | None:
    """A figure of the statement that the rate's own words name."""
    for level in levels:
        if level.slot.statement != rate.slot.statement:
            return None
        name = level.indicator[-4:]
        if len(name) > 1 and name in rate.indicator:
            return level
    return None


def _contributed(share: Draft, before: Sequence[Draft], cues: Cues) -> Draft | None:
    """The growth that a 贡献率 is a share of: of what its words name, else the first of its statement."""
    grown = [one for one in before if one.aspect == "growth" and one.slot.quantity.unit == "%"]
    if to := cues.patterns["contributed_to"].search(share.phrase.body):
        name = _ECONOMY.get(to[1], to[1])
        known = (one for one in reversed(grown) if one.indicator.endswith(name) or name.endswith(one.indicator))
        return next(known, None)
    return next((one for one in grown if one.slot.statement == share.slot.statement), None)
