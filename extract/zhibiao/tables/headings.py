"""Headings as people read them: line breaks and letter spaces gone, and told apart from data."""

import re
from collections.abc import Sequence

from zhibiao.tables.patterns import shape
from zhibiao.tables.values import read_cell

_BREAK = re.compile(r"\s*[\r\n]+\s*")
_LETTERS = re.compile(r"(?:(?<=^)|(?<=[\s（(：:、#]))([一-龥])(?:[ ]+([一-龥]))+(?=$|[\s：:（(、])")
_BLANKS = re.compile(r"[ \t]{2,}")
_SIGNS = re.compile(r"(?<=[（(：:、“])[ ]+|[ ]+(?=[）)：:、”])")
_LONGEST = 30  # characters; a longer text heads nothing


def joined(text: str) -> str:
    """A heading on one line, its letter-spaced words closed up.

    Args:
        text: the cell as printed, folded.

    Example:
        >>> joined("年度\\n指标值"), joined("合     计"), joined("企业开办 首套印章")
        ('年度指标值', '合计', '企业开办 首套印章')
    """
    flat = text.strip()
    if "\n" in flat or "\r" in flat:
        flat = _BREAK.sub("", flat)
    if " " not in flat and "\t" not in flat:
        return flat
    flat = _LETTERS.sub(lambda match: match[0].replace(" ", ""), flat)
    return _SIGNS.sub("", _BLANKS.sub(" ", flat)).strip()


def is_heading_row(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are headings of columns: no number, and most of them end as headings do.

    Example:
        >>> is_heading_row(["项目", "2022年决算数", "2023年预算数"]), is_heading_row(["合计", "770.4", "/"])
        (True, False)
    """
    filled = [joined(text) for text in texts if text.strip()]
    if len(filled) < 2 or not all(could_head(text) for text in filled):
        return False
    if any(shape("enumerated").search(text) or shape("level-name").search(text) for text in filled):
        return False
    known = sum(shape("heading").search(text) is not None for text in filled)
    return known * 5 >= len(filled) * 3


def could_head(text: str) -> bool:
    """Whether a text may head a column: short, no number, no list item, no pair of key and value.

    Args:
        text: a heading on one line.
    """
    if len(text) > _LONGEST or text.endswith(("：", ":", "。", "；")) or shape("nothing").search(text):
        return False
    content = read_cell(text)
    return not content.whole and not content.prose and not any(reading.label for reading in content.readings)
