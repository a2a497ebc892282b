"""What a reader knows besides a sentence's own words, as features that every area shares.

Each feature gives every area a value for every sentence, and has one weight whatever the area is: what is learned on
some departments holds for others, and for a user's own list of areas. A few are of one area alone (openings).
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from zhibiao.areas.places import NONE, Places, Subject
from zhibiao.areas.wordings import wordings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_FLOOR = 0.01  # of a probability, so that no neighbour can rule an area out
_EDGE = 5  # sentences: what stands so near to the beginning may open the report
_TAIL = 3
ACCOUNTS = ("performance", "final-accounts", "budget")  # kinds of reports on a unit's own accounts
_REPORTS = {  # kinds of reports that have an area of their own
    "performance": "performance",
    "final-accounts": "budget",
    "budget": "budget",
    "openness": "government-service",
}
_AND = re.compile("[、和与及]")
_FRAMING = ("overview", "other")  # say nothing of what stands beside them or below


class Evidence(NamedTuple):
    """What the words alone say, as log-probabilities: of the sentences, of the titles of sections, of the report's."""

    own: "Floats"
    titles: "Floats"
    title: "Floats"


def features(
    where: Places,
    said: Evidence,
    belief: "Floats",
    homes: "Floats",
    foreign: "Floats",
    names: Sequence[str],
) -> "Iterator[tuple[str, Floats]]":
    """The features by name, each an array of sentences × areas (or of something that numpy spreads to that).

    Args:
        where: the sentences' surroundings.
        said: what words alone say.
        belief: the probability of each area for each sentence as known so far.
        homes: whether each area is the department's own work, 0 or 1.
        foreign: whether it is of a domain that is another department's.
        names: of the areas.
    """
    import numpy as np

    n = len(belief)
    at = {name: i for i, name in enumerate(names)}
    framing = [at[name] for name in _FRAMING if name in at]
    heading = np.asarray([head != NONE for head in where.heads], dtype=bool)[:, None]
    means, spread = _means(where.inside, belief)
    inside, titles = _carried(means, framing), _carried(np.exp(said.titles), framing)
    focus = float(belief.mean(axis=0).max())
    yield "own words", said.own
    yield "own words in a mixed report", said.own * (1 - focus)
    yield "heading above", _of(titles, where.near)
    yield "chapter above", _of(titles, where.top)
    yield "title", _carried(np.exp(said.title), framing).repeat(n, axis=0)
    yield from _neighbours(where, _carried(belief, framing))
    yield "section", _of(inside, where.near) * ~heading
    yield "chapter", _of(inside, where.top) * ~heading
    at_home = belief.mean(axis=0) @ homes  # how much of the report is the department's own work
    yield "department", homes[None].repeat(n, axis=0)
    yield "another department's domain", foreign[None].repeat(n, axis=0)
    yield "department, at home", (homes[None] * at_home).repeat(n, axis=0)
    yield "another department's domain, at home", (foreign[None] * at_home).repeat(n, axis=0)
    yield "department's mixed report", (homes[None] * (1 - focus)).repeat(n, axis=0)
    yield "headed", _of(inside, where.heads)
    if "problems" in at:
        before, same = _shifted(where, belief[:, at["problems"]], -1)
        yield "after problems", _column(before * same, at["problems"], len(names))
    if "overview" in at:
        general, area = np.full(n, at_home, dtype=np.float32), at["overview"]
        yield "overview, at home", _column(general, area, len(names))
        yield "own words of overview, at home", _column(general * said.own[:, area], area, len(names))
        named = heading[:, 0] & np.asarray([_AND.search(text) is not None for text in where.texts], dtype=bool)
        mixed = np.asarray([spread[head] if head != NONE else 0.0 for head in where.heads], dtype=np.float32)
        yield "heads mixed work", _column(mixed, at["overview"], len(names))
        yield "heads mixed work by a list", _column(mixed * named, at["overview"], len(names))


def standing(where: Places, subject: Subject, names: Sequence[str]) -> "Iterator[tuple[str, Floats]]":
    """The features of single areas, which no belief changes; arguments and results as for :func:`features`."""
    at = {name: i for i, name in enumerate(names)}
    for name, area, values in _special(where, subject):
        if area in at:
            yield name, _column(values, at[area], len(names))


