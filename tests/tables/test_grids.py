"""Merged cells that flattening has lost find their columns again."""

from collections.abc import Callable, Sequence

from zhibiao.core.document import Grid
from zhibiao.read import read_text
from zhibiao.segment import segment
from zhibiao.tables.alignment import nest
from zhibiao.tables.grids import find_grids

Tabbed = Callable[[Sequence[Sequence[str]]], str]

HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "分值", "得分", "备注"]
ROW = ["产出指标", "数量指标", "检查次数", "≥52次", "40", "38", ""]


def grids(text: str) -> list[Grid]:
    document = read_text(text)
    (region,) = find_grids(document, segment(document))
    assert all(document.text[cell.start : cell.end] == cell.text for grid in region.grids for cell in grid.cells)
    return list(region.grids)


def starts(grid: Grid, row: int) -> dict[str, int]:
    return {cell.text: cell.column for cell in grid.cells if cell.row == row and cell.text}


def test_a_total_stands_under_the_numbers_that_it_is_of(tabbed: Tabbed) -> None:
    (grid,) = grids(tabbed([HEAD, ROW, ROW, ["总分", "80分", "76分"]]))
    assert starts(grid, 3) == {"总分": 0, "80分": 4, "76分": 5}


def test_headings_of_two_levels_nest(tabbed: Tabbed) -> None:
    upper, lower = ["项目", "收入", "支出", "备注"], ["", "预算数", "决算数", "预算数", "决算数", ""]
    (grid,) = grids(tabbed([upper, lower, ["基本支出", "1", "2", "3", "4", ""], ["项目支出", "5", "6", "7", "8", ""]]))
    assert starts(grid, 0) == {"项目": 0, "收入": 1, "支出": 3, "备注": 5}


def test_headings_that_do_not_divide_evenly_are_left_alone() -> None:
    assert nest(3, ["text", "text", "text", "text", "text"]) is None
    assert nest(2, ["empty", "text", "text"]) == [0, 1]


def test_a_new_row_of_headings_opens_a_grid(tabbed: Tabbed) -> None:
    first = [["人员情况（人）", "编制数", "在职人数"], ["", "339", "314"]]
    second = [["经费情况（万元）", "2022年决算数", "2023年决算数"], ["办公费", "5", "6"]]
    assert [grid.n_rows for grid in grids(tabbed([*first, *second]))] == [2, 2]


def test_a_row_of_names_opens_none(tabbed: Tabbed) -> None:
    rows = [HEAD, ROW, ["", "质量指标", "检查合格率", "长期", "", "", ""], ROW]
    assert [grid.n_rows for grid in grids(tabbed(rows))] == [4]
