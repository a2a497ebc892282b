"""The lines in which a report says what it is: its head, its foot, and its title among them."""

import re
from collections.abc import Iterator
from itertools import chain

import msgspec

from zhibiao.core.document import Document, Layout
from zhibiao.entities.patterns import patterns, words

_HEAD = 1800  # characters in which the head ends
_HEAD_LINES = 20
_TITLE_LINES = 4
_FOOT_LINE = 60  # characters of a line in which a report may be signed
_PART = 5  # characters on either side of a gap
_LINE = re.compile(r"[^\r\n]+")
_GAP = re.compile(r"[\u3000\t]+| {3,}")
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


def lines(document: Document, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of a stretch of a document that hold anything, without their spaces; folded.

    Two things on one line with a wide gap between them (a name and a date) are two lines.
    """
    for match in _LINE.finditer(document.text, start, len(document.text) if end is None else end):
        at = match.start()
        gaps = [gap for gap in _GAP.finditer(match[0]) if min(gap.start(), len(match[0]) - gap.end()) >= _PART]
        for left, right in zip([0, *(g.end() for g in gaps)], [*(g.start() for g in gaps), len(match[0])], strict=True):
            shown = document.folded[at + left : at + right]
            if bare := _SPACE.sub("", shown):
                indent = len(shown) - len(shown.lstrip())
                yield Line(bare, at + left + indent, at + left + len(shown.rstrip()))


def head(document: Document) -> list[Line]:
    """The lines before the first prose, without the furniture of a page."""
    known = patterns("head")
    found: list[Line] = []
    for line in lines(document, 0, _HEAD):
        if known["prose"].search(line.text) or len(found) == _HEAD_LINES:
            break
        found.append(line)
    return found


def foot(document: Document, layout: Layout) -> list[Line]:
    """The short lines after the head and outside tables, among which a report is signed."""
    begins = (0, *(table.end for table in layout.tables))
    ends = (*(table.start for table in layout.tables), len(document.text))
    outside = chain.from_iterable(lines(document, *part) for part in zip(begins, ends, strict=True))
    return [line for line in outside if len(line.text) <= _FOOT_LINE]


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
                below = own[last + 1] if last + 1 < len(own) else None
                if below and len(below.text) > len(joined) and noun.search(below.text):  # over it, a sheet's name
                    return below, 0.95
                return Line(joined, own[first].start, own[last].end), 0.95
    section = layout.sections[0] if layout.sections else None
    if section and not section.label and section.start < _HEAD:
        bare = _SPACE.sub("", section.title)
        return Line(bare, section.start, section.start + len(section.title)), 0.7
    prose = [line for line in own if not any(t.start <= line.start < t.end for t in layout.tables)]
    plain = next((line for line in prose if 6 <= len(line.text) <= 40 and not re.search("[，：:]", line.text)), None)
    return (plain, 0.5) if plain else None
