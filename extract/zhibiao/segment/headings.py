"""Headings and the sections that they open."""

import re
import unicodedata
from typing import NamedTuple

from zhibiao.core.facts import Section
from zhibiao.core.numerals import parse
from zhibiao.segment.paragraphs import Paragraph
from zhibiao.segment.patterns import Headings, headings

_TITLE_END = re.compile(r"[。！？；：:;\n]")
_LONG_TITLE = 60
_LETTER_SPACE = re.compile(r"(?<=[一-龥]) +(?=[一-龥])")
_CONTENTS = re.compile(r"[.…·]{4,}|[.…· ]{3,}\d{1,3}$")  # a line of a table of contents
_PAGE = re.compile(r"[.…·\s]*\d{0,3}$")
_TITLE_RANK = 0
_ITEM_RANK = 10  # from here on labels number items, not headings
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百]+")
_BARE = re.compile(r"[\w“”《》（）()·—、 -]{4,30}$")
_ENDS_PROSE = re.compile(r"[。！？；][”’」』）)》〉】]*$")
_HEAD_LINES = 25  # paragraphs at the start among which the title is looked for


class _Heading(NamedTuple):
    start: int
    rank: float  #: below 0 for a bare line, which ranks below whatever it stands in
    label: str
    title: str
    end: int  #: where its section ends at the latest
    place: str = "line"  #: ``line`` of its own, ``run-in`` before the text of its paragraph, ``inside`` a paragraph

    @property
    def number(self) -> int:
        """What the label counts, 0 if nothing."""
        digits = _NUMBER.findall(self.label)
        if not digits:
            return int(unicodedata.numeric(self.label, 0)) if len(self.label) == 1 else 0
        return int(parse(digits[-1]).value)


