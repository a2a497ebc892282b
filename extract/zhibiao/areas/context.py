"""What a reader knows besides a sentence's own words, as features that every area shares.

Each feature gives every area a value for every sentence, and has one weight whatever the area is: what is learned on
some departments holds for others, and for a user's own list of areas. A few are of one area alone (openings). Here are
those that follow from what is believed of other sentences; :mod:`zhibiao.areas.standing` has those that stay the same.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from zhibiao.areas.places import NONE, Places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FLOOR = 0.01  # of a probability, so that no neighbour can rule an area out
_AND = re.compile("[、和与及]")
_FRAMING = ("overview", "other")  # say nothing of what stands beside them or below


class Evidence(NamedTuple):
    """What is known of a report before its sentences are compared.

    The first three are what words alone say, as log-probabilities (rows × areas), the others are of the department, for
    each area 0 or 1.
    """

    own: "Floats"  #: of the sentences
    titles: "Floats"  #: of the titles of sections
    title: "Floats"  #: of the report's title
    homes: "Floats"  #: whether the area is the department's own work
    foreign: "Floats"  #: whether it is of a domain that is another department's


class Feature(NamedTuple):
    """What speaks for areas, under the name that has its weight.

    ``values`` are sentences × areas, or something that numpy spreads to that; where ``area`` is given, they are one a
    sentence and speak of that area (an index) only.
    """

    name: str
    values: "NDArray[Any]"
    area: int | None = None

    def spread(self, sentences: int, areas: int) -> "Floats":
        """The values as sentences × areas."""
        import numpy as np

        if self.area is None:
            return np.broadcast_to(self.values, (sentences, areas))
        found = np.zeros((sentences, areas), dtype=np.float32)
        found[:, self.area] = self.values
        return found


def weigh(scores: "Floats", features: "Iterator[Feature] | Sequence[Feature]", weights: dict[str, float]) -> "Floats":
    """Add to scores (sentences × areas; changed in place) what features say, each by its weight."""
    import numpy as np

    for name, values, area in features:
        if weight := weights.get(name):
            if area is None:
                scores += np.float32(weight) * values
            else:
                scores[:, area] += np.float32(weight) * values
    return scores


def features(where: Places, said: Evidence, belief: "Floats", names: Sequence[str]) -> "Iterator[Feature]":
    """The features that follow from what is believed of a report's sentences.

    Args:
        where: the sentences' surroundings.
        said: what is known of the report.
        belief: the probability of each area for each sentence as known so far.
        names: of the areas.
    """
    import numpy as np

    n = len(belief)
    at = {name: i for i, name in enumerate(names)}
    framing = framing_areas(names)
    heading = np.asarray(where.heads) != NONE
    means, spread = _means(where.inside, belief)
    inside = carried(means, framing)
    focus = float(belief.mean(axis=0).max())
    yield Feature("own words in a mixed report", said.own * np.float32(1 - focus))
    yield from _neighbours(where, carried(belief, framing))
    yield Feature("section", rows_of(inside, where.near) * ~heading[:, None])
    yield Feature("chapter", rows_of(inside, where.top) * ~heading[:, None])
    yield Feature("headed", rows_of(inside, where.heads))
    at_home = belief.mean(axis=0) @ said.homes  # how much of the report is the department's own work
    yield Feature("department, at home", said.homes[None] * at_home)
    yield Feature("another department's domain, at home", said.foreign[None] * at_home)
    yield Feature("department's mixed report", said.homes[None] * np.float32(1 - focus))
    if "problems" in at:
        before, same = _shifted(where, belief[:, at["problems"]], -1)
        yield Feature("after problems", before * same, at["problems"])
    if "overview" in at:
        area = at["overview"]
        yield Feature("overview, at home", np.full(n, at_home, dtype=np.float32), area)
        yield Feature("own words of overview, at home", at_home * said.own[:, area], area)
        named = heading & np.asarray([_AND.search(text) is not None for text in where.texts], dtype=bool)
        mixed = np.append(spread, np.float32(0))[np.asarray(where.heads)]  # NONE is the last
        yield Feature("heads mixed work", mixed, area)
        yield Feature("heads mixed work by a list", mixed * named, area)


def framing_areas(names: Sequence[str]) -> list[int]:
    """The areas that only frame a text, as indices."""
    return [i for i, name in enumerate(names) if name in _FRAMING]


def carried(probabilities: "Floats", framing: Sequence[int]) -> "Floats":
    """The logarithms of what is known elsewhere, with nothing for or against areas that only frame a text."""
    import numpy as np

    logs: Floats = np.log(probabilities + np.float32(_FLOOR))
    if framing:
        logs[:, framing] = logs.mean(axis=1, keepdims=True)
    return logs


def rows_of(table: "Floats", rows: Sequence[int]) -> "Floats":
    """The rows of a table that are named, zeros for ``NONE``."""
    import numpy as np

    padded = np.concatenate([table, np.zeros((1, table.shape[1]), dtype=np.float32)])
    taken: Floats = padded[np.asarray(rows, dtype=np.int64)]
    return taken


def _neighbours(where: Places, log: "Floats") -> "Iterator[Feature]":
    for name, step in (("before", -1), ("behind", 1), ("second before", -2), ("second behind", 2)):
        moved, same = _shifted(where, log, step)
        yield Feature(name, moved * same[:, None])
        if abs(step) == 1:
            yield Feature(f"{name}, across a heading", moved * ~same[:, None])


def _shifted(where: Places, values: "Floats", step: int) -> "tuple[Floats, NDArray[np.bool_]]":
    """The values of the sentence so many further on, nought where there is none; whether it is of the same section."""
    import numpy as np

    own = np.asarray(where.own)
    moved, same = np.zeros_like(values), np.zeros(len(own), dtype=bool)
    here, there = (slice(-step, None), slice(None, step)) if step < 0 else (slice(None, -step), slice(step, None))
    moved[here], same[here] = values[there], own[here] == own[there]
    return moved, same


def _means(inside: Sequence[tuple[int, int]], belief: "Floats") -> "tuple[Floats, Floats]":
    """Of each section the mean belief in it and how far that is spread over areas (entropy)."""
    import numpy as np

    even = np.full((len(inside), belief.shape[1]), 1 / belief.shape[1], dtype=np.float32)
    spread = np.zeros(len(inside), dtype=np.float32)
    first, behind = np.asarray(inside, dtype=np.int64).reshape(-1, 2).T
    some = np.flatnonzero(behind > first)
    if len(some):
        sums = np.zeros((len(belief) + 1, belief.shape[1]))
        np.cumsum(belief, axis=0, out=sums[1:])
        number = (behind - first)[some, None]
        even[some] = (sums[behind[some]] - sums[first[some]]) / number
        spread[some] = -(even[some] * np.log(even[some] + np.float32(1e-9))).sum(axis=1)
    return even, spread
