"""What each column of a block is for: names of rows, numbers, codes, units, notes."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from zhibiao.core.document import GridCell
from zhibiao.tables.blocks import Block
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.units import unit_of, without_unit

Role = Literal["side", "stub", "code", "index", "unit", "note", "data"]


class Columns(NamedTuple):
    """The roles of a block's columns; ``stubs`` and ``codes`` are, for each column, those that its rows go by."""

    roles: tuple[Role, ...]
    stubs: tuple[tuple[int, ...], ...]
    codes: tuple[tuple[int, ...], ...]

    def of(self, role: Role) -> list[int]:
        """The columns with a role, from left to right."""
        return [column for column, one in enumerate(self.roles) if one == role]


def read_columns(block: Block) -> Columns:
    """Find the roles of a block's columns, and which columns name the rows for each.

    A table may have two sets of names side by side (收入 … 支出 …): numbers go by the names to their left.
    """
    roles: list[Role] = []
    names: list[str] = []
    for column in range(block.sheet.grid.n_columns):
        path = block.headings(column)
        role = _role(block, column, path, roles, names)
        roles.append(role)
        if role == "stub" and path:
            names.append(path[-1])
    if "stub" not in roles and "side" in roles:
        roles[roles.index("side")] = "stub"
    stubs: list[tuple[int, ...]] = []
    codes: list[tuple[int, ...]] = []
    group: tuple[int, ...] = ()
    coded: tuple[int, ...] = ()
    fresh = True
    for column, role in enumerate(roles):
        if role in ("stub", "code") and not fresh:
            group, coded, fresh = (), (), True
        if role == "stub":
            group = (*group, column)
        elif role == "code":
            coded = (*coded, column)
        elif role == "data":
            fresh = False
        stubs.append(group)
        codes.append(coded)
    return Columns(tuple(roles), tuple(stubs), tuple(codes))


def _role(block: Block, column: int, path: Sequence[str], before: Sequence[Role], names: Sequence[str]) -> Role:
    cells = block.cells(column)
    heading = without_unit(path[-1]) if path else ""
    if by_heading := _by_heading(block, cells, heading):
        return by_heading
    leading = "data" not in before
    numbers = sum(_is_number(block, cell, leading) for cell in cells)
    texts = sum(not _is_number(block, cell, leading) and not _is_nothing(block, cell) for cell in cells)
    if leading and "stub" not in before and not before.count("side") and _is_side(block, column, cells):
        return "side"
    if shape("stub").search(heading) and (leading or not numbers) and texts + (leading and "stub" not in before):
        return "stub"
    if shape("note").search(heading) and not leading:
        return "note"
    if not cells or first("performance.toml", heading) in ("target", "actual", "weight", "score"):
        return "data"
    if numbers >= texts or (numbers and first("units.toml", heading)):
        return "stub" if leading and "stub" not in before and _only_labels(block, cells) else "data"
    return "stub" if leading or heading in names or not block.header else "note"


def _by_heading(block: Block, cells: Sequence[GridCell], heading: str) -> Role | None:
    """The role that a heading gives to a column whose cells fit it."""
    texts = [block.sheet.text(cell) for cell in cells]
    if shape("index").search(heading):
        return "index"
    coded = [text for text, cell in zip(texts, cells, strict=True) if block.sheet.content(cell).readings]
    if shape("code").search(heading) and all(shape("code-cell").search(text) for text in coded):
        return "code"
    if shape("unit").search(heading) and sum(unit_of(text) is not None for text in texts) * 2 > len(texts):
        return "unit"
    if not heading and len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]:
        return "index"
    return None


def _is_number(block: Block, cell: GridCell, leading: bool) -> bool:
    """Whether a cell counts as a number; before the first numbers a name that holds one (检查5次) does not."""
    content = block.sheet.content(cell)
    return content.whole if leading else bool(content.readings)


def _is_nothing(block: Block, cell: GridCell) -> bool:
    return shape("nothing").search(block.sheet.text(cell)) is not None


def _is_side(block: Block, column: int, cells: Sequence[GridCell]) -> bool:
    """Whether a column holds nothing but one heading down its side."""
    if not cells:
        return True
    if len(cells) > 1:
        return False
    headed = block.sheet.at(block.header[0], column) if block.header else None
    if headed is not None and headed.start == cells[0].start:
        return True
    return not block.headings(column) and len(block.body) > 1 and cells[0].row_span >= len(block.body) - 1


def _only_labels(block: Block, cells: Sequence[GridCell]) -> bool:
    """Whether the numbers of a first column stand behind labels of their own, or are years."""
    contents = [block.sheet.content(cell) for cell in cells]
    return all(
        shape("year").search(block.sheet.text(cell)) or (content.readings and not content.whole)
        for cell, content in zip(cells, contents, strict=True)
        if content.readings
    )
