"""Sentences, by the guidelines' rule: they end at 。！？； or where a paragraph does."""

import re

from zhibiao.core.facts import Section, Sentence
from zhibiao.segment.lines import BLANK
from zhibiao.segment.paragraphs import Paragraph

_CLOSING = "”’」』）)》〉】"
_END = re.compile(rf"[。！？；]+[{_CLOSING}]*|(?<=[一-龥”）》])[;!?]+[{_CLOSING}]*")
_STRIP = BLANK + "\r\n\f\v\x85\u2028\u2029"


def split_sentences(text: str, paragraphs: list[Paragraph], sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Split paragraphs into sentences.

    Args:
        text: the folded text.
        paragraphs: its paragraphs, none of them in a table.
        sections: its sections in text order, which the sentences are laid into.

    Returns:
        The sentences without the blanks around them, each with the id of the innermost section that it starts in.
    """
    sentences: list[Sentence] = []
    open_: list[Section] = []
    following = iter(sections)
    section = next(following, None)
    for start, end in _spans(text, paragraphs):
        while section and section.start <= start:
            open_.append(section)
            section = next(following, None)
        while open_ and open_[-1].end <= start:
            open_.pop()
        sentences.append(Sentence(start=start, end=end, section=open_[-1].id if open_ else None))
    return tuple(sentences)


def _spans(text: str, paragraphs: list[Paragraph]) -> list[tuple[int, int]]:
    spans = []
    for paragraph in paragraphs:
        start, stop = paragraph.start, paragraph.end
        for match in _END.finditer(text, start, stop):
            end = match.end()
            spans.append((start, end))
            start = end + _blanks(text, end, stop)
        if start < stop:
            spans.append((start, stop))
    return spans


def _blanks(text: str, start: int, stop: int) -> int:
    """How many blanks stand at ``start``."""
    if start < stop and text[start] in _STRIP:
        rest = text[start:stop]
        return len(rest) - len(rest.lstrip(_STRIP))
    return 0
