"""Flattened tables: found in each of their forms, and prose never taken for one."""

from collections.abc import Callable

import pytest

Tables = Callable[[str], list[str]]
PROSE = "全年完成投资12亿元，增长5%。"

TABBED = (
    "\t单位名称\n\t上年\n结余\n\t本年收入\n\n\t县水利局机关\n\t/\n\t676.03\n\n"
    "\t县水文站\n\t/\n\t94.37\n\n\t合     计\n\t/\n\t770.4"
)
CELLS = "项目\n2022年\n2023年\n财政拨款\n120.5\n131\n其他收入\n3.2\n/\n合计\n123.7\n131"
ROWS = "项目\t2022年\t2023年\n财政拨款\t120.5\t131\n其他收入\t3.2\t/\n合计\t123.7\t131"
BARS = "项目 |\n2022年 |\n财政拨款 |\n120.5 |\n其他收入 |\n3.2 |\n合计 |\n123.7 |"
PIPES = "| 项目 | 2022年 |\n| 财政拨款 | 120.5 |\n| 其他收入 | 3.2 |"
COLUMNS = "项目    2022年    2023年\n财政拨款    120.5    131\n其他收入    3.2    4.1"
STATEMENT = (
    "项目 决算数 项目 决算数\n一、财政拨款收入 307.82 一、一般公共服务支出 264.87\n二、上级补助收入 二、外交支出\n"
    "三、事业收入 三、国防支出\n四、其他收入 四、住房保障支出 29.42\n总计 307.82 总计 307.82"
)
PERFORMANCE = (
    "\t产出指标\n(50分)\n\t数量\n指标\n\t检查次数\n\t≧52次\n\t60次\n\t4\n\t4\n\t\n\n"
    "\t\n\t\n\t质量指标\n\t合格率\n\t≥95%\n\t97%\n\t3\n\t3"
)


@pytest.mark.parametrize(
    "table", [TABBED, CELLS, ROWS, BARS, PIPES, COLUMNS, STATEMENT, PERFORMANCE],
    ids=["tabbed", "cells", "rows", "bars", "pipes", "columns", "statement", "performance"],
)  # fmt: skip
def test_a_table_between_prose_is_found_whole(tables: Tables, table: str) -> None:
    before, after = f"二、收支情况\n{PROSE}\n（单位：万元）\n", f"\n\n（二）支出情况\n{PROSE}\n"
    assert tables(before + table + after) == [table.strip()]


def test_captions_and_headings_stay_outside(tables: Tables) -> None:
    text = f"{PROSE}\n\n附件1\n2023年度基础数据表\n\n{TABBED}\n\n\n\n附件2\n2023年度自评表\n\n{PERFORMANCE}\n"
    assert tables(text) == [TABBED.strip(), PERFORMANCE.strip()]


def test_a_cell_of_prose_lies_inside_its_table(tables: Tables) -> None:
    goal = "\t\n\t完成全部任务。开展检查。\n\t任务已经完成。检查已经开展。\n"
    text = f"\t年度目标\n\t全年预算数\n\t120\n\n{goal}\n\t\n\t检查次数\n\t60次\n\t4\n\n{PROSE}"
    (table,) = tables(text)
    assert table.startswith("年度目标") and table.endswith("60次\n\t4")


def test_indented_prose_between_two_tables_is_in_neither(tables: Tables) -> None:
    prose = "\t二、支出情况\n\t全年支出12亿元。\n\t其中教育5亿元。\n\t卫生3亿元。"
    assert tables(f"{TABBED}\n{prose}\n{TABBED}") == [TABBED.strip()] * 2


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "\t一、基本情况\n\t全县共有12个乡镇。\n\t面积1200平方公里。\n\t二、主要做法\n\t开展检查30次。\n\t办案5件。",
        "下载\n打印\n【字号：\n大\n中\n小\n】\n2023年工作报告\n时间：2024-01-05\n县长 李明",
        "全县财政支出合计达到\n12.5 亿元以上，其中\n教育支出 3.1\n亿元，卫生支出 1.2\n亿元，占 34.2\n个百分点。",
        "县长　　李明\n县政府　　2024年1月",
        "第一部分  单位概况    3\n第二部分  决算情况    5\n一、收入  6",
        "1.5万元用于培训。\n2.3万元用于会议。",
        "一、收入\n二、支出\n三、结余\n四、其他",
        "全县有学校：\n小学12所\n中学3所\n共有教师300人，其中高级50人。",
    ],
)
def test_prose_is_no_table(tables: Tables, text: str) -> None:
    assert tables(text) == []


def test_no_sentence_stands_in_a_table(tables: Tables, sentences: Callable[[str], list[str]]) -> None:
    assert sentences(f"{PROSE}\n{ROWS}\n{PROSE}") == [PROSE, PROSE]
