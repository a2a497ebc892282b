"""PDF files: characters and lines by pdfium, paragraphs and tables by our own reading of where they stand."""

from typing import Any

from zhibiao.core.document import Document
from zhibiao.core.errors import MissingPackage, ReadError
from zhibiao.read import ocr
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.pages import Layout, Page, add_pages
from zhibiao.read.pdfium import load_page

_FEW = 10  # characters; a page with less and a large picture is a scan
_PICTURE = 0.4  # of the page
_DOTS = 200  # an inch, at which a scanned page is looked at
_LOST = 3  # pieces of text, which may be blanks
_LOST_SHARE = 0.02  # of the characters
_NAMELESS = 0.3  # of the characters


def read(data: bytes, budget: Budget) -> Document:
    """Read a PDF: paragraphs joined over lines and pages, ruled tables as grids, put together over pages.

    Running heads, page numbers and slanting watermarks are left out. A scanned page is read by the extra ``ocr``, or
    named in a warning where that is not installed.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost.

    Raises:
        ReadError: the file is damaged, locked, too large, or holds no text.
    """
    pdf = _open(data, budget)
    builder = Builder(budget)
    try:
        budget.spend(pages=len(pdf))
        pages = []
        for index in range(len(pdf)):
            budget.check_time()
            pages.append(_page(pdf, index, builder, budget))
    finally:
        pdf.close()
    add_pages(pages, builder)
    return builder.build(data, "pdf")


def _open(data: bytes, budget: Budget) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
    reason = (
        "the file is locked by a password: save it without one first"
        if locked
        else "the file is damaged or cut off: get it again from where it came"
    )
    raise ReadError(budget.source, reason)


def _page(pdf: Any, index: int, builder: Builder, budget: Budget) -> Layout:
    import pypdfium2

    try:
        page = load_page(pdf, index)
    except pypdfium2.PdfiumError:
        builder.warnings.append(f"page {index + 1} is damaged and was left out")
        return Layout(Page(index + 1, 1, 1, [], [], []))
    printed = sum(not char.text.isspace() for char in page.chars)
    if printed < _FEW and page.pictures >= _PICTURE:
        return Layout(_scanned(pdf, page, builder, budget))
    if page.lost > max(_LOST, _LOST_SHARE * printed):
        missing = "uses fonts that are neither in the file nor on this machine"
        builder.warnings.append(f"page {page.number} {missing}: text may be missing; install a Chinese font")
    if page.nameless > _NAMELESS * printed > 0:
        builder.warnings.append(f"the fonts of page {page.number} do not say which characters they show")
    return Layout(page)


def _scanned(pdf: Any, page: Page, builder: Builder, budget: Budget) -> Page:
    """A scanned page as its picture is read; as it is, with a warning, where nothing can read it."""
    try:
        ocr.load()
    except MissingPackage as missing:
        builder.warnings.append(f"page {page.number} is a scanned picture: {missing}")
        return page
    sheet = pdf[page.number - 1]
    picture = sheet.render(scale=_DOTS / 72).to_numpy()
    sheet.close()
    builder.warnings.append(f"page {page.number} is a scanned picture: its text was recognized and may have errors")
    return ocr.recognize(picture, page.number, 72 / _DOTS, budget)
