"""Confidence: the probability that a metric's value, unit and indicator are right."""

from collections.abc import Sequence
from functools import cache

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.learning.features import features
from zhibiao.metrics.learning.weights import Weights, read

FILE = "confidence.json"


@cache
def load() -> Weights:
    """Read the weights once.

    Raises:
        DataError: the model is missing or damaged.
    """
    return read(FILE)


def confidences(drafts: Sequence[Draft], cues: Cues) -> list[float]:
    """The probability for each draft that its value, unit and indicator are right, to three places."""
    weights = load()
    shapes: dict[str, tuple[str, ...]] = {}
    return [round(weights.probability(features(draft, cues, shapes)), 3) for draft in drafts]
