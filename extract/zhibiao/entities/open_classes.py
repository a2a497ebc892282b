"""Names of open classes (programmes, honours, companies), known by how they end: how far back they begin."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from zhibiao.core.facts import EntityLabel
from zhibiao.entities.candidate import Candidate
from zhibiao.entities.patterns import endings, words
from zhibiao.entities.wordscan import WordScan

_LONGEST = 30
_SHORTEST = 2
_EDGE = r"[^\u4e00-\u9fffA-Za-z0-9+·－-]"
_GENERIC = re.compile("各[项类种]?$|一批$|系列$")  # all campaigns there are, not one
_LEADING = re.compile(  # a number, an ordinal or a rank of place that is no part of a programme's name
    r"^(?:\d+(?:[年月日个家项件次万亿元%]|（))+|^第[一二三四五六七八九十]+[届个次]"
    r"|^(?:市(?![场政民容级域])|省(?![级直]))(?=..)"
)


def find_open(text: str) -> Iterator[Candidate]:
    """Find the names that end as ``open.toml`` says.

    Args:
        text: folded text.

    Example:
        >>> [text[c.start : c.end] for text in ["持续开展质量提升行动，"] for c in find_open(text)]
        ['质量提升行动']
    """
    known = _compiled()
    previous = 0
    for at, end, (label, after) in known.scan.find(text):
        if end == previous or not after.match(text, end):
            continue
        previous = end
        programme, tail = label == "PROGRAM", text[at:end]
        start = _begins(text, at, known.back[programme], label)
        if programme and (leading := _LEADING.match(text[start:at])):
            start += leading.end()
        stem = text[start:at]
        named = len(stem) >= _SHORTEST if stem else known.alone.fullmatch(tail)
        generic = _GENERIC.search(text[max(0, start - 2) : start]) or (programme and known.hollow.fullmatch(stem))
        counted = stem[:1].isdigit() and not programme
        if named and not generic and not counted:
            yield Candidate(start, end, label)


def _begins(text: str, at: int, back: re.Pattern[str], label: EntityLabel) -> int:
    """Where the name with an end at this place begins."""
    floor = max(0, at - _LONGEST, text.rfind("\n", 0, at) + 1)
    edge = back.match(text, floor, at)
    start = edge.end() if edge else floor
    if label == "HONOR" and text[max(0, start - 2) : start] == "建设" and at - start < _SHORTEST:  # 强市建设试点城市
        edge = back.match(text, floor, start - 2)
        start = edge.end() if edge else floor
    return start


def name_start(text: str, at: int) -> int:
    """Where the words that lead up to a place begin, after the last boundary before it.

    Example:
        >>> name_start("深入推进质量基础", 8)
        4
    """
    return _begins(text, at, _compiled().back[True], "PROGRAM")


class _Compiled(NamedTuple):
    scan: WordScan[tuple[EntityLabel, re.Pattern[str]]]  #: how names end, with their label and what comes after
    back: tuple[re.Pattern[str], re.Pattern[str]]  #: what stands before a name, and before a programme
    hollow: re.Pattern[str]  #: what makes no programme of an end
    alone: re.Pattern[str]  #: ends that are names by themselves


@cache
def _compiled() -> _Compiled:
    ends = [
        (end, (cast("EntityLabel", record.id.partition("#")[0]), re.compile(record.after)))
        for record in endings()
        for end in " ".join(record.ends).split()
    ]
    before = words("boundary")
    back = (f"{_EDGE}|{before}", f"{_EDGE}|{before}|{words('scope_boundary')}")
    return _Compiled(
        WordScan(ends),
        (re.compile(f".*(?:{back[0]})", re.DOTALL), re.compile(f".*(?:{back[1]})", re.DOTALL)),
        re.compile(f"(?:{words('not_a_name')})+"),
        re.compile(words("alone")),
    )
