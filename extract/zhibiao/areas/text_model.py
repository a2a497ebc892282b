"""The linear model of a text alone: n-grams in, a log-probability of each area out.

A text's score for an area is the mean weight of its n-grams, in the scale of tf-idf with length 1. Plain arrays of
integers hold the weights, so that loading is quick and summing needs numpy alone.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from zhibiao.areas.ngrams import hashed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_BATCH = 400  # texts; the rows gathered for so many stay in the processor's cache


class TextModel(NamedTuple):
    """Weights of every bucket for every area, and what the scores are made of besides.

    ``weights`` (buckets × areas, int8) are to be multiplied by ``scale`` (of each area) and include the inverse
    document frequency, whose square ``rarity`` (of each bucket) is; ``bias`` is of each area. ``sharpness`` turns
    scores into calibrated probabilities (a softmax's inverse temperature).
    """

    weights: "NDArray[np.int8]"
    scale: "Floats"
    bias: "Floats"
    rarity: "Floats"
    sharpness: float

    def log_probabilities(self, texts: Sequence[str]) -> "Floats":
        """The log-probability of each area for each text (texts × areas); texts as ``ngrams.plain`` gives them."""
        import numpy as np

        parts = [self._scores(texts[i : i + _BATCH]) for i in range(0, len(texts), _BATCH)]
        scores = np.concatenate(parts) if parts else np.zeros((0, len(self.bias)), dtype=np.float32)
        return log_softmax(scores * np.float32(self.sharpness))

    def _scores(self, texts: Sequence[str]) -> "Floats":
        import numpy as np

        total = np.zeros((len(texts), len(self.bias)), dtype=np.float32)
        squares = np.zeros(len(texts), dtype=np.float32)
        for buckets, counts in hashed(texts):
            some = np.flatnonzero(counts)
            if len(some):
                starts = np.cumsum(counts[some]) - counts[some]
                total[some] += np.add.reduceat(self.weights.take(buckets, axis=0), starts, axis=0, dtype=np.int32)
                squares[some] += np.add.reduceat(self.rarity.take(buckets), starts)
        length: Floats = np.sqrt(np.where(squares > 0, squares, 1), dtype=np.float32)
        scores: Floats = total * self.scale / length[:, None] + self.bias
        return scores


def log_softmax(scores: "Floats") -> "Floats":
    """Scores (rows × areas) as log-probabilities.

    >>> import numpy as np
    >>> np.exp(log_softmax(np.zeros((1, 4)))).tolist()
    [[0.25, 0.25, 0.25, 0.25]]
    """
    import numpy as np

    shifted = scores - scores.max(axis=1, keepdims=True) if len(scores) else scores
    normalised: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return normalised
