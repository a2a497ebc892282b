"""Ruled tables: from lines on a page to rows, columns and merged cells."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zhibiao.read.pages.page import Char, Page, Rule

_NEAR = 3.0  # points; lines so near are one, and meet
_SHORTEST = 4.0  # points of a line that can part cells
_Place = tuple[int, int]


class Cell(NamedTuple):
    """A cell: its place, how many rows and columns it covers, and the characters in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    chars: list[Char]


class Ruled(NamedTuple):
    """A table with lines between its cells."""

    xs: list[float]  #: where columns begin and the last one ends
    ys: list[float]  #: where rows begin and the last one ends
    cells: list[Cell]

    @property
    def top(self) -> float:
        """Distance from the page's top."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Distance of its end from the page's top."""
        return self.ys[-1]


def find_ruled(page: Page) -> tuple[list[Ruled], list[Char]]:
    """Find the ruled tables of a page.

    Returns:
        The tables from top to bottom, and the characters outside of them. Frames of one cell or one column are no
        tables.
    """
    rows, columns = merge_rules(page.rows), merge_rules(page.columns)
    candidates = (_outline(*group) for group in _groups(rows, columns))
    outlines = [outline for outline in candidates if outline and len(outline.xs) > 2]
    outlines.sort(key=lambda outline: (outline.ys[0], outline.xs[0]))
    inside: list[dict[_Place, list[Char]]] = [{} for _ in outlines]
    outside: list[Char] = []
    for char in page.chars:
        x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
        for outline, held in zip(outlines, inside, strict=True):
            if outline.xs[0] <= x < outline.xs[-1] and outline.ys[0] <= y < outline.ys[-1]:
                place = bisect_right(outline.ys, y) - 1, bisect_right(outline.xs, x) - 1
                held.setdefault(outline.owner[place], []).append(char)
                break
        else:
            outside.append(char)
    return [_table(outline, held) for outline, held in zip(outlines, inside, strict=True)], outside


def merge_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Lines drawn in pieces as one: on each other, or end to end."""
    merged: list[Rule] = []
    for at, group in _clusters(rules):
        start = end = None
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None or end is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _NEAR:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            merged.append(Rule(at, start, end))
    return [rule for rule in merged if rule.end - rule.start > _SHORTEST]


class _Outline(NamedTuple):
    xs: list[float]
    ys: list[float]
    owner: dict[_Place, _Place]  #: each place to the upper left place of its cell
    spans: dict[_Place, tuple[int, int]]


def _clusters(rules: Iterable[Rule]) -> list[tuple[float, list[Rule]]]:
    """Rules that lie at the same distance, near enough, and that distance."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [(sum(rule.at for rule in group) / len(group), group) for group in groups]


def _groups(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rows and columns that meet, table by table."""
    group = list(range(len(rows) + len(columns)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, row in enumerate(rows):
        for j, column in enumerate(columns, len(rows)):
            if (
                row.start - _NEAR <= column.at <= row.end + _NEAR
                and column.start - _NEAR <= row.at <= column.end + _NEAR
            ):
                group[root(i)] = root(j)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*rows, *columns]):
        found.setdefault(root(i), ([], []))[i >= len(rows)].append(rule)
    return [pair for pair in found.values() if len(pair[0]) > 1 and pair[1]]


def _outline(rows: list[Rule], columns: list[Rule]) -> _Outline | None:
    """Columns and rows between the lines; where a line between two places is missing they are one cell."""
    xs = _edges([*(rule.at for rule in columns), min(r.start for r in rows), max(r.end for r in rows)])
    ys = _edges([*(rule.at for rule in rows), min(c.start for c in columns), max(c.end for c in columns)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = _walls(columns, xs, ys)
    floors = _walls(rows, ys, xs)
    owner: dict[_Place, _Place] = {}
    spans: dict[_Place, tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in owner:
                continue
            width = _width(row, column, len(xs) - 1, walls, owner)
            height = _height(row, column, width, len(ys) - 1, walls, floors)
            spans[row, column] = (height, width)
            for i in range(row, row + height):
                owner.update({(i, j): (row, column) for j in range(column, column + width)})
    return _Outline(xs, ys, owner, spans)


def _width(row: int, column: int, columns: int, walls: set[_Place], owner: dict[_Place, _Place]) -> int:
    width = 1
    while column + width < columns and (column + width, row) not in walls and (row, column + width) not in owner:
        width += 1
    return width


def _height(row: int, column: int, width: int, rows: int, walls: set[_Place], floors: set[_Place]) -> int:
    """How many rows a cell covers: as long as no line parts it and the rows below are as wide."""
    height = 1
    across = range(column, column + width)
    while row + height < rows:
        below = row + height
        if any((below, j) in floors for j in across) or any((j, below) in walls for j in across[1:]):
            break
        height += 1
    return height


def _walls(rules: list[Rule], edges: Sequence[float], across: Sequence[float]) -> set[_Place]:
    """Index of an edge and of the place along it, wherever a line is drawn there."""
    found: set[_Place] = set()
    for rule in rules:
        edge = min(range(len(edges)), key=lambda i: abs(edges[i] - rule.at))
        for i in range(len(across) - 1):
            middle = (across[i] + across[i + 1]) / 2
            if rule.start <= middle <= rule.end:
                found.add((edge, i))
    return found


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _table(outline: _Outline, held: dict[_Place, list[Char]]) -> Ruled:
    cells = [Cell(*place, *span, held.get(place, [])) for place, span in outline.spans.items()]
    return Ruled(outline.xs, outline.ys, cells)
