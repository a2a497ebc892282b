"""Whether a Chinese numeral with a measure word is stated as a figure: 召开会议一次 is, 一次性 and 一批 are not."""

import re

from zhibiao.core.facts import Fate
from zhibiao.quantities import bounds
from zhibiao.quantities.numbers import Number
from zhibiao.quantities.units import Found

_END = re.compile(r"[ \t]*(?:[，。、；！？）)】”,;!\r\n]|$|以上|以下|以内|左右|之内)")
_VAGUE_BEFORE = frozenset("数几上成若")
_NEIGHBOURS = re.compile(r"(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九|百八十)(?=$|[十百千万亿])")
_BOUND_AFTER = re.compile(r"以上|以下|以内|之内|左右|多")
_BACK_REFERENCE = re.compile(r"(?:[这那后前该此各]|上述|以下|如下|下列)$")
_ARTICLE_BEFORE = re.compile(r"[统唯之同单专划逐第每某另如合为这那上下新又再进任其有首各哪]$")
_STRONG = frozenset("次 家 件 起 项 名 人 篇 场 处 座 台 辆 条 部 份 套 期 例 户 所 间 栋 幢 艘 只 头 本 册 枚 宗 人次 家次 批次 个".split())
_SPAN_BEFORE = re.compile(r"(?:连续|历时|为期|长达|持续|累计|不满|期限|至|到|为|延长|缩短|提前|压缩|满|合计|期|仅|只|用)[了为至到约近]?$")


def is_vague(text: str, number: Number) -> bool:
    """数十, 上百, 三五个, 十万八千: no figure."""
    written = text[number.start : number.end]
    if not number.han:
        return False
    before = text[number.start - 1 : number.start]
    if before in _VAGUE_BEFORE and before and written[0] in "十百千万亿":
        return True
    return _NEIGHBOURS.search(written) is not None


def fate(text: str, number: Number, unit: Found, start: int) -> Fate | None:
    """Why a Chinese numeral with a unit is no figure; None if it is one.

    Args:
        text: the text.
        number: the numeral; of a range its upper end.
        unit: its unit.
        start: where the quantity begins.
    """
    written = text[number.start : number.end]
    if number.han and _BACK_REFERENCE.search(text, max(0, start - 2), start) and unit.kind == "count":
        return "word"
    bound = bounds.before(text, start)[1]
    closed = _END.match(text, unit.end) is not None
    if written[0] in "百千万亿":
        figure = bound in (">", "<", "~") or (bound is not None and closed)
    elif unit.kind == "duration":
        return None if _lasts(text, number, unit, start, closed or bound is not None) else "date"
    elif written == "一":
        figure = _one(text, unit, start, closed) or (closed and bound is not None)
    else:
        figure = written != "二" or unit.kind in ("percentage", "multiple", "measure")
    return None if figure else "word"


def _lasts(text: str, number: Number, unit: Found, start: int, closed: bool) -> bool:
    """A span of years is a figure where it is said to last (连续三年) or stands at a clause's end; 五年增长 is a date."""
    if unit.name != "年" and number.value > 1:
        return True
    if _SPAN_BEFORE.search(text, max(0, start - 4), start) or bounds.before(text, start)[1]:
        return True
    return closed and (not number.han or (unit.name != "年" and number.value < 1) or _BOUND_AFTER.match(text, unit.end) is not None)


def _one(text: str, unit: Found, start: int, closed: bool) -> bool:
    """一 is a figure before a unit proper, and after what it counts (召开会议一次。); elsewhere it is the article."""
    if unit.kind in ("percentage", "amount", "multiple"):
        return unit.kind == "percentage" or closed
    return closed and unit.name in _STRONG and not _ARTICLE_BEFORE.search(text, max(0, start - 1), start)
