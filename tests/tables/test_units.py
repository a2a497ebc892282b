"""Units of cells that print none."""

import pytest

from zhibiao.tables.units import choose, implied, in_brackets, in_line, unit_of, without_unit


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("（单位：万元）", "元"),
        ("金额单位：元", "元"),
        ("编制单位：县水利局 单位：万元", "元"),
        ("计量单位:万吨", "吨"),
    ],
)
def test_a_line_gives_the_unit_of_the_table(line: str, unit: str) -> None:
    found = in_line(line)
    assert found is not None and found.name == unit


@pytest.mark.parametrize("line", ["单位名称", "单位：县水利局", "二、收支情况"])
def test_other_lines_give_none(line: str) -> None:
    assert in_line(line) is None


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("产量（万吨）", "吨"),
        ("规模（㎡）", "㎡"),
        ("增长（±%）", "%"),
        ("收费金额（单位：万元）", "元"),
        ("面积,公顷", "公顷"),
    ],
)
def test_a_heading_prints_its_unit(heading: str, unit: str) -> None:
    found = in_brackets(heading)
    assert found is not None and found.name == unit


@pytest.mark.parametrize("heading", ["完工项目（2023年）", "因公出国（境）费", "其他（请注明）", "决算数"])
def test_other_brackets_are_no_units(heading: str) -> None:
    assert in_brackets(heading) is None
    assert without_unit(heading) == heading


def test_a_heading_may_imply_its_unit() -> None:
    said = {text: implied(text) for text in ("预算执行率", "得分", "编制数", "汇率", "金额")}
    assert {text: unit.name if unit else "" for text, unit in said.items()} == {
        "预算执行率": "%", "得分": "分", "编制数": "人", "汇率": "", "金额": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "row", "unit"),
    [
        (("决算数",), ("办公费",), "元"),  # the caption's
        (("增长（%）",), ("产量（万吨）",), "%"),  # a share stays one
        (("2023年",), ("产量（万吨）",), "吨"),
        (("金额（元）",), ("培训人数（人）",), "人"),
        (("执行率",), ("办公费",), "%"),
        (("2023年",), ("畜禽（万头）", "其中：奶牛"), "头"),  # a part has the unit of its whole
    ],
)
def test_the_nearest_unit_wins(column: tuple[str, ...], row: tuple[str, ...], unit: str) -> None:
    chosen = choose(column, row, None, unit_of("万元"))
    assert chosen is not None and chosen.name == unit
