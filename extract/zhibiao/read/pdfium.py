"""What stands on a page of a PDF, as pdfium tells it."""

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from zhibiao.read.pages import Char, Page, Rule

_THIN = 2.5  # points; a filled rectangle so thin is a line
_STRAIGHT = 1.0  # points that a line may lean
_LARGE = 24.0  # points; characters written from top to bottom seem to take much more than they do
_NOTHING = 0.01  # points
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


def load_page(pdf: Any, index: int) -> Page:
    """Read a page of an open ``pypdfium2.PdfDocument``.

    Args:
        pdf: the document.
        index: the page, from 0.
    """
    page = pdf[index]
    try:
        text = page.get_textpage()
        try:
            glyphs = list(_glyphs(text.raw))
        finally:
            text.close()
        turn = _turn(glyphs)
        frame = _Frame(page.get_cropbox(), turn)
        segments, pictures, lost = _drawn(page)
    finally:
        page.close()
    chars = [frame.char(glyph) for glyph in glyphs if glyph.quarter == turn]
    chars = [char for char in chars if frame.holds(char)]
    rows, columns = frame.rules(segments)
    nameless = sum(char.text in "\ufffd\x00" or "\ue000" <= char.text <= "\uf8ff" for char in chars)
    return Page(index + 1, frame.width, frame.height, chars, rows, columns, pictures, nameless, lost)


class _Glyph(NamedTuple):
    text: str
    box: tuple[float, float, float, float]  #: left, bottom, right, top in the page's own space
    quarter: int | None  #: quarter turns; ``None`` for slanting watermarks


def _glyphs(text: Any) -> Iterator[_Glyph]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    half = ""
    for i in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, i) or not pdfium.FPDFText_GetLooseCharBox(text, i, place):
            continue
        code = pdfium.FPDFText_GetUnicode(text, i)
        if 0xD800 <= code < 0xDC00:
            half = chr(code)
            continue
        character = chr(code) if code <= 0x10FFFF else "\ufffd"
        if half:
            character = (half + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            half = ""
        turns = pdfium.FPDFText_GetCharAngle(text, i) / (math.pi / 2)
        quarter = round(turns) % 4 if abs(turns - round(turns)) < 0.02 else None
        yield _Glyph(character, _set_down(text, i, box), quarter)


def _set_down(text: Any, i: int, box: Any) -> tuple[float, float, float, float]:
    """The box that a character takes in its line; that of its ink where it is written from top to bottom."""
    import pypdfium2.raw as pdfium

    taken = min(box.right - box.left, box.top - box.bottom)
    if taken <= _LARGE:
        return box.left, box.bottom, box.right, box.top
    left, right, bottom, top = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    ink = max(right.value - left.value, top.value - bottom.value)
    if taken > 4 * ink > 0:
        return left.value, bottom.value, right.value, top.value
    return box.left, box.bottom, box.right, box.top


def _turn(glyphs: list[_Glyph]) -> int:
    """In which direction most of the text runs, in quarter turns."""
    counts = Counter(glyph.quarter for glyph in glyphs if glyph.quarter is not None)
    return counts.most_common(1)[0][0] or 0 if counts else 0


class _Frame:
    """Turns a page's own space, with its origin anywhere and y upwards, into the reader's."""

    def __init__(self, crop: tuple[float, float, float, float], turn: int) -> None:
        self._left, self._bottom, self._right, self._top = crop
        self._turn = turn
        self.width, self.height = self._right - self._left, self._top - self._bottom
        if turn % 2:
            self.width, self.height = self.height, self.width

    def point(self, x: float, y: float) -> _Point:
        if self._turn == 0:
            return x - self._left, self._top - y
        if self._turn == 1:
            return self._top - y, self._right - x
        if self._turn == 2:
            return self._right - x, y - self._bottom
        return y - self._bottom, x - self._left

    def char(self, glyph: _Glyph) -> Char:
        left, bottom, right, top = glyph.box
        if self._turn == 0:
            return Char(glyph.text, left - self._left, self._top - top, right - self._left, self._top - bottom)
        (x0, y0), (x1, y1) = self.point(left, top), self.point(right, bottom)
        return Char(glyph.text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def holds(self, char: Char) -> bool:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height

    def rules(self, segments: list[tuple[_Point, _Point]]) -> tuple[list[Rule], list[Rule]]:
        rows, columns = [], []
        for start, end in segments:
            (x0, y0), (x1, y1) = self.point(*start), self.point(*end)
            if abs(y1 - y0) <= _STRAIGHT < abs(x1 - x0):
                rows.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _STRAIGHT < abs(y1 - y0):
                columns.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        return rows, columns


def _drawn(page: Any) -> tuple[list[tuple[_Point, _Point]], float, int]:
    """The straight lines of a page in its own space, the share of its largest picture, and how many texts are lost."""
    import pypdfium2.raw as pdfium

    segments: list[tuple[_Point, _Point]] = []
    share = 0.0
    lost = 0
    area = max(page.get_width() * page.get_height(), 1.0)
    for item, matrix in _objects(page.raw, None, _IDENTITY, 0):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments += _path(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            lost += _is_lost(item)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _times(_matrix(item), matrix)
            share = max(share, abs(a * d - b * c) / area)
    return segments, min(share, 1.0), lost


def _is_lost(item: Any) -> bool:
    """Whether pdfium leaves a text out: it takes no room, as its font is neither in the file nor on this machine."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    empty = right.value - left.value < _NOTHING and top.value - bottom.value < _NOTHING
    return empty and pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(item)) == 0


def _objects(page: Any, form: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """Objects of a page, those in forms too, each with the matrix of the forms around it."""
    import pypdfium2.raw as pdfium

    if depth > 8:
        return
    count = pdfium.FPDFPage_CountObjects(page) if form is None else pdfium.FPDFFormObj_CountObjects(form)
    for i in range(count):
        item = pdfium.FPDFPage_GetObject(page, i) if form is None else pdfium.FPDFFormObj_GetObject(form, i)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _objects(page, item, _times(_matrix(item), matrix), depth + 1)
        else:
            yield item, matrix


def _matrix(item: Any) -> _Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _path(item: Any, around: _Matrix) -> Iterator[tuple[_Point, _Point]]:
    """The straight lines that a path draws: strokes, and filled rectangles so thin that they are lines."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (fill.value or stroke.value):
        return
    matrix = _times(_matrix(item), around)
    for points in _subpaths(item, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) <= _THIN:
            x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            yield ((min(xs), y), (max(xs), y)) if width >= height else ((x, min(ys)), (x, max(ys)))
        elif stroke.value:
            yield from itertools.pairwise(points)


def _subpaths(item: Any, matrix: _Matrix) -> Iterator[list[_Point]]:
    """The corners of each part of a path; one with curves is left out from its first curve on."""
    import pypdfium2.raw as pdfium

    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for i in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
