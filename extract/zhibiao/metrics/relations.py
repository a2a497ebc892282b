"""Relations: the base that a growth, share or rank is taken of, and the total that a part belongs to."""

from collections.abc import Sequence
from itertools import groupby

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import FAR, Draft, alike
from zhibiao.metrics.moves import base_of
from zhibiao.metrics.wholes import broken_down, divides

_BALANCES = {"结余", "审减", "审定", "未结", "结转"}
_MANY = 3  # figures whose sum is hardly met by chance
_PARTS = 12  #: the most parts that a sum is looked for in


def relate(drafts: Sequence[Draft], earlier: Sequence[Draft], cues: Cues) -> None:
    """Set ``of`` and ``part_of`` of a paragraph's drafts.

    Args:
        drafts: with indicators, aspects, subjects and totals known.
        earlier: drafts of the paragraphs before, the nearest last.
        cues: the linker's words.
    """
    for i, draft in enumerate(drafts):
        draft.divides = divides(draft, drafts[i - 1] if i else None, cues)
        draft.of, draft.of_rule = base_of(drafts, i, earlier, cues)
    _shares_of_one_whole(drafts)
    for draft in drafts:
        _named_part(drafts, draft)
    _sums(drafts, cues)
    _break_down(drafts, earlier, cues)
    _sums_before(drafts, earlier)


def _shares_of_one_whole(drafts: Sequence[Draft]) -> None:
    """Items with their shares in one statement are of one whole if arithmetic gives it for one of them."""
    shares = [d for d in drafts if d.aspect == "share" and "占" in d.slot.pre and d.source is not None]
    for _, group in groupby(shares, key=lambda d: d.slot.statement):
        items = list(group)
        whole = next((d.of for d in items if "arithmetic" in d.of_rule), None)
        for share in items if whole is not None and not whole.moves else ():
            part, base = share.source, whole.slot.quantity if whole is not None else None
            if part is None or base is None or share.of is not part or not alike(part.slot.quantity.unit, base.unit):
                continue
            if part.slot.quantity.value < base.value:
                share.of, share.of_rule = whole, "whole of the share beside"


def _break_down(drafts: Sequence[Draft], earlier: Sequence[Draft], cues: Cues) -> None:
    """Where a paragraph opens with 从产业看 and the like, its figures are parts of the last whole figure before it."""
    divided = broken_down(drafts, earlier, cues)
    if divided is None:
        return
    for draft in drafts:
        if draft.moves or draft.part_of is not None or draft.total is not None:
            continue
        quantity = draft.slot.quantity
        wholes = (one for one in (divided, *reversed(earlier[-FAR:])) if not one.moves and one.part_of is None)
        of_unit = (one for one in wholes if one.slot.quantity.unit == quantity.unit)
        draft.part_of = next((one for one in of_unit if one.slot.quantity.value > quantity.value), None)


def _named_part(drafts: Sequence[Draft], draft: Draft) -> None:
    """What follows 其中 or stands in a bracket is part of the figure that the linker found as its total."""
    if draft.total is None or draft.moves or draft.part_of is not None:
        return
    whole, part = drafts[draft.total].slot.quantity, draft.slot.quantity
    adds_up = "均" not in draft.phrase.body  # 城镇居民人均收入 is no part of that of all
    if adds_up and alike(whole.unit, part.unit) and part.value <= whole.value:
        draft.part_of = drafts[draft.total]


def _sums(drafts: Sequence[Draft], cues: Cues) -> None:
    """Parallel figures of one unit that add up to the figure before them, or to a 合计 after them, are its parts."""
    levels = [i for i, d in enumerate(drafts) if not d.moves and d.slot.quantity.value_high is None]
    for at, i in enumerate(levels):
        _claim(drafts, i, levels[at + 1 :])
        if cues.patterns["total"].search(drafts[i].slot.pre):
            _claim(drafts, i, levels[:at][::-1], said=True)


def _sums_before(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Three figures or more of one statement that add up to a figure of an earlier paragraph are its parts."""
    figures = [d for d in drafts if not d.moves and d.slot.quantity.value_high is None and not d.slot.bracketed]
    for _, group in groupby(figures, key=lambda d: d.slot.statement):
        parts = [d for d in group if d.total is None and d.part_of is None]
        unit = parts[0].slot.quantity.unit if parts else ""
        if len(parts) < _MANY or any(d.slot.quantity.unit != unit for d in parts):
            continue
        value = sum(d.slot.quantity.value for d in parts)
        wholes = (d for d in reversed(earlier[-FAR:]) if not d.moves and d.slot.quantity.unit == unit)
        whole = next((d for d in wholes if d.slot.quantity.value == value), None)
        for part in parts if whole is not None else ():
            part.part_of = whole


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
