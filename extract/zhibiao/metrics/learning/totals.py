"""Totals: which figure of its paragraph a figure is a part of, by the rules' proposal and what speaks for others.

The rules' ``part_of`` is one feature among others; a logistic regression weighs each figure that could be the total,
and the best is taken if it is sure enough.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft, alike
from zhibiao.metrics.learning.features import overlap
from zhibiao.metrics.learning.weights import Features, Weights, choose, read
from zhibiao.metrics.relations import is_balance

FILE = "totals.json"
SURE = 0.35  #: the least probability of a total that is taken, chosen by cross-validation
_BACK, _AHEAD = 15, 3  # figures before and after a part among which its total is sought
_FAR = 4  # figures before, from where on the rules are left alone
_SUMMED = 25  # figures among which the parts of a sum are sought

Sums = dict[tuple[int, int], int]  #: by part and total, how many figures add up to the total


@cache
def load() -> Weights:
    """Read the weights once.

    Raises:
        DataError: the model is missing or damaged.
    """
    return read(FILE)


def assign(paragraph: Sequence[Draft], cues: Cues) -> None:
    """Set ``part_of`` of a paragraph's drafts, which the rules have set before.

    Args:
        paragraph: finished drafts, in text order.
        cues: the linker's words.
    """
    weights = load()
    chosen: list[tuple[Draft, Draft | None]] = []
    for part, rows in candidates(paragraph, cues):
        total_at = choose(weights, rows, SURE)
        chosen.append((paragraph[part], None if total_at is None else paragraph[total_at]))
    for part_draft, _ in chosen:
        part_draft.part_of = None
    for part_draft, total_draft in chosen:
        if not _is_part(total_draft, part_draft):
            part_draft.part_of = total_draft


def _is_part(draft: Draft | None, total: Draft) -> bool:
    """Whether a draft is a figure itself or one of its parts, however far down: figures of equal value could be."""
    while draft is not None and draft is not total:
        draft = draft.part_of
    return draft is not None


def candidates(paragraph: Sequence[Draft], cues: Cues) -> Iterator[tuple[int, list[tuple[int, Features]]]]:
    """For each figure that could be a part, the figures that could be its total with the features of the pair.

    Args:
        paragraph: drafts as the rules finished them, in text order.
        cues: the linker's words.

    Returns:
        Indices into ``paragraph``; a figure that moves is neither part nor total, no part is larger than its
        total, and a part that is settled stays one.
    """
    sums = _sums(paragraph)
    for i, part in enumerate(paragraph):
        if part.moves or is_settled(part):
            continue
        value = part.slot.quantity.value
        reach = [*range(i - 1, max(i - _BACK, 0) - 1, -1), *range(i + 1, min(i + _AHEAD, len(paragraph) - 1) + 1)]
        if part.part_of is not None and (proposed := part.part_of.number - paragraph[0].number) not in reach:
            reach.append(proposed)
        totals = [j for j in reach if value <= paragraph[j].slot.quantity.value and _alike(part, paragraph[j])]
        if totals:
            own = _own(part, cues)
            yield i, [(j, own | _features(paragraph, i, j, sums)) for j in totals]


def is_settled(part: Draft) -> bool:
    """Whether the rules found the total in an earlier paragraph, or by 其中 far before or over lines of an account."""
    if part.part_of is None:
        return False
    far = part.number - part.part_of.number > _FAR or bool(part.slot.entry)
    return (part.total is not None and far) or part.part_of.paragraph != part.paragraph


def _alike(part: Draft, total: Draft) -> bool:
    return not total.moves and alike(part.slot.quantity.unit, total.slot.quantity.unit)


def _own(part: Draft, cues: Cues) -> Features:
    """What speaks for or against any total at all."""
    flags = {
        "none proposed": part.part_of is None,
        "said to be a part": any(cues.patterns["parts"].search(text) for text in (part.slot.pre, *part.slot.leads)),
        "in a bracket": part.slot.opener in ("（", "("),
    }
    return {name: 1.0 for name, holds in flags.items() if holds}


def _features(paragraph: Sequence[Draft], i: int, j: int, sums: Sums) -> Features:
    part, total = paragraph[i], paragraph[j]
    distance = f"{min(j - i, 8)} ahead" if j > i else str(min(i - j, 8))
    place = _place(part, total)
    proposed = part.part_of is total
    found = {
        f"distance {distance}": 1.0,
        f"opens {part.slot.opener}, distance {distance}": 1.0,
        f"in one {place}": 1.0,
        f"in one {place}, proposed {proposed}": 1.0,
        f"aspects {part.aspect} {total.aspect}": 1.0,
        "names": overlap(part.indicator, total.indicator),
    }
    if proposed:
        found |= {"proposed": 1.0, f"proposed, rule {part.rule}": 1.0}
    if n := sums.get((i, j)):
        found |= {"sum": 1.0, f"sum of {min(n, 4)}{' ahead' if j > i else ''}, in one {place}": 1.0}
    flags = {
        "one unit": part.slot.quantity.unit == total.slot.quantity.unit,
        "one name": part.indicator == total.indicator,
        "name within": total.indicator in part.indicator,
        "subject": part.source is total,
        "nearest": j < i and all(paragraph[k].moves for k in range(j + 1, i)),
        "total is a part": total.part_of is not None,
        "sibling": total.part_of is not None and total.part_of is part.part_of,
        "figure before is a part of it": i > 0 and paragraph[i - 1].part_of is total,
        "opens its sentence": j == 0 or paragraph[j - 1].slot.sentence != total.slot.sentence,
        "in a bracket after it": part.slot.opener in ("（", "(") and j == i - 1,
    }
    return found | {name: 1.0 for name, holds in flags.items() if holds}


def _place(part: Draft, total: Draft) -> str:
    if part.slot.opener == "q" and abs(part.number - total.number) == 1:
        return "clause"
    if part.slot.sentence == total.slot.sentence:
        return "sentence"
    return "statement" if part.slot.statement == total.slot.statement else "paragraph"


def _sums(paragraph: Sequence[Draft]) -> Sums:
    """The totals that each figure helps to add up to: with the next, or the last, figures of the total's unit."""
    sums: Sums = {}
    for i, total in enumerate(paragraph):
        if total.moves or total.slot.quantity.value <= 0:
            continue
        for others in (range(i + 1, min(i + _SUMMED, len(paragraph))), range(i - 1, max(i - _SUMMED, -1), -1)):
            parts = _adding_up(paragraph, i, others)
            if is_balance(total, [paragraph[j] for j in parts]):
                continue
            for j in parts:
                sums[j, i] = len(parts)
    return sums


def _adding_up(paragraph: Sequence[Draft], total: int, others: Sequence[int]) -> list[int]:
    """The first of the others that add up to the total, two or more; none if they pass it by."""
    rest = paragraph[total].slot.quantity.value
    parts: list[int] = []
    for j in others:
        if not paragraph[j].moves and _alike(paragraph[j], paragraph[total]):
            rest -= paragraph[j].slot.quantity.value
            parts.append(j)
            if rest <= 0:
                break
    return parts if rest == 0 and len(parts) > 1 else []
