"""All entities of a report's running text: the finders of this folder, settled and written out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import cast

from zhibiao.core.document import Document, Layout, PeriodMention, Span
from zhibiao.core.facts import Entity, EntityLabel
from zhibiao.entities.candidate import Candidate, flat
from zhibiao.entities.gazetteer import scan
from zhibiao.entities.metadata import Metadata
from zhibiao.entities.open_classes import find_open
from zhibiao.entities.organisations import find_organisations, repeated
from zhibiao.entities.patterns import patterns
from zhibiao.entities.quoted import find_quoted
from zhibiao.entities.regions import find_regions, names_a_place
from zhibiao.entities.resolution import write_out
from zhibiao.periods import Calendar

_YEAR = re.compile(r"(?:19|20)\d\d年(?=年)")
_NO_DATE = re.compile("^(?:同比|环比|目前|截至目前|到目前为止|每)")
_CLOCK = re.compile(r"(?: ?\d{1,2}[时:]\d{0,2}分?(?:\d{1,2}秒)?|(?<=[底初末])前)$")


def find(document: Document, layout: Layout, calendar: Calendar, about: Metadata) -> tuple[Entity, ...]:
    """Find the entities of a report.

    Args:
        document: the report.
        layout: its tables, in which none are marked.
        calendar: its dates and periods.
        about: what the report is; its place decides what shared names mean.

    Returns:
        The entities in text order, none inside another; ``text`` is the slice of the document's text.

    Example:
        >>> from zhibiao import periods
        >>> from zhibiao.entities.metadata import describe
        >>> from zhibiao.read import read_text
        >>> from zhibiao.segment import segment
        >>> document = read_text("益阳市财政局2023年工作总结\\n市政府在安化召开会议，落实《预算法》。")
        >>> layout = segment(document)
        >>> calendar = periods.find(document, layout)
        >>> found = find(document, layout, calendar, describe(document, layout, calendar))
        >>> [(entity.text, entity.label) for entity in found][2:]
        [('市政府', 'ORG'), ('安化', 'REGION'), ('《预算法》', 'LAW')]
    """
    text = _without(layout.tables, document.folded)
    candidates = list(_candidates(text, calendar, about))
    organisations = [c for c in candidates if c.label == "ORG"]
    chosen = flat([*candidates, *repeated(text, organisations)])
    return tuple(_entity(document, c, about) for c in chosen if not _within(layout.tables, c.start))


def _entity(document: Document, candidate: Candidate, about: Metadata) -> Entity:
    start, end, normalized = candidate.start, candidate.end, candidate.normalized
    if candidate.label == "ORG" and normalized is None:
        normalized = write_out(document.folded[start:end], about)
    text = document.text[start:end]
    return Entity(start=start, end=end, text=text, label=candidate.label, normalized=normalized)


def _candidates(text: str, calendar: Calendar, about: Metadata) -> Iterator[Candidate]:
    home = about.place
    hits = [hit for hit in scan(text) if hit.sort != "place" or names_a_place(text[hit.start : hit.end], about.home)]
    yield from _dates(text, calendar.mentions)
    for name, pattern in patterns("names").items():
        label = cast("EntityLabel", name.partition("#")[0])
        for match in pattern.finditer(text):
            yield Candidate(*match.span(match.lastgroup or 0), label, match[0] if label == "LAW" else None)
    unknown = (home.name, home.name[:-1]) if home and not home.divisions else ()
    yield from find_organisations(text, hits, unknown)
    yield from find_regions(text, hits, home, about.report_year)
    yield from (Candidate(hit.start, hit.end, "PROGRAM") for hit in hits if hit.sort == "programme")
    yield from find_open(text)
    yield from find_quoted(text)


def _dates(text: str, mentions: Sequence[PeriodMention]) -> Iterator[Candidate]:
    for mention in mentions:
        words = text[mention.start : mention.end]
        if mention.role == "name":
            if year := _YEAR.match(words):  # 2023年 of 2023年年初预算
                yield Candidate(mention.start, mention.start + year.end(), "DATE", words[:4])
        elif mention.role != "span" and not _NO_DATE.search(words):
            end = mention.start + len(_CLOCK.sub("", words))
            yield Candidate(mention.start, end, "DATE", mention.period or None)


def _without(tables: Sequence[Span], text: str) -> str:
    """The text with its tables made empty lines, so that all offsets stay."""
    pieces, last = [], 0
    for table in tables:
        pieces += [text[last : table.start], "\n" * (table.end - table.start)]
        last = table.end
    return "".join(pieces) + text[last:]


def _within(tables: Sequence[Span], start: int) -> bool:
    at = bisect_right(tables, start, key=lambda table: table.start)
    return at > 0 and tables[at - 1].end > start
