"""How far a confidence can be trusted: calibration and discrimination."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

BINS = 10


class Bin(msgspec.Struct, frozen=True):
    """Metrics of like confidence: how many, their mean confidence, and the share of them that is right."""

    count: int
    confidence: float
    right: float


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Sort metrics by confidence into equally filled bins.

    Args:
        confidence: of each metric, 0 to 1.
        right: whether its ``core`` is right.
        bins: how many; fewer where there are fewer metrics.

    Example:
        >>> reliability([0.9, 0.2, 0.8, 0.4], [True, False, True, True], bins=2)
        [Bin(count=2, confidence=0.3, right=0.5), Bin(count=2, confidence=0.85, right=1.0)]
    """
    pairs = sorted(zip(confidence, right, strict=True), key=lambda pair: pair[0])
    edges = [len(pairs) * k // bins for k in range(bins + 1)]
    parts = (pairs[low:high] for low, high in pairwise(edges) if high > low)
    return [Bin(len(part), _mean([p for p, _ in part]), _mean([float(ok) for _, ok in part])) for part in parts]


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: the mean distance of confidence and share of right ones over all metrics.

    Naeini, Cooper and Hauskrecht 2015, with equally filled bins; ``None`` (undefined) where there is no metric.

    >>> round(calibration_error([Bin(2, 0.3, 0.5), Bin(2, 0.85, 1.0)]), 3)
    0.175
    """
    total = sum(part.count for part in bins)
    return sum(part.count * abs(part.confidence - part.right) for part in bins) / total if total else None


def discrimination(confidence: Sequence[float], right: Sequence[bool]) -> float | None:
    """Area under the ROC curve: how often a right metric has a higher confidence than a wrong one (ties count half).

    ``None`` (undefined) where all are right or all wrong.

    >>> discrimination([0.9, 0.2, 0.8, 0.4], [True, False, True, True])
    1.0
    """
    good = [p for p, ok in zip(confidence, right, strict=True) if ok]
    bad = [p for p, ok in zip(confidence, right, strict=True) if not ok]
    if not good or not bad:
        return None
    return sum((p > q) + (p == q) / 2 for p in good for q in bad) / (len(good) * len(bad))


def brier(confidence: Sequence[float], right: Sequence[bool]) -> float | None:
    """Brier score: the mean squared distance of confidence and truth; ``None`` where there is no metric.

    >>> round(brier([0.9, 0.2], [True, False]), 3)
    0.025
    """
    if not confidence:
        return None
    return _mean([(p - ok) ** 2 for p, ok in zip(confidence, right, strict=True)])


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 6)
