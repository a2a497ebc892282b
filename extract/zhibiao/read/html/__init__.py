"""Web pages: the article without menus and buttons, its paragraphs, its tables with their spans."""

from typing import TYPE_CHECKING

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.html.article import find_article, find_title
from zhibiao.read.html.body import Body
from zhibiao.read.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read"]

_DEEPEST = 250  # elements within elements; real pages have forty


def read(data: bytes, budget: Budget) -> Document:
    """Read a web page, or a piece of one.

    Args:
        data: the bytes of the file, in UTF-8, GB18030 or UTF-16.
        budget: what reading it may cost.

    Raises:
        ReadError: the page is in no known encoding, nested too deep, too large, or without text.
    """
    text = decode(data, budget.source)
    budget.spend(characters=len(text))
    root = _parse(text, budget)
    builder = Builder(budget)
    article = find_article(root)
    Body(builder, find_title(root, article)).add(article)
    return builder.build(data, "html")


def _parse(text: str, budget: Budget) -> "_Element":
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ReadError(budget.source, "there is no page in the file: save it from the browser again")
    if _depth(root) > _DEEPEST:
        raise ReadError(budget.source, f"the page is nested more than {_DEEPEST} deep: save its text as .txt first")
    return root


def _depth(root: "_Element") -> int:
    """How deep elements stand within elements, as far as one past the limit."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest
