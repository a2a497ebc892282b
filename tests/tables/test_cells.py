"""Cells with the headings of their row and column, their value and their unit."""

from collections.abc import Callable, Sequence

import pytest

from zhibiao.core.document import Document
from zhibiao.core.serialize import plain
from zhibiao.tables import TableFacts
from zhibiao.tables.blocks import split
from zhibiao.tables.reading import BlockReader
from zhibiao.tables.sheet import Sheet

Cells = Callable[[str], list[str]]
Tabbed = Callable[[Sequence[Sequence[str]]], str]
MakeSheet = Callable[[Sequence[Sequence[str]]], Sheet]


def facts(sheet: Sheet) -> list[str]:
    """The facts of all blocks of a grid as ``row | column | value unit``."""
    document = Document(id="0", source="s", format="text", text=sheet.folded, folded=sheet.folded)
    found = [fact for block in split(sheet) for fact in BlockReader(document, block, None).facts()]
    return [f"{' > '.join(one.row)} | {' > '.join(one.column)} | {plain(one.value)}{one.unit}" for one in found]


def test_a_caption_gives_the_unit(cells: Cells, tabbed: Tabbed) -> None:
    rows = [["单位名称", "上年\n结余", "本年收入"], ["县水文站", "/", "94.37"], ["合     计", "—", "770.4"]]
    assert cells("结转结余情况\n（单位：万元）\n" + tabbed([*rows, ["其他", "", "3"]])) == [
        "县水文站 | 本年收入 | 943700元", "合计 | 本年收入 | 7704000元", "其他 | 本年收入 | 30000元",
    ]  # fmt: skip


def test_a_corner_names_the_row_that_has_no_name(cells: Cells, tabbed: Tabbed) -> None:
    table = tabbed([["财政供养人员情况（人）", "编制数", "在职人数", "控制率"], ["", "339", "314", "92.63%"]])
    assert cells(table) == [
        "财政供养人员情况 | 编制数 | 339人",
        "财政供养人员情况 | 在职人数 | 314人",
        "财政供养人员情况 | 控制率 | 92.63%",
    ]


def test_cells_may_carry_their_own_labels(cells: Cells, tabbed: Tabbed) -> None:
    table = [
        ["年度预算（万元）", "", "年初预算数", "全年执行数", "分值"],
        ["", "年度资金总额", "7255.33", "10221.25", "10分"],
        ["", "按收入性质分：", "按支出性质分："],
        ["", "其中：  一般公共预算：9846.08", "其中：基本支出：7520.29"],
        ["", "其他资金：", ""],
    ]
    assert cells(tabbed(table))[2:] == [
        "年度资金总额 | 分值 | 10分",
        "年度资金总额 > 一般公共预算 | 按收入性质分 | 98460800元",
        "年度资金总额 > 基本支出 | 按支出性质分 | 75202900元",
    ]


def test_units_stand_in_headings_rows_and_columns_of_their_own(cells: Cells) -> None:
    table = "指标\t计量单位\t2023年\t增长（%）\n供水量\t万立方米\t1560\t-3.1\n人口（万人）\t\t21\t4\n培训人次\t\t300\t5"
    assert cells(table) == [
        "供水量 | 2023年 | 15600000立方米", "供水量 | 增长（%） | -3.1%",
        "人口 | 2023年 | 210000人", "人口 | 增长（%） | 4%",
        "培训人次 | 2023年 | 300人次", "培训人次 | 增长（%） | 5%",
    ]  # fmt: skip


def test_two_tables_side_by_side_go_by_their_own_names(sheet: MakeSheet) -> None:
    made = sheet(
        [
            ["收入", "<", "支出", "<"],
            ["项目", "决算数", "项目", "决算数"],
            ["一、财政拨款收入", "307.82", "一、一般公共服务支出", "264.87"],
            ["二、上级补助收入", "", "二、住房保障支出", "42.95"],
            ["总计", "307.82", "总计", "307.82"],
        ]
    )
    assert facts(made) == [
        "财政拨款收入 | 收入 > 决算数 | 307.82", "一般公共服务支出 | 支出 > 决算数 | 264.87",
        "住房保障支出 | 支出 > 决算数 | 42.95",
        "总计 | 收入 > 决算数 | 307.82", "总计 | 支出 > 决算数 | 307.82",
    ]  # fmt: skip


def test_codes_give_the_hierarchy_and_are_no_cells(sheet: MakeSheet) -> None:
    made = sheet(
        [
            ["项目", "<", "<", "<", "合计"],
            ["类", "款", "项", "科目名称", "^"],
            ["栏次", "", "", "", "1"],
            ["合计", "<", "<", "<", "9"],
            ["201", "", "", "一般公共服务支出", "9"],
            ["201", "03", "", "政府办公厅事务", "9"],
            ["201", "03", "01", "行政运行", "9"],
        ]
    )
    assert facts(made) == [
        "合计 | 合计 | 9",
        "一般公共服务支出 | 合计 | 9",
        "一般公共服务支出 > 政府办公厅事务 | 合计 | 9",
        "一般公共服务支出 > 政府办公厅事务 > 行政运行 | 合计 | 9",
    ]


def test_title_rows_and_unit_rows_inside_a_grid_are_outside_the_table(sheet: MakeSheet) -> None:
    made = sheet(
        [
            ["收入预算总表", "<", "<"],
            ["编制单位：县水利局", "", "单位：万元"],
            ["序号", "单位名称", "预算数"],
            ["1", "县水文站", "3"],
            ["2", "县水库管理所", "5"],
        ]
    )
    assert facts(made) == ["县水文站 | 预算数 | 3", "县水库管理所 | 预算数 | 5"]


def test_headings_repeated_on_the_next_page_are_no_row(sheet: MakeSheet) -> None:
    head = ["项目", "2023年"]
    assert facts(sheet([head, ["一、收入", "9"], head, ["（一）拨款", "4"]])) == [
        "收入 | 2023年 | 9", "收入 > 拨款 | 2023年 | 4",
    ]  # fmt: skip


def test_a_form_of_keys_and_values_heads_nothing(sheet: MakeSheet) -> None:
    made = sheet(
        [
            ["项目名称", "水库加固", "项目类别", "经常性"],
            ["开始日期", "2023-01-01", "完成日期", "2023-12-31"],
            ["项目资金（元）", "资金总额", "4,100.00", ""],
            ["^", "其中：财政资金", "4,000.00", ""],
        ]
    )
    assert facts(made) == ["资金总额 |  | 4100元", "资金总额 > 财政资金 |  | 4000元"]


def test_an_empty_form_invents_nothing(sheet: MakeSheet) -> None:
    assert facts(sheet([["类", "款", "科目名称", "预算数"], ["205", "", "×××", ""], ["205", "01", "×××", ""]])) == []
    assert facts(sheet([["项目", "预算数", "决算数"], ["一、收入", "", ""], ["合计", "/", "—"]])) == []


@pytest.mark.parametrize(
    ("title", "head", "kind"),
    [
        ("部门整体支出基础数据表", "编制数", "basic-data"),
        ("收入决算表", "决算数", "finance"),
        ("主要农产品产量", "产量", "other"),
    ],
)
def test_tables_are_of_a_kind(read: Callable[[str], TableFacts], title: str, head: str, kind: str) -> None:
    (table,) = read(f"{title}\n项目\t{head}\t备注\n甲\t3\t\n乙\t4\t\n丙\t5\t").tables
    assert (table.title, table.kind) == (title, kind)
