"""The lines of a text, stripped, with what stood around them."""

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # without width; converters leave them at page ends
BLANK = " \t\x1c\x1d\x1e\x1f\x1b" + _MARKS


class Line(NamedTuple):
    """A line: its content without the blanks around it, and what those blanks were."""

    start: int
    end: int
    text: str  #: the content, ``folded[start:end]``; empty for a line of blanks
    lead: str  #: the blanks before the content; of a line of blanks all of it
    gap: int  #: how many empty lines stand before it
    page: bool  #: whether a page ends before it


def read_lines(text: str) -> list[Line]:
    """Split a folded text into its lines; empty lines are only counted, lines of blanks are kept.

    Example:
        >>> [(line.text, line.lead, line.gap) for line in read_lines("一、收入\\n\\n\\t9.5\\n")]
        [('一、收入', '', 0), ('9.5', '\\t', 1)]
    """
    lines = []
    before = 0
    for match in _LINE.finditer(text):
        whole = match[0]
        content = whole.strip(BLANK)
        start = match.start()
        lead = whole[: len(whole) - len(whole.lstrip(BLANK))] if whole[0] in BLANK else ""
        gap, page = 0, False
        if start - before > 1:
            between = text[before:start]
            gap = max(between.count("\n"), between.count("\r")) - 1
            page = "\f" in between
        start += len(lead) if content else 0
        lines.append(Line(start, start + len(content), content, lead, gap, page))
        before = match.end()
    return lines
