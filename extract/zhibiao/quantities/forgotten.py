"""The unit of a number that the report printed without one, where the sentence makes it plain."""

import re
from decimal import Decimal

from zhibiao.core.facts import Kind
from zhibiao.quantities import numbers, units
from zhibiao.quantities.contexts import context
from zhibiao.quantities.numbers import Number

_JOINT = re.compile(r"[ ]?[、和及与/][ ]?(?=\d)")
_NOUN = re.compile(r"(?![以左上多余的，、])[\u4e00-\u9fff]{2}")  # a number with its noun after it is no money
_LONGEST_LIST = 8
_SENTENCE_END = re.compile(r"[。；\n]")


def listed(text: str, number: Number) -> tuple[Kind, str, Decimal] | None:
    """The kind, unit and scale of a later number of the same list (提高0.9、5.9个百分点), if there is one."""
    position = number.end
    for _ in range(_LONGEST_LIST):
        joint = _JOINT.match(text, position)
        if joint is None:
            return None
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
    if ratio := context("ratio-before").search(before):
        return "multiple" if ratio[1] else "percentage", ""
    share = context("share-before").search(before) or context("percent-listed-before").search(before)
    if share and not number.scaled and number.value <= 100:
        return "percentage", "%"
    if number.scaled and context("people-after").match(text, number.end):
        return "count", "人"
    named = _NOUN.match(text, number.end)
    if (
        not named
        and (number.scaled or not number.value)
        and context("money-before").search(_SENTENCE_END.split(before)[-1])
    ):
        return "amount", "元"
    return "count", ""
