"""A sheet as blocks: titles, unit lines and notes as paragraphs, what stands in columns as tables."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.core.folding import fold
from zhibiao.read.blocks import Builder, Entry, Piece, join_parts

Row = dict[int, str]

_LABELLED = re.compile(r"[^:：\d]{2,12}[:：].{0,30}")  # 编制单位：…  单位：万元
_LONGEST_NAME = 20  # characters of a row's name
_GAP = "    "


class Merge(NamedTuple):
    """A merged cell: rows and columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet as it is shown."""

    name: str  #: empty for a file that has but one sheet without a name
    cells: dict[tuple[int, int], str]  #: row and column from 0 → what is shown, line ends as in the file
    merges: list[Merge]
    indents: dict[tuple[int, int], int]  #: how far a cell is set in, in characters


def add_sheet(builder: Builder, sheet: Sheet) -> None:
    """Add a sheet's blocks to a builder: its name, then paragraphs and tables from top to bottom."""
    rows: dict[int, Row] = {}
    for (row, column), text in sorted(sheet.cells.items()):
        if text.strip():
            rows.setdefault(row, {})[column] = text
    if not rows:
        return
    if sheet.name:
        builder.paragraph(Piece(sheet.name))
    merges = {(merge.top, merge.left): merge for merge in sheet.merges}
    for block in _stacked(rows, merges):
        _add_block(builder, block, sheet, merges)


def _stacked(rows: dict[int, Row], merges: dict[tuple[int, int], Merge]) -> Iterator[dict[int, Row]]:
    """The tables of a sheet: one ends where empty rows are followed by a row with one cell, a title."""
    block: dict[int, Row] = {}
    below = -1
    for number, row in rows.items():
        if block and number > below + 1 and len(row) == 1:
            yield block
            block = {}
        block[number] = row
        ends = (merges[number, column].bottom for column in row if (number, column) in merges)
        below = max(below, number, *ends) if row else below
    yield block


def _add_block(builder: Builder, rows: dict[int, Row], sheet: Sheet, merges: dict[tuple[int, int], Merge]) -> None:
    numbers = list(rows)
    wide = [i for i, number in enumerate(numbers) if len(rows[number]) > 1 and not _is_labels(rows[number])]
    if not wide:
        for row in rows.values():
            _add_lines(builder, row)
        return
    first, last = wide[0], _last_row(numbers, rows, wide[-1], merges)
    caption = ""
    for number in numbers[:first]:
        _add_lines(builder, rows[number])
        if not caption and len(rows[number]) == 1:
            caption = _line(rows[number])
    entries = list(_entries({number: rows[number] for number in numbers[first : last + 1]}, sheet, merges))
    builder.table(entries, caption=caption or sheet.name or None)
    for number in numbers[last + 1 :]:
        _add_lines(builder, rows[number])


def _last_row(numbers: list[int], rows: dict[int, Row], wide: int, merges: dict[tuple[int, int], Merge]) -> int:
    """Where a table ends: rows of one cell below belong to it while they hold no sentence and stand at its left."""
    left = min(min(rows[number]) for number in numbers[: wide + 1])
    last = wide
    for i in range(wide + 1, len(numbers)):
        row = rows[numbers[i]]
        (column, text), *others = row.items()
        covers = merges.get((numbers[i], column))
        if (
            others
            or column != left
            or (covers and covers.right > column)
            or len(text) > _LONGEST_NAME
            or _names_a_person(row)
        ):
            break
        last = i
    return last


def _entries(rows: dict[int, Row], sheet: Sheet, merges: dict[tuple[int, int], Merge]) -> Iterator[Entry]:
    top, left = min(rows), min(min(row) for row in rows.values())
    bottom, right = max(rows), max(max(row) for row in rows.values())
    for number, row in rows.items():
        for column, text in row.items():
            merge = merges.get((number, column), Merge(number, column, number, column))
            lines = text.splitlines()
            yield Entry(
                number - top,
                column - left,
                (Piece(text if len(lines) == 1 else join_parts(lines)),),
                min(merge.bottom, bottom) - number + 1,
                min(merge.right, right) - column + 1,
                sheet.indents.get((number, column), 0),
            )


def _add_lines(builder: Builder, row: Row) -> None:
    if len(row) == 1:
        for line in next(iter(row.values())).splitlines():
            builder.paragraph(Piece(line))
    else:
        builder.paragraph(Piece(_line(row)))


def _line(row: Row) -> str:
    return _GAP.join(" ".join(text.split()) for text in row.values())


def _names_a_person(row: Row) -> bool:
    """Whether a row below a table is a line like 填表人：张某 and not one like 其中：."""
    return _is_labels(row) and not any(text.rstrip().endswith(("：", ":")) for text in row.values())


def _is_labels(row: Row) -> bool:
    """Whether a row says what the table is of (编制单位：… 单位：万元) and holds none of its cells."""
    return all(_LABELLED.fullmatch(fold(text).strip()) for text in row.values())
