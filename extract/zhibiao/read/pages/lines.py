"""Characters to lines of text."""

import itertools
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from zhibiao.read.pages.page import Char

_SAME_LINE = 0.5  # of the lower character's height that centres may differ
_WORD_GAP = 0.25  # of a character's height: more parts Latin words and numbers
_WIDE_GAP = 0.9  # the same between Chinese characters, which justified text sets apart
_COLUMN_GAP = 1.8  # more parts columns


class Line(NamedTuple):
    """A line of text on a page, in points from the left and the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float  #: the usual height of its characters


def set_lines(chars: Iterable[Char]) -> list[Line]:
    """Lines from top to bottom, their text without blanks around it; columns in them are two blanks apart."""
    return [line for row in _rows(chars) if (line := _line(row))]


def set_rows(chars: Iterable[Char]) -> list[list[list[Char]]]:
    """Lines from top to bottom, each parted where a wide gap stands; blanks are left out."""
    return [parts for row in _rows(chars) if (parts := _parts(row))]


def _rows(chars: Iterable[Char]) -> list[list[Char]]:
    rows: list[list[Char]] = []
    middle = height = 0.0
    for char in sorted(chars, key=lambda char: (char.top + char.bottom, char.left)):
        own, tall = (char.top + char.bottom) / 2, char.bottom - char.top
        if rows and abs(own - middle) <= _SAME_LINE * min(height, tall):
            rows[-1].append(char)
        else:
            rows.append([char])
            middle, height = own, tall
    return rows


def _parts(row: list[Char]) -> list[list[Char]]:
    printed = sorted((char for char in row if not char.text.isspace()), key=lambda char: char.left)
    parts: list[list[Char]] = []
    for char in printed:
        size = char.bottom - char.top
        if parts and char.left - parts[-1][-1].right <= _COLUMN_GAP * size:
            parts[-1].append(char)
        else:
            parts.append([char])
    return parts


def join_lines(texts: Sequence[str]) -> str:
    """The lines of a wrapped paragraph or cell as one: a blank only between Latin words.

    Example:
        >>> join_lines(["财政拨", "款收入"]), join_lines(["1,234,", "567.00"]), join_lines(["Windows", "Server"])
        ('财政拨款收入', '1,234,567.00', 'Windows Server')
    """
    joined = ""
    for text in texts:
        parted = joined and text and joined[-1].isascii() and joined[-1].isalpha() and text[0].isascii()
        joined += " " + text if parted and text[0].isalpha() else text
    return joined


def _line(row: list[Char]) -> Line | None:
    printed = sorted((char for char in row if not char.text.isspace()), key=lambda char: char.left)
    if not printed:
        return None
    blanks = [(char.left + char.right) / 2 for char in row if char.text.isspace()]
    size = median(char.bottom - char.top for char in printed)
    parts = [printed[0].text]
    for before, char in itertools.pairwise(printed):
        parts.append(_gap(before, char, size, blanks) + char.text)
    return Line(
        "".join(parts),
        printed[0].left,
        min(char.top for char in printed),
        max(char.right for char in printed),
        max(char.bottom for char in printed),
        size,
    )


def _gap(before: Char, char: Char, size: float, blanks: list[float]) -> str:
    width = char.left - before.right
    if width > _COLUMN_GAP * size:
        return "  "
    narrow = before.text.isascii() and char.text.isascii()
    if width > (_WORD_GAP if narrow else _WIDE_GAP) * size:
        return " "
    return " " if narrow and any(before.right - 1 <= blank <= char.left + 1 for blank in blanks) else ""
