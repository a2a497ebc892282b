"""Automatic numbers of paragraphs (一、（一）1. ①), which stand nowhere in the text of a Word file.

ECMA-376 Part 1, section 17.9. A paragraph, or its style, names a list (``w:num``) and a level; the list's levels say
how a number is written. Lists made of one abstract list count on together, unless one of them starts anew.
"""

from typing import TYPE_CHECKING, NamedTuple

from zhibiao.read.docx.names import W
from zhibiao.read.docx.numerals import write_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 9
_TIGHT = "、）)〕】：:。．"


class _Level(NamedTuple):
    start: int
    format: str
    text: str  #: ``%1`` stands for the number of the first level
    suffix: str  #: ``tab``, ``space`` or ``nothing``
    legal: bool  #: whether all its numbers are written as 1, 2, 3
    restart: int  #: the level (from 1) whose numbers start it anew, 0 for none, -1 for any further out


class Numbering:
    """Counts the numbered paragraphs of a document, in their order.

    Args:
        lists: the root of ``numbering.xml``, if there is one.
        styles: the root of ``styles.xml``, if there is one.
    """

    def __init__(self, lists: "_Element | None", styles: "_Element | None") -> None:
        self._abstract = _abstract_lists(lists)
        self._lists: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()
        self._styles = _Styles(styles)
        for item in () if lists is None else lists.iterchildren(f"{W}num"):
            number = item.get(f"{W}numId", "")
            self._lists[number] = _value(item, "abstractNumId", "")
            for override in item.iterchildren(f"{W}lvlOverride"):
                if start := _value(override, "startOverride", ""):
                    self._overrides[number, _int(override.get(f"{W}ilvl", "0"))] = _int(start)

    def label(self, properties: "_Element | None", following: str) -> str:
        """The number before a paragraph, counted on; empty for a paragraph without one or with a bullet.

        Args:
            properties: its ``w:pPr``.
            following: the paragraph's text, which decides whether a blank is needed.
        """
        place = self._styles.place(properties)
        if place is None:
            return ""
        number, level = place
        abstract = self._lists.get(number, "")
        levels = self._abstract.get(abstract, {})
        if level not in levels:
            return ""
        self._count(number, abstract, level, levels)
        own = levels[level]
        text = own.text
        for i in range(_DEEPEST):
            if f"%{i + 1}" in text:
                text = text.replace(f"%{i + 1}", self._written(abstract, i, levels, own.legal))
        text = "" if own.format == "bullet" else text.strip()
        return text + _blank(text, following, own.suffix)

    def _count(self, number: str, abstract: str, level: int, levels: dict[int, _Level]) -> None:
        counts = self._counts.setdefault(abstract, [None] * _DEEPEST)
        if number not in self._seen:
            self._seen.add(number)
            for i in range(_DEEPEST):
                if (number, i) in self._overrides:
                    counts[i] = self._overrides[number, i] - 1
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        for deeper in range(level + 1, _DEEPEST):
            restart = levels[deeper].restart if deeper in levels else -1
            if restart == -1 or (restart and level < restart):
                counts[deeper] = None

    def _written(self, abstract: str, level: int, levels: dict[int, _Level], legal: bool) -> str:
        if level not in levels:
            return ""
        count = self._counts[abstract][level]
        format_ = "decimal" if legal else levels[level].format
        return write_number(levels[level].start if count is None else count, format_)


class _Styles:
    """Which list and level a paragraph belongs to, by itself or by its style."""

    def __init__(self, styles: "_Element | None") -> None:
        self._based: dict[str, str] = {}
        self._own: dict[str, tuple[str | None, int | None]] = {}
        self._default = ""
        for style in () if styles is None else styles.iterchildren(f"{W}style"):
            if style.get(f"{W}type") != "paragraph":
                continue
            name = style.get(f"{W}styleId", "")
            if style.get(f"{W}default") in ("1", "true"):
                self._default = name
            self._based[name] = _value(style, "basedOn", "")
            self._own[name] = _numbered(style.find(f"{W}pPr"))

    def place(self, properties: "_Element | None") -> tuple[str, int] | None:
        """The list and the level (from 0); ``None`` for a paragraph that is not numbered."""
        number, level = _numbered(properties)
        style = _value(properties, "pStyle", "") if properties is not None else ""
        style = style or self._default
        passed: set[str] = set()
        while (number is None or level is None) and style and style not in passed:
            passed.add(style)
            styled, styled_level = self._own.get(style, (None, None))
            number = styled if number is None else number
            level = styled_level if level is None else level
            style = self._based.get(style, "")
        return None if number in (None, "0") else (str(number), min(level or 0, _DEEPEST - 1))


def _numbered(properties: "_Element | None") -> tuple[str | None, int | None]:
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None, None
    level = _value(found, "ilvl", "")
    return _value(found, "numId", "") or None, _int(level) if level else None


def _abstract_lists(lists: "_Element | None") -> dict[str, dict[int, _Level]]:
    """The levels of each abstract list; one that only links to a style has the levels of the list behind it."""
    found: dict[str, dict[int, _Level]] = {}
    by_style: dict[str, str] = {}
    links: dict[str, str] = {}
    for item in () if lists is None else lists.iterchildren(f"{W}abstractNum"):
        name = item.get(f"{W}abstractNumId", "")
        found[name] = {_int(level.get(f"{W}ilvl", "0")): _level(level) for level in item.iterchildren(f"{W}lvl")}
        if style := _value(item, "styleLink", ""):
            by_style[style] = name
        if link := _value(item, "numStyleLink", ""):
            links[name] = link
    return found | {name: found[by_style[link]] for name, link in links.items() if link in by_style}


def _level(level: "_Element") -> _Level:
    legal = level.find(f"{W}isLgl")
    return _Level(
        start=_int(_value(level, "start", "1")),
        format=_value(level, "numFmt", "decimal"),
        text=_value(level, "lvlText", ""),
        suffix=_value(level, "suff", "tab"),
        legal=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        restart=_int(_value(level, "lvlRestart", "-1")),
    )


def _blank(label: str, following: str, suffix: str) -> str:
    """What parts a number from its text: nothing after a sign that does so, but never 1. and 2023 into 1.2023."""
    if not label or suffix == "nothing":
        return ""
    tight = label[-1] in _TIGHT or (label[-1] == "." and not following[:1].isdigit())
    return "" if tight else " "


def _value(parent: "_Element", name: str, default: str) -> str:
    found = parent.find(f"{W}{name}")
    return default if found is None else found.get(f"{W}val", default)


def _int(text: str) -> int:
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() else 0
