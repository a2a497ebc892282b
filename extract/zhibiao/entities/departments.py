"""Which department a report is from: every place in its head and foot that says so, the surest first."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from zhibiao.core.document import Document
from zhibiao.entities.lines import Line
from zhibiao.entities.patterns import found, patterns
from zhibiao.entities.places import Place, read_place

_OPENING = 3000
_STATE = re.compile("国务院")
_CONGRESS = re.compile("全国人民代表大会|代表国务院")
_ENDS_IN_PLACE = re.compile("[省市县区州盟旗镇乡]$")
_RELATIVE = re.compile("^[省市县区州](?=..)")


class Department(msgspec.Struct, frozen=True):
    """The name of a department, where it was read, and how sure it is (0 to 1)."""

    name: str
    start: int
    end: int
    confidence: float

    def completed(self, place: Place | None) -> "Department":
        """With the name of the report's place, where the department is called by a short form (县财政局).

        Args:
            place: the report's place.
        """
        if place and _RELATIVE.match(self.name) and self.name[0] == place.name[-1] and len(place.name) > 1:
            return msgspec.structs.replace(self, name=place.name + self.name[1:])
        return self


def departments(document: Document, head: list[Line], foot: list[Line], title: Line | None) -> Iterator[Department]:
    """The departments that a report names as its own, the surest first.

    Args:
        document: the report.
        head: its first lines.
        foot: its short lines, for the signature above its date.
        title: its title.
    """
    text = document.folded
    ranked = [
        *_in_lines(text, "label", head, 0.95),
        *(_in_lines(text, "before_year", [title], 0.9) if title else ()),
        *_speakers(text, head),
        *_in_lines(text, "byline", [line for line in head if line is not title], 0.8),
        *_governments(text, head, title),
        *_signed(text, foot),
        *_in_text(text, "defined", 0.75),
        *_in_text(text, "compiled", 0.6),
        *_state(text, title),
    ]
    template = patterns("head")["template"]
    for department in ranked:
        line = text[max(0, department.start - 4) : department.end + 6]
        if not template.search(line):
            yield department


def _in_lines(text: str, pattern: str, lines: Iterable[Line], confidence: float) -> Iterator[Department]:
    for line in lines:
        if match := patterns("head")[pattern].search(line.text):
            name = found(match)
            start, end = line.part(text, *match.span(match.lastgroup or 0))
            yield Department(name, start, end, confidence)


def _in_text(text: str, pattern: str, confidence: float) -> Iterator[Department]:
    opening = Line(re.sub(r"\s", "", text[:_OPENING]), 0, min(len(text), _OPENING))
    for department in _in_lines(text, pattern, [opening], confidence):
        place = next((at for at in range(len(department.name)) if read_place(department.name[at:])), 0)
        yield msgspec.structs.replace(department, name=department.name[place:], start=department.start + place)


def _speakers(text: str, head: list[Line]) -> Iterator[Department]:
    """Who gave the report: 山东省省长 speaks for 山东省人民政府."""
    for department in _in_lines(text, "speaker", head, 0.85):
        of_place = _ENDS_IN_PLACE.search(department.name)
        yield msgspec.structs.replace(department, name=department.name + "人民政府") if of_place else department


def _governments(text: str, head: list[Line], title: Line | None) -> Iterator[Department]:
    """The government of the place that the title of a 政府工作报告, or the congress that heard it, names."""
    if not title or "政府工作报告" not in title.text:
        return
    for pattern, lines in (("government", [title]), ("congress", head)):
        for department in _in_lines(text, pattern, lines, 0.8):
            if read_place(department.name) and "全国" not in department.name:
                yield msgspec.structs.replace(department, name=f"{department.name}人民政府")


def _signed(text: str, foot: list[Line]) -> Iterator[Department]:
    """The line above the last date that stands alone."""
    known = patterns("head")
    for line, below in reversed(list(pairwise(foot))):
        if known["dated"].search(below.text) and known["byline"].search(line.text):
            yield from _in_lines(text, "byline", [line], 0.85)


def _state(text: str, title: Line | None) -> Iterator[Department]:
    """The state council, for a government's report that is of no place."""
    opening = text[:_OPENING]
    of_no_place = title is None or title.text == "政府工作报告"
    if of_no_place and _CONGRESS.search(opening) and (match := _STATE.search(opening)):
        yield Department(match[0], match.start(), match.end(), 0.6)
