"""Where each sentence of a report stands: under which headings, beside which sentences."""

import re
from typing import TYPE_CHECKING, NamedTuple

from zhibiao.areas.ngrams import plain
from zhibiao.areas.wordings import chapter, wordings
from zhibiao.core.document import Document, Layout

if TYPE_CHECKING:
    from zhibiao.core.facts import Section

NONE = -1
_HEADING = 62  # characters; a longer sentence that opens a section says something itself
_YEAR = re.compile(r"[^，。\d]{0,6}((?:19|20)\d\d) ?年")
_ANY_YEAR = re.compile(r"((?:19|20)\d\d) ?年")
_PLAN = re.compile("要求|目标|任务|重点|安排|部署|打算|计划|思路|建议|要点|政府工作|(?:各项|全年)?工作$|局面|展望")
AHEAD = "problems"  # the area that the guidelines give to next steps
_STATEMENT = re.compile(r"[。；].|\d")


class Subject(NamedTuple):
    """What is known of a report as a whole; each part may be empty."""

    title: str = ""
    department: str = ""
    kind: str = ""
    year: int | None = None  #: that it reports on


def subject_of(
    title: str | None, department: str | None, kind: str | None, period: str | None, report_year: int | None
) -> Subject:
    """What is known of a report, from its metadata; the year is that of the period, else that of the title.

    >>> subject_of("2024年工作总结", None, "work-summary", "2023", 2024).year
    2023
    """
    return Subject(title or "", department or "", kind or "", int(period[:4]) if period else report_year)


class Places(NamedTuple):
    """The sentences of a report with their surroundings, as indices into its sections and sentences.

    Lists have an entry a sentence; ``NONE`` stands for a heading or a neighbour that is not there.
    """

    texts: list[str]  #: as ``ngrams.plain`` gives them
    titles: list[str]  #: of the sections, likewise
    own: list[int]  #: the innermost section
    near: list[int]  #: the nearest heading above; for a heading the one above itself
    top: list[int]  #: the outermost heading above that is not the title, if it is another than the nearest
    heads: list[int]  #: the section that the sentence is the heading of
    defined: list[str | None]  #: the area that the guidelines give to its whole chapter
    title: str  #: of the report's first heading, likewise; empty if there is none
    ahead: list[bool]  #: whether the sentence begins with a year after the one reported on
    hints: list[set[str]]  #: ids of the wordings that the sentence has
    inside: list[tuple[int, int]]  #: of each section: its first sentence behind its heading, the one behind its last


def places(document: Document, layout: Layout, subject: Subject) -> Places:
    """Look at a report's layout from each of its sentences."""
    sections, folded = layout.sections, document.folded
    index = {section.id: i for i, section in enumerate(sections)}
    parents = [index[section.parent] if section.parent else NONE for section in sections]
    titles = [plain(section.title) for section in sections]
    is_title = [section.level == 1 and not section.label for section in sections]
    starts = {section.start: i for i, section in reversed(list(enumerate(sections)))}
    chains = [_above(i, parents) for i in range(len(sections))] + [[]]  # NONE is the last
    headings = [[i for i in chain if not is_title[i]] for chain in chains]
    given = _defined(sections, parents, titles, subject)
    title = next((titles[i] for i in range(len(sections)) if is_title[i]), "")
    hints = wordings()
    found = Places([], titles, [], [], [], [], [], title, [], [], [(0, 0)] * len(sections))
    for number, sentence in enumerate(layout.sentences):
        text = folded[sentence.start : sentence.end]
        said = plain(text)
        own = index[sentence.section] if sentence.section else NONE
        head = starts.get(sentence.start, NONE)
        if head != NONE and (len(text) > _HEADING or _STATEMENT.search(said[:-1])):
            head = NONE
        above = parents[head] if head != NONE else own
        for section in chains[above]:
            found.inside[section] = (found.inside[section][0] if found.inside[section][1] else number, number + 1)
        found.texts.append(said)
        found.hints.append({hint.id for hint in hints if hint.find(said)})
        found.own.append(own)
        found.near.append(headings[above][0] if headings[above] else NONE)
        found.top.append(headings[above][-1] if len(headings[above]) > 1 else NONE)
        found.heads.append(head)
        year = _YEAR.match(text) if subject.year else None
        found.ahead.append(bool(year and subject.year and int(year[1]) > subject.year))
        found.defined.append(given[own] if own != NONE else None)
    return found


def _above(section: int, parents: list[int]) -> list[int]:
    """A section and those that it lies in, from inside out."""
    chain = []
    while section != NONE:
        chain.append(section)
        section = parents[section]
    return chain


def _defined(
    sections: "tuple[Section, ...]", parents: list[int], titles: list[str], subject: Subject
) -> list[str | None]:
    """Of each section the area that its own title or one above defines; the outermost decides."""
    found: list[str | None] = []
    for i, section in enumerate(sections):
        outer = found[parents[i]] if parents[i] != NONE else None
        is_chapter = section.label != "" or section.level > 1
        own = chapter(titles[i]) or (AHEAD if _looks_ahead(section.title, subject) else None)
        found.append(outer or (own if is_chapter and not _is_item(section) else None))
    return found


def _looks_ahead(title: str, subject: Subject) -> bool:
    """Whether a chapter is of what is to come: its title has a plan's words and names a year after the report's.

    今年 is such a year in a 政府工作报告, which reviews the year before.
    """
    if not _PLAN.search(title):
        return False
    year = _ANY_YEAR.search(title)
    if year is None:
        return "今年" in title and "以来" not in title and subject.kind == "government-work-report"
    return subject.year is not None and int(year[1]) > subject.year


def _is_item(section: "Section") -> bool:
    return section.label.endswith("是") or len(section.title) > _HEADING // 2
