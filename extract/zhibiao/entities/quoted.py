"""Programmes and honours in quotes: “护老”行动, “双随机、一公开”监管."""

import re
from collections.abc import Iterator
from functools import cache

from zhibiao.entities.candidate import Candidate
from zhibiao.entities.open_classes import name_start
from zhibiao.entities.patterns import words

_GOES_ON = re.compile("[为的]")
_QUOTE = re.compile("“([^“”\n]{2,24})”")


def find_quoted(text: str) -> Iterator[Candidate]:
    """Find names that stand in quotes.

    The quotes belong to the name where more of it follows them (“护老”行动). A quote by itself is a programme if it
    is one of the known ones, or if what stands before or after it says so (开展“护苗”, “护苗”等专项整治).

    Args:
        text: folded text.

    Example:
        >>> [text[c.start : c.end] for text in ["开展“护老”行动和“护苗”专项整治。"] for c in find_quoted(text)]
        ['“护老”行动', '护苗']
    """
    tail, after, before, known, never, ends, adjective = _compiled()
    for match in _QUOTE.finditer(text):
        inner = match[1]
        if never.fullmatch(inner):
            continue
        longer = None if ends.search(inner) else tail.match(text, match.end())
        if longer and adjective.fullmatch(inner):  # 质量基础“一站式”服务: the name begins before the quotes
            yield Candidate(name_start(text, match.start()), longer.end(), "PROGRAM")
        elif longer:
            yield Candidate(match.start(), longer.end(), "PROGRAM")
        elif (
            known.fullmatch(inner)
            or ends.search(inner)
            or after.match(text, match.end())
            or (len(inner) <= 12 and not _GOES_ON.match(text, match.end()) and _said(before, text, match))
        ):
            yield Candidate(match.start(1), match.end(1), "PROGRAM")


def _said(before: re.Pattern[str], text: str, quote: re.Match[str]) -> bool:
    return before.search(text[max(0, quote.start() - 6) : quote.start()]) is not None


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    tail = f"(?:{words('quoted_tail')})(?!{words('quoted_tail_not_before')})"
    after = f"(?:“[^“”\n]{{2,24}}”)*(?:、“[^“”\n]{{2,24}}”)*等?[\u4e00-\u9fff]{{0,6}}?(?:{words('quoted_context')})"
    return (
        re.compile(tail),
        re.compile(after),
        re.compile(f"(?:{words('quoted_verb')})$"),
        re.compile(words("programme")),
        re.compile(f"(?:{words('no_programme')})|.*[。！？]|[0-9.]+"),
        re.compile("[\u4e00-\u9fff]{2}(?:行动|活动|工程|计划|调解室|工作法)$"),
        re.compile(words("adjective")),
    )
