"""Performance tables (绩效自评表, 绩效目标表): one record a row, numbers parsed, target held against result."""

from collections.abc import Sequence

from zhibiao.core.document import Document, GridCell
from zhibiao.core.facts import PerformanceRow, StatedNumber
from zhibiao.tables.blocks import Block
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.reading import BlockReader
from zhibiao.tables.sheet import Sheet
from zhibiao.tables.values import Reading

_LESS_IS_BETTER = ("成本", "时效")  # second-level indicators of cost and time


def read_rows(document: Document, block: Block, reader: BlockReader, table: str) -> list[PerformanceRow]:
    """The rows of a block, none if it is no performance table.

    Args:
        document: the report.
        block: the part of a grid.
        reader: what was read of the block.
        table: the table's id.

    Returns:
        One record for each row that names an indicator, in order; level names hold until the next one comes.
    """
    fields = _fields(block)
    if not is_performance(block):
        return []
    levels = {"level1": "", "level2": ""}
    rows = []
    for row in block.body:
        cells = {field: _cell(block.sheet, row, column) for field, column in fields.items()}
        for place, level in enumerate(levels):
            if text := _name(block.sheet, cells.get(level)):
                if text != levels[level] and place == 0:
                    levels["level2"] = ""
                levels[level] = text
        indicator = _name(block.sheet, cells["indicator"])
        if not indicator or shape("total").search(levels["level1"]) or shape("total").search(indicator):
            continue
        rows.append(_record(document, block.sheet, cells, levels, indicator, table))
    return rows


def is_performance(block: Block) -> bool:
    """Whether the headings of a block are those of a performance table: levels, indicator, and what it is to reach."""
    fields = _fields(block).keys()
    leveled = "indicator" in fields and bool({"level1", "level2"} & fields)
    return leveled and bool({"target", "weight", "score"} & fields)


def _fields(block: Block) -> dict[str, int]:
    """The column of each field, the first with a heading that names it."""
    fields: dict[str, int] = {}
    for column in range(block.sheet.grid.n_columns):
        path = block.headings(column)
        field = first("performance.toml", path[-1]) if path else None
        if field and field not in fields:
            fields[field] = column
    return fields


def _cell(sheet: Sheet, row: int, column: int) -> GridCell | None:
    cell = sheet.at(row, column)
    return cell if cell and cell.text.strip() else None


def _name(sheet: Sheet, cell: GridCell | None) -> str:
    return shape("weight").sub("", sheet.text(cell)).strip()


def _record(
    document: Document, sheet: Sheet, cells: dict[str, GridCell | None], levels: dict[str, str],
    indicator: str, table: str,
) -> PerformanceRow:  # fmt: skip
    own = [cell for field, cell in cells.items() if cell and field not in levels]
    target, actual = (_number(sheet, cells.get(field)) for field in ("target", "actual"))
    weight, score = (_number(sheet, cells.get(field)) for field in ("weight", "score"))
    said = [sheet.text(cells.get(field)) for field in ("target", "actual")]
    return PerformanceRow(
        table=table,
        level1=levels["level1"],
        level2=levels["level2"],
        indicator=indicator,
        target=said[0],
        actual=said[1],
        weight=weight.value if weight else None,
        score=score.value if score else None,
        note=sheet.text(cells.get("note")),
        target_number=target,
        actual_number=actual,
        met=_met(said, target, actual, levels["level2"] + levels["level1"]),
        start=min(cell.start for cell in own),
        end=max(cell.end for cell in own),
    )


def _number(sheet: Sheet, cell: GridCell | None) -> StatedNumber | None:
    readings: Sequence[Reading] = sheet.content(cell).readings if cell else ()
    if not readings:
        return None
    one = readings[0]
    return StatedNumber(value=one.value, value_high=one.high, unit=one.unit, bound=one.bound)


def _met(said: Sequence[str], target: StatedNumber | None, actual: StatedNumber | None, level: str) -> bool | None:
    """Whether a result reaches its target; ``None`` where print does not tell."""
    if target is None or actual is None:
        return True if said[0] and said[0] == said[1] else None
    if target.unit and actual.unit and target.unit != actual.unit:
        return None
    if target.value_high is not None:
        return target.value <= actual.value <= target.value_high
    if target.bound in ("<=", "<"):
        return actual.value <= target.value if target.bound == "<=" else actual.value < target.value
    if target.bound in (">=", ">"):
        return actual.value >= target.value if target.bound == ">=" else actual.value > target.value
    if any(word in level for word in _LESS_IS_BETTER):
        return actual.value <= target.value
    return actual.value >= target.value
