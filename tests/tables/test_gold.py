"""Tables of real reports against what people read in them; skipped where those reports are not at hand."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from zhibiao.core.facts import Cell
from zhibiao.core.serialize import plain
from zhibiao.read import read_file
from zhibiao.segment import segment
from zhibiao.tables import TableFacts, read_tables

SHARED = Path(__file__).parents[3] / "shared"

#: Statement tables of pdf files, read by eye: file, table's title, cells as ``row | column | value`` in base units.
STATEMENTS = json.loads(Path(__file__).with_name("statements.json").read_text("utf-8"))


@cache
def tables_of(name: str) -> TableFacts:
    path = SHARED / "reports" / name
    if not path.exists():
        pytest.skip(f"the report {name} is not at hand")
    document = read_file(path)
    return read_tables(document, segment(document))


def gold() -> dict[str, Any]:
    path = SHARED / "gold" / "yiyang-samr-2023.tables.json"
    if not path.exists():
        pytest.skip("the gold of tables is not at hand")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)
    return found


def said(cell: Cell) -> tuple[str, str, Decimal]:
    return cell.row, cell.column, cell.value


def test_cells_are_those_of_the_gold() -> None:
    wanted = {int(cell["start"]): cell for table in gold()["tables"] for cell in table["cells"]}
    found = {cell.start: cell for table in tables_of("yiyang-samr-2023.txt").tables for cell in table.cells}
    right = [cell for start, cell in found.items() if start in wanted and said(cell) == _said(wanted[start])]
    assert 2 * len(right) / (len(wanted) + len(found)) >= 0.95
    units = [start for start, cell in wanted.items() if start in found and found[start].unit == cell["unit"]]
    assert len(units) / len(wanted) >= 0.98


def _said(cell: dict[str, Any]) -> tuple[str, str, Decimal]:
    return cell["row"], cell["column"], cell["value"]


def test_performance_rows_are_those_of_the_gold() -> None:
    fields = ("level1", "level2", "indicator", "target", "actual", "weight", "score", "note", "start", "end")
    found = [tuple(getattr(row, field) for field in fields) for row in tables_of("yiyang-samr-2023.txt").performance]
    wanted = [tuple(row[field] for field in fields) for row in gold()["performance_rows"]]
    assert len(found) == len(wanted)
    assert sum(row in found for row in wanted) >= 21


@pytest.mark.parametrize("statement", STATEMENTS, ids=[one["file"] for one in STATEMENTS])
def test_statement_tables_say_what_is_printed(statement: dict[str, Any]) -> None:
    (table,) = [one for one in tables_of(statement["file"]).tables if one.title == statement["title"]]
    found = [f"{cell.row} | {cell.column} | {plain(cell.value)}{cell.unit}" for cell in table.cells]
    assert found == statement["cells"]
    assert (table.page, table.unit) == (statement["page"], statement["unit"])
