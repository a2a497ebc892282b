"""Pictures of reports: scans and photographs."""

import io

from zhibiao.core.document import Document
from zhibiao.core.errors import MissingPackage, ReadError
from zhibiao.read import ocr
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.pages import Layout, add_pages

_DOTS = 200  # an inch, taken for granted: what pictures say of themselves is often wrong
_PIXELS = 100_000_000


def read(data: bytes, budget: Budget) -> Document:
    """Read the text in a picture; each image of a TIFF is a page.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost.

    Raises:
        MissingPackage: the extra ``ocr`` is not installed.
        ReadError: the file is damaged, too large, or shows no text.
    """
    ocr.load()
    try:
        from PIL import Image, ImageSequence, UnidentifiedImageError
    except ImportError:
        raise MissingPackage("reading pictures needs the extra ocr: pip install 'zhibiao[ocr]'") from None
    import numpy as np

    builder = Builder(budget)
    pages = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for number, image in enumerate(ImageSequence.Iterator(picture), 1):
                budget.spend(pages=1)
                if image.width * image.height > _PIXELS:
                    raise ReadError(budget.source, f"the picture has more than {_PIXELS} pixels: make it smaller first")
                pages.append(Layout(ocr.recognize(np.asarray(image.convert("RGB")), number, 72 / _DOTS, budget)))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise ReadError(budget.source, "the picture is damaged or too large: save it again as PNG") from None
    builder.warnings.append("the text was recognized in a picture and may have errors")
    add_pages(pages, builder)
    return builder.build(data, "picture")
