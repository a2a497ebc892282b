"""Entries: the item of an account that a line opens with, and whose figures follow in sentences of their own.

Accounts are laid out by the government's classification (政府收支分类科目): class, section, item (类 款 项). A line
names one, ``1、公共安全支出（类）司法（款）行政运行（项）。``, and says afterwards what was budgeted and spent.
"""

import re

from zhibiao.metrics.slots import show

ENUMERATOR = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])\s*")
_LEVEL = re.compile(r"[（(]\s*(?:\d{0,7}\s*[类款项]|\d{3,7})\s*[）)]")
_ACCOUNT = re.compile(
    "(?:支出|收入|年初|全年|当年|本年|调整|[^，。]{0,4}年度?)*(?:预算|决算|执行)(?:数|安排数?|支出|收入)?"
)
LONGEST = 70  # characters; what is longer says more than a name
SHORTEST_LEVELLED = 1


def entry_of(opening: str) -> str:
    """The thing that a line opens with, from the line's text before its first sentence with a figure.

    Example:
        >>> entry_of("1、公共安全支出（类）司法（款）行政运行（项）。主要用于：人员支出。")
        '行政运行'
        >>> entry_of("（二）公务接待费。")
        '公务接待费'
        >>> entry_of("一年来，我们迎难而上。")
        ''
    """
    first = show(opening).partition("。")[0]
    label = ENUMERATOR.match(first)
    text = first[label.end() :] if label else first
    if not 1 < len(text) <= LONGEST or any(sign in text for sign in "，；：") or text.endswith("情况"):
        return ""
    return item_of(text) if label or _LEVEL.search(text) else ""


def item_of(text: str) -> str:
    """The innermost item that a name by class, section and item leads to; any other name as it is.

    >>> [item_of(name) for name in ("公共安全支出（204类）司法（06款）行政运行（01项）", "教育支出（类）", "培训费")]
    ['行政运行', '教育支出', '培训费']
    """
    if not _LEVEL.search(text):
        return text
    parts = [part.strip(" 、") for part in _LEVEL.split(text)]
    return next((part for part in reversed(parts) if len(part) > SHORTEST_LEVELLED), text)


def speaks_of_account(body: str) -> bool:
    """Whether words only say which column of an account a figure stands in: 支出决算, 年初预算数.

    >>> speaks_of_account("支出决算"), speaks_of_account("项目支出决算")
    (True, False)
    """
    return not body or _ACCOUNT.fullmatch(show(body)) is not None
