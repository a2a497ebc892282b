"""Words and names that hold a numeral and are no figure: 统一, 三公, 长三角."""

from functools import cache
from typing import Any

import ahocorasick

from zhibiao.core.document import Claim
from zhibiao.lexicons.load import rows
from zhibiao.lexicons.rows import Word

_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿0123456789")


@cache
def _automaton() -> Any:  # pyahocorasick has no types
    automaton = ahocorasick.Automaton()
    for row in rows("words.csv", Word):
        automaton.add_word(row.word, (len(row.word), row.fate))
    automaton.make_automaton()
    return automaton


def claims(text: str) -> list[Claim]:
    """The listed words of the text in order, longest first, none inside another and none splitting a numeral."""
    found: list[Claim] = []
    for last, (length, fate) in _automaton().iter_long(text):
        start, end = last + 1 - length, last + 1
        if text[start] in _NUMERALS and text[start - 1 : start] in _NUMERALS:
            continue
        if text[last] in _NUMERALS and text[end : end + 1] in _NUMERALS:
            continue
        found.append(Claim(start=start, end=end, fate=fate))
    return found
