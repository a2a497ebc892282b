"""Words, for features: jieba's cut with a dictionary of government reports, by rjieba where that is installed.

Matching never works on words (word cutters disagree); models do.
"""

import logging
import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module, resources
from pathlib import Path

_AT_HYPHENS = re.compile(r"-|[^-]+")  # rjieba keeps 2024-05-30 whole, jieba does not
Cutter = Callable[[str], Iterable[str]]

_FREQUENCY = 3000  # enough to keep a listed word whole; a general dictionary's common words have more


def cut(text: str) -> list[tuple[int, int]]:
    """Cut a text into words.

    Args:
        text: any text, best folded.

    Returns:
        The words' spans, which cover the text without gaps; signs and blanks are words too.

    Example:
        >>> text = "办结率98.7%"
        >>> [text[start:end] for start, end in cut(text)]
        ['办结率', '98.7%']
    """
    spans = []
    start = 0
    for word in _cutter()(text):
        end = start + len(word)
        spans.append((start, end))
        start = end
    return spans


@cache
def dictionary() -> tuple[str, ...]:
    """The words that are added to jieba's own, in the data file's order."""
    text = resources.files(__package__).joinpath("words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(dict.fromkeys(word for line in lines for word in line.split()))


@cache
def _cutter() -> Cutter:
    try:
        return rjieba_cutter()
    except ImportError:
        return jieba_cutter()


def rjieba_cutter() -> Cutter:
    """A cutter of its own from rjieba, with the same words added.

    Raises:
        ImportError: rjieba is not installed.
    """
    own = import_module("rjieba").Jieba()
    for word in dictionary():
        own.add_word(word, _FREQUENCY, "")

    def cutter(text: str) -> Iterator[str]:
        for word in own.cut(text):
            yield from _AT_HYPHENS.findall(word) if "-" in word and len(word) > 1 else (word,)

    return cutter


def jieba_cutter() -> Cutter:
    """A cutter of its own from jieba: the process-wide one, its log and its cache in the temp folder stay untouched."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba imports pkg_resources and has invalid escapes; neither is ours
        jieba = import_module("jieba")
    own = jieba.Tokenizer()
    log: logging.Logger = jieba.default_logger
    before, log.disabled = log.disabled, True
    try:
        with tempfile.TemporaryDirectory() as scratch:
            own.tmp_dir = _cache_folder() or scratch
            own.initialize()
    finally:
        log.disabled = before
    for word in dictionary():
        own.add_word(word, _FREQUENCY)
    cutter: Cutter = own.cut
    return cutter


def _cache_folder() -> str | None:
    """A folder that only this user can write to, or ``None``: a cache that others can write is code from others."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(base) / "zhibiao"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError:
        return None
    return str(folder)
