"""One-to-one pairing of what is in the gold with what was predicted, by span."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from zhibiao.core.facts import Cell, Metric


class Spanned(Protocol):
    """Anything with a span: offsets into the report's text, end exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


G = TypeVar("G", bound=Spanned)
P = TypeVar("P", bound=Spanned)


def same_value(a: Metric | Cell, b: Metric | Cell) -> bool:
    """Whether the values agree to 1e-6 relative, both ends of a range.

    A value's own sign counts: a fall of 3 % is not a growth of 3 %.
    """
    return _close(a.value, b.value) and _close(a.value_high, b.value_high)


def _close(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= Decimal("1e-6") * max(abs(a), abs(b))


def same_span(a: Spanned, b: Spanned) -> bool:
    """Whether both start and end are the same."""
    return a.start == b.start and a.end == b.end


def pair(gold: Sequence[G], predicted: Sequence[P], alike: Callable[[G, P], bool]) -> list[tuple[int, int]]:
    """Pair each gold item with at most one prediction: identical spans first, then alike ones, then any overlap.

    Args:
        gold: what is annotated, in text order.
        predicted: what was predicted, in text order.
        alike: of several that overlap without being identical, which are to be preferred; for metrics, equal values.

    Returns:
        Index pairs ``(gold, predicted)``, in text order.
    """
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    overlapping = list(_overlaps(gold, predicted))
    pairs: list[tuple[int, int]] = []
    tiers: tuple[Callable[[G, P], bool], ...] = (same_span, alike, lambda a, b: True)
    for wanted in tiers:
        for i, j in overlapping:
            if i in free_gold and j in free_predicted and wanted(gold[i], predicted[j]):
                pairs.append((i, j))
                free_gold.remove(i)
                free_predicted.remove(j)
    return sorted(pairs)


def _overlaps(gold: Sequence[Spanned], predicted: Sequence[Spanned]) -> Iterator[tuple[int, int]]:
    first = 0
    for i, a in enumerate(gold):
        while first < len(predicted) and predicted[first].end <= a.start:
            first += 1
        j = first
        while j < len(predicted) and predicted[j].start < a.end:
            if predicted[j].end > a.start:  # a long prediction may hold back shorter ones that end before
                yield i, j
            j += 1
