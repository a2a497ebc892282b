"""Scores of entities: ``span`` same start and end; ``label`` the same and the right label; ``overlap`` the right label,
wherever the two overlap.

The share ``normalized`` is of those whose label is right and that the gold gives a normal form.
"""

from collections.abc import Iterable

from zhibiao.core.facts import Entity
from zhibiao.evaluation.agreement import bare
from zhibiao.evaluation.counts import Count, Share, Tally
from zhibiao.evaluation.pairing import pair, same_span
from zhibiao.gold.types import GoldReport


def score_entities(gold: GoldReport, predicted: Iterable[Entity]) -> dict[str, Tally]:
    """Score the entities predicted for a report.

    Args:
        gold: the annotated report.
        predicted: a system's entities; only those that start inside ``gold.ranges`` count.

    Returns:
        A tally for each label: hits and misses under the gold's label, false positives under the predicted one.
        Empty where the gold has no entities marked.
    """
    if gold.entities is None:
        return {}
    wanted = [entity for entity in gold.entities if gold.inside(entity.start)]
    found = sorted((e for e in predicted if gold.inside(e.start)), key=lambda e: (e.start, e.end))
    partner = dict(pair(wanted, found, lambda a, b: a.label == b.label))
    tallies: dict[str, Tally] = {}
    for i, entity in enumerate(wanted):
        _add(tallies, entity, found[partner[i]] if i in partner else None)
    taken = set(partner.values())
    for j, entity in enumerate(found):
        if j not in taken:
            _add(tallies, None, entity)
    return tallies


def _add(tallies: dict[str, Tally], gold: Entity | None, found: Entity | None) -> None:
    span = gold is not None and found is not None and same_span(gold, found)
    same_label = gold is not None and found is not None and gold.label == found.label
    hits = {"span": span, "label": span and same_label, "overlap": same_label}
    for name, hit in hits.items():
        key = f"entities.{name}"
        if gold:
            _put(tallies, gold.label, Tally(counts={key: Count(int(hit), 0, int(not hit))}))
        if found and not hit:
            _put(tallies, found.label, Tally(counts={key: Count(0, 1, 0)}))
    if hits["label"] and gold and found and gold.normalized is not None:
        right = bare(found.normalized or "") == bare(gold.normalized)
        _put(tallies, gold.label, Tally(shares={"entities.normalized": Share(int(right), 1)}))


def _put(tallies: dict[str, Tally], label: str, tally: Tally) -> None:
    tallies[label] = tallies.get(label, Tally()) + tally
