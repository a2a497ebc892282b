"""Whether the weights and scores of a performance table add up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhibiao.core.facts import Cell, Finding, Table
from zhibiao.core.serialize import plain
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.report import TableFacts

_SEPARATOR = " > "


def check_points(found: TableFacts) -> tuple[Finding, ...]:
    """The sums of points in performance tables that do not come out.

    Args:
        found: what was read from a report's tables.

    Returns:
        A finding for each heading whose printed weight (产出指标（50分）) is not the sum of the rows under it, and for
        each total of weights or scores that is not the sum of all rows; points of tables above in the same form (the
        ten of the budget's execution) may belong to the total. Nothing where a row prints no number.
    """
    findings: list[Finding] = []
    before: list[Table] = []
    for table in found.tables:
        if table.kind == "performance":
            for field in ("weight", "score"):
                findings += _of_table(table, before, field)
        before = [*before, table] if not before or _form(before[-1]) == _form(table) else [table]
    return tuple(findings)


def _form(table: Table) -> str:
    return (table.title or "").split(_SEPARATOR)[0]


def _points(table: Table, field: str) -> list[Cell]:
    """The cells of a table's weights or scores."""
    cells = [cell for cell in table.cells if cell.unit == "分"]
    return [cell for cell in cells if first("performance.toml", cell.column.split(_SEPARATOR)[-1]) == field]


def _of_table(table: Table, above: Sequence[Table], field: str) -> Iterator[Finding]:
    points = _points(table, field)
    totals = [cell for cell in points if shape("total").search(cell.row)]
    paths = [cell.row.split(_SEPARATOR) for cell in points]
    outer = {_SEPARATOR.join(path[:depth]) for path in paths for depth in range(1, len(path))}
    headed = [cell for cell in points if cell.row in outer]
    rows = [cell for cell in points if cell.row not in outer and not shape("total").search(cell.row)]
    for head in headed:
        parts = [cell for cell in rows if cell.row.startswith(head.row + _SEPARATOR)]
        if sum(cell.value for cell in parts) != head.value:
            yield _finding(head, parts)
    for total in totals[:1]:
        more = [cell for other in above for cell in _points(other, field)]
        parts_sum = sum(cell.value for cell in rows)
        if total.value not in (parts_sum, parts_sum + sum(cell.value for cell in more)):
            yield _finding(total, rows)


def _finding(whole: Cell, parts: Sequence[Cell]) -> Finding:
    found = plain(sum((cell.value for cell in parts), Decimal(0)))
    return Finding(
        kind="sum",
        strength="certain",
        members=(whole.id, *(cell.id for cell in parts)),
        expected=plain(whole.value),
        found=found,
        message=f"{whole.row}的{whole.column}为{plain(whole.value)}分，各项合计{found}分",
    )
