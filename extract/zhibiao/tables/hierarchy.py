"""Which row is a part of which: by code, by number, by 其中, by indentation, and where these are silent by sums."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhibiao.segment.patterns import headings
from zhibiao.tables.patterns import shape
from zhibiao.tables.units import without_unit

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
_AFTER_LABEL = "、.．:： "
_HAN = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")}
_MOST_PARTS = 200  # rows that are added up to see whether they are the parts of one
_ROUNDING = Decimal("0.011")  # of each term, in the unit that the table is printed in

Values = Mapping[int, Decimal]


class Label(NamedTuple):
    """The name of a row, and what its print says about its place."""

    text: str  #: without number, 其中, unit and colon
    indent: int = 0
    reach: int = 0  #: where the name itself begins, behind 其中 or a number; a wide character counts two
    rank: int | None = None  #: of its number; a lower one stands further out
    number: int = 0
    whereof: bool = False
    heads: bool = False  #: a colon ends it
    total: bool = False
    code: str = ""


def read_label(text: str, indent: int = 0, code: str = "") -> Label:
    """Read the name of a row.

    Args:
        text: the name as printed, folded, on one line.
        indent: the blanks before it.
        code: its code of the budget classification, where a column gives one.

    Example:
        >>> read_label("1、公务接待费（人）")
        Label(text='公务接待费', indent=0, reach=3, rank=7, number=1, whereof=False, heads=False, total=False, code='')
        >>> read_label("其中：公车购置").whereof, read_label("2013901 行政运行").code
        (True, '2013901')
    """
    rank, number, printed = None, 0, text
    if not code and (coded := shape("row-code").search(text)):
        text, code = text[coded.end() :], coded["code"]
    whereof = shape("whereof").search(text)
    if whereof:
        text = text[whereof.end() :]
    if not code and (match := headings().at_start.match(text)):
        rank = headings().labels[(match.lastgroup or "").replace("_", "-")].rank
        number = _number(match[0])
        text = text[match.end() :].lstrip(_AFTER_LABEL) or text
    reach = indent + sum(1 if character.isascii() else 2 for character in printed[: printed.find(text)])
    heads = text.endswith(("：", ":"))
    text = without_unit(text.rstrip("：: "))
    total = shape("total").search(text) is not None
    return Label(text, indent, reach, rank, number, whereof is not None, heads, total, code)


def _number(label: str) -> int:
    digits = _NUMBER.search(label)
    if digits is None:
        return 0
    if digits[0].isdigit():
        return int(digits[0])
    ten, _, one = digits[0].rpartition("十")
    return (_HAN.get(ten, 1) * 10 if "十" in digits[0] else 0) + _HAN.get(one, 0)


def find_parents(labels: Sequence[Label], values: Sequence[Values]) -> list[int | None]:
    """The row that each row is a part of.

    Args:
        labels: the rows' names, from top to bottom.
        values: of each row its numbers by column, which settle what the print leaves open.

    Returns:
        For each row the index of its parent, ``None`` for one that stands outermost.

    Example:
        >>> find_parents([read_label(t) for t in ("项目支出:", "1、专项", "公用经费:", "其中:办公费")], [{}] * 4)
        [None, 0, None, 2]
    """
    if sum(bool(label.code) for label in labels) * 2 > len(labels):
        return _by_code(labels)
    return _Nesting(labels, values).parents


def _by_code(labels: Sequence[Label]) -> list[int | None]:
    """Codes that begin alike: 20139 is a part of 201."""
    seen: dict[str, int] = {}
    parents: list[int | None] = []
    for index, label in enumerate(labels):
        shorter = (label.code[:end] for end in range(len(label.code) - 1, 0, -1))
        parents.append(next((seen[code] for code in shorter if code in seen), None))
        if label.code:
            seen[label.code] = index
    return parents


class _Nesting:
    """One pass over the rows with the rows that are open: those that the next one may be a part of."""

    def __init__(self, labels: Sequence[Label], values: Sequence[Values]) -> None:
        self._labels = labels
        self._values = values
        self._indented = len({label.indent for label in labels}) > 1
        self._open: list[int] = []
        self._whereof: set[int] = set()  #: rows that 其中 introduces, and those that go on with it
        self._counts: dict[int, int] = {}
        self._last_part: dict[int, int] = {}  #: of a numbered row the last row that adds up to it
        self.parents: list[int | None] = []
        for index, label in enumerate(labels):
            self._place(index, label)

    def _place(self, index: int, label: Label) -> None:
        if label.total:
            self._open = []
            self.parents.append(None)
            return
        if label.whereof:
            self._close_whereof(label.indent)
            self._whereof.add(index)
        elif label.rank is not None:
            self._place_numbered(label)
        else:
            self._place_plain(index, label)
        self.parents.append(self._open[-1] if self._open else None)
        self._open.append(index)
        if label.rank is not None:
            self._last_part[index] = index + self._adding_up(index)

    def _place_numbered(self, label: Label) -> None:
        ranks = [self._labels[index].rank for index in self._open]
        if label.rank in ranks:
            del self._open[ranks.index(label.rank) :]
            return
        while self._open:
            top = self._labels[self._open[-1]]
            inside = self._open[-1] in self._whereof and label.indent <= top.indent
            if inside or (top.rank or 0) > (label.rank or 0) or (self._indented and top.indent > label.indent):
                self._open.pop()
            else:
                return

    def _place_plain(self, index: int, label: Label) -> None:
        for place, other in enumerate(self._open):
            if other in self._whereof:
                if self._goes_on(index, other):
                    del self._open[place:]
                    self._whereof.add(index)
                    return
                if not (self._indented and label.indent > self._labels[other].indent):
                    del self._open[place:]
                break
        if label.heads and not (self._indented and label.indent):
            self._open = []
        while self._open:
            top = self._open[-1]
            if index <= self._last_part.get(top, -1) or self._between(top, index):
                return
            if self._indented and self._labels[top].indent < label.indent:
                return
            self._open.pop()

    def _goes_on(self, index: int, whereof: int) -> bool:
        """Whether a row without a mark goes on with what 其中 began: as far in, or still adding up."""
        label, first = self._labels[index], self._labels[whereof]
        if self._indented and (first.indent or label.indent):
            return first.indent <= label.indent <= first.reach + 1 and label.indent > 0
        parent = self.parents[whereof]
        if parent is None or label.heads:
            return False
        return index <= parent + self._adding_up(parent)

    def _between(self, top: int, index: int) -> bool:
        """Whether a row without a number stands between two numbers of one list, and so under the first."""
        numbered = self._labels[top]
        if numbered.rank is None or self._labels[index].heads or self._labels[index].indent < numbered.indent:
            return False
        for later in self._labels[index + 1 :]:
            if later.rank is not None and later.rank <= numbered.rank:
                return later.rank == numbered.rank and later.number == numbered.number + 1
            if later.heads or later.total:
                return False
        return False

    def _close_whereof(self, indent: int) -> None:
        """Leave what an earlier 其中, as far in or further, began."""
        for place, index in enumerate(self._open):
            if index in self._whereof and self._labels[index].indent >= indent:
                del self._open[place:]
                return

    def _adding_up(self, index: int) -> int:
        """How many of the rows right below a row add up to it, 0 if none do."""
        if index not in self._counts:
            self._counts[index] = self._count(index)
        return self._counts[index]

    def _count(self, index: int) -> int:
        whole = {column: value for column, value in self._values[index].items() if value}
        sums: dict[int, Decimal] = {}
        last = min(len(self._labels), index + 1 + _MOST_PARTS)
        for count, below in enumerate(range(index + 1, last), 1):
            label = self._labels[below]
            if label.total or label.heads or (label.rank is not None and label.rank == self._labels[index].rank):
                return 0
            for column, value in self._values[below].items():
                if column in whole:
                    sums[column] = sums.get(column, Decimal(0)) + value
            if count > 1 and sums and all(abs(sums[c] - whole[c]) <= _ROUNDING * count for c in sums):
                return count
        return 0
