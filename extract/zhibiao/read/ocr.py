"""Text in pictures, recognized by RapidOCR, whose wheel brings its models: nothing is fetched from anywhere."""

from functools import cache
from typing import Any

from zhibiao.core.errors import MissingPackage
from zhibiao.read.budget import Budget
from zhibiao.read.pages import Char, Page

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
    return Page(number, width * scale, height * scale, chars, [], [])


def _spread(text: str, left: float, top: float, right: float, bottom: float) -> list[Char]:
    widths = [1 if char.isascii() else 2 for char in text]
    unit = (right - left) / max(sum(widths), 1)
    chars = []
    for char, width in zip(text, widths, strict=True):
        chars.append(Char(char, left, top, left + width * unit, bottom))
        left += width * unit
    return chars
