"""Scores of work areas: accuracy, macro-F1 and the confusion of labels, over the sentences of the gold."""

from collections.abc import Sequence

from zhibiao.core.facts import Sentence
from zhibiao.evaluation.counts import Count, Share, Tally
from zhibiao.gold.types import GoldReport


def score_areas(gold: GoldReport, predicted: Sequence[Sentence]) -> Tally:
    """Score the work areas predicted for a report.

    Each gold sentence is judged by the predicted sentence that overlaps it most (the first of several that do so
    equally); one that none overlaps, or whose sentence has no area, has the empty label, which is wrong.

    Args:
        gold: the annotated report.
        predicted: a system's sentences, in text order, however it cuts them.

    Returns:
        The share ``areas.accuracy`` and the confusion; nothing where the gold has no areas marked.
    """
    if gold.areas is None:
        return Tally()
    right, confusion, first = 0, dict[str, dict[str, int]](), 0
    for area in gold.areas:
        while first < len(predicted) and predicted[first].end <= area.start:
            first += 1
        best, label, j = 0, "", first
        while j < len(predicted) and predicted[j].start < area.end:
            overlap = min(area.end, predicted[j].end) - max(area.start, predicted[j].start)
            if overlap > best:
                best, label = overlap, predicted[j].work_area or ""
            j += 1
        row = confusion.setdefault(area.area, {})
        row[label] = row.get(label, 0) + 1
        right += label == area.area
    return Tally(shares={"areas.accuracy": Share(right, len(gold.areas))}, confusion=confusion)


def counts_by_area(confusion: dict[str, dict[str, int]]) -> dict[str, Count]:
    """Hits, false positives and misses of each work area that the gold or the prediction names.

    >>> counts_by_area({"food": {"food": 3, "drugs": 1}, "drugs": {"": 1}})["drugs"]
    Count(tp=0, fp=1, fn=1)
    """
    counts: dict[str, Count] = {}
    for gold, row in confusion.items():
        for label, n in row.items():
            hit = label == gold
            counts[gold] = counts.get(gold, Count()) + Count(n if hit else 0, 0, 0 if hit else n)
            if label and not hit:
                counts[label] = counts.get(label, Count()) + Count(0, n, 0)
    return dict(sorted(counts.items()))


def macro_f1(confusion: dict[str, dict[str, int]]) -> float | None:
    """Mean F1 over the areas that the gold or the prediction names; ``None`` where there is none.

    >>> macro_f1({"food": {"food": 3, "drugs": 1}, "drugs": {"drugs": 2}})
    0.8285714285714285
    """
    scores = [count.f1 or 0.0 for count in counts_by_area(confusion).values()]
    return sum(scores) / len(scores) if scores else None
