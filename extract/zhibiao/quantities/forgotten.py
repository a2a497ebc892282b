"""The unit of a number that the report printed without one, where the sentence makes it plain."""

import re
from decimal import Decimal

from zhibiao.core.facts import Kind
from zhibiao.quantities import numbers, units
from zhibiao.quantities.numbers import Number

_MONEY = re.compile(
    r"资金|经费|预算|决算|收入|支出|结余|结转|[水电房租医药罚学规税会保运养缴经公杂]费|生产总值|费用|款|金额|债|税|投资|产值|资产|余额"
)
_INDEX = re.compile(r"(?:(收入比|倍差|比值)|指数|系数|PMI|容积率|基尼)[^，。；：\n]{0,14}$")
_SHARE = re.compile(r"(?:[一-鿿]率|比例|占比|比重|增速|增幅|降幅)(?:均?[为达是]|达到|仅|仅为|约)?[ ]?$")
_LISTED = re.compile(r"(?:%|‰)[ ]?(?:[、和及与][ ]?|[、，]?(?:以及|和)[ ]?)$")
_PEOPLE = re.compile(r"[^，。；、\d\n]{0,12}?(?:人口|群众|职工|居民|农民|学生|老人|老年人|劳动力|党员|干部|教师|儿童|残疾人|重点群体|用工|会员|者)")
_JOINT = re.compile(r"[ ]?[、和及与/][ ]?(?=\d)")
_SENTENCE_END = re.compile(r"[。；\n]")


def listed(text: str, number: Number) -> tuple[Kind, str, Decimal] | None:
    """The kind, unit and scale that a later number of the same list has (提高0.9、5.9个百分点); None if there is none."""
    position = number.end
    while joint := _JOINT.match(text, position):
        following = numbers.read(text, joint.end())
        if following is None or following.han:
            return None
        found = units.at(text, following.end)
        if found is not None:
            return found.kind, found.name, following.factor
        position = following.end
    return None


def unit(text: str, number: Number) -> tuple[Kind, str]:
    """The kind and unit of a bare number; ``("count", "")`` where nothing tells.

    Example:
        >>> from zhibiao.quantities import numbers
        >>> unit("执行率为0。", numbers.read("执行率为0。", 4))
        ('percentage', '%')
    """
    before = text[max(0, number.start - 40) : number.start]
    if ratio := _INDEX.search(before):
        return "multiple" if ratio[1] else "percentage", ""
    if not number.scaled and number.value <= 100 and (_SHARE.search(before) or _LISTED.search(before)):
        return "percentage", "%"
    if number.scaled and _PEOPLE.match(text, number.end):
        return "count", "人"
    if (number.scaled or not number.value) and _MONEY.search(_SENTENCE_END.split(before)[-1]):
        return "amount", "元"
    return "count", ""
