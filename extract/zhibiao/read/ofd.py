"""OFD, the fixed-layout format of Chinese offices (GB/T 33190-2016)."""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zhibiao.core.document import Document
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.packages import Package
from zhibiao.read.pages import Char, Layout, Page, Rule, add_pages

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINTS = 72 / 25.4  # a millimetre, in which OFD measures
_THIN = 0.9  # millimetres; a box so thin is a line
_ASCENT = 0.85  # of a character's size above its base line
_NARROW = 0.5  # of its size that a half-width character takes at the end of a line
_PATH = re.compile(r"([A-Z])|(-?[\d.]+(?:[eE]-?\d+)?)")
_NUMBERS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_SIZE = (210.0, 297.0)
_LONGEST = 100_000  # characters that one repetition of a distance may stand for


def read(data: bytes, budget: Budget) -> Document:
    """Read an OFD file: paragraphs joined over lines and pages, ruled tables as grids.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost.

    Raises:
        ReadError: the file is damaged, locked, too large, or holds no text.
    """
    package = Package(data, budget)
    builder = Builder(budget)
    pages: list[Layout] = []
    for root in _texts(package.xml("OFD.xml"), "DocRoot"):
        for name, size in _pages(package, _inside("OFD.xml", root)):
            budget.spend(pages=1)
            pages.append(Layout(_page(package, name, size, len(pages) + 1)))
    add_pages(pages, builder)
    return builder.build(data, "ofd")


def _pages(package: Package, document: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each page's part, and the width and height that the document gives to its pages."""
    root = package.xml(document)
    area = next(_texts(root, "PhysicalBox"), "")
    size = tuple(_floats(area)[2:4]) if len(_floats(area)) >= 4 else _SIZE
    for page in _named(root, "Page"):
        if location := page.get("BaseLoc"):
            yield _inside(document, location), size


def _page(package: Package, name: str, size: tuple[float, ...], number: int) -> Page:
    root = package.xml(name)
    area = _floats(next(_texts(root, "PhysicalBox"), ""))
    width, height = area[2:4] if len(area) >= 4 else size
    chars: list[Char] = []
    rows: list[Rule] = []
    columns: list[Rule] = []
    for item in root.iter():
        kind = _local(item)
        if kind == "TextObject":
            chars += _chars(item)
        elif kind == "PathObject":
            for (x0, y0), (x1, y1) in _lines(item):
                if abs(y1 - y0) <= _THIN < abs(x1 - x0):
                    rows.append(Rule((y0 + y1) / 2 * _POINTS, min(x0, x1) * _POINTS, max(x0, x1) * _POINTS))
                elif abs(x1 - x0) <= _THIN < abs(y1 - y0):
                    columns.append(Rule((x0 + x1) / 2 * _POINTS, min(y0, y1) * _POINTS, max(y0, y1) * _POINTS))
    return Page(number, width * _POINTS, height * _POINTS, chars, rows, columns)


def _chars(item: "_Element") -> Iterator[Char]:
    """The characters of a text object; slanting ones, watermarks, are left out."""
    place = _place(item)
    a, b, c, d, _, _ = place
    if abs(b) > 0.05 * abs(a) or abs(c) > 0.05 * abs(d):
        return
    size = float(item.get("Size", "3.5")) * abs(d)
    for code in _named(item, "TextCode"):
        text = code.text or ""
        x, y = _number(code.get("X")), _number(code.get("Y"))
        across, down = _distances(code.get("DeltaX", "")), _distances(code.get("DeltaY", ""))
        for i, char in enumerate(text):
            left, base = _moved(place, x, y)
            step = across[i] * abs(a) if i < len(across) else size * (_NARROW if char.isascii() else 1)
            right = left + max(min(step, size * 1.2), size * _NARROW / 2)
            top = base - _ASCENT * size
            yield Char(char, left * _POINTS, top * _POINTS, right * _POINTS, (top + size) * _POINTS)
            x += across[i] if i < len(across) else 0.0 if down else step / (abs(a) or 1)
            y += down[i] if i < len(down) else 0.0


def _lines(item: "_Element") -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight lines of a path in millimetres on the page."""
    if item.get("Stroke") == "false" and item.get("Fill") != "true":
        return
    place = _place(item)
    points: list[tuple[float, float]] = []
    for command, numbers in _commands(next(_texts(item, "AbbreviatedData"), "")):
        if command in "MS":
            points = [_moved(place, *numbers)]
        elif command == "L" and points:
            points.append(_moved(place, *numbers))
            yield points[-2], points[-1]
        elif command == "C" and len(points) > 1:
            yield points[-1], points[0]
        elif numbers:
            points = [_moved(place, *numbers[-2:])]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    command = ""
    numbers: list[float] = []
    for letter, number in _PATH.findall(data):
        if letter:
            command, numbers = letter, []
        else:
            numbers.append(_number(number))
        if command in _NUMBERS and len(numbers) == _NUMBERS[command]:
            yield command, numbers
            numbers = []


def _place(item: "_Element") -> tuple[float, float, float, float, float, float]:
    """The matrix from an object's own space to the page: its CTM, then its box's corner."""
    left, top = (*_floats(item.get("Boundary", ""))[:2], 0.0, 0.0)[:2]
    matrix = _floats(item.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return a, b, c, d, e + left, f + top


def _moved(matrix: tuple[float, float, float, float, float, float], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _distances(text: str) -> list[float]:
    """Distances between characters; ``g 3 4.2`` is 4.2 three times."""
    words = text.split()
    found: list[float] = []
    i = 0
    while i < len(words):
        if words[i] == "g" and i + 2 < len(words):
            found += [_number(words[i + 2])] * min(int(_number(words[i + 1])), _LONGEST)
            i += 3
        else:
            found.append(_number(words[i]))
            i += 1
    return found


def _floats(text: str) -> list[float]:
    return [_number(word) for word in text.split()]


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _inside(part: str, location: str) -> str:
    """A location in the package: from its root, or beside the part that names it."""
    if location.startswith("/"):
        return location.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), location))


def _local(item: "_Element") -> str:
    tag: Any = item.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _named(root: "_Element", name: str) -> "Iterator[_Element]":
    return (item for item in root.iter() if _local(item) == name)


def _texts(root: "_Element", name: str) -> Iterator[str]:
    return ((item.text or "").strip() for item in _named(root, name))
