"""Cells stated as metrics: what is counted, of whom, when, in what sense, and as a part of what."""

from collections.abc import Callable, Sequence

import pytest

import zhibiao
from zhibiao.core.facts import Metric, Report

Tabbed = Callable[[Sequence[Sequence[str]]], str]

TITLE = "县水利局2023年工作总结\n全年完成投资12亿元，增长5%。\n"
ACCOUNTS = [
    ["项目", "2022年决算数", "2023年年初预算数", "2023年决算数", "执行率"],
    ["一、基本支出", "90", "100", "95", "95%"],
    ["（一）人员经费", "60", "65", "63", "96.9%"],
    ["（二）公用经费", "30", "35", "32", "91.4%"],
    ["二、项目支出", "10", "20", "19.5", "97.5%"],
    ["合计", "100", "120", "114.5", "95.4%"],
]


@pytest.fixture(name="report", scope="module")
def report_(tabbed: Tabbed) -> Report:
    return zhibiao.extract_text(f"{TITLE}收支情况表\n（单位：万元）\n{tabbed(ACCOUNTS)}", accounting=True)


@pytest.fixture(name="stated", scope="module")
def stated_(report: Report) -> dict[tuple[str, str], Metric]:
    """The metrics of the table by the innermost heading of their row and by their column."""
    return {((m.row or "").split(" > ")[-1], m.column or ""): m for m in report.metrics if m.source == "table"}


def test_each_cell_is_a_metric_with_its_id(report: Report) -> None:
    cells = [cell for table in report.tables for cell in table.cells]
    metrics = [metric for metric in report.metrics if metric.source == "table"]
    assert len(cells) == 20
    assert [(m.id, m.table, m.row, m.column, m.value, m.unit) for m in metrics] == [
        (cell.id, "t1", cell.row, cell.column, cell.value, cell.unit) for cell in cells
    ]


def test_metrics_stand_in_the_order_of_the_text(report: Report) -> None:
    assert [metric.start for metric in report.metrics] == sorted(metric.start for metric in report.metrics)
    assert {metric.source for metric in report.metrics} == {"narrative", "table"}


@pytest.mark.parametrize(
    ("column", "aspect", "period"),
    [
        ("2022年决算数", "actual", "2022"),
        ("2023年年初预算数", "budget", "2023"),
        ("2023年决算数", "actual", "2023"),
        ("执行率", "share", "2023"),
    ],
)
def test_headings_give_aspect_and_period(
    stated: dict[tuple[str, str], Metric], column: str, aspect: str, period: str
) -> None:
    metric = stated["人员经费", column]
    assert (metric.aspect, metric.period) == (aspect, period)


def test_the_row_names_what_is_counted(stated: dict[tuple[str, str], Metric]) -> None:
    metric = stated["人员经费", "2023年决算数"]
    assert (metric.indicator, metric.row, metric.kind) == ("人员经费", "基本支出 > 人员经费", "amount")


def test_parts_know_their_total(stated: dict[tuple[str, str], Metric]) -> None:
    column = "2022年决算数"
    assert stated["人员经费", column].part_of == stated["基本支出", column].id
    assert stated["基本支出", column].part_of == stated["合计", column].id
    assert stated["合计", column].part_of is None


def test_shares_are_parts_of_nothing(stated: dict[tuple[str, str], Metric]) -> None:
    assert {metric.part_of for (_, column), metric in stated.items() if column == "执行率"} == {None}


def test_rows_that_miss_their_total_are_no_parts_of_it(tabbed: Tabbed) -> None:
    table = tabbed([["项目", "金额"], ["甲经费", "4"], ["乙经费", "5"], ["合计", "10"]])
    metrics = zhibiao.extract_text(f"{TITLE}经费表\n单位：元\n{table}").metrics
    assert [metric.part_of for metric in metrics if metric.source == "table"] == [None, None, None]


def test_an_organisation_is_a_scope(tabbed: Tabbed) -> None:
    table = tabbed([["单位名称", "2022年支出", "本年收入"], ["县水文站", "3", "9"], ["县水库管理所", "4", "8"]])
    metrics = [m for m in zhibiao.extract_text(f"{TITLE}收支情况表\n单位：元\n{table}").metrics if m.source == "table"]
    assert [(m.scope, m.indicator, m.period) for m in metrics[:2]] == [
        ("县水文站", "支出", "2022"), ("县水文站", "收入", "2023"),
    ]  # fmt: skip


def test_results_alone_are_levels(tabbed: Tabbed) -> None:
    table = tabbed([["项目", "决算数"], ["办公费", "4"], ["水费", "5"], ["电费", "6"]])
    metrics = zhibiao.extract_text(f"{TITLE}决算表\n单位：元\n{table}").metrics
    assert {metric.aspect for metric in metrics if metric.source == "table"} == {"level"}


def test_prose_in_a_cell_belongs_to_the_narrative(tabbed: Tabbed) -> None:
    goals = ["", "完成水库加固3座。", "1、完成水库加固4座，受益人口2.1万人。2、办结时限压缩至2个工作日。"]
    rows = [
        ["年度目标", "预期目标", "实际完成情况"],
        goals,
        ["年度预算", "预算数", "执行数"],
        ["水库加固", "120", "118"],
    ]
    report = zhibiao.extract_text(f"{TITLE}自评表\n单位：万元\n{tabbed(rows)}", accounting=True)
    said = {(m.text, m.source) for m in report.metrics if m.start > report.tables[0].start}
    assert said == {
        ("120", "table"), ("118", "table"),
        ("3座", "narrative"), ("4座", "narrative"), ("2.1万人", "narrative"), ("2个工作日", "narrative"),
    }  # fmt: skip
    begins = [report.sentences[m.sentence].start for m in report.metrics if m.sentence is not None]
    assert sum(start > report.tables[0].start for start in begins) == 4
    assert report.accounting is not None
    numbers = [n for n in report.accounting.numbers if n.start > report.tables[0].start]
    assert [n.fate for n in numbers if n.text in ("1", "2")] == ["label", "label", "metric"]


def test_every_number_of_a_table_has_a_fate(report: Report) -> None:
    assert report.accounting is not None
    numbers = [number for number in report.accounting.numbers if number.start >= report.tables[0].start]
    fates = {number.text: number.fate for number in numbers}
    assert (fates["2022"], fates["一"], fates["114.5"]) == ("date", "label", "cell")
    assert "unaccounted" not in fates.values()


def test_codes_of_a_table_are_codes(tabbed: Tabbed) -> None:
    rows = [
        ["科目编码", "科目名称", "预算数"],
        ["20103", "政府事务", "9"],
        ["2010301", "行政运行", "9"],
        ["205", "教育", "3"],
    ]
    accounting = zhibiao.extract_text(f"{TITLE}支出表\n{tabbed(rows)}", accounting=True).accounting
    assert accounting is not None
    assert {n.fate for n in accounting.numbers if n.text in ("20103", "2010301", "205")} == {"code"}
