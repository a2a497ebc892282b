"""Paragraphs: lines joined where a line breaks off inside a sentence, as in text out of a PDF or a web page."""

import re
from typing import NamedTuple

from zhibiao.segment.lines import Line
from zhibiao.segment.patterns import headings

_ENDED = re.compile(r"[。！？；：:;!?…]['\"”’」』）)》〉】]*$")
_OPEN_END = "，、,“‘「（(《"
_CONTINUES = "，。；、：）)”’」》！？%‰,;"
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("「", "」"), ("(", ")"))
_PAGE = re.compile(r"(?:[-—–] ?\d{1,3} ?[-—–]|\d{1,3}|第 ?\d{1,3} ?页.{0,12})$")
_SPLIT_NUMBER = re.compile(r"[\d.,]$|[一二三四五六七八九十百千万亿]$")
_NUMBER_GOES_ON = re.compile(r"\d|[.,%‰万亿元个]|[一二三四五六七八九十百千零]+[万亿元]")
_CLAUSE = re.compile("[，。；、]")
_LONG = 15  # characters; a shorter line says nothing about the width of a page
_FULL = 0.85  # of the width: a line so long is full, for a number is not broken at its end


class Paragraph(NamedTuple):
    """Lines that belong together; ``text`` is the folded text of its first line only if there is but one."""

    start: int
    end: int
    text: str  #: the text of its lines, line ends left out
    lines: int
    gap: int  #: how many empty lines stand before it


class _Habits(NamedTuple):
    """How a text sets its paragraphs."""

    width: int  #: columns of a full line, 0 if lines are not wrapped
    indented: bool  #: whether paragraphs begin with blanks


def join_lines(lines: list[Line]) -> list[Paragraph]:
    """Join lines that break off inside a sentence with the next one, and a bare enumerator with what it numbers.

    Args:
        lines: the lines of prose, none blank.

    Returns:
        The paragraphs in text order.
    """
    habits = _habits(lines)
    paragraphs: list[Paragraph] = []
    group: list[Line] = []
    for position, line in enumerate(lines):
        if _is_page_number(position, lines, habits):
            continue
        if not group or _goes_on(group[-1], line, habits):
            group.append(line)
        else:
            paragraphs.append(_paragraph(group))
            group = [line]
    if group:
        paragraphs.append(_paragraph(group))
    return paragraphs


def _paragraph(group: list[Line]) -> Paragraph:
    text = group[0].text if len(group) == 1 else "".join(line.text for line in group)
    return Paragraph(group[0].start, group[-1].end, text, len(group), group[0].gap)


def _goes_on(before: Line, line: Line, habits: _Habits) -> bool:
    """Whether ``line`` continues the sentence that ``before`` breaks off."""
    patterns = headings()
    if len(before.text) < 200 and patterns.alone.search(before.text[-8:]) and patterns.alone.search(before.text):
        return True
    if _ENDED.search(before.text[-6:]) or patterns.at_start.match(line.text) or (habits.indented and line.lead):
        return False
    if line.gap == 0 and (line.text[0] in _CONTINUES or before.text[-1] in _OPEN_END):
        return True
    if habits.width and _columns(before) >= _FULL * habits.width:
        return line.gap == 0 or line.page
    return line.gap == 0 and (habits.indented or _splits(before.text, line.text))


def _splits(before: str, after: str) -> bool:
    """Whether a line end stands inside a pair of quotes or brackets, or inside a number."""
    if _SPLIT_NUMBER.search(before[-1:]) and _NUMBER_GOES_ON.match(after) and len(before) > _LONG:
        return True
    for opening, closing in _PAIRS:
        close = after.find(closing)
        if close >= 0 and before.count(opening) > before.count(closing):
            opened = after.find(opening)
            return opened < 0 or close < opened
    return False


def _habits(lines: list[Line]) -> _Habits:
    """Whether the text is wrapped at a width, and whether its paragraphs are indented."""
    long = [line for line in lines if len(line.text) >= _LONG]
    ended = [line for line in long if _ENDED.search(line.text[-6:])]
    indented = sum(bool(line.lead) and line.lead.isspace() for line in ended)
    return _Habits(_width(long), len(ended) > 3 and indented >= 0.8 * len(ended))


def _width(long: list[Line]) -> int:
    """The columns of a full line, if most lines of prose that end nowhere are about that long; else 0."""
    prose = [line for line in long if _CLAUSE.search(line.text)]
    open_ = sorted(_columns(line) for line in prose if not _ENDED.search(line.text[-6:]))
    if len(open_) < 5 or len(open_) * 2 < len(prose):
        return 0
    width = open_[len(open_) * 9 // 10]
    full = sum(_FULL * width <= columns <= width / _FULL for columns in open_)
    return width if full >= 0.6 * len(open_) else 0


def _columns(line: Line) -> int:
    """Width in half-width columns, near enough: UTF-8 has one byte for ASCII and three for Chinese."""
    text = line.text
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2 + len(line.lead)


def _is_page_number(position: int, lines: list[Line], habits: _Habits) -> bool:
    """A page number between a line that breaks off and its continuation."""
    return bool(
        habits.width
        and position
        and position + 1 < len(lines)
        and _PAGE.match(lines[position].text)
        and not _ENDED.search(lines[position - 1].text[-6:])
        and _goes_on(lines[position - 1], lines[position + 1]._replace(gap=0), habits)
    )
