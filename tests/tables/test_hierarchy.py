"""Which row is a part of which, written as an outline: the depth of each name is its place in the hierarchy."""

from decimal import Decimal

import pytest

from zhibiao.tables.hierarchy import find_parents, read_label

OUTLINES = {
    "numbers": "三公经费\n>1、车辆经费\n>2、出国经费\n项目支出:\n>1、业务经费\n公用经费:",
    "levels of numbers": "一、基本支出\n>（一）人员经费\n>>1.工资\n>>2.津贴\n>（二）公用经费\n二、项目支出",
    "其中 and indentation": "公用经费:\n>  其中:办公费\n>  水费、电费\n>  会议费\n政府采购",
    "其中 one deeper": "   1、车辆经费\n>       其中：购置\n>             运行\n   2、出国经费",
    "# of statistics": "存款余额\n>  #单位存款\n>   个人存款\n>>     #储蓄存款\n贷款余额",
    "totals stand outside": "工资\n津贴\n合计\n其他",
    "a total ends what is open": "一、收入\n>（一）拨款\n本年合计\n（一）结余",
    "an unnumbered row between two numbers": "1、业务经费\n2、专项资金\n>食品\n>药品\n3、其他",
    "plain rows are siblings": "县水利局机关\n县水文站\n县水库管理所",
    "codes": "201一般公共服务支出\n>20103政府办公厅事务\n>>2010301行政运行\n>>2010302其他\n205教育支出",
}


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=OUTLINES.keys())
def test_the_print_tells_the_hierarchy(outline: str) -> None:
    lines = [line.lstrip(">") for line in outline.splitlines()]
    depths = [len(line) - len(line.lstrip(">")) for line in outline.splitlines()]
    labels = [read_label(line.strip(), len(line) - len(line.lstrip())) for line in lines]
    parents = find_parents(labels, [{}] * len(labels))
    found: list[int] = []
    for parent in parents:
        found.append(0 if parent is None else found[parent] + 1)
    assert found == depths


def numbered(*rows: tuple[str, str]) -> list[int | None]:
    return find_parents([read_label(text) for text, _ in rows], [{1: Decimal(value)} for _, value in rows])


def test_sums_settle_what_the_print_leaves_open() -> None:
    assert numbered(("3、专项资金", "10"), ("食品", "4"), ("药品", "6"), ("政府采购", "7")) == [None, 0, 0, None]
    assert numbered(("资金总额", "10"), ("其中：财政拨款", "4"), ("上年结转", "6"), ("培训费", "2")) == [
        None,
        0,
        0,
        None,
    ]


def test_rows_that_do_not_add_up_are_no_parts() -> None:
    assert numbered(("3、专项资金", "10"), ("食品", "4"), ("药品", "5")) == [None, None, None]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("1、公务用车购置", "公务用车购置"),
        ("（一）人员经费", "人员经费"),
        ("其中：公车购置", "公车购置"),
        ("项目支出:", "项目支出"),
        ("财政供养人员情况（人）", "财政供养人员情况"),
        ("#工业", "工业"),
        ("[30201]办公费", "办公费"),
        ("因公出国（境）费", "因公出国（境）费"),
        ("其他项目", "其他项目"),
        ("一般公共服务支出", "一般公共服务支出"),
    ],
)
def test_a_name_is_written_without_marks(printed: str, text: str) -> None:
    assert read_label(printed).text == text
