"""Distributed lists: the names of ``A、B和C`` that a run of numbers shares out."""

import re

from zhibiao.segment.words import cut

_SPLIT = re.compile("[、和及与，]|以及")
SHORTEST_HEAD = 2
_NUMERAL = re.compile("第?[一二三四五六七八九十]+$")


def split(text: str, *, by_head: bool = False) -> list[str]:
    """Split a noun phrase into its conjuncts, each a full name.

    The last conjunct's head is given to the others where they are too short to name anything alone, and 第 to
    bare ordinals.

    Args:
        text: the phrase.
        by_head: give the last one's head only where all others end with the character before it: 业 in
            ``制造业、建筑业、住宿餐饮业案件``.

    Example:
        >>> split("新能源汽车、智能手机限上零售额")
        ['新能源汽车限上零售额', '智能手机限上零售额']
        >>> split("第一、二、三产业增加值")
        ['第一产业增加值', '第二产业增加值', '第三产业增加值']
        >>> split("行业事故起数、死亡人数")
        ['行业事故起数', '死亡人数']
    """
    items = [item.strip() for item in _SPLIT.split(text) if item.strip()]
    if len(items) < 2:
        return items
    *others, last = items
    core = round(sum(len(item.removeprefix("第")) for item in others) / len(others))
    ordinals = _NUMERAL.match(others[0]) is not None and others[0].startswith("第")
    if ordinals:
        others = [item if item.startswith("第") else "第" + item for item in others]
        last = last if last.startswith("第") else "第" + last
        core += 1
    if not ordinals:
        core = min((end for _, end in cut(last)), key=lambda end: abs(end - core))
    if (end := _common_end(others, last)) or by_head:
        core = end or len(last)
    if len(last) - max(core, *map(len, others)) < SHORTEST_HEAD and not end:
        return [*others, last]
    return [item + last[core:] for item in others] + [last]


def _common_end(others: list[str], last: str) -> int:
    """Where in the last conjunct the character stands with which all others end, behind it; 0 if nowhere.

    >>> _common_end(["制造业", "建筑业"], "住宿餐饮业案件"), _common_end(["城镇", "农村"], "居民收入")
    (5, 0)
    """
    ends = {item[-1] for item in others}
    at = last.rfind(ends.pop()) + 1 if len(ends) == 1 else 0
    return at if 1 < at <= len(last) - SHORTEST_HEAD else 0