def _carried(probabilities: "Floats", framing: Sequence[int]) -> "Floats":
    """The logarithms of what is known elsewhere, with nothing for or against areas that only frame a text."""
    import numpy as np

    logs: Floats = np.log(probabilities + np.float32(_FLOOR))
    if framing:
        logs[:, framing] = logs.mean(axis=1, keepdims=True)
    return logs


def _column(values: "NDArray[Any]", area: int, width: int) -> "Floats":
    """A feature that speaks of one area only."""
    import numpy as np

    found = np.zeros((len(values), width), dtype=np.float32)
    found[:, area] = values
    return found


def _neighbours(where: Places, log: "Floats") -> "Iterator[tuple[str, Floats]]":
    for name, step in (("before", -1), ("behind", 1), ("second before", -2), ("second behind", 2)):
        moved, same = _shifted(where, log, step)
        yield name, moved * same[:, None]
        if abs(step) == 1:
            yield f"{name}, across a heading", moved * ~same[:, None]


def _shifted(where: Places, values: "Floats", step: int) -> "tuple[Floats, NDArray[np.bool_]]":
    """The values of the sentence so many further on, nought where there is none; whether it is of the same section."""
    import numpy as np

    own = np.asarray(where.own)
    moved, same = np.zeros_like(values), np.zeros(len(own), dtype=bool)
    here, there = (slice(-step, None), slice(None, step)) if step < 0 else (slice(None, -step), slice(step, None))
    moved[here], same[here] = values[there], own[here] == own[there]
    return moved, same


def _special(where: Places, subject: Subject) -> "Iterator[tuple[str, str, NDArray[Any]]]":
    """Features of a single area: their name, the area, and the value of each sentence."""
    import numpy as np

    n = len(where.own)
    place = np.arange(n)
    heading = np.asarray([head != NONE for head in where.heads])
    short = np.asarray([len(text) < 25 for text in where.texts])
    report = n > _EDGE + _TAIL  # a sentence or two at hand neither open nor end anything
    opening = (place < _EDGE) & ~np.asarray([near != NONE for near in where.near]) & report
    yield "heading, overview", "overview", heading
    yield "opening, overview", "overview", opening
    yield "always, overview", "overview", np.ones(n)
    yield "opening, other", "other", opening & short
    yield "ending, other", "other", (place >= n - _TAIL) & short & report
    yield "always, other", "other", np.ones(n)
    yield "always, problems", "problems", np.ones(n)
    yield "always, budget", "budget", np.ones(n)
    for kind, area in _REPORTS.items():
        yield f"{kind} report", area, np.full(n, subject.kind == kind)
    accounts = subject.kind in ACCOUNTS
    yield "chapter of budget", "budget", np.asarray([given == "budget" and accounts for given in where.defined])
    is_title = np.asarray([text == where.title for text in where.texts])
    work = subject.kind in ("work-summary", "government-work-report")
    yield "title of a work report", "overview", is_title & work
    yield "title of another report", "overview", is_title & (not work)
    yield "a year to come", "problems", np.asarray(where.ahead)
    for id, area, _ in wordings():
        yield f"wording of {id}", area, np.asarray([id in hints for hints in where.hints])
    for area in ("problems", "organisation"):
        yield f"chapter of {area}", area, np.asarray([given == area for given in where.defined])


def _means(inside: Sequence[Sequence[int]], belief: "Floats") -> "tuple[Floats, Floats]":
    """Of each section the mean belief in it and how far that is spread over areas (entropy)."""
    import numpy as np

    even = np.full((len(inside), belief.shape[1]), 1 / belief.shape[1], dtype=np.float32)
    some = [i for i, sentences in enumerate(inside) if sentences]
    if some:
        members = np.concatenate([inside[i] for i in some])
        starts = np.cumsum([0] + [len(inside[i]) for i in some[:-1]])
        sums = np.add.reduceat(belief[members], starts, axis=0)
        even[some] = sums / np.asarray([len(inside[i]) for i in some], dtype=np.float32)[:, None]
    spread = np.zeros(len(inside), dtype=np.float32)
    spread[some] = -(even[some] * np.log(even[some] + 1e-9)).sum(axis=1)
    return even, spread


def _of(table: "Floats", rows: Sequence[int]) -> "Floats":
    """The rows of a table that are named, zeros for ``NONE``."""
    import numpy as np

    padded = np.concatenate([table, np.zeros((1, table.shape[1]), dtype=np.float32)])
    taken: Floats = padded[np.asarray(rows, dtype=np.int64)]
    return taken
