"""Text in pictures, recognized by RapidOCR, whose wheel brings its models: nothing is fetched from anywhere."""

from functools import cache
from typing import Any

from zhibiao.core.errors import MissingPackage
from zhibiao.read.budget import Budget
from zhibiao.read.pages import Char, Page, Rule

_DARK = 140  # of 255, below which a pixel belongs to a line
_STROKE = 28.0  # points; no character of running text has a longer stroke
_SURE = 0.5  # below, what is recognized is more likely a stain


@cache
def load() -> Any:
    """The recognizer, loaded once.

    Raises:
        MissingPackage: the extra ``ocr`` is not installed.
    """
    try:
        from rapidocr import RapidOCR
    except ImportError:
        raise MissingPackage("reading pictures needs the extra ocr: pip install 'zhibiao[ocr]'") from None
    return RapidOCR(params={"Global.log_level": "error"})


def recognize(picture: Any, number: int, scale: float, budget: Budget) -> Page:
    """Recognize the text of a picture.

    Args:
        picture: rows of pixels, a NumPy array.
        number: its page, from 1.
        scale: points that a pixel is wide.
        budget: what it may cost.

    Returns:
        The page; the characters of a line share its width evenly, full-width ones twice as wide as others.

    Raises:
        MissingPackage: the extra ``ocr`` is not installed.
    """
    found = load()(picture)
    budget.check_time()
    height, width = picture.shape[:2]
    chars: list[Char] = []
    if found.txts is not None:
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            if score >= _SURE:
                xs, ys = [float(x) * scale for x, _ in box], [float(y) * scale for _, y in box]
                chars += _spread(text, min(xs), min(ys), max(xs), max(ys))
    dark = (picture if picture.ndim == 2 else picture.min(axis=2)) < _DARK
    rows, columns = _ruled(dark, scale), _ruled(dark.T, scale)
    return Page(number, width * scale, height * scale, chars, rows, columns)


def _ruled(dark: Any, scale: float) -> list[Rule]:
    """The lines of a picture: dark stretches longer than any stroke of a character; ``dark`` is read row by row."""
    import numpy as np

    longest = _STROKE / scale
    found: list[Rule] = []
    for at in np.flatnonzero(dark.sum(axis=1) > longest):
        edges = np.flatnonzero(np.diff(dark[at].astype(np.int8), prepend=0, append=0))
        found += (
            Rule(float(at) * scale, float(start) * scale, float(end) * scale)
            for start, end in zip(edges[::2], edges[1::2], strict=True)
            if end - start > longest
        )
    return found


def _spread(text: str, left: float, top: float, right: float, bottom: float) -> list[Char]:
    widths = [1 if char.isascii() else 2 for char in text]
    unit = (right - left) / max(sum(widths), 1)
    chars = []
    for char, width in zip(text, widths, strict=True):
        chars.append(Char(char, left, top, left + width * unit, bottom))
        left += width * unit
    return chars
