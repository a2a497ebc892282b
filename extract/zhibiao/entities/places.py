"""What division a name means: by the names before it, by the report's own place, by what its text says elsewhere."""

import re
from functools import cache

import msgspec

from zhibiao.core.facts import Region
from zhibiao.lexicons.divisions import Division, candidates, contains, full_name, names, parents

# A place that no table has: a town, a development zone, a place of a former time.
_OTHER = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:自治[州县旗]|新区|街道|[省市县区州盟旗镇乡])")
_ORDER = ("province", "city", "county")
_LEVELS = {"省": "province", "市": "city", "州": "city", "盟": "city", "县": "county", "区": "county", "旗": "county"}


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named place: the characters that name it and the divisions that it may be.

    ``start`` and ``end`` are offsets into the text that was read. ``divisions`` are all that fit, in the order of
    their codes; one means that it is known, none that the table does not have it.
    """

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...] = ()

    @property
    def division(self) -> Division | None:
        """The division, if it is known."""
        return self.divisions[0] if len(self.divisions) == 1 else None


def read_place(text: str, year: int | None = None, *, short: bool = True) -> Place | None:
    """Read the place at the start of a text, with the divisions that it lies in before it.

    Args:
        text: folded text that begins with the place: 上海市普陀区司法局.
        year: whose names hold; ``None`` is today.
        short: whether a short name (益阳) may stand first.

    Returns:
        The innermost place of the chain; ``start`` and ``end`` cover the whole chain. ``None`` if there is no place.

    Example:
        >>> place = read_place("上海市普陀区司法局")
        >>> place.name, place.end, [division.code for division in place.divisions]
        ('普陀区', 6, ['310107'])
    """
    at, found, chosen = 0, "", tuple[Division, ...]()
    while name := _name_at(text, at, allow_short=short or at > 0):
        known = candidates(name, year)
        inside = tuple(d for d in known if any(contains(c.code, d.code) and c != d for c in chosen))
        if at and (not known or (chosen and not inside)):
            break
        at, found, chosen = at + len(name), name, inside if chosen else known
    if (other := _OTHER.match(text, at)) and not _swallows(other[0]):
        return Place(start=0, end=other.end(), name=other[0])
    return Place(start=0, end=at, name=found, divisions=chosen) if found else None


def other_place(text: str) -> Place | None:
    """A text that as a whole is the name of a town or another place which no table has."""
    found = _OTHER.fullmatch(text)
    return Place(start=0, end=len(text), name=text) if found and not _swallows(text) else None


def _name_at(text: str, at: int, *, allow_short: bool) -> str:
    """The longest name of the table at a place; empty if there is none."""
    table, longest = _known()
    for end in range(min(len(text), at + longest), at + 1, -1):
        name = text[at:end]
        if name in table and (allow_short or any(name != d.short for d in candidates(name))):
            return name
    return ""


def _swallows(name: str) -> bool:
    """Whether what looks like an unknown place is a word of an organisation: 人民政府驻地区, 城市."""
    return bool(
        re.search(
            r"人民|政府|部门|[市县区]级|社区|城市|地区|全[省市县区州]|辖区|园区|景区|库区|灌区|街区|山区|牧区|社区|工地|各",
            name,
        )
    )


@cache
def _known() -> tuple[frozenset[str], int]:
    known = frozenset(name for name in names() if len(name) > 1)
    return known, max(map(len, known))


def narrow(place: Place, text: str, home: Division | None = None) -> Place:
    """Choose among the divisions that a shared name may mean.

    The report's own place decides first; then, for a short name, the level; then which of the divisions above is named
    in the text.

    Args:
        place: a place with more than one candidate; any other is given back as it is.
        text: the folded text of the report.
        home: the division that the report is from, if it is known.

    Returns:
        The place with one candidate, or with all of them where nothing decides.
    """
    if len(place.divisions) < 2:
        return place
    near = [d for d in place.divisions if home and _related(home.code, d.code)]
    if len(near) == 1:
        return msgspec.structs.replace(place, divisions=tuple(near))
    if highest := _outermost(place):
        return msgspec.structs.replace(place, divisions=(highest,))
    scores = [(sum(_weight(text, above, d) for above in parents(d)), d) for d in place.divisions]
    best = max(score for score, _ in scores)
    leading = [d for score, d in scores if score == best]
    return msgspec.structs.replace(place, divisions=tuple(leading)) if best and len(leading) == 1 else place


def _outermost(place: Place) -> Division | None:
    """The division of the highest level that a short name may mean: 长沙 is the city, not the county in it."""
    if any(division.name == place.name for division in place.divisions):
        return None
    levels = sorted(place.divisions, key=lambda d: _ORDER.index(d.level))
    first, second = levels[:2]
    return first if first.level != second.level else None


def _related(home: str, code: str) -> bool:
    return contains(home, code) or contains(code, home) or (home[:4] == code[:4] and home[2:4] != "00")


def _weight(text: str, above: Division, division: Division) -> int:
    """How much the text says that a division lies in another."""
    together = text.count(above.name + division.name) + text.count(above.short + division.name)
    return 100 * together + text.count(above.short)


def as_region(place: Place) -> Region:
    """A place as the contract has it; without a code where it is unknown or not settled."""
    if division := place.division:
        return Region(name=division.name, code=division.code, level=division.level)
    level = "town" if place.name[-1] in "镇乡道" else _LEVELS.get(place.name[-1:])
    return Region(name=place.name, level=level)


def written_out(place: Place, home: str = "", year: int | None = None) -> str:
    """A place for a reader without the report: full name and code, all candidates where it is not settled.

    Args:
        place: the place.
        home: the full name of the report's own place, put before what lies in it and is in no table.
        year: the year whose names hold.

    Example:
        >>> written_out(read_place("安化县"))
        '湖南省益阳市安化县 430923'
        >>> written_out(read_place("朝阳区"))
        '北京市朝阳区 110105 | 吉林省长春市朝阳区 220104'
    """
    if place.divisions:
        return " | ".join(f"{full_name(d, year)} {d.code}" for d in place.divisions)
    inner = place.name[-1:] in "县区旗镇乡道" and home[-1:] in "市州盟省"
    inner = inner or (place.name[-1:] in "镇乡道" and home[-1:] in "县区旗")
    return home + place.name if inner else place.name
