"""Tables with lines above, below and between rows but none between columns, such as three-line tables."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from zhibiao.read.pages.lines import set_rows
from zhibiao.read.pages.page import Char, Page, Rule
from zhibiao.read.pages.ruled import Cell, Ruled, merge_rules

_LEAST = 3  # lines
_SAME_END = 10.0  # points that the lines of a table may differ at their ends
_WIDTH = 0.25  # of the page that such a line is long at least
_COLUMNS = 2
_PARTED = 5  # so many lines stand between rows, fewer only around the headings

Chunk = list[Char]


def find_unruled(page: Page, ruled: Sequence[Ruled], chars: Sequence[Char]) -> tuple[list[Ruled], list[Char]]:
    """Find the tables without lines between columns.

    Args:
        page: the page.
        ruled: the tables found on it already.
        chars: the characters outside of these.

    Returns:
        The tables from top to bottom, and the characters outside of all tables.
    """
    free = [
        rule
        for rule in merge_rules(page.rows)
        if rule.end - rule.start >= _WIDTH * page.width
        and not any(table.top - 3 <= rule.at <= table.bottom + 3 for table in ruled)
    ]
    found: list[Ruled] = []
    rest = list(chars)
    for rules in _stacks(free):
        inside = [char for char in rest if _is_between(char, rules)]
        if table := _table(rules, inside):
            found.append(table)
            kept = set(map(id, inside))
            rest = [char for char in rest if id(char) not in kept]
    return found, rest


def _stacks(rules: list[Rule]) -> list[list[Rule]]:
    """Lines of the same length one above the other."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules):
        last = stacks[-1][-1] if stacks else None
        if last and abs(last.start - rule.start) <= _SAME_END and abs(last.end - rule.end) <= _SAME_END:
            stacks[-1].append(rule)
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= _LEAST]


def _is_between(char: Char, rules: list[Rule]) -> bool:
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return rules[0].at <= y < rules[-1].at and rules[0].start - _SAME_END <= x <= rules[0].end + _SAME_END


def _table(rules: list[Rule], chars: Sequence[Char]) -> Ruled | None:
    rows = set_rows(chars)
    body = [row for row in rows if row[0][0].top >= rules[1].at - 3]
    columns = _columns([chunk for row in body if len(row) > 1 for chunk in row])
    if len(columns) < _COLUMNS or len(body) < 2:
        return None
    middles = [(one[1] + other[0]) / 2 for one, other in itertools.pairwise(columns)]
    xs = [min(rules[0].start, columns[0][0]), *middles, max(rules[0].end, columns[-1][1])]
    ys = [rule.at for rule in rules] if len(rules) >= _PARTED else _between_rows(rows, rules)
    held: dict[tuple[int, int], tuple[int, list[Char]]] = {}
    for row in rows:
        for chunk in row:
            number = bisect_right(ys, (chunk[0].top + chunk[0].bottom) / 2) - 1
            first, last = _covered(chunk, columns)
            width, known = held.get((number, first), (1, []))
            held[number, first] = max(width, last - first + 1), known + chunk
    cells = [Cell(row, column, 1, width, found) for (row, column), (width, found) in sorted(held.items())]
    return Ruled(xs, ys, cells)


def _columns(chunks: list[Chunk]) -> list[tuple[float, float]]:
    """From where to where each column's text stands."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((chunk[0].left, chunk[-1].right) for chunk in chunks):
        if columns and left <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _covered(chunk: Chunk, columns: list[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that a text stands over; the nearest one if it stands between two."""
    left, right = chunk[0].left, chunk[-1].right
    over = [i for i, (start, end) in enumerate(columns) if start < right and left < end]
    if over:
        return over[0], over[-1]
    middle = (left + right) / 2
    nearest = min(range(len(columns)), key=lambda i: min(abs(columns[i][0] - middle), abs(columns[i][1] - middle)))
    return nearest, nearest


def _between_rows(rows: list[list[Chunk]], rules: list[Rule]) -> list[float]:
    bottoms = [max(char.bottom for chunk in row for char in chunk) for row in rows]
    tops = [min(char.top for chunk in row for char in chunk) for row in rows]
    inner = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return [rules[0].at, *inner, rules[-1].at]
