"""Bases: the figure that a growth, a share, a rank or a multiple is taken of."""

import re
from collections.abc import Sequence
from itertools import chain

from zhibiao.metrics.arithmetic import gives
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.denominators import REACH, denominator
from zhibiao.metrics.draft import FAR, Base, Draft
from zhibiao.metrics.slots import POINTS
from zhibiao.metrics.wholes import figures_before

NAMED = "named, however far before"  #: the rule of a base that its words name
_AHEAD = 2  # figures behind a growth among which what it grew to is sought
_SIZE = re.compile("(?:总量|总数|总额|总值|数量|人次|人数|规模|增速|增幅|[数量额])$")
_STILL = "仍均已还列"  # adverbs and verbs before a rank
_SHORT = 2  # characters of what a rank is said of, which name nothing of their own
_PROPORTION = re.compile(
    "(?:(?:第?[一二三]、?)*(?:三次|三大)?产业|三产)?(?:增加值)?(.*?)(?:之?比重?|比例|结构|占比|构成)"
)
_PRODUCT = ("生产总值", "GDP", "生产总值总量", "经济总量")
_NUMERATORS = 3  #: the figures before a multiple that it may be said of


def base_of(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], cues: Cues) -> Base:
    """The figure that a growth, a share, a rank or a multiple is taken of; none for a figure that does not move.

    Args:
        drafts: a paragraph's drafts; what stands before this one has its base.
        i: the draft.
        earlier: drafts of the paragraphs before, the nearest last.
        cues: the linker's words.
    """
    draft = drafts[i]
    if draft.phrase.base and draft.aspect != "growth":
        return Base(_multiplied(drafts, i, earlier), "multiplied")
    if not draft.moves:
        return Base()
    proportion = draft.aspect == "share" and not draft.slot.quantity.unit
    alike = draft.rule == "same subject, other unit"
    alike = alike and (draft.slot.quantity.unit != POINTS or "拉动" in draft.indicator)
    if i and draft.slot.joined and (proportion or alike) and drafts[i - 1].aspect == draft.aspect:
        return Base(drafts[i - 1].of, "as the one before")
    if "拉动" in draft.indicator and (pulled := _pulled(draft, figures_before(drafts, i, earlier), cues)):
        return Base(pulled, NAMED)
    found = denominator(drafts, i, earlier, cues) if draft.aspect == "share" else _moved(drafts, i)
    if found.figure is None:
        elsewhere = _elsewhere(draft, figures_before(drafts, i, earlier))
        return Base(elsewhere, NAMED) if elsewhere else found
    if draft.aspect == "growth" == found.figure.aspect:
        return Base(_level_of(draft, found.figure), found.rule)
    return found


def _multiplied(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft]) -> Draft | None:
    """The figure that a multiple is of: the one that arithmetic gives, else the one that its words name."""
    multiple = drafts[i]
    levels = [other for other in [*earlier[-REACH:], *drafts[max(i - FAR, 0) : i]] if not other.moves][::-1]
    if multiple.phrase.base in ("前者", "后者"):
        return levels[1] if len(levels) > 1 and multiple.phrase.base == "前者" else next(iter(levels), None)
    for part in levels[:_NUMERATORS]:
        for whole in levels:
            if whole is not part and gives([part], whole, multiple):
                return whole
    name = multiple.phrase.base[-2:]
    return next((other for other in levels if name in other.indicator or other.indicator[-2:] in name), None)


def _level_of(growth: Draft, change: Draft) -> Draft | None:
    """The level that grew in ``支出增加307万元，增长5%``, where the growth was said after the change; what grew by one
    rate and, against another time, by another: 增长4.9%，比2019年增长8.2%.
    """
    again = growth.slot.quantity.unit == change.slot.quantity.unit == "%" and not growth.phrase.body
    if again and not growth.phrase.comparison and not growth.phrase.refers:
        return change.of
    said_twice = growth.slot.quantity.unit == "%" and change.slot.quantity.kind not in ("percentage", "multiple")
    return change.of if said_twice and change.of is not None else change


