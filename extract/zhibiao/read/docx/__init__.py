"""Word files (docx): an own walk over the XML, for what libraries lose: numbering, insertions, controls, text boxes."""

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.docx.body import Body
from zhibiao.read.docx.names import OFFICE, W
from zhibiao.read.docx.numbering import Numbering
from zhibiao.read.packages import Package

__all__ = ["read"]

_USUAL = "word/document.xml"


def read(data: bytes, budget: Budget) -> Document:
    """Read a docx file: paragraphs as lines with their automatic numbers, tables as grids, footnotes at the end.

    Deleted and hidden text, headers and footers are left out; insertions count as accepted. Macros are never looked
    at.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost.

    Raises:
        ReadError: the file is damaged, locked, too large, or holds no text.
    """
    package = Package(data, budget)
    main = _main_part(package)
    if main not in package:
        raise ReadError(budget.source, "the file holds no Word document: save it as docx again")
    folder = main.rpartition("/")[0]
    root = package.xml(main)
    styles = package.xml(f"{folder}/styles.xml") if f"{folder}/styles.xml" in package else None
    lists = package.xml(f"{folder}/numbering.xml") if f"{folder}/numbering.xml" in package else None
    builder = Builder(budget)
    body = Body(builder, Numbering(lists, styles))
    content = root.find(f"{W}body")
    if content is not None:
        body.add_blocks(content)
    if f"{folder}/footnotes.xml" in package:
        for note in package.xml(f"{folder}/footnotes.xml").iterchildren(f"{W}footnote"):
            if note.get(f"{W}type") is None:  # the others are the lines that part the notes from the page
                body.add_blocks(note)
    return builder.build(data, "docx")


def _main_part(package: Package) -> str:
    """Where the package says that its document is."""
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument") and OFFICE in relation.get("Type", ""):
                return relation.get("Target", _USUAL).lstrip("/")
    return _USUAL
