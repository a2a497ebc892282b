"""Denominators set by a word before the figure: 人均, 每万人口, 平均每天, 五年内最多."""

import re
from bisect import bisect_left
from functools import cache

import msgspec

from zhibiao.core.document import Claim, Quantity
from zhibiao.lexicons.load import rows
from zhibiao.lexicons.rows import Denominator
from zhibiao.quantities import units

_CANDIDATE = re.compile(r"[均产]|每|年内|日(?=处理|供|产|缺口|接待|运|发送|排放|消|耗|吞吐|输)|[千万亿百](?=[人元](?:口|地|国|工|规|G|生|高|有|发|拥|农|就))")
_VISITS = re.compile(r"人次|住院|门诊|就诊|诊疗|就医|救助|帮扶|援助|医疗|报销")
_NUMERALS = frozenset("0123456789.零〇一二两三四五六七八九十百千万亿几数上成近超逾达过破约多余均")
_NO_DAY = frozenset("0123456789一二三四五六七八九十今明昨当次节假休生某工末")
_SPANS = re.compile(r"月|季度?|半年|学期|生(?!产)")
_EACH = re.compile(r"每[ ]?(?P<scale>[十百千万亿]+|\d+[百千万]*)?(?P<each>[个名位])?[ ]?")
_PERSONS = re.compile(r"人(?=口|均)|(?:常住|户籍)?人口|老人|老年人|儿童|学生|居民|职工|劳动力|就业人员|群众|农民")
_WITHIN = re.compile(r"(?:[一二两三四五六七八九十]|\d{1,2})$")
_AT_MOST = re.compile(r"年内[^，。；\n]{0,3}(?:最多|至多|至少|不超过)")
_HARD_BREAK = re.compile(r"[。！？\n]")
_NEW_SUBJECT = re.compile(r"[，：,][ ]?(?!达|为|超|约|近|是|共|突破|增|比|较|同比|提高|降|下降|减|由|高于|低于)")
_JOINED = re.compile(r"[ ]?(?:[、和及与至，]|[^，。；\d]{0,3}(?:提高|调|增|降|升)?[到至])[ ]?$")
_OF_THE_SAME = re.compile(r"[，、；（(](?:内含|其中|含|城镇|城市|农村|农业|非农|居民|男性|女性|老人|成人|儿童|个人|财政|[^，。；]{0,4}补助)[^，。；\d]{0,8}$")
_COMPARED = re.compile(r"^[，、（(](?:[^，。；、\n]{0,2}(?:比|较|高于|低于|高出|低出|相当于)[^，。；\n]{0,10}|[^，。；\n]{0,2}(?:增|减|提高|同比)[^，。；\n]{0,4}|是[^，。；\n]{0,8})$")
_EXEMPT = ("percentage", "multiple", "rank", "rate", "score")
_OWN_DURATIONS = ("岁", "周岁", "年")


def with_denominators(text: str, quantities: list[Quantity]) -> tuple[list[Quantity], list[Claim]]:
    """Make rates of the quantities that a denominator word governs.

    Returns:
        The quantities without those that only say "per what" (每5分钟), and claims of these.
    """
    found = list(quantities)
    starts = [quantity.start for quantity in found]
    dropped: dict[int, Claim] = {}
    for match in _CANDIDATE.finditer(text):
        read = _denominator(text, match.start())
        if read is None:
            continue
        begin, end, unit = read
        index = bisect_left(starts, begin)
        while index < len(found) and starts[index] < end:
            dropped[index] = Claim(start=found[index].start, end=found[index].end, fate="word")
            index += 1
        _govern(text, found, index, end, unit)
    kept = [quantity for index, quantity in enumerate(found) if index not in dropped]
    return kept, list(dropped.values())


@cache
def _words() -> dict[str, str]:
    return {row.word: row.unit for row in rows("denominators.csv", Denominator)}


def _denominator(text: str, place: int) -> tuple[int, int, str] | None:
    """The denominator whose 均, 每 or 年内 stands at ``place``: its stretch and its unit."""
    if text[place] in "均产":
        return _listed(text, place + 1)
    if text[place] == "年":
        number = _WITHIN.search(text, max(0, place - 2), place)
        if number is None or not _AT_MOST.match(text, place):
            return None
        return number.start(), place + 2, f"{number[0]}年"
    if text[place] != "每":
        return _bare_denominator(text, place)
    each = _EACH.match(text, place)
    if each is None:
        return None
    scale = each["scale"] or ""
    if persons := _PERSONS.match(text, each.end()):
        return place, persons.end(), f"{scale}人"
    if each["each"]:
        return place, each.end(), scale + each["each"]
    if span := _SPANS.match(text, each.end()):
        return place, span.end(), scale + span[0]
    unit = units.plain(text, each.end())
    return (place, unit.end, scale + unit.name) if unit else None


def _listed(text: str, end: int) -> tuple[int, int, str] | None:
    """A word of the list that ends at ``end``; 次均 is per 人次 where people are treated or helped."""
    for length in (3, 2):
        unit = _words().get(text[end - length : end])
        if unit:
            people = unit == "次" and _VISITS.search(text, max(0, end - 40), end)
            return end - length, end, "人次" if people else unit
    return None


def _bare_denominator(text: str, place: int) -> tuple[int, int, str] | None:
    """日处理能力 is per day; 万人发明专利拥有量 is per 万人, unless a number stands before."""
    if text[place] == "日":
        return None if text[place - 1 : place] in _NO_DAY else (place, place + 1, "日")
    return None if text[place - 1 : place] in _NUMERALS else (place, place + 2, text[place : place + 2])


def _govern(text: str, found: list[Quantity], index: int, end: int, per: str) -> None:
    """Give the denominator to the first figure of its clause and to those that repeat its unit."""
    unit = ""
    while index < len(found):
        quantity = found[index]
        between = text[end : quantity.start]
        if _HARD_BREAK.search(between) or len(between) > 60:
            return
        if unit:
            last = text[found[index - 1].outer_end : quantity.outer_start]
            if quantity.unit == unit:
                if not _goes_on(last, per):
                    return
                found[index] = _rate(quantity, per)
        elif "；" in between or _NEW_SUBJECT.search(between):
            return
        elif quantity.kind not in _EXEMPT and quantity.unit not in _OWN_DURATIONS:
            unit = quantity.unit
            found[index] = _rate(quantity, per)
        index += 1


def _goes_on(between: str, per: str) -> bool:
    """Whether a figure of the same unit is of the same denominator, by what stands between it and the one before."""
    if _JOINED.match(between) or _COMPARED.search(between):
        return True
    return per.endswith("人") and _OF_THE_SAME.search(between) is not None


def _rate(quantity: Quantity, per: str) -> Quantity:
    return msgspec.structs.replace(quantity, kind="rate", unit=f"{quantity.unit}/{per}")
