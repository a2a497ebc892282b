"""Which columns the cells of a short row stand in: a flattened table has lost how far its merged cells reach."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

Shape = str  #: what a cell holds: ``number``, ``text``, ``empty``


class Profile(NamedTuple):
    """What a column holds in the full rows: the share of each shape, and the unit that its heading implies."""

    shares: dict[Shape, float]
    unit: str


def align(shapes: Sequence[Shape], units: Sequence[str], columns: Sequence[Profile]) -> list[int]:
    """The first column of each cell of a row that is shorter than the table.

    Cells keep their order, and each reaches to the next. A cell goes where cells like it stand; a unit that it prints
    and the heading implies counts twice; a number does not reach over columns, a text may.

    Args:
        shapes: of the row's cells.
        units: the units that the cells print, empty where they print none.
        columns: the profiles of the table's columns, at least as many as there are cells.

    Returns:
        As many columns, ascending, the first of them 0.

    Example:
        >>> text, number = Profile({"text": 1.0}, ""), Profile({"number": 1.0}, "")
        >>> align(["text", "number"], ["", ""], [text, text, number])
        [0, 2]
    """
    width = len(columns)

    def gain(cell: int, start: int, end: int) -> float:
        column = columns[start]
        fits = column.shares.get(shapes[cell], 0.0)
        if units[cell] and units[cell] == column.unit:
            fits += 1
        reach = end - start - 1
        return fits - reach * (0.5 if shapes[cell] == "number" else 0.2 if shapes[cell] == "empty" else 0.05)

    return _best(len(shapes), width, gain)


def _best(count: int, width: int, gain: Callable[[int, int, int], float]) -> list[int]:
    """The starts with the greatest sum of gains, by dynamic programming from the last cell back."""
    best: list[dict[int, tuple[float, list[int]]]] = [{} for _ in range(count + 1)]
    best[count][width] = (0.0, [])
    for cell in range(count - 1, -1, -1):
        for start in range(cell, width - (count - cell) + 1):
            options = [
                (gain(cell, start, end) + rest, starts) for end, (rest, starts) in best[cell + 1].items() if end > start
            ]
            score, starts = max(options, key=lambda option: option[0])
            best[cell][start] = (score, [start, *starts])
    return best[0][0][1]


def nest(upper: int, below: Sequence[Shape]) -> list[int] | None:
    """The first columns of ``upper`` headings over a full row of headings in which merged ones are empty.

    Each empty cell continues a heading above it; a run of filled ones is divided among the rest, evenly.

    Returns:
        The columns, or ``None`` if the numbers do not come out.

    Example:
        >>> nest(3, ["empty", "text", "text", "text", "empty"])
        [0, 1, 4]
    """
    groups: list[tuple[int, int]] = []
    for column, shape in enumerate(below):
        if shape == "empty" or not groups or below[column - 1] == "empty":
            groups.append((column, 1))
        else:
            groups[-1] = (groups[-1][0], groups[-1][1] + 1)
    filled = [group for group in groups if below[group[0]] != "empty"]
    extra = upper - len(groups)
    if not filled or extra < 0 or extra % len(filled):
        return None
    parts = extra // len(filled) + 1
    if any(length % parts for _, length in filled):
        return None
    return [
        start + part * (length // parts)
        for start, length in groups
        for part in range(1 if below[start] == "empty" else parts)
    ]
