"""Find the numerals of a text: one scan for a first character, then one match of the whole numeral."""

import re
from decimal import Decimal
from typing import NamedTuple

from zhibiao.core import numerals

_HAN = "零〇○一二两三四五六七八九十百千万亿廿卅萬億兩"
_UNIT_OF_THOUSANDS = "瓦米克卡伏赫焦帕安周公"  # 千瓦, 千米 … and 千赫 are units of their own
_SCALE = rf"(?:百(?![分货姓强佳科])|千(?![{_UNIT_OF_THOUSANDS}])|[万亿萬億])"
_SPACED = r"\d{1,3}(?: \d{3})+(?=[ ]?[万亿件个人户元名家次%])"  # 321 146件
_ARABIC = rf"(?:{_SPACED}|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}(?:，\d{{3}})+(?!\d)|\d+)(?:\.\d+)?"

ANCHOR = re.compile(rf"[0-9{_HAN}壹贰叁肆伍陆柒捌玖首半]")
_NUMBER = re.compile(
    rf"(?P<arabic>{_ARABIC})(?P<scale>(?: ?[余多几]? ?{_SCALE})+(?:零?\d+(?:\.\d+)?{_SCALE}+)*)?"
    rf"|(?P<han>(?:[零〇○一二两三四五六七八九十廿卅兩]|{_SCALE})+(?:点[零〇一二三四五六七八九]+{_SCALE}*)?"
    rf"(?:[余餘多几]{_SCALE}+)?)"
    rf"|(?P<half>(?<![上下前后])半(?=年|天|个月|个?小时|个?学期))"
    rf"|(?P<formal>[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟零]+[万亿萬億]*)"
)


_CLOSING_SCALE = re.compile(r"[百千万亿萬億]+$")
_ONE = Decimal(1)
_NO_SEPARATORS = str.maketrans("", "", ",， ")


class Number(NamedTuple):
    """A numeral of the text: where it stands, its value, whether it is Chinese, and the factor of its closing scale."""

    start: int
    end: int
    value: Decimal
    more: bool
    han: bool
    factor: Decimal

    @property
    def scaled(self) -> bool:
        """Whether 千, 万 or 亿 closes it."""
        return self.factor > 1


def end(text: str, start: int) -> int:
    """Where the run of numerals that begins at ``start`` ends, whether it reads as a number or not."""
    match = _NUMBER.match(text, start)
    return match.end() if match else start + 1


def read(text: str, start: int) -> Number | None:
    """The numeral that begins at ``start``, as long as it reads as one; None if it reads as none."""
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    if match.lastgroup == "arabic":
        written = match["arabic"]
        return Number(start, match.end(), Decimal(written.translate(_NO_SEPARATORS)), False, False, _ONE)
    scale = _CLOSING_SCALE.search(match[0])
    try:
        numeral = numerals.parse(match[0])
        factor = numerals.parse(scale[0]).value if scale else _ONE
    except ValueError:
        return None
    return Number(start, match.end(), numeral.value, numeral.more, match["arabic"] is None, factor)
