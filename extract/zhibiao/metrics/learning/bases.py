"""Bases: which figure a growth, a share, a rank or a multiple is taken of, by the rules' proposal and what speaks for
others.

As for totals the rules' ``of`` is one feature among others; a logistic regression weighs each figure before that could
be the base, and the best is taken if it is sure enough.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from zhibiao.metrics.arithmetic import FINE, changed_by, gives
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.learning.features import overlap
from zhibiao.metrics.learning.weights import Features, Weights, choose, read
from zhibiao.metrics.moves import NAMED
from zhibiao.metrics.slots import POINTS

FILE = "bases.json"
SURE = 0.45  #: the least probability of a base that is taken, chosen by cross-validation
BACK = 8  # figures before among which a base is sought
_AHEAD = 2
_NUMERATORS = 4  # figures before a share that it may be said of
_SURE_RULES = (  # right in nearly every case in train and dev
    NAMED,
    "fine arithmetic",
    "arithmetic",
    "arithmetic over paragraphs",
    "taken together",
    "stated before it",
    "pointed back to",
    "topic",
    "growth contributed to",
)


@cache
def load() -> Weights:
    """Read the weights once.

    Raises:
        DataError: the model is missing or damaged.
    """
    return read(FILE)


def assign(drafts: Sequence[Draft]) -> None:
    """Set ``of`` of a report's drafts, which the rules have set before.

    Args:
        drafts: all finished drafts of the report, in text order.
    """
    weights = load()
    chosen: list[tuple[Draft, Draft | None]] = []
    for moved, rows in candidates(drafts):
        base_at = choose(weights, rows, SURE)
        chosen.append((drafts[moved], None if base_at is None else drafts[base_at]))
    for moved_draft, base in chosen:
        moved_draft.of = base


def candidates(drafts: Sequence[Draft]) -> Iterator[tuple[int, list[tuple[int, Features]]]]:
    """For each figure that has a base, the figures that could be it with the features of the pair.

    Args:
        drafts: all drafts of a report as the rules finished them, in text order.

    Returns:
        Indices into ``drafts``; a base that is settled stays one.
    """
    for i, moved in enumerate(drafts):
        if is_settled(moved) or not (moved.moves or moved.phrase.base):
            continue
        reach = [*range(i - 1, max(i - BACK, 0) - 1, -1), *range(i + 1, min(i + _AHEAD, len(drafts) - 1) + 1)]
        if moved.of is not None and moved.of.number - 1 not in reach:
            reach.append(moved.of.number - 1)
        bases = [j for j in reach if _could_be(moved, drafts[j])]
        if bases:
            nature = _nature(moved)
            own = _own(moved, nature)
            yield i, [(j, own | _features(drafts, i, j, k, nature)) for k, j in enumerate(bases)]


def is_settled(moved: Draft) -> bool:
    """Whether the rules found the base by its name, or a growth or rank stands beside its figure in one sentence."""
    base = moved.of
    if base is None or moved.of_rule in _SURE_RULES:
        return base is not None
    if base.number > moved.number:  # 增长9.1%，达18亿千瓦时
        return base.slot.sentence == moved.slot.sentence
    return moved.aspect in ("growth", "rank") and base is moved.source and base.slot.sentence == moved.slot.sentence


def _could_be(moved: Draft, base: Draft) -> bool:
    """Whether a figure can be what another is taken of: a change of a rate or a rank may be of what moves itself."""
    if moved.of is base:
        return True
    if base.aspect == "rank" and moved.aspect != "rank":
        return False
    return not base.moves or moved.aspect in ("rank", "growth")


def _own(moved: Draft, nature: str) -> Features:
    """What speaks for or against any base at all."""
    pre = moved.slot.pre
    flags = {
        "none proposed": moved.of is None,
        f"none proposed, {nature}": moved.of is None,
        nature: True,
        f"rule {moved.rule}": True,
        f"by {moved.of_rule}": True,
        "divides": moved.divides,
        "占": "占" in pre,
        "body": bool(moved.phrase.body),
        "planned": moved.planned,
        "compared": bool(moved.phrase.comparison),
        "points back": "上述" in pre or "其中" in pre or bool(moved.phrase.refers),
        "leads": bool(moved.slot.leads),
    }
    return {f"own: {name}": 1.0 for name, holds in flags.items() if holds}


def _nature(draft: Draft) -> str:
    quantity = draft.slot.quantity
    if quantity.unit == POINTS:
        return f"{draft.aspect} in points"
    return f"{draft.aspect} {quantity.kind if quantity.kind in ('percentage', 'multiple', 'rank') else 'figure'}"


def _features(drafts: Sequence[Draft], i: int, j: int, nth: int, nature: str) -> Features:
    moved, base = drafts[i], drafts[j]
    place = _place(moved, base)
    proposed = moved.of is base
    between = drafts[j + 1 : i]
    near = f"{min(nth, 6)}{' ahead' if j > i else ''}"
    found = {
        f"nth {near}": 1.0,
        f"{nature}, nth {near}": 1.0,
        f"in one {place}": 1.0,
        f"{nature}, in one {place}": 1.0,
        f"{nature} of {_nature(base)}": 1.0,
        f"opens {moved.slot.opener}, nth {near}": 1.0,
        "names": overlap(moved.indicator, base.indicator),
        f"{nature}, names": overlap(moved.indicator, base.indicator),
    }
    if proposed:
        found |= {"proposed": 1.0, f"proposed, {nature}": 1.0, f"proposed, rule {moved.rule}": 1.0}
        found |= {f"proposed, in one {place}": 1.0, f"proposed by {moved.of_rule}": 1.0}
    flags = {
        "levels between": any(not one.moves for one in between),
        "no level between": j < i and all(one.moves for one in between),
        "subject": moved.source is base,
        "total of the subject": moved.source is not None and moved.source.part_of is base,
        "base of the subject": moved.source is not None and moved.source.of is base,
        "base of the figure before": i > 0 and drafts[i - 1].of is base,
        "one name": moved.indicator == base.indicator,
        "name within": base.indicator in moved.indicator,
        "end of its name is said": base.indicator[-2:] in moved.slot.pre,
        "what is said ends its name": bool(moved.phrase.base) and base.indicator.endswith(moved.phrase.base[-2:]),
        "a total": any(one.part_of is base for one in between),
        "opens its sentence": j == 0 or drafts[j - 1].slot.sentence != base.slot.sentence,
        "opens its paragraph": j == 0 or drafts[j - 1].paragraph != base.paragraph,
        "a part": base.part_of is not None,
        "a target": base.aspect in ("target", "budget"),
        "changed by what stands between": any(changed_by(base, one, moved) for one in between),
    }
    found |= {name: 1.0 for name, holds in flags.items() if holds}
    return found | _arithmetic(drafts, i, j, nature)


def _arithmetic(drafts: Sequence[Draft], i: int, j: int, nature: str) -> Features:
    """Whether a figure near a share, and the base, give it."""
    if drafts[i].aspect not in ("share", "level", "target") or drafts[j].moves:
        return {}
    levels = [k for k in range(i - 1, max(i - 2 * _NUMERATORS, -1), -1) if not drafts[k].moves]
    for at, k in enumerate(levels[:_NUMERATORS]):
        if k != j and gives([drafts[k]], drafts[j], drafts[i]):
            near = "fine" if gives([drafts[k]], drafts[j], drafts[i], nearness=FINE) else "coarse"
            return {f"gives, {near}": 1.0, f"gives, {near}, part {at}": 1.0, f"{nature}, gives": 1.0}
    return {"gives nothing": 1.0}


def _place(moved: Draft, base: Draft) -> str:
    if moved.slot.opener == "q" and moved.number == base.number + 1:
        return "clause"
    if moved.slot.sentence == base.slot.sentence:
        return "sentence"
    if moved.slot.statement == base.slot.statement:
        return "statement"
    return "paragraph" if moved.paragraph == base.paragraph else "report"
