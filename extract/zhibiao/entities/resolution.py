"""Short forms written out by what the report itself is: 全市, 省局, 市市场监管局, 本单位."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from zhibiao.core.facts import Entity, Metric
from zhibiao.entities.metadata import Metadata
from zhibiao.entities.patterns import word_list, words
from zhibiao.entities.places import Place, narrow, other_place, read_place, written_out
from zhibiao.lexicons.divisions import Division, parents

_RANK = re.compile("^([省市县区州盟旗])(?=.)")
_LEVELS = {"省": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county"}
_WHOLE = re.compile("^(?:全|我|本)([省市县区州盟旗])$|^([省市县区州盟旗])本级$|^全(?=(?P<other>自治区))")
_PART = re.compile("(?<=[局厅委院办])(?:局?机关(?:党委)?|党委|党组)$")  # a part of an organisation, after its name
_GOVERNMENT = re.compile("(?<!人民)政府")
_BARE = re.compile("^[局厅院]$")
_SHORTENED = 3  # characters that a short form and its full name must share at least


def place_of_rank(rank: str, about: Metadata) -> Place | None:
    """The place that 市 or 省 means in a report: its own, or the one of that rank above it.

    Args:
        rank: one character of 省市县区州盟旗.
        about: what the report is.
    """
    home = about.place
    if home is None:
        return None
    if home.division is None:
        return home if home.name.endswith(rank) else None
    chain = (*parents(home.division, about.report_year), home.division)
    level = _LEVELS[rank]
    found = next((d for d in reversed(chain) if _is(d, rank, level)), None)
    return Place(start=0, end=0, name=found.name, divisions=(found,)) if found else None


def _is(division: Division, rank: str, level: str) -> bool:
    """Whether a division is one of that rank; a municipality (上海市) is a 市, an autonomous region a 区 as well."""
    return division.name.endswith(rank) and (division.level == level or level == "city")


def write_out(name: str, about: Metadata) -> str | None:
    """The full name of an organisation that a report names shortly.

    Args:
        name: as the report has it: 市委, 省局, 市市场监管局, 我局.
        about: what the report is.

    Returns:
        The full name, the name itself where it begins with its place, ``None`` where it cannot be known.

    Example:
        >>> place = read_place("益阳市")
        >>> about = Metadata(department="益阳市市场监督管理局", place=place)
        >>> [write_out(name, about) for name in ("市委", "省政府", "市市场监管局", "省局", "红网")]
        ['中共益阳市委员会', '湖南省人民政府', '益阳市市场监督管理局', '湖南省市场监督管理局', None]
    """
    if own_department().fullmatch(name) or _ends_own(name, about):
        return about.department
    if rank := _RANK.match(name):
        place = place_of_rank(rank[1], about)
        return _of_place(place.name, name[1:], about) if place else None
    place = read_place(name, about.report_year, short=False)
    if place is None or place.end >= len(name):
        return None
    return _of_place(name[: place.end], name[place.end :], about)


def _of_place(place: str, own: str, about: Metadata) -> str:
    department = about.department or ""
    duty = department.removeprefix(about.place.name) if about.place else department
    if _BARE.match(own):  # 省局: the same department of the province
        return place + duty if duty != department and duty.endswith(own) else place + own
    if own == "委":
        return f"中共{place}委员会"
    base, tail = (_PART.sub("", own), _PART.search(own))
    own = _GOVERNMENT.sub("人民政府", base)
    name = department if _shortens(place + own, department) or own == "局" else place + own
    return name + (tail[0].removeprefix("局") if tail else "")


def _shortens(short: str, full: str) -> bool:
    """Whether a name has its characters from a full one, in order, with the same beginning and end."""
    if short[:_SHORTENED] != full[:_SHORTENED] or short[-1:] != full[-1:]:
        return False
    at = iter(full)
    return all(character in at for character in short)


@cache
def own_department() -> re.Pattern[str]:
    """What a report calls the department that it is from."""
    return re.compile(words("own_department"))


def resolve_scope(scope: str, about: Metadata, text: str = "") -> tuple[str | None, str | None]:
    """The region and the organisation that a metric's scope names.

    Args:
        scope: the words of the scope: 全市, 市本级, 安化县, 局机关, 省水利厅.
        about: what the report is.
        text: the folded text of the report, which may tell divisions of one name apart.

    Returns:
        The region's code, its name where no table has it, and the organisation's full name; each ``None`` where the
        scope names none.

    Example:
        >>> about = Metadata(department="益阳市市场监督管理局", place=read_place("益阳市"))
        >>> [resolve_scope(words, about) for words in ("全市", "全省", "安化县", "B类地区")]
        [('430900', None), ('430000', None), ('430923', None), (None, None)]
    """
    if whole := _WHOLE.match(scope):
        place = place_of_rank(whole[1] or whole[2] or "区", about)
        return (_id(place), None) if place else (None, None)
    if own_department().fullmatch(scope):
        return None, about.department
    if not scope or _SEVERAL.search(scope) or scope in word_list("common_place"):
        return None, None
    if _ORGAN_END.search(scope):
        return None, write_out(scope, about)
    place = read_place(scope, about.report_year)
    if place is None or place.end < len(scope):
        place = other_place(scope)
    return (_id(narrow(place, text, about.home), about, text), None) if place else (None, None)


def with_scopes(
    metrics: Iterable[Metric], about: Metadata, text: str, named: Iterable[Entity] = ()
) -> tuple[Metric, ...]:
    """Metrics with ``scope_region`` and ``scope_org`` set where their scope names one.

    Args:
        metrics: the metrics of a report.
        about: what the report is.
        text: its folded text.
        named: its entities, whose normal forms hold for scopes of the same words.
    """
    known: dict[str, tuple[str | None, str | None]] = {"": (None, None)}
    for entity in named:
        if entity.label == "ORG" and entity.normalized:
            known[entity.text] = (None, entity.normalized)
        elif entity.label == "ORG" and not _RANK.match(entity.text):
            known[entity.text] = (None, entity.text)
    placed = []
    for metric in metrics:
        if metric.scope not in known:
            known[metric.scope] = resolve_scope(metric.scope, about, text)
        region, org = known[metric.scope]
        found = region is not None or org is not None
        placed.append(msgspec.structs.replace(metric, scope_region=region, scope_org=org) if found else metric)
    return tuple(placed)


def _ends_own(name: str, about: Metadata) -> bool:
    """Whether a name is the end of the name of the report's own department (梧桐街道办事处)."""
    return len(name) > _SHORTENED and (about.department or "").endswith(name)


def _id(place: Place, about: Metadata | None = None, text: str = "") -> str | None:
    """The code of a place; its name where it has none or where it is not sure which one is meant."""
    division = place.division
    if division and about and about.home is None and not any(above.short in text for above in parents(division)):
        return place.name
    if place.divisions:
        return division.code if division else place.name
    return written_out(place, about.place.name if about and about.place else "")


_SEVERAL = re.compile("^(?:各|每|[全该]?各|其他)|[、和及]|两级|系统|部门$|^全[省市县区].")
_ORGAN_END = re.compile("[局厅委院办处所站队馆府]$|中心|政府|法庭|学校|公司|集团|单位|部门|机关|党委|[大支]队|财政$")
