"""Places in running text: divisions by name, those of the report's neighbourhood by their short names too."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from zhibiao.entities.candidate import Candidate
from zhibiao.entities.gazetteer import Hit, divisions_named, is_full, is_well_known
from zhibiao.entities.patterns import words
from zhibiao.entities.places import Place, narrow, written_out
from zhibiao.lexicons.divisions import Division, candidates, full_name

_BEFORE_SHORT = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在与和对到来赴从向于及为是由了、市省区县的])$")
_VISIT = "[来赴莅驻在](?P<name>{})(?=开展|调研|考察|视察|召开|举办|投资|检查|督导|指导|参加|工作|创业|就业|落户)"


def find_regions(text: str, hits: Iterable[Hit], home: Place | None, year: int | None) -> Iterator[Candidate]:
    """Find the places that a text names.

    A full name counts anywhere; a short one where it stands by itself, if it is that of a province or prefecture or of
    a county near the report's own place. Places in the names of products (安化黑茶) do not count.

    Args:
        text: folded text.
        hits: the names of the gazetteer in it.
        home: the report's own place.
        year: whose names hold.
    """
    inside = home.division if home else None
    for hit in hits:
        name = text[hit.start : hit.end]
        divisions = divisions_named(name, year)
        if hit.sort != "place" or not divisions or _product().match(text, hit.end):
            continue
        if not is_full(name):
            divisions = tuple(d for d in divisions if is_well_known(name) or _near(inside, d))
            if not divisions or not _BEFORE_SHORT.search(text[max(0, hit.start - 1) : hit.start]):
                continue
        place = narrow(Place(start=hit.start, end=hit.end, name=name, divisions=divisions), text, inside)
        yield Candidate(hit.start, hit.end, "REGION", written_out(place, "", year))
    if home:
        yield from _own(text, home, inside)


def names_a_place(name: str, home: Division | None) -> bool:
    """Whether a name of the table names a place anywhere, or, a county's short name, near the report's own place."""
    return is_full(name) or is_well_known(name) or any(_near(home, division) for division in candidates(name))


def _near(home: Division | None, division: Division) -> bool:
    return home is not None and home.code[:4] == division.code[:4] and home.code[2:4] != "00"


def _own(text: str, home: Place, division: Division | None) -> Iterator[Candidate]:
    """The report's own place where the table does not have it, and by one character (来益调研)."""
    known = full_name(division) + " " + division.code if division else home.name
    if division is None:
        short = home.name[:-1]
        for match in re.finditer(f"{re.escape(short)}(?:{home.name[-1]})?", text) if len(short) > 1 else ():
            whole = match[0] == home.name or _BEFORE_SHORT.search(text[max(0, match.start() - 1) : match.start()])
            if whole and not _product().match(text, match.end()):
                yield Candidate(match.start(), match.end(), "REGION", known)
    for match in re.finditer(_VISIT.format(re.escape(home.name[0])), text):
        yield Candidate(*match.span("name"), "REGION", known)


@cache
def _product() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{0,2}}?(?:{words('product')})(?![业农园区产])")
