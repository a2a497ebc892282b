"""Values read from the lines of a report's head and foot: what, where, how sure; the date of publication."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.core.document import Document
from zhibiao.core.numerals import parse
from zhibiao.entities.lines import Line
from zhibiao.entities.patterns import found, patterns

_HAN = "[一二三四五六七八九十]+"
_DATE = re.compile(rf"(\d{{4}}|[〇○零一二三四五六七八九]{{4}})\D+?(\d{{1,2}}|{_HAN})\D+?(\d{{1,2}}|{_HAN})")


class Reading(NamedTuple):
    """A value that was read, where, and how sure it is."""

    value: str
    start: int
    end: int
    confidence: float


def in_head(pattern: str, text: str, top: list[Line], confidence: float) -> Iterator[Reading]:
    for line in top:
        if match := patterns("head")[pattern].search(line.text):
            yield Reading(found(match), *line.part(text, *match.span(match.lastgroup or 0)), confidence)


def published(document: Document, top: list[Line], bottom: list[Line]) -> Reading | None:
    """The date that the page gives, else the last date that stands alone, else that of the meeting."""
    text = document.folded
    ranked = [
        *in_head("published", text, top, 0.95),
        *list(in_head("dated", text, bottom, 0.85))[::-1],
        *in_head("given", text, top, 0.6),
    ]
    for reading in ranked:
        if date := _iso(reading.value):
            return reading._replace(value=date)
    return None


def _iso(words: str) -> str:
    """A written date in ISO form; empty if it is none."""
    if not (match := _DATE.match(words)):
        return ""
    year, month, day = (_number(group) for group in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _number(digits: str) -> int:
    if digits.isdigit() and digits.isascii():
        return int(digits)
    if len(digits) == 4:
        return int("".join(str("零一二三四五六七八九".find(c) if c not in "〇○" else 0) for c in digits))
    return int(parse(digits).value)
