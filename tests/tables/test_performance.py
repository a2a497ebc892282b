"""Performance tables: one record a row, whether its target is met, and whether the points add up."""

import json
from collections.abc import Callable, Sequence

import pytest

import zhibiao
from zhibiao.core.facts import PerformanceRow
from zhibiao.core.serialize import from_json, plain, to_json
from zhibiao.tables import TableFacts, check_points

Read = Callable[[str], TableFacts]
Tabbed = Callable[[Sequence[Sequence[str]]], str]

HEAD = ["", "一级指标", "二级指标", "三级指标", "年度\n指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
ROWS = [
    ["", "产出指标\n\n(50分)", "数量\n指标", "检查次数", "≧52次", "60次", "30", "30", ""],
    ["", "", "质量指标", "合格率", "≥95%", "93%", "20", "18", "个别样品超标"],
    ["", "", "", "", "", "", "", "", ""],
    ["", "效益指标（40分）", "社会效益指标", "群众安全感", "提升", "提升", "40", "39.5", ""],
    ["", "", "生态效益指标", "无", "", "", "", "", ""],
]
TOTAL = ["总分", "90分", "87.5分"]


@pytest.fixture(name="rows")
def rows_(read: Read, tabbed: Tabbed) -> tuple[PerformanceRow, ...]:
    return read("自评表\n" + tabbed([HEAD, *ROWS, TOTAL])).performance


def test_a_row_is_a_record(rows: tuple[PerformanceRow, ...]) -> None:
    said = [(row.level1, row.level2, row.indicator, row.target, row.actual, row.note) for row in rows]
    assert said == [
        ("产出指标", "数量指标", "检查次数", "≧52次", "60次", ""),
        ("产出指标", "质量指标", "合格率", "≥95%", "93%", "个别样品超标"),
        ("效益指标", "社会效益指标", "群众安全感", "提升", "提升", ""),
        ("效益指标", "生态效益指标", "无", "", "", ""),
    ]


def test_points_are_numbers(rows: tuple[PerformanceRow, ...]) -> None:
    points = [[None if one is None else plain(one) for one in (row.weight, row.score)] for row in rows]
    assert points == [["30", "30"], ["20", "18"], ["40", "39.5"], [None, None]]


def test_targets_are_met_or_not(rows: tuple[PerformanceRow, ...]) -> None:
    assert [row.met for row in rows] == [True, False, True, None]


@pytest.mark.parametrize(
    ("level2", "target", "actual", "met"),
    [
        ("时效指标", "2个工作日内", "1.5个工作日", True),
        ("成本指标", "≤700元/批次", "720元/批次", False),
        ("经济成本指标", "50万元", "48万元", True),
        ("数量指标", "50次", "48次", False),
        ("质量指标", "≤5%", "3%", True),
        ("质量指标", "≤5%", "6%", False),
        ("数量指标", "300-500人", "400人", True),
        ("数量指标", "3批次", "3次", None),
        ("社会效益指标", "提升", "有所提升", None),
    ],
)
def test_how_a_target_is_held_against_a_result(
    read: Read, tabbed: Tabbed, level2: str, target: str, actual: str, met: bool | None
) -> None:
    more = ["", "产出指标", level2, "指标甲", target, actual, "50", "50", ""]
    assert read(tabbed([HEAD, more, *ROWS[:2]])).performance[0].met is met


def test_a_weight_in_a_heading_is_a_cell(read: Read, tabbed: Tabbed) -> None:
    (table,) = read("自评表\n" + tabbed([HEAD, *ROWS, TOTAL])).tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells if cell.row.endswith("指标")] == [
        ("产出指标", "分值", "50分"), ("效益指标", "分值", "40分"),
    ]  # fmt: skip


def test_weights_of_both_levels_are_cells_once(read: Read, tabbed: Tabbed) -> None:
    rows = [
        ["", "产出指标（50分）", "数量指标（30分）", "检查次数", "≧52次", "60次", "30", "30", ""],
        ["", "", "质量指标（20分）", "合格率", "≥95%", "96%", "20", "20", ""],
        ["", "产出指标（50分）", "质量指标（20分）", "及时率", "≥95%", "96%", "", "", ""],
    ]
    (table,) = read("自评表\n" + tabbed([HEAD, *rows])).tables
    assert [(cell.row, cell.text) for cell in table.cells if cell.column == "分值" and cell.text.endswith("分")] == [
        ("产出指标", "50分"),
        ("产出指标 > 数量指标", "30分"),
        ("产出指标 > 质量指标", "20分"),
    ]


def test_a_table_of_targets_is_one_too(read: Read, tabbed: Tabbed) -> None:
    table = [["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "检查", "不少于120家次"]]
    found = read("绩效目标表\n" + tabbed([*table, ["", "", "培训", "每年2次"], ["效益指标", "", "满意度", "90%以上"]]))
    assert [(row.level1, row.level2, row.indicator, row.met) for row in found.performance] == [
        ("产出指标", "数量指标", "检查", None),
        ("产出指标", "数量指标", "培训", None),
        ("效益指标", "", "满意度", None),
    ]


def test_other_tables_have_no_such_rows(read: Read) -> None:
    assert read("指标\t单位\t2023年\n供水量\t吨\t3\n用水量\t吨\t4\n节水量\t吨\t1").performance == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"30": "25"}, ["产出指标的分值为50分，各项合计45分", "总分的分值为90分，各项合计85分"]),
        ({"39.5": "38"}, ["总分的得分为87.5分，各项合计86分"]),
    ],
)
def test_points_that_do_not_add_up_are_found(
    read: Read, tabbed: Tabbed, changed: dict[str, str], said: list[str]
) -> None:
    rows = [
        [*row[:6], changed.get(row[6], row[6]), changed.get(row[7], row[7]) if "39.5" in changed else row[7], row[8]]
        for row in ROWS
    ]
    findings = check_points(read("自评表\n" + tabbed([HEAD, *rows, TOTAL])))
    assert [finding.message for finding in findings] == said
    assert {finding.kind for finding in findings} <= {"sum"}


def test_points_of_the_form_above_may_belong_to_the_total(read: Read, tabbed: Tabbed) -> None:
    budget = [
        ["资金（万元）", "", "全年预算数", "全年执行数", "分值", "得分"],
        ["", "资金总额", "5", "5", "10分", "10分"],
    ]
    found = read("自评表\n" + tabbed([*budget, HEAD, *ROWS, ["总分", "100分", "97.5分"]]))
    assert check_points(found) == ()


def test_numbers_are_written_as_numbers(read: Read, tabbed: Tabbed) -> None:
    report = zhibiao.extract_text("县水利局2023年工作总结\n自评表\n" + tabbed([HEAD, *ROWS, TOTAL]))
    first, _, third, fourth = json.loads(to_json(report))["performance"]
    assert (first["weight"], third["score"], fourth["weight"], first["met"]) == (30, 39.5, None, True)
    assert first["target_number"] == {"value": 52, "value_high": None, "unit": "次", "bound": ">="}
    assert from_json(to_json(report)) == report
