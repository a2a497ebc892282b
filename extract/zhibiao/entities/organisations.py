"""Organisations: what is a place's own, bodies known by name, the units of a list, and their short forms."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from zhibiao.entities.candidate import Candidate
from zhibiao.entities.gazetteer import Hit
from zhibiao.entities.patterns import word_list, words
from zhibiao.entities.wordscan import WordScan

_NOT_AFTER = "发全各本我该社地城园校小景片郊矿老新两跨外同近每多几三个区县市省镇乡"  # 城市, 社区, 各省市
_NOT_BEFORE = "村城级直域场内外属辖区长里树花容面况价"  # 市级, 市场, 县域
_HAN = "[\u4e00-\u9fff]"
_TOO_BARE = frozenset(["中心", "中学", "小学", "大学", "幼儿园", "集团", "学会", "协会"])
_FLOWS = re.compile("[\u4e00-\u9fff](?<![系由是为经据受与和向对及在])")
_UNDER = 40  # characters before a list of units in which it is announced
_SHORTEST_REPEAT = 4


class _Compiled(NamedTuple):
    own: re.Pattern[str]  #: what follows a place or its rank: 委, 政府, 市场监管局, 图书馆
    rank: re.Pattern[str]  #: a rank of place with what is its own: 市政府
    town: re.Pattern[str]  #: a town, which no table has, with what is its own
    above: re.Pattern[str]  #: what stands before a place in such a name: 国家税务总局
    units: re.Pattern[str]  #: a list of units
    unit: re.Pattern[str]  #: one of them
    announced: re.Pattern[str]  #: the words before a list of units
    verb: re.Pattern[str]  #: words that are in no organisation's name


@cache
def _compiled() -> _Compiled:
    duty = f"(?:{words('duty')})(?:{words('organ_of_duty')})(?!门)"
    session = "(?:第[一二三四五六七八九十]+届)?"
    institution = f"(?:数字)?{_HAN}{{0,8}}?(?:{words('institution')})"
    tail = "(?:局?机关党委|党委|党组|局?机关(?!事务|单位|干部|[效作]))?"
    own = f"(?:{duty}|{session}(?:{words('power')})(?!(?<=委)[员托派任屈书]|(?<=局)[面部势限])|{institution}){tail}"
    rank = f"(?<![{_NOT_AFTER}])(?:(?!(?<=辖)区)[省市县区州旗镇乡](?![{_NOT_BEFORE}]|民(?![政宗族]))|国家|自治区)"
    town = "人民政府|政府|党委|党工委|办事处"
    lead = "(?:内设|下设|下辖|包括|设有|原)?"
    unit = f"{lead}(?P<name>{_HAN}{{1,18}}?(?:{words('unit')}))(?=[、，。；（）]|等|$)"
    apart = set(word_list("within_names"))
    verbs = "|".join(word for word in word_list("boundary") if len(word) > 1 and word not in apart)
    item = f"{_HAN}{{2,20}}(?:（[^（）\n]{{1,20}}）)?"
    return _Compiled(
        own=re.compile(own),
        rank=re.compile(rank + own),
        town=re.compile(f"{_HAN}{{2,3}}(?:[镇乡]|街道)(?:{town})"),
        above=re.compile("(?:国家税务总局|国家统计局|中国共产党|中共|中国人民政治协商会议|政协)$"),
        units=re.compile(f"(?<=[：:，。；、\n（]){item}(?:、{item}){{2,}}"),
        unit=re.compile(f"(?:(?<=[、：:，。；\n])|(?<=（)){unit}"),
        announced=re.compile("内设|机构|下设|直属|所属|下属|设有|科室|处室|单位|包括|分别为|即[：:]"),
        verb=re.compile(f"[的了在对由将把等已或并域]|新建|城和|{verbs}"),
    )


def find_organisations(text: str, hits: Iterable[Hit], homes: Iterable[str]) -> Iterator[Candidate]:
    """Find the organisations of a text.

    Args:
        text: folded text.
        hits: the names of the gazetteer in it.
        homes: names of the report's own place that are in no table.

    Yields:
        Candidates, some overlapping.
    """
    known = _compiled()
    starts: dict[int, int] = {}  # where a place ends, and where the chain of places that it closes begins
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        if hit.sort in ("state", "media") and not text.startswith("门", hit.end):  # 财政部门
            yield Candidate(hit.start, hit.end, "ORG")
        elif hit.sort == "place":
            starts[hit.end] = min(starts.get(hit.start, hit.start), starts.get(hit.end, hit.start))
    for name in homes:
        for match in re.finditer(re.escape(name), text) if len(name) > 1 else ():
            starts.setdefault(match.end(), match.start())
    for end, start in starts.items():
        if own := known.own.match(text, end):
            yield from _named(text, _above(text, start, known), own, end, known)
    for ranked in known.rank.finditer(text):
        yield from _named(text, ranked.start(), ranked, ranked.start() + 1, known)
    for town in known.town.finditer(text):
        start = starts.get(town.start(), town.start())
        if town[0].startswith(("各", "乡镇", "全", "其他")):
            continue
        if start < town.start() or not _FLOWS.search(text[max(0, start - 1) : start]):
            yield Candidate(start, town.end(), "ORG")
    yield from _listed(text, known)


def _above(text: str, start: int, known: _Compiled) -> int:
    above = known.above.search(text, max(0, start - 12), start)
    return above.start() if above else start


def _named(text: str, start: int, match: re.Match[str], inner: int, known: _Compiled) -> Iterator[Candidate]:
    ranked = inner == start + 1
    own = text[inner : match.end()]
    centre = own in _TOO_BARE and ranked and not text.startswith("本级", match.end())
    if not centre and not known.verb.search(text, inner, match.end()):  # 市中心 is the middle of a town
        yield Candidate(start, match.end(), "ORG")


def _listed(text: str, known: _Compiled) -> Iterator[Candidate]:
    """The units of a list that is announced as one."""
    for listing in known.units.finditer(text):
        before = text[max(0, listing.start() - _UNDER) : listing.start()]
        inside = list(known.unit.finditer(text, listing.start(), listing.end() + 1))
        if len(inside) > listing[0].count("、") // 2 and known.announced.search(before):
            named = (unit for unit in inside if not known.verb.search(unit["name"]))
            yield from (Candidate(*unit.span("name"), "ORG") for unit in named)


def repeated(text: str, organisations: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find names of organisations elsewhere in the text, and their abbreviations (食药检所 of 食品药品检验所).

    Args:
        text: folded text.
        organisations: what was found where its surroundings show it.
    """
    names = sorted({text[c.start : c.end] for c in organisations})
    whole = WordScan((name, None) for name in names if len(name) >= _SHORTEST_REPEAT)
    yield from (Candidate(start, end, "ORG") for start, end, _ in whole.find(text))
    long = [name for name in names if name[-1] in "所院站馆"]
    ends = "".join(sorted({name[-1] for name in long}))
    for match in re.finditer(f"[{ends}]", text) if ends else ():
        for length in (5, 4, 3):
            start = match.end() - length
            full = next((n for n in long if start >= 0 and _abbreviates(text[start : match.end()], n)), None)
            if full:
                yield Candidate(start, match.end(), "ORG", full)
                break


def _abbreviates(short: str, name: str) -> bool:
    """Whether a short form takes its characters from a name in order, the first and the last among them."""
    if short[0] != name[0] or short[-1] != name[-1] or len(name) < len(short) + 2:
        return False
    at = iter(name)
    return all(character in at for character in short)
