"""Ordinals: a place in an order (第五, 第3名, 前十位), or part of a name (第十四届, 第三方) or a list's label."""

import re
from decimal import Decimal

from zhibiao.core.document import Claim, Quantity
from zhibiao.quantities import bounds
from zhibiao.quantities.numbers import Number

_ORDINAL = re.compile(r"(?:第[ ]?|(?<![以之目先从年提日史空])前[ ]?)$")
_PLACE = re.compile(r"[ ]?(名|位)(?!置|列|称|录|单|额)")
_OTHER = re.compile(r"[ ]?(个|大|家)(?!五年|百年|春|学期|月|季度|阶段|方面)")
_END = re.compile(r"[ \t]*(?:[，。、；：！？）)】”’,;!\r\n]|$|的位|和|及|以及|[多高大低少长强好优](?=[，。；、）\n]|$))")
_FIELD = re.compile(
    r"(?:以来|排名|位次|名次|排|列|居|位|跃升|升至|进位|升到|全球|世界|全国|全省|全市|全区|全县|全州|全盟|全系统|同类|地区|省|市|州|区|县|城市|国内|国|西部|中部|东部|东北|北方|南方|增速|总量|总数|考核|内|均|为|至|到|之|成为|稳居|获|获得)"
    r"[^，。；、\n“”]{0,3}$"
)
_LABEL_BEFORE = re.compile(r"(?:^|[。；：！？\n　])[ \t　“]*$")


def is_ordinal(text: str, start: int) -> bool:
    """Whether 第 or 前 stands right before ``start``."""
    return text[start - 1 : start] in "第前 " and _ORDINAL.search(text, max(0, start - 3), start) is not None


def read(text: str, number: Number) -> list[Quantity] | Claim:
    """What the ordinal is: a rank, or a claim of its number with 第."""
    first = _ORDINAL.search(text, max(0, number.start - 3), number.start)
    start = first.start() if first else number.start
    if first is None or first[0].startswith("前"):
        return _leading(text, start, number)
    before = text[max(0, start - 12) : start]
    place = _PLACE.match(text, number.end)
    if place:
        return [_rank(text, start, start, place.end(), number.value, place[1])]
    if _LABEL_BEFORE.search(before) and _END.match(text, number.end):
        return Claim(start=start, end=number.end, fate="label")
    in_field = _FIELD.search(before)
    if in_field and _END.match(text, number.end):
        return [_rank(text, start, start, number.end, number.value, "名")]
    other = _OTHER.match(text, number.end)
    if other and in_field:
        return [_rank(text, start, start, other.end(), number.value, other[1])]
    return Claim(start=start, end=number.end, fate="name")


def _leading(text: str, start: int, number: Number) -> list[Quantity] | Claim:
    """前十位, 前3名: at or above a place; any other 前 is no ordinal of its own."""
    place = _PLACE.match(text, number.end)
    if place:
        return [_rank(text, number.start, start, place.end(), number.value, place[1], "<=")]
    if _END.match(text, number.end) and _FIELD.search(text[max(0, start - 12) : start]):
        return [_rank(text, number.start, start, number.end, number.value, "名", "<=")]
    return Claim(start=number.start, end=number.end, fate="name")


def _rank(
    text: str, start: int, outer_start: int, end: int, value: Decimal, unit: str, bound: str | None = None
) -> Quantity:
    around = bounds.around(text, start, end, "rank", more=False)
    return Quantity(
        start=start, end=end, kind="rank", value=value, unit=unit, bound=bound or around.bound,  # type: ignore[arg-type]
        outer_start=min(outer_start, around.start), outer_end=around.end,
    )  # fmt: skip
