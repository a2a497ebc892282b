"""The one pass over a text that finds its quantities and claims its other numbers."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from zhibiao.core.document import Claim, Quantity, Span
from zhibiao.core.facts import Fate
from zhibiao.quantities import numbers, patterns, words
from zhibiao.quantities.attributes import names_a_class
from zhibiao.quantities.rates import with_denominators
from zhibiao.quantities.read import Reading, measured, special

_MARKS = {"(": "（", ")": "）", ";": "；"}
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3})")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")


def find(folded: str, taken: Sequence[Span] = ()) -> tuple[list[Quantity], list[Claim]]:
    """All quantities of a text, and its numbers that are known to be none.

    Args:
        folded: the text, widths folded (:func:`zhibiao.core.folding.fold`).
        taken: stretches that belong to others (dates, periods, heading labels); nothing found overlaps them.

    Returns:
        The quantities and the claims, each in the order of the text; no two overlap. Offsets are character offsets
        into ``folded``, end exclusive. Values are in base units; a minus sign that is printed is part of the
        quantity and of its value, a fall that only a word tells (下降5%) is not.

    Example:
        >>> quantities, claims = find("检查企业1520家次，12315热线受理超3万件。")
        >>> [(found.value, found.unit, found.bound) for found in quantities]
        [(Decimal('1520'), '家次', '='), (Decimal('30000'), '件', '>')]
        >>> [claim.fate for claim in claims]
        ['code']
    """
    text = _with_chinese_marks(folded)
    finder = _Finder(text, taken)
    finder.run()
    quantities, denominators = with_denominators(text, finder.quantities)
    return quantities, sorted(finder.claims + denominators, key=lambda claim: claim.start)


def _with_chinese_marks(text: str) -> str:
    """The same text, of the same length, with Chinese brackets, semicolons and commas for the ASCII ones."""
    for ascii_mark, mark in _MARKS.items():
        text = text.replace(ascii_mark, mark)
    return _COMMA.sub("，", text) if "," in text else text


class _Finder:
    """One pass: at each numeral the first of word, name, quantity that fits."""

    def __init__(self, text: str, taken: Sequence[Span]) -> None:
        self.text = text
        self.quantities: list[Quantity] = []
        self.claims: list[Claim] = []
        self._owned = sorted(taken)
        self._owned_starts = [span.start for span in self._owned]
        self._titles = [match.span() for match in _TITLE.finditer(text)]
        self._title_starts = [start for start, _ in self._titles]
        self._words = words.claims(text)
        self._word_starts = [word.start for word in self._words]

    def run(self) -> None:
        """Walk over the text once, from numeral to numeral."""
        position = 0
        search = numbers.ANCHOR.search
        while found := search(self.text, position):
            position = self._at(found.start())

    def _at(self, start: int) -> int:
        """Decide what the numeral at ``start`` is; where to go on."""
        if owner := self._owner(start):
            return owner.end
        index = bisect_right(self._word_starts, start) - 1
        if index >= 0 and start < self._words[index].end:
            word = self._words[index]
            return self._claim(word.start, word.end, word.fate)
        if self._in_title(start):
            number = numbers.read(self.text, start)
            return self._claim(start, number.end if number else start + 1, "name")
        script: patterns.Script = "digit" if self.text[start] <= "9" else "han"
        first = patterns.match("first", script, self.text, start)
        if first is not None:
            pattern, end = first
            if pattern.fate:
                return self._claim(start, end, pattern.fate)
            return self._keep(special(self.text, start, end, pattern), start, end)
        reading, end = measured(self.text, start, script)
        return self._keep(reading, start, end)

    def _keep(self, reading: Reading | None, start: int, end: int) -> int:
        """Add what was read, unless it runs into a stretch that others own."""
        if isinstance(reading, Claim):
            return self._claim(reading.start, reading.end, reading.fate)
        if reading is None:
            return end
        stop = reading[-1].end
        following = bisect_right(self._owned_starts, start)
        if following < len(self._owned) and self._owned_starts[following] < stop:
            end = min(end, self._owned_starts[following])
            return self._claim(start, end, "label" if self.text[end - 1] in ".、．" else "word")
        for quantity in reading:
            if names_a_class(self.text, quantity):
                self._claim(quantity.start, quantity.end, "name")
            else:
                self.quantities.append(quantity)
        return stop

    def _claim(self, start: int, end: int, fate: Fate) -> int:
        if end > start:
            self.claims.append(Claim(start=start, end=end, fate=fate))
        return end

    def _in_title(self, start: int) -> bool:
        index = bisect_right(self._title_starts, start) - 1
        return index >= 0 and start < self._titles[index][1]

    def _owner(self, start: int) -> Span | None:
        index = bisect_right(self._owned_starts, start) - 1
        return self._owned[index] if index >= 0 and start < self._owned[index].end else None
