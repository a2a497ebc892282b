"""Denominators: the figure that a share is taken of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhibiao.metrics.arithmetic import FINE, gives
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Base, Draft, alike
from zhibiao.metrics.wholes import OWN, divided, figures_before, named, own_part, whole_named, whole_of

REACH = 14  #: how many figures back a relation within a paragraph may lead
_FEW_WORDS = 6
_SUMMED = 4  # the most figures that 合计占 takes together
_END = 3  # characters at the end of a rate's name that say what is rated
_COUNTED = ("count", "amount", "measure")


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
    before = figures_before(drafts, i, earlier)
    if together := _taken_together(share, before, cues):
        yield Base(together, "taken together")
    here = _here(drafts, i - 1 if _ends_change(share) else i, cues)
    if "arithmetic" not in here.rule and (far := _given_before(share, earlier)):
        here = Base(far, "arithmetic over paragraphs")
    if share.rule in OWN and "占" in share.indicator:
        here = whole_named(drafts, i, before, here, cues)
    contributes = share.phrase.body.endswith("贡献率")
    if contributes and (growth := _contributed(share, before, cues)):
        yield Base(growth, "growth contributed to")
    if here.figure is not None:
        yield here
    if contributes:
        yield Base()
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
    part, own = share.source, own_part(share)
    other = part is None or own[-2:] != part.indicator[-2:]
    if own and ("占比" not in share.indicator or ("占比" in share.slot.pre and len(own) > _FEW_WORDS and other)):
        return Base()  # the part has no figure, and the whole is another's or nobody's
    if part is None or part.slot.statement != share.slot.statement:
        return Base(_same_thing(levels, share), "same thing")
    if share.rule == "rate":
        same = _same_thing(levels, share)
        return Base(same, "same thing") if same else Base(_just_before(drafts, i, cues), "just before")
    if part.moves or part.slot.quantity.kind == "duration":
        return Base()
    if part.total is not None and not own:
        total, name = drafts[part.total], whole_of(share, cues)
        itself = len(name) > 2 and not named(name, [total])
        return Base(part, "part itself") if itself else Base(total, "total of the part")
    sibling = None if own or "占" not in share.slot.pre else _whole_of_sibling(drafts[max(i - REACH, 0) : i], part)
    if sibling is not None:
        return Base(sibling, "whole of the share before")
    return Base(_received(levels, part, share), "subject")


def _given_before(share: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The figure of an earlier paragraph that arithmetic gives, for a share that is said exactly enough."""
    part, quantity = share.source, share.slot.quantity
    if part is None or part.moves or part.slot.statement != share.slot.statement:
        return None
    if quantity.bound != "=" or quantity.value == quantity.value.to_integral_value():
        return None
    wholes = (one for one in reversed(earlier[-2 * REACH :]) if not one.moves and not one.states_base)
    return next((one for one in wholes if gives([part], one, share)), None)


def _whole_of_sibling(before: Sequence[Draft], part: Draft) -> Draft | None:
    """What the share of the item before is of, where that is no item itself: A x，占p%；B y，占q%."""
    for other in reversed(before):
        if other.aspect == "share" and other.source is not None and other.of is not None:
            whole, items = other.of.slot.quantity, (part.slot.quantity, other.source.slot.quantity)
            is_whole = other.of is not other.source and whole.value > part.slot.quantity.value
            return other.of if is_whole and all(alike(item.unit, whole.unit) for item in items) else None
        if other is not part:
            return None
    return None


def _received(levels: Sequence[Draft], part: Draft, rate: Draft) -> Draft:
    """For 办结率 after 受理x、办结y: what was taken in, the figure of the same unit before the one of the same act."""
    act = rate.phrase.body[:2]
    if act and (part.phrase.body.startswith(act) or part.phrase.body.endswith(act)):
        unit, statement = part.slot.quantity.unit, part.slot.statement
        for level in levels:
            if level.number < part.number and level.slot.quantity.unit == unit and level.slot.statement == statement:
                return level
    return part


def _just_before(drafts: Sequence[Draft], i: int, cues: Cues) -> Draft | None:
    """The figure that a rate follows in its statement: one of few words with nothing but growths between, a longer one
    if it says an act or a thing of the figure's: 按时发放率 of 发放补助."""
    rate = drafts[i]
    if rate.phrase.body in cues.standalone.words or rate.slot.quantity.kind != "percentage":
        return None
    few, shares = len(rate.phrase.body) <= _FEW_WORDS, False
    words = rate.phrase.body.removesuffix("的比重").removesuffix("率")[-_END:]
    for last in reversed(drafts[max(i - REACH, 0) : i]):
        if last.slot.statement != rate.slot.statement:
            return None
        shares |= last.aspect in ("share", "rank")
        if last.moves or last.states_base:
            continue
        named = any(words[k : k + 2] in last.indicator for k in range(len(words) - 1))
        return last if last.slot.quantity.kind in _COUNTED and (named or (few and not shares)) else None
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
    """The growth that a 贡献率 is a share of: of what its words name or what is pulled before it, else the first of
    its statement."""
    grown = [one for one in before if one.aspect == "growth" and one.slot.quantity.unit == "%"]
    if to := cues.patterns["contributed_to"].search(share.phrase.body):
        name = cues.economy.get(to[1], to[1])
        known = (one for one in reversed(grown) if one.indicator.endswith(name) or name.endswith(one.indicator))
        return next(known, None)
    here = [one for one in before if one.slot.statement == share.slot.statement]
    pulled = next((one.of for one in reversed(here) if "拉动" in one.indicator and one.of is not None), None)
    of_pulled = (one for one in grown if pulled is not None and one.of is pulled)
    return next(of_pulled, None) or next((one for one in grown if one.slot.statement == share.slot.statement), None)
