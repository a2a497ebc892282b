"""Lines to paragraphs, joined over lines and pages; running heads and page numbers put aside."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from zhibiao.read.blocks import Piece
from zhibiao.read.pages.lines import Line, join_lines

_PAGE_NUMBER = re.compile(r"[-—–·~\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–·~\s]*")
_HEAD = 0.09  # of a page's height: where running heads and feet stand
_FOOT = 0.10
_OFTEN = 0.5  # of the pages that a running head stands on
_LEAST = 3
_SAME_HEIGHT = 6.0  # points
_UNIT = re.compile("单位|编制|金额")  # lines above tables come again on every page, and say something
_FULL = 1.6  # characters that may be missing at the end of a full line
_SET_IN = 0.8  # characters from the left edge where a paragraph begins
_LOOSE = 2.2  # times its height that the next line of a paragraph may lie below
_SIZES = 1.25  # how much larger the next line of a paragraph may be
_ENUMERATOR = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分条]|"
    r"\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|[注附][:：件表]"
)
_WORD = re.compile(r"[!-~]{2,}[，。；、：）”％]?")
_LEADER = re.compile(r"[.…·。]{5,}\s*\d*$")
_GOES_ON = "、，,（(“《"


class Placed(NamedTuple):
    """A line and the page that it stands on."""

    line: Line
    page: int


class Edges(NamedTuple):
    """Between which distances from the left the lines of a page run."""

    left: float
    right: float


def without_furniture(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page without running heads, running feet and page numbers.

    Args:
        pages: each page's height and its lines from top to bottom.
    """
    margins = [[line for line in lines if _in_margin(line, height)] for height, lines in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for lines in margins:
        counts.update({(_normal(line), round(line.top / _SAME_HEIGHT)) for line in lines})
    often = max(min(_LEAST, len(pages)), 2, _OFTEN * len(pages))
    kept = []
    for (_, lines), margin in zip(pages, margins, strict=True):
        away = {
            line
            for line in margin
            if _PAGE_NUMBER.fullmatch(line.text) or (_repeats(line, counts) >= often and not _UNIT.search(line.text))
        }
        kept.append([line for line in lines if line not in away])
    return kept


def page_edges(lines: Sequence[Line]) -> Edges:
    """Where the long lines of a page begin and end."""
    long = [line for line in lines if len(line.text) >= 10 and "  " not in line.text] or list(lines)
    if not long:
        return Edges(0, 0)
    return Edges(min(line.left for line in long), max(line.right for line in long))


def joins(before: Placed, after: Placed, edges: dict[int, Edges]) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    one, other = before.line, after.line
    left, right = edges[before.page]
    if "  " in one.text or "  " in other.text or _LEADER.search(one.text) or _LEADER.search(other.text):
        return False
    if (
        one.right < right - _FULL * one.size - _unbroken(other)
        or other.left > edges[after.page].left + _SET_IN * other.size
    ):
        return False
    if one.left > left + 4 * one.size or not 1 / _SIZES < one.size / other.size < _SIZES:
        return False  # a centred title, or another font
    if _ENUMERATOR.match(other.text) and one.text[-1] not in _GOES_ON:
        return False
    return after.page != before.page or other.top - one.top <= _LOOSE * max(one.size, other.size)


def pieces(lines: Sequence[Placed]) -> list[Piece]:
    """The lines of a paragraph as pieces, one for each page that it stands on."""
    by_page: dict[int, list[Line]] = {}
    for line, page in lines:
        by_page.setdefault(page, []).append(line)
    found: list[Piece] = []
    for page, group in by_page.items():
        text = join_lines([line.text for line in group])
        box = (
            round(min(line.left for line in group), 1),
            round(min(line.top for line in group), 1),
            round(max(line.right for line in group), 1),
            round(max(line.bottom for line in group), 1),
        )
        found.append(Piece(text, page, box))
    return found


def _unbroken(line: Line) -> float:
    """How wide the number or Latin word at a line's begin is, which found no place in the line before."""
    word = _WORD.match(line.text)
    return len(word[0]) * line.size / 2 if word else 0.0


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom <= _HEAD * height or line.top >= (1 - _FOOT) * height


def _normal(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _repeats(line: Line, counts: Counter[tuple[str, int]]) -> int:
    """On how many pages the line stands, but for its digits, at this height."""
    place = round(line.top / _SAME_HEIGHT)
    return sum(counts[_normal(line), near] for near in (place - 1, place, place + 1))
