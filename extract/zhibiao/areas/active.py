"""Which sentences teach a model most, and which labels look wrong."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from zhibiao.areas.training import Example

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_POOL = 6  # so many times the number wanted are looked at for diversity
_FOLDS = 5


class Suspect(NamedTuple):
    """A label that looks wrong: what the sentences beside it say it is, and how sure."""

    text: str
    given: str
    suggested: str
    sure: float


def most_telling(probabilities: "Floats", number: int) -> list[int]:
    """Pick the sentences that are worth an annotator's time.

    The least sure by margin (best minus second-best probability) are the pool; of these, one after another, that whose
    probabilities are farthest from all picked so far, weighed by how unsure it is, so that no two teach the same.

    Args:
        probabilities: sentences × areas.
        number: how many.

    Returns:
        Row numbers, the most telling first.

    Example:
        >>> import numpy as np
        >>> most_telling(np.array([[0.9, 0.1], [0.5, 0.5], [0.55, 0.45]]), 1)
        [1]
    """
    import numpy as np

    if not len(probabilities):
        return []
    top = np.sort(probabilities, axis=1)
    doubt = 1 - (top[:, -1] - top[:, -2])
    pool = np.argsort(-doubt, kind="stable")[: number * _POOL]
    picked = [int(pool[0])]
    distance = np.full(len(pool), np.inf)
    while len(picked) < min(number, len(pool)):
        distance = np.minimum(distance, np.abs(probabilities[pool] - probabilities[picked[-1]]).sum(axis=1))
        worth = distance * doubt[pool]
        worth[np.isin(pool, picked)] = -1
        picked.append(int(pool[int(worth.argmax())]))
    return picked


def suspects(names: Sequence[str], examples: Sequence[Example]) -> list[Suspect]:
    """Labels that a model trained without the example contradicts with confidence (confident learning).

    An example is suspect where another area's probability is above that area's own threshold, the mean probability
    that its examples get for it, and above the given area's. Northcutt, Jiang, Chuang (2021), Confident Learning,
    https://doi.org/10.1613/jair.1.12125, with cross-validation in five parts.

    Args:
        names: of the areas.
        examples: labelled texts; five or more.

    Returns:
        The suspects, the surest first.
    """
    import numpy as np

    from zhibiao.areas.ngrams import plain
    from zhibiao.areas.training import train_words
    from zhibiao.core.folding import fold

    probabilities = np.zeros((len(examples), len(names)), dtype=np.float32)
    for part in range(_FOLDS):
        rest = [example for i, example in enumerate(examples) if i % _FOLDS != part]
        rows = list(range(part, len(examples), _FOLDS))
        words = train_words(names, rest)
        probabilities[rows] = np.exp(words.log_probabilities([plain(fold(examples[i].text)) for i in rows]))
    given = np.asarray([names.index(example.area) for example in examples])
    own = probabilities[np.arange(len(examples)), given]
    thresholds = np.asarray([own[given == i].mean() if (given == i).any() else 1.0 for i in range(len(names))])
    able = np.where(probabilities >= thresholds, probabilities, 0.0)
    best = able.argmax(axis=1)
    found = [
        Suspect(example.text, example.area, names[int(best[i])], round(float(probabilities[i, best[i]]), 3))
        for i, example in enumerate(examples)
        if best[i] != given[i] and probabilities[i, best[i]] > own[i] and able[i, best[i]] > 0
    ]
    return sorted(found, key=lambda one: (-one.sure, one.text))
