"""What the finders of this folder hand to each other: stretches that may be an entity, and how they are settled."""

from collections.abc import Iterable

import msgspec

from zhibiao.core.facts import EntityLabel


class Candidate(msgspec.Struct, frozen=True):
    """A stretch that may be an entity; ``normalized`` is what it stands for, if its finder knows."""

    start: int
    end: int
    label: EntityLabel
    normalized: str | None = None


def flat(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Choose among candidates so that none overlaps another: the longest first, of two as long the one given first.

    Example:
        >>> place, office = Candidate(0, 3, "REGION"), Candidate(0, 6, "ORG")
        >>> [chosen.label for chosen in flat([place, office])]
        ['ORG']
    """
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: c.start - c.end):
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)
