"""The lines in which a report says what it is: its head, its foot, and its title among them."""

import re
from collections.abc import Iterator

import msgspec

from zhibiao.core.document import Document, Layout
from zhibiao.entities.patterns import patterns, words

_HEAD = 1800  # characters in which the head ends
_HEAD_LINES = 20
_TITLE_LINES = 4
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


class Line(msgspec.Struct, frozen=True):
    """A line without its spaces, and where it stands in the text."""

    text: str
    start: int
    end: int

    def part(self, folded: str, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to ``end`` of the line stand in the folded text."""
        shown = [at for at in range(self.start, self.end) if not _SPACE.match(folded, at)]
        return (shown[start], shown[end - 1] + 1) if end <= len(shown) else (self.start, self.end)


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of a stretch of folded text that hold anything, without their spaces."""
    for match in re.compile(r"[^\r\n]+").finditer(text, start, len(text) if end is None else end):
        bare = _SPACE.sub("", match[0])
        if bare:
            left = len(match[0]) - len(match[0].lstrip())
            yield Line(bare, match.start() + left, match.start() + len(match[0].rstrip()))


def head(document: Document) -> list[Line]:
    """The lines before the first prose, without the furniture of a page."""
    known = patterns("head")
    found: list[Line] = []
    for line in lines(document.folded, 0, _HEAD):
        if known["prose"].search(line.text) or len(found) == _HEAD_LINES:
            break
        found.append(line)
    return found


def foot(document: Document, layout: Layout) -> list[Line]:
    """The short lines after the head and outside tables, among which a report is signed."""
    starts = iter((*layout.tables, None))
    table = next(starts)
    found = []
    for line in lines(document.folded):
        while table and table.end <= line.start:
            table = next(starts)
        if len(line.text) <= 60 and not (table and table.start <= line.start):
            found.append(line)
    return found


def title(head_lines: list[Line], layout: Layout) -> tuple[Line, float] | None:
    """The report's title, which may stand on several lines, and how sure that is.

    Args:
        head_lines: the lines of the head.
        layout: its first section is the title where its heading has no number.
    """
    noun = re.compile(f"(?:{words('kind_noun')})(?:（.{{1,12}}）)?$")
    own = [line for line in head_lines if not patterns("head")["furniture"].search(line.text)]
    for first in range(len(own)):
        for last in range(first, min(first + _TITLE_LINES, len(own))):
            joined = "".join(line.text for line in own[first : last + 1])
            goes_on = last + 1 < len(own) and own[last + 1].text.startswith(("情况", "说明", "报告"))
            if len(joined) <= 80 and noun.search(joined) and "：" not in joined and not goes_on:
                return Line(joined, own[first].start, own[last].end), 0.95
    section = layout.sections[0] if layout.sections else None
    if section and not section.label and section.start < _HEAD:
        bare = _SPACE.sub("", section.title)
        return Line(bare, section.start, section.start + len(section.title)), 0.7
    plain = next((line for line in own if 6 <= len(line.text) <= 40 and not re.search("[，：:]", line.text)), None)
    return (plain, 0.5) if plain else None
