"""Kinds of HTML elements."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "select",
        "option",
        "button",
        "textarea",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "nav",
        "footer",
        "aside",
        "audio",
        "video",
        "datalist",
        "map",
        "rt",
        "rp",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "form",
        "fieldset",
        "blockquote",
        "pre",
        "center",
        "figure",
        "figcaption",
        "address",
        "hr",
        "body",
        "html",
        "tr",
        "td",
        "th",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "details",
        "summary",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_left_out(element: "_Element") -> bool:
    """Whether nothing in an element is shown as part of a page's text."""
    tag = element.tag
    return (
        not isinstance(tag, str)
        or tag in LEFT_OUT
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )
