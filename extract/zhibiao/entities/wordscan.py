"""Every word of a large list in a text, in one scan."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import ahocorasick

Value = TypeVar("Value")


class WordScan(Generic[Value]):
    """Finds words in texts, each with a value that belongs to it.

    The automaton runs over UTF-8, one character a byte: a node has at most 64 branches then, not thousands, and the
    library looks them up one by one.

    Args:
        words: the words with their values; of one that comes twice the last value holds.

    Example:
        >>> list(WordScan([("益阳", 1), ("益阳市", 2)]).find("在益阳市"))
        [(1, 3, 1), (1, 4, 2)]
    """

    def __init__(self, words: Iterable[tuple[str, Value]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word, value in words:
            self._automaton.add_word(_bytes(word), (len(word), value))
        self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Start, end and value of every word in a text, overlapping ones too, in the order of their ends."""
        if not len(self._automaton):
            return
        encoded = _bytes(text)
        read, position = 0, 0  # bytes and characters before the last hit's end
        for last, (length, value) in self._automaton.iter(encoded):
            position += len(encoded[read : last + 1].encode("latin-1").decode())
            read = last + 1
            yield position - length, position, value


def _bytes(text: str) -> str:
    return text.encode(errors="replace").decode("latin-1")
