"""Logistic regressions by feature name: their weights, and where they lie."""

import math
from collections.abc import Sequence

import msgspec

from zhibiao.core import artifacts
from zhibiao.core.errors import DataError

MODEL = "links"
Features = dict[str, float]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression by feature name, and the line that calibrates its score (Platt's scaling).

    The probability is ``1 / (1 + exp(-(slope * score + shift)))``, ``score`` the intercept plus the weights of the
    features; a feature without a weight counts nothing.

    Example:
        >>> weights = Weights(intercept=1.0, weights={"joined": -1.0})
        >>> weights.probability({"joined": 1.0, "unheard of": 1.0})
        0.5
    """

    intercept: float
    slope: float = 1.0
    shift: float = 0.0
    weights: dict[str, float] = {}

    def score(self, found: Features) -> float:
        """The score before calibration, in log-odds."""
        total, weight_of = self.intercept, self.weights.get
        for name, value in found.items():
            if weight := weight_of(name):
                total += weight * value
        return total

    def probability(self, found: Features) -> float:
        """The calibrated probability, 0 to 1."""
        return 1 / (1 + math.exp(-(self.slope * self.score(found) + self.shift)))

    def reasons(self, found: Features) -> list[tuple[str, float]]:
        """The features with what each adds to the calibrated log-odds, the strongest first."""
        parts = [(name, self.slope * self.weights.get(name, 0.0) * value) for name, value in found.items()]
        return sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0]))


def choose(weights: Weights, rows: Sequence[tuple[int, Features]], sure: float) -> int | None:
    """The index of the row with the highest probability, the first of equals; none if that is not above ``sure``.

    Args:
        weights: of the regression.
        rows: indices with their features, one or more.
        sure: a probability, 0 to 1.
    """
    probabilities = [weights.probability(found) for _, found in rows]
    best = max(range(len(rows)), key=lambda k: probabilities[k])
    return rows[best][0] if probabilities[best] > sure else None


def read(file: str) -> Weights:
    """Read the weights of one file of the model.

    Raises:
        DataError: it is missing, damaged, or holds something else.
    """
    try:
        return msgspec.json.decode(artifacts.read(MODEL, file), type=Weights)
    except msgspec.DecodeError as error:
        raise DataError(f"models/{MODEL}/{file}: {error}") from None
