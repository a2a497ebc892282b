"""Texts as counts of their character n-grams, hashed into a fixed number of buckets; all texts of a report at once.

Chinese words are short, and n-grams of characters hold them without a word cutter, which would cost ten times the rest
(models/areas/README.md has the comparison).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

BUCKETS = 1 << 17
LONGEST = 3  # characters of an n-gram
_SHIFT = 64 - 17
_ENUMERATOR = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]+(?:部分|章|节|篇)|[一二三四五六七八九十]{1,3}[、.]"
    r"|\d{1,2}[、.](?!\d)|[一二三四五六七八九十]是|——|[①-⑳]|\s+"
)
_NUMBER = re.compile(r"\d[\d,.]*")
_BLANKS = re.compile(r"\s+")
_END = "\n"  # between texts; in none of them
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # odd, of 64 bits, as in xxHash


def plain(text: str) -> str:
    """What of a folded text says its subject: without its enumerator and blanks, every number as 0.

    Example:
        >>> plain("（二）新增 公园12.5公顷")
        '新增公园0公顷'
    """
    match = _ENUMERATOR.match(text)
    while match:
        text = text[match.end() :]
        match = _ENUMERATOR.match(text)
    return _NUMBER.sub("0", _BLANKS.sub("", text))


def hashed(texts: Sequence[str]) -> Iterator[tuple[Any, Any]]:
    """The n-grams of texts, by their length.

    Args:
        texts: as :func:`plain` gives them.

    Yields:
        For each length from 1 to ``LONGEST``: the bucket of every n-gram, in text order, and how many each text has.

    Example:
        >>> [counts.tolist() for _, counts in hashed(["食品安全", "", "药"])]
        [[4, 0, 1], [3, 0, 0], [2, 0, 0]]
    """
    import numpy as np

    joined = "".join([text + _END for text in texts])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    outside = codes == ord(_END)
    mixed = np.zeros(len(codes), dtype=np.uint64)
    inside = np.ones(len(codes), dtype=bool)
    for length, factor in enumerate(_FACTORS[:LONGEST]):
        size = max(len(codes) - length, 0)
        mixed = (mixed[:size] ^ codes[length:]) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
        inside = inside[:size] & ~outside[length:]
        buckets = (mixed[inside] * np.uint64(_FACTORS[0])) >> np.uint64(_SHIFT)
        yield buckets.astype(np.int64), np.maximum(lengths - length, 0)
