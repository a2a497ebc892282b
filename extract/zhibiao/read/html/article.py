"""Which part of a page is its article: the innermost block that holds nearly all text outside of links."""

import re
from typing import TYPE_CHECKING

from zhibiao.core.folding import fold
from zhibiao.read.html.names import is_left_out
from zhibiao.read.html.pages import pages

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHARE = 0.75  # of a page's text that its article holds at least
_CONTAINERS = frozenset(
    ["body", "div", "td", "section", "article", "main", "form", "center", "table", "tbody", "tr", "html"]
)
_SPACE = re.compile(r"\s+")
_UNTABLED = frozenset(["table", "tbody", "tr", "td"])
_PROSE = re.compile("[，。；]")
_COMMA_WORTH = 20  # characters; menus have many words and no commas


def find_article(root: "_Element") -> "_Element":
    """The element that holds the article; the root of a page that is nothing else."""
    weights: dict[_Element, int] = {}
    _weigh(root, weights)
    article = root
    while True:
        heavy = [
            child for child in article if child.tag in _CONTAINERS and weights.get(child, 0) >= _SHARE * weights[root]
        ]
        if not heavy or not weights[root]:
            return _whole_table(article)
        article = heavy[0]


def find_title(root: "_Element", article: "_Element") -> str:
    """The article's title, if the page gives one that the article does not begin with; else empty."""
    metas = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content", "") for meta in root.iter("meta")
    }
    title = next((metas[name] for name in pages().title_metas if metas.get(name, "").strip()), "")
    if not title:
        title = next((_text(heading) for heading in root.iter("h1") if _text(heading)), "")
    bare = _SPACE.sub("", fold(title))
    begin = _SPACE.sub("", fold(_text(article)))[: 2 * len(bare) + 100]
    return "" if bare in begin else title.strip()


def _weigh(element: "_Element", weights: "dict[_Element, int]") -> int:
    """How much text stands in an element outside of links; prose weighs more than a menu's words."""
    if is_left_out(element) or element.tag == "a":
        return 0
    text = element.text or ""
    own = _worth(text) + sum(_weigh(child, weights) + _worth(child.tail or "") for child in element)
    weights[element] = own
    return own


def _worth(text: str) -> int:
    return len(text.strip()) + _COMMA_WORTH * len(_PROSE.findall(text)) if text else 0


def _whole_table(article: "_Element") -> "_Element":
    """Not a cell of a table but the table, unless the cell is a column of the page."""
    table = article
    while table.tag in _UNTABLED and table.tag != "table":
        parent = table.getparent()
        if parent is None:
            return article
        table = parent
    if table is article or table.tag != "table":
        return article
    cells = sum(1 for _ in table.iter("td"))
    return (
        article if cells < 6 or (article.find(".//p") is not None and article.find(".//table") is not None) else table
    )


def _text(element: "_Element") -> str:
    return "".join(element.itertext())
