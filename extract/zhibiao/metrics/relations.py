"""Relations: the total that a part belongs to, and the figure that a growth, share or rank is taken of."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft, alike

_REACH = 14  #: how many figures back a relation may lead
_BALANCES = {"结余", "审减", "审定", "未结", "结转"}
_FAR = 120  # how many figures back a relation over paragraphs may lead
_INDUSTRIES = ("第一产业占比", "第二产业占比", "第三产业占比")
_PRODUCT = ("生产总值", "GDP", "生产总值总量", "经济总量")
_FEW_WORDS = 6
_NUMERATORS = 3  #: the figures before a multiple that it may be said of
_PARTS = 12  #: the most parts that a sum is looked for in


def relate(drafts: Sequence[Draft], earlier: Sequence[Draft], cues: Cues) -> None:
    """Set ``of`` and ``part_of`` of a paragraph's drafts.

    Args:
        drafts: with indicators, aspects, subjects and totals known.
        earlier: drafts of the paragraphs before, the nearest last.
        cues: the linker's words.
    """
    for i, draft in enumerate(drafts):
        if draft.phrase.base and draft.aspect != "growth":
            draft.of = _multiplied(drafts, i, earlier)
            continue
        if draft.aspect not in ("share", "growth", "rank"):
            continue
        of = _denominator(drafts, i, cues) if draft.aspect == "share" else _moved(drafts, i)
        draft.of = drafts[of] if of is not None else None
        if draft.of is not None and draft.of.aspect == "growth" and draft.aspect == "growth":
            draft.of = _level_of(draft, draft.of)
        if draft.rule == "share of a whole":
            draft.of = _whole(drafts, i, earlier, draft.of)
        if draft.of is None:
            draft.of = _elsewhere(draft, [*earlier[-_FAR:], *drafts[:i]])
            draft.of_named = draft.of is not None
    for draft in drafts:
        _named_part(drafts, draft)
    _sums(drafts, cues)
    _break_down(drafts, earlier, cues)


def _multiplied(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft]) -> Draft | None:
    """The figure that a multiple is of: the one that arithmetic gives, else the one that its words name."""
    multiple = drafts[i]
    levels = [other for other in [*earlier[-_REACH:], *drafts[:i]] if not other.moves][::-1]
    if multiple.phrase.base in ("前者", "后者"):
        return levels[1] if len(levels) > 1 and multiple.phrase.base == "前者" else next(iter(levels), None)
    for part in levels[:_NUMERATORS]:
        for whole in levels:
            if whole is not part and _gives(part, whole, multiple.slot.quantity.value * 100, Decimal(100)):
                return whole
    name = multiple.phrase.base[-2:]
    return next((other for other in levels if name in other.indicator or other.indicator[-2:] in name), None)


def _level_of(growth: Draft, change: Draft) -> Draft:
    """The level that grew in ``支出增加307万元，增长5%``, where the growth was said after the change."""
    said_twice = growth.slot.quantity.unit == "%" and change.slot.quantity.kind not in ("percentage", "multiple")
    return change.of if said_twice and change.of is not None else change


def _elsewhere(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The figure of an earlier paragraph that a pull (拉动GDP增长) or a proportion of industries is taken of."""
    pulled = draft.indicator.partition("拉动")[2].removesuffix("增长")
    for other in reversed(before):
        if other.moves:
            continue
        if pulled and (other.indicator in pulled or pulled in other.indicator):
            return other
        if draft.aspect == "growth" and draft.phrase.body and other.indicator == draft.indicator:
            return other
        if draft.indicator in _INDUSTRIES and _is_product(other):
            return other
    return None


def _is_product(draft: Draft) -> bool:
    """Whether a figure is the product that industries divide: 地区生产总值, none of a head or of another part."""
    name = draft.indicator
    return draft.slot.quantity.kind == "amount" and name.endswith(_PRODUCT) and "人均" not in name and "占" not in name


def _break_down(drafts: Sequence[Draft], earlier: Sequence[Draft], cues: Cues) -> None:
    """Where a paragraph opens with 从产业看 and the like, its figures are parts of the last whole figure before it."""
    opening = drafts[0].slot.leads[0].strip() if drafts and drafts[0].slot.leads else ""
    if not cues.patterns["breakdown"].search(opening):
        return
    for draft in drafts:
        if draft.moves or draft.part_of is not None or draft.total is not None:
            continue
        quantity = draft.slot.quantity
        for whole in reversed(earlier[-_FAR:]):
            figure = whole.slot.quantity
            top = not whole.moves and whole.part_of is None and figure.unit == quantity.unit
            if top and figure.value > quantity.value:
                draft.part_of = whole
                break


def _moved(drafts: Sequence[Draft], i: int) -> int | None:
    """The figure that grew or is ranked: the one before, or the one of the same name."""
    draft = drafts[i]
    if draft.subject is not None and (not draft.phrase.body or draft.phrase.refers or draft.rule == "distributed list"):
        return draft.subject
    if draft.phrase.base and draft.subject is not None:
        return draft.subject
    pulled = draft.indicator.partition("拉动")[2]
    after = range(i + 1, min(i + 3, len(drafts))) if draft.aspect == "growth" else range(0)
    for j in chain(range(i - 1, max(i - _REACH, -1), -1), after):
        other = drafts[j]
        grown = (
            j > i
            and other.aspect != "rank"
            and other.rule == "attribute of what grew"
            and other.indicator.startswith(draft.indicator)
        )
        named = other.indicator == draft.indicator or grown or (pulled and other.indicator in pulled)
        short = len(draft.phrase.body) > 1 and other.indicator.endswith(draft.phrase.body)
        here = other.aspect == "share" or other.slot.statement == draft.slot.statement
        if (named or (short and here)) and other.aspect not in ("growth", "target"):
            return j
    if draft.subject is None or drafts[draft.subject].slot.statement != draft.slot.statement:
        return None
    return draft.subject if draft.aspect == "rank" else None


def _denominator(drafts: Sequence[Draft], i: int, cues: Cues) -> int | None:
    """What a share is of: the figure that arithmetic gives, else the one that its words lead to."""
    draft = drafts[i]
    if draft.phrase.refers:
        return draft.subject
    if draft.slot.opener == "q" and draft.slot.pre.strip() == "的":
        return i - 1
    if draft.phrase.origin:
        return None
    if _ends_change(drafts, draft):
        return _denominator_of(drafts, i - 1, cues)
    return _denominator_of(drafts, i, cues)


def _ends_change(drafts: Sequence[Draft], draft: Draft) -> bool:
    """Whether a rate is what another changed to: 由62%提高到90%."""
    before = drafts[draft.subject] if draft.subject is not None else None
    return before is not None and before.phrase.origin and draft.slot.opener == "q" and not draft.phrase.body


def _denominator_of(drafts: Sequence[Draft], i: int, cues: Cues) -> int | None:
    draft = drafts[i]
    levels = [j for j in range(i - 1, max(i - _REACH, -1), -1) if not drafts[j].moves]
    numerators = [draft.subject] if draft.rule == "distributed list" and draft.subject is not None else levels[:6]
    for fine in (Decimal("0.1"), Decimal(1)):
        for a in numerators:
            for b in levels:
                if a != b and _gives(drafts[a], drafts[b], draft.slot.quantity.value, fine):
                    return b
    part = draft.subject
    if draft.rule == "share of a whole" and draft.phrase.body.partition("占")[0] and "占比" not in draft.indicator:
        return None  # a whole is named, and no figure has its name
    if part is None or drafts[part].slot.statement != draft.slot.statement:
        return _same_thing(drafts, levels, draft)
    if draft.rule == "rate":
        return _same_thing(drafts, levels, draft) or _just_before(drafts, i, cues)
    if drafts[part].moves or drafts[part].slot.quantity.kind == "duration":
        return None
    if drafts[part].total is not None:
        return drafts[part].total
    return _received(drafts, levels, part, draft)


def _whole(drafts: Sequence[Draft], i: int, earlier: Sequence[Draft], here: Draft | None) -> Draft | None:
    """The whole of 占…: the figure that its words name, else the one that arithmetic gives.

    Of those that arithmetic gives one ``here``, in the share's own paragraph, comes before those of earlier ones.
    """
    share = drafts[i]
    name = share.indicator.partition("占")[2].removesuffix("比重").removesuffix("的")
    before = [*earlier[-_FAR:], *drafts[:i]]
    for other in reversed(before):
        if len(name) > 2 and not other.moves and (other.indicator.endswith(name) or name.endswith(other.indicator)):
            return other
    percent = share.slot.quantity.value
    if here is not None and i and any(_gives(part, here, percent) for part in drafts[max(i - _PARTS, 0) : i]):
        return here
    gives = (other for other in reversed(earlier[-2 * _REACH :]) if i and not other.moves)
    return next((other for other in gives if _gives(drafts[i - 1], other, percent)), here)


def _received(drafts: Sequence[Draft], levels: Sequence[int], part: int, draft: Draft) -> int:
    """For 办结率 after 受理x、办结y: what was taken in, the figure of the same unit before the one of the same act."""
    act = draft.phrase.body[:2]
    if drafts[part].phrase.body.startswith(act) or drafts[part].phrase.body.endswith(act):
        unit, statement = drafts[part].slot.quantity.unit, drafts[part].slot.statement
        for j in levels:
            if j < part and drafts[j].slot.quantity.unit == unit and drafts[j].slot.statement == statement:
                return j
    return part