def find_sections(text: str, paragraphs: list[Paragraph]) -> tuple[Section, ...]:
    """Find the headings and lay the sections out as a tree.

    Args:
        text: the folded text.
        paragraphs: its paragraphs, none of them in a table.

    Returns:
        The sections in text order. A section runs to the next heading of its level or above; an item inside a
        paragraph (``：一是…；二是…``) ends with its paragraph at the latest.
    """
    found: list[_Heading] = []
    title = _title(paragraphs)
    contents = _contents(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        if index in contents:
            continue
        if index == title:
            found.append(_title_heading(paragraphs, index, len(text)))
        elif heading := _heading(paragraphs, index, len(text), bool(found) and index > (title or 0)):
            found.append(heading)
        found.extend(_items(text, paragraph))
    return _tree(found)


def _contents(paragraphs: list[Paragraph]) -> range:
    """The paragraphs of a table of contents: from 目录 to the first prose, or to where its first entry comes again."""
    for index, paragraph in enumerate(paragraphs[:_HEAD_LINES]):
        if _tidy(paragraph.text) == "目录" and index + 1 < len(paragraphs):
            break
    else:
        return range(0)
    entry = _entry(paragraphs[index + 1])
    for end in range(index + 2, len(paragraphs)):
        if _ENDS_PROSE.search(paragraphs[end].text) or _entry(paragraphs[end]) == entry:
            return range(index, end)
    return range(index, index + 1)


def _entry(paragraph: Paragraph) -> str:
    return _PAGE.sub("", paragraph.text).replace(" ", "")


def _heading(paragraphs: list[Paragraph], index: int, stop: int, begun: bool) -> _Heading | None:
    """The heading that a paragraph starts with or is, if any."""
    paragraph = paragraphs[index]
    patterns = headings()
    if match := patterns.at_start.match(paragraph.text):
        if _CONTENTS.search(paragraph.text[:_LONG_TITLE]):
            return None
        label, rank, length = _label(match, patterns, paragraph.text)
        place = "run-in" if _TITLE_END.search(paragraph.text[length:]) else "line"
        return _Heading(paragraph.start, rank, label, _title_of(paragraph.text[length:]), stop, place)
    if not begun or len(paragraph.text) > _LONG_TITLE // 2:
        return None
    if patterns.annex.match(paragraph.text):
        return _Heading(paragraph.start, _TITLE_RANK, "", _tidy(paragraph.text), stop)
    if _is_bare(paragraphs, index, patterns):
        return _Heading(paragraph.start, -1, "", _tidy(paragraph.text), stop)
    return None


def _label(match: re.Match[str], patterns: Headings, text: str) -> tuple[str, int, int]:
    """The label as printed, its rank, and how many characters it takes with the sign behind it."""
    label = patterns.labels[(match.lastgroup or "").replace("_", "-")]
    printed = next(group for group in reversed(match.groups()) if group is not None)
    end = match.end()
    if label.keep and text[end : end + 1] == label.keep:
        return printed + label.keep, label.rank, end + 1
    return printed, label.rank, end


def _items(text: str, paragraph: Paragraph) -> list[_Heading]:
    """The numbered items inside a paragraph."""
    patterns = headings()
    items = []
    for match in patterns.inside.finditer(text, paragraph.start, paragraph.end):
        label, rank, end = _label(match, patterns, text)
        start = match.start() + 1
        title = _title_of(text[end : min(end + 200, paragraph.end)])
        items.append(_Heading(start, rank, label, title, paragraph.end, "inside"))
    return items


def _title_of(rest: str) -> str:
    """The title of a run-in heading: up to its full stop or colon, or up to its comma if that is far."""
    rest = rest.lstrip("、.:：，, \r\n")
    end = _TITLE_END.search(rest)
    title = rest[: end.start()] if end else rest
    if len(title) > _LONG_TITLE:
        title = title[: title.find("，")] if 0 < title.find("，") <= _LONG_TITLE else title[:_LONG_TITLE]
    return _tidy(title)


def _tidy(title: str) -> str:
    return _LETTER_SPACE.sub("", title).strip()


def _title(paragraphs: list[Paragraph]) -> int | None:
    """The index of the paragraph that is the report's title: before all prose, and naming a kind of report."""
    patterns = headings()
    for index, paragraph in enumerate(paragraphs[:_HEAD_LINES]):
        text = paragraph.text
        if patterns.at_start.match(text) or _ENDS_PROSE.search(text):
            return None
        if len(text) <= _LONG_TITLE and patterns.title.search(_tidy(text)) and not patterns.furniture.match(text):
            return index
    return None


def _title_heading(paragraphs: list[Paragraph], index: int, stop: int) -> _Heading:
    """The title with the line above it that names its author."""
    first, title = paragraphs[index].start, _tidy(paragraphs[index].text)
    above = paragraphs[index - 1] if index else None
    if above and not paragraphs[index].gap and headings().author.search(above.text) and len(above.text) < _LONG_TITLE:
        return _Heading(above.start, _TITLE_RANK, "", _tidy(above.text) + title, stop)
    return _Heading(first, _TITLE_RANK, "", title, stop)


def _is_bare(paragraphs: list[Paragraph], index: int, patterns: Headings) -> bool:
    """Whether a short line without number heads the prose behind it."""
    paragraph = paragraphs[index]
    if index + 1 >= len(paragraphs) or paragraph.lines > 1 or not _BARE.match(paragraph.text):
        return False
    before, after = paragraphs[index - 1], paragraphs[index + 1]
    set_off = _ENDS_PROSE.search(before.text) is not None or paragraph.gap > 0
    heads = len(after.text) > 2 * len(paragraph.text) and (len(after.text) > 60 or bool(_ENDS_PROSE.search(after.text)))
    return set_off and heads and not patterns.furniture.match(paragraph.text)


def _tree(found: list[_Heading]) -> tuple[Section, ...]:
    """Sections from headings in text order: each ends where a heading of its rank or above starts."""
    ends = [heading.end for heading in found]
    parents: list[int | None] = []
    levels: list[int] = []
    stack: list[tuple[float, int]] = []
    for index, heading in enumerate(found):
        while stack and ends[stack[-1][1]] <= heading.start:
            stack.pop()
        keep = _kept(heading, [(rank, found[opened]) for rank, opened in stack])
        for _, closed in stack[keep:]:
            ends[closed] = min(ends[closed], heading.start)
        del stack[keep:]
        rank = heading.rank if heading.rank >= 0 else (stack[-1][0] if stack else _TITLE_RANK) + 0.5
        parents.append(stack[-1][1] if stack else None)
        stack.append((rank, index))
        levels.append(len(stack))
    return tuple(
        Section(
            id=f"s{index + 1}",
            parent=None if (parent := parents[index]) is None else f"s{parent + 1}",
            level=levels[index],
            label=heading.label,
            title=heading.title,
            start=heading.start,
            end=ends[index],
        )
        for index, heading in enumerate(found)
    )


def _kept(heading: _Heading, opened: list[tuple[float, _Heading]]) -> int:
    """How many of the open sections stay open when a heading comes; the innermost is the last.

    Of several open lists with the same way of numbering it continues the one whose number is the one before. It opens
    a list of its own inside one if it starts from 1 under a heading line, or counts otherwise inside a paragraph.
    """
    keep = len(opened)
    if heading.rank < 0:
        while keep and (opened[keep - 1][0] % 1 or opened[keep - 1][0] >= _ITEM_RANK):
            keep -= 1
        return keep
    while keep and opened[keep - 1][0] > heading.rank:
        keep -= 1
    innermost = keep
    while keep and opened[keep - 1][0] == heading.rank:
        if opened[keep - 1][1].number == heading.number - 1:
            return keep - 1
        keep -= 1
    if keep == innermost:
        return keep
    last = opened[innermost - 1][1]
    begins = heading.number == 1 and last.place == "line" and last.number > 0
    return innermost if begins or (heading.place == "inside" and last.place != "inside") else innermost - 1
