"""What no belief changes in a sentence's context: titles above, department, kind of report, wordings, place."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zhibiao.areas.context import Evidence, Feature, carried, framing_areas, rows_of
from zhibiao.areas.places import AHEAD, NONE, Places, Subject
from zhibiao.areas.wordings import wordings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_EDGE = 5  # sentences: what stands so near to the beginning may open the report
_TAIL = 3
ACCOUNTS = ("performance", "final-accounts", "budget")  # kinds of reports on a unit's own accounts
DEFINED = ("problems", "organisation")  # areas that the guidelines give to whole chapters, whatever is said there
_REPORTS = {  # kinds of reports that have an area of their own
    "performance": "performance",
    "final-accounts": "budget",
    "budget": "budget",
    "openness": "government-service",
}


def standing(where: Places, said: Evidence, subject: Subject, names: Sequence[str]) -> "Iterator[Feature]":
    """The features that stay the same from pass to pass; arguments as for :func:`zhibiao.areas.context.features`."""
    import numpy as np

    framing = framing_areas(names)
    titles = carried(np.exp(said.titles), framing)
    yield Feature("own words", said.own)
    yield Feature("heading above", rows_of(titles, where.near))
    yield Feature("chapter above", rows_of(titles, where.top))
    yield Feature("title", carried(np.exp(said.title), framing))
    yield Feature("department", said.homes[None])
    yield Feature("another department's domain", said.foreign[None])
    at = {name: i for i, name in enumerate(names)}
    for name, area, values in _special(where, subject):
        if area in at:
            yield Feature(name, np.asarray(values, dtype=np.float32), at[area])


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
    yield "a year to come", AHEAD, np.asarray(where.ahead)
    for id, area, _ in wordings():
        yield f"wording of {id}", area, np.asarray([id in hints for hints in where.hints])
    for area in DEFINED:
        yield f"chapter of {area}", area, np.asarray([given == area for given in where.defined])