def _just_before(drafts: Sequence[Draft], i: int, cues: Cues) -> int | None:
    """The figure that a rate of few words follows without more, in its statement."""
    rate, last = drafts[i], drafts[i - 1]
    short = len(rate.phrase.body) <= _FEW_WORDS and rate.phrase.body not in cues.standalone.words
    follows = i > 0 and not last.moves and last.slot.statement == rate.slot.statement
    return i - 1 if short and follows and rate.slot.quantity.kind == "percentage" else None


def _same_thing(drafts: Sequence[Draft], levels: Sequence[int], draft: Draft) -> int | None:
    """A figure of the statement that the rate's own words name."""
    for j in levels:
        if drafts[j].slot.statement != draft.slot.statement:
            return None
        name = drafts[j].indicator[-4:]
        if len(name) > 1 and name in draft.indicator:
            return j
    return None


def _gives(part: Draft, whole: Draft, percent: Decimal, fine: Decimal = Decimal(1)) -> bool:
    """Whether one figure is this percentage of another, to the last stated digit, or ``fine`` times as near."""
    a, b = part.slot.quantity, whole.slot.quantity
    if not alike(a.unit, b.unit) or not b.value or a.value == b.value or a.value_high or b.value_high:
        return False
    exponent = percent.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return abs(a.value * 100 / b.value - percent) <= step * fine * Decimal("0.6")


def gives(part: Draft, whole: Draft, ratio: Draft, *, fine: bool) -> bool:
    """Whether a share or a multiple is what one figure makes of another, to its last stated digit or finer.

    Args:
        part: the numerator.
        whole: the denominator.
        ratio: the share or multiple.
        fine: whether to a tenth of its last stated digit.
    """
    nearness = Decimal("0.1") if fine else Decimal(1)
    value, times = ratio.slot.quantity.value, ratio.slot.quantity.kind == "multiple"
    return _gives(part, whole, value * 100 if times else value, nearness * 100 if times else nearness)


def changed_by(level: Draft, change: Draft, growth: Draft) -> bool:
    """Whether a figure grew by this percentage when it changed by that amount, to a tenth of a percent."""
    now, by, percent = level.slot.quantity, change.slot.quantity, growth.slot.quantity
    if change.aspect != "growth" or percent.unit != "%" or not alike(now.unit, by.unit) or level.moves:
        return False
    before = now.value + (by.value if change.falls else -by.value)
    return before > 0 and abs(by.value * 100 / before - percent.value) <= Decimal("0.1")


def _named_part(drafts: Sequence[Draft], draft: Draft) -> None:
    """What follows 其中 or stands in a bracket is part of the figure that the linker found as its total."""
    if draft.total is None or draft.moves or draft.part_of is not None:
        return
    whole, part = drafts[draft.total].slot.quantity, draft.slot.quantity
    if alike(whole.unit, part.unit) and part.value <= whole.value:
        draft.part_of = drafts[draft.total]


def _sums(drafts: Sequence[Draft], cues: Cues) -> None:
    """Parallel figures of one unit that add up to the figure before them, or to a 合计 after them, are its parts."""
    levels = [i for i, d in enumerate(drafts) if not d.moves and d.slot.quantity.value_high is None]
    for at, i in enumerate(levels):
        _claim(drafts, i, levels[at + 1 :])
        if cues.patterns["total"].search(drafts[i].slot.pre):
            _claim(drafts, i, levels[:at][::-1], said=True)


def _claim(drafts: Sequence[Draft], total: int, others: Sequence[int], *, said: bool = False) -> None:
    """Make the next figures of a total's unit its parts if they add up to it, and are one list or said to be."""
    whole = drafts[total].slot.quantity
    parts: list[int] = []
    rest = whole.value
    for j in others[: 2 * _PARTS]:
        if alike(drafts[j].slot.quantity.unit, whole.unit) and (
            drafts[j].part_of is None or drafts[j].part_of is drafts[total]
        ):
            rest -= drafts[j].slot.quantity.value
            parts.append(j)
            if rest <= 0:
                break
    if rest != 0 or whole.value <= 0 or len(parts) < 2:
        return
    if said or _parallel(drafts[total], [drafts[j] for j in parts]):
        for j in parts:
            drafts[j].part_of = drafts[total]


def _parallel(total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether figures that add up are items of one list; two may add up by chance, or be what x = y + z means else."""
    if len(parts) != 2:
        return len(parts) > 2
    names = [part.phrase.body for part in parts]
    alike = names[0][-2:] == names[1][-2:] or len(names[0]) == len(names[1])
    same = parts[0].slot.statement == parts[1].slot.statement
    return bool(names[0]) and alike and same and not is_balance(total, parts)


def is_balance(total: Draft, parts: Sequence[Draft]) -> bool:
    """Whether two figures and their sum are what came in, what went out and what is left: 收入 = 支出 + 结余."""
    names = (one.phrase.body[-2:] for one in (total, *parts))
    return len(parts) == 2 and any(name in _BALANCES for name in names)