def _pulled(draft: Draft, before: Sequence[Draft], cues: Cues) -> Draft | None:
    """The level that 拉动…增长 says is pulled: the last of this name, else the last whole figure whose name ends so."""
    said = draft.indicator.partition("拉动")[2].removesuffix("增长")
    name = cues.patterns["all_of"].sub("", said)
    name = cues.economy.get(name, name)
    levels = [one for one in reversed(before) if not one.moves and len(name) > 1]
    others = [one for one in levels if one.slot.statement != draft.slot.statement]
    exact = (one for one in levels if one.indicator == said)
    whole = (one for one in others if one.total is None and one.indicator.endswith(name))
    near = (one for one in others if one.indicator in name or name in one.indicator)
    return next(chain(exact, whole, near), None)


def _elsewhere(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The figure of an earlier paragraph that a growth or a proportion of industries is taken of."""
    for other in reversed(before):
        if other.moves:
            continue
        if draft.aspect == "growth" and draft.phrase.body and other.indicator == draft.indicator:
            return other
    return _in_proportion(draft, before)


def _in_proportion(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The whole that the numbers of a proportion divide: the product of 三次产业结构, 投资 of 三次产业投资比重."""
    said = _PROPORTION.match(draft.phrase.body + draft.phrase.tail) if not draft.slot.quantity.unit else None
    if said is None or draft.aspect != "share":
        return None
    name = said[1].rpartition("与")[2].rpartition("和")[2]
    levels = [one for one in reversed(before) if not one.moves and one.slot.quantity.value_high is None]
    if not name or name.endswith("经济"):
        return next((one for one in levels if _is_product(one)), None)
    wholes = (one for one in levels if one.total is None and not one.indicator.startswith("第"))
    return next((one for one in wholes if len(name) > 1 and one.indicator.endswith(name)), None)


def _is_product(draft: Draft) -> bool:
    """Whether a figure is the product that industries divide: 地区生产总值, none of a head or of another part."""
    name = draft.indicator
    return draft.slot.quantity.kind == "amount" and name.endswith(_PRODUCT) and "人均" not in name and "占" not in name


def _moved(drafts: Sequence[Draft], i: int) -> Base:
    """The figure that grew or is ranked: the one before, or the one of the same name."""
    draft = drafts[i]
    subject = draft.source
    own = draft.phrase.body and not draft.phrase.refers and not draft.phrase.base
    if subject is not None and (not own or draft.rule == "distributed list"):
        return Base(subject, "subject")
    if (known := _of_its_name(drafts, i)) is not None:
        return Base(known, "same name")
    if draft.phrase.body and (alike := _same_stem(drafts, i)) is not None:
        return Base(alike, "name but for its size")
    body = draft.phrase.body.rstrip(_STILL)
    ranked = draft.aspect == "rank" and (len(body) <= _SHORT or _SIZE.search(body))
    if ranked and subject is not None and subject.slot.statement == draft.slot.statement:
        return Base(subject, "subject")
    return Base()


def _of_its_name(drafts: Sequence[Draft], i: int) -> Draft | None:
    """The figure of the name of a growth or rank: before it in the paragraph, or behind it where it grew to that."""
    draft = drafts[i]
    body, points = draft.phrase.body, draft.slot.quantity.unit == POINTS
    for other in reversed(drafts[max(i - REACH + 1, 0) : i]):
        if other.aspect in ("growth", "target"):
            continue
        short = len(body) > 1 and other.indicator.endswith(body)
        of_share = points and other.aspect == "share" and len(body) > 1 and other.indicator.startswith(body)
        here = other.aspect == "share" or other.slot.statement == draft.slot.statement
        if other.indicator == draft.indicator or of_share or (short and here):
            return other
    for other in drafts[i + 1 : i + 1 + _AHEAD] if draft.aspect == "growth" else ():
        if other.moves or other.aspect == "target":
            continue
        grown = other.rule == "attribute of what grew" and other.indicator.startswith(draft.indicator)
        short = len(body) > 1 and other.indicator.endswith(body) and other.slot.statement == draft.slot.statement
        if other.indicator == draft.indicator or grown or short:
            return other
    return None


def _same_stem(drafts: Sequence[Draft], i: int) -> Draft | None:
    """The figure of the paragraph that is named alike but for words of size: 消费量 of 天然气消费."""
    body = drafts[i].phrase.body.rstrip(_STILL)
    stem = _SIZE.sub("", body)
    for level in reversed(drafts[max(i - FAR, 0) : i]):
        if level.moves or level.aspect == "target" or level.slot.bracketed:
            continue
        other_unit = body.endswith("人次") and level.slot.quantity.unit != "人次"
        if len(stem) > 1 and not other_unit and _SIZE.sub("", level.indicator).endswith(stem):
            return level
    return None
