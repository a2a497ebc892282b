"""Thresholds that only name a class (过10万亿元省份, 3岁以下婴幼儿, 投资10亿元以上的项目) are no figures."""

from zhibiao.core.document import Quantity
from zhibiao.quantities.contexts import context

_KINDS = ("amount", "duration", "measure")
_SIZES = ("人", "户", "层", "张", "座", "床", "头", "亩", "名")  # 20户以上自然村; but 培育100家以上企业 counts them
_AGES = ("岁", "周岁")
_GROUPS = ("（含）", "(含)", "的", "人", "职工", "居民", "儿童", "老人", "年龄")  # 30至40岁（含）占45%
_NO_THRESHOLD = ("内", "以内", "之内", "左右", "上下", "多", "有余")


def names_a_class(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is a threshold in an attribute.

    Example:
        >>> from zhibiao.quantities import find
        >>> [found.unit for found in find("有11个市完成投资超50亿元，1000万元以上项目200个。")[0]]
        ['个', '元', '个']
    """
    if quantity.kind not in _KINDS and quantity.unit not in _SIZES:
        return False
    end = quantity.outer_end
    if text.startswith("级", end) and quantity.kind != "count":
        return True
    if quantity.kind == "duration" and context("rate-within").match(text, quantity.end):
        return True
    if context("clause-end").match(text, end):
        return False
    if end > quantity.end and text[quantity.end : end] not in _NO_THRESHOLD:
        stated = context("stated-before").search(text, max(0, quantity.outer_start - 4), quantity.outer_start)
        return text.startswith("的", end) or stated is None
    bounded = quantity.outer_start < quantity.start and quantity.bound in (">", "<", ">=", "<=")
    if quantity.unit in _AGES:
        return bounded or (quantity.value_high is not None and text.startswith(_GROUPS, end))
    return bounded and quantity.kind == "amount" and context("class-after").match(text, end) is not None
