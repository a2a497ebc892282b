"""Thresholds that only name a class (过10万亿元省份, 3岁以下婴幼儿, 投资10亿元以上的项目) are no figures of their own."""

import re

from zhibiao.core.document import Quantity

_KINDS = ("amount", "duration", "measure")
_SIZES = ("人", "户", "层", "张", "座", "床", "头", "亩", "名")  # 20户以上自然村; but 培育100家以上企业 counts them
_CLAUSE_END = re.compile(r"[ \t]*(?:[，。、；：！？）)】》”’;,!|\r\n]|$)")
_STATED_BEFORE = re.compile(
    r"(?:连续|持续|累计|达到?|培训|惠及|带动|覆盖|帮助|引进|培育|增加|增长|新增|净增|减少|压减|压缩|缩短|延长|完成|实现|投入|确保|力争|至|为|到|在|有|获|满)[了至到为]?$"
)
_CLASS = re.compile(r"(?:级?(?:的)?)(?:省份|城市|企业|项目|产业|集群|强|县|区|镇|村|园区|市|设备|户|家庭|群体|人群|市场主体|基金|工程|品牌|街区|商圈|平台|园)")
_RATE_WITHIN = re.compile(r"(?:以|之)?内[^，。；、\d]{1,12}率")


def names_a_class(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is a threshold in an attribute.

    Example:
        >>> from zhibiao.quantities import find
        >>> [quantity.unit for quantity in find("有11个市完成投资超50亿元，1000万元以上项目200个。")[0]]
        ['个', '元', '个']
    """
    if quantity.kind not in _KINDS and quantity.unit not in _SIZES:
        return False
    end = quantity.outer_end
    if text.startswith("级", end) and quantity.kind != "count":
        return True
    if quantity.kind == "duration" and _RATE_WITHIN.match(text, quantity.end):
        return True
    if _CLAUSE_END.match(text, end):
        return False
    if end > quantity.end and text[quantity.end : end] not in ("内", "以内", "之内", "左右", "上下", "多", "有余"):
        return text.startswith("的", end) or not _STATED_BEFORE.search(
            text, max(0, quantity.outer_start - 4), quantity.outer_start
        )
    bounded = quantity.outer_start < quantity.start and quantity.bound in (">", "<", ">=", "<=")
    return bounded and quantity.kind == "amount" and _CLASS.match(text, end) is not None
