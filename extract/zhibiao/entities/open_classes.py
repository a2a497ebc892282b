"""Names of open classes (programmes, honours, companies), known by how they end: how far back they begin."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from zhibiao.core.facts import EntityLabel
from zhibiao.entities.candidate import Candidate
from zhibiao.entities.patterns import records, words

_LONGEST = 30
_SHORTEST = 2
_EDGE = r"[^\u4e00-\u9fffA-Za-z0-9+·－-]"
_GENERIC = re.compile("各[项类种]?$|一批$|系列$")  # all campaigns there are, not one
_LEADING = re.compile(r"^(?:\d+(?:[年月日个家项件次万亿元%]|（))+|^第[一二三四五六七八九十]+[届个次]|^(?:市(?![场政民容级域])|省(?![级直]))(?=..)")


def find_open(text: str) -> Iterator[Candidate]:
    """Find the names that end as ``open.toml`` says.

    Args:
        text: folded text.

    Example:
        >>> [text[c.start : c.end] for text in ["持续开展质量提升行动，"] for c in find_open(text)]
        ['质量提升行动']
    """
    known = _compiled()
    for match in known.scan.finditer(text):
        label = (match.lastgroup or "").partition("_")[0]
        floor = max(0, match.start() - _LONGEST, text.rfind("\n", 0, match.start()) + 1)
        edge = known.back[label == "PROGRAM"].match(text, floor, match.start())
        start = edge.end() if edge else floor
        if text[max(0, start - 2) : start] == "建设" and match.start() - start < _SHORTEST:  # 强市建设试点城市
            edge = known.back[label == "PROGRAM"].match(text, floor, start - 2)
            start = edge.end() if edge else floor
        if label == "PROGRAM" and (leading := _LEADING.match(text[start : match.start()])):
            start += leading.end()
        if _GENERIC.search(text[max(0, start - 2) : start]):
            continue
        stem = text[start : match.start()]
        named = match[0][0].isdigit() or known.alone.fullmatch(match[0]) if not stem else len(stem) >= _SHORTEST
        if named and not (label == "PROGRAM" and not match[0][0].isdigit() and known.hollow.fullmatch(stem)):
            yield Candidate(start, match.end(), cast("EntityLabel", label))


class _Compiled(NamedTuple):
    scan: re.Pattern[str]  #: how names end, a group for each record
    back: tuple[re.Pattern[str], re.Pattern[str]]  #: what stands before a name, and before a programme
    hollow: re.Pattern[str]  #: what makes no programme of an end
    alone: re.Pattern[str]  #: ends that are names by themselves


@cache
def _compiled() -> _Compiled:
    ends = "|".join(f"(?P<{record.id.replace('#', '_')}>{record.pattern})" for record in records("open"))
    before = words("boundary")
    back = (f"{_EDGE}|{before}", f"{_EDGE}|{before}|{words('scope_boundary')}")
    return _Compiled(
        re.compile(ends),
        (re.compile(f".*(?:{back[0]})", re.DOTALL), re.compile(f".*(?:{back[1]})", re.DOTALL)),
        re.compile(f"(?:{words('not_a_name')})+"),
        re.compile(words("alone")),
    )
