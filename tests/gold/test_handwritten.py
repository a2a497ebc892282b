"""Tables written by hand become a gold report; what is wrong in them is named with its row."""

from decimal import Decimal
from pathlib import Path

import pytest

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.gold.handwritten import compile_folder, compile_report, locate


def test_quotes_become_offsets(source: Path) -> None:
    report = compile_report(source, "park")
    assert [gold.metric.text for gold in report.metrics] == [
        "1.2万株", "8000株", "4000株", "98.5%", "1.5个百分点", "50株", "2至3万株",
    ]  # fmt: skip
    for gold in report.metrics:
        assert report.text[gold.metric.start : gold.metric.end] == gold.metric.text


def test_fields_become_core_types(source: Path) -> None:
    report = compile_report(source, "park")
    planned, first = report.metrics[-1].metric, report.metrics[0]
    assert (planned.value, planned.value_high, planned.aspect) == (Decimal(20000), Decimal(30000), "target")
    assert first.aliases == ("行道树", "新栽行道树")
    assert (first.metric.of, report.metrics[1].metric.part_of) == (None, "m001")


def test_the_whole_text_is_annotated(source: Path) -> None:
    report = compile_report(source, "park")
    assert report.ranges == (Span(0, len(report.text)),)
    assert [report.text[area.start : area.end] for area in report.areas or ()][2] == "一是𠮷安路补植树木约50株。"
    assert [entity.normalized for entity in report.entities or ()] == [None, "2023", None, "2024"]
    assert report.findings == ()


@pytest.mark.parametrize("part", ["entities", "areas", "findings"])
def test_what_nobody_marked_is_none(source: Path, part: str) -> None:
    (source / f"park.{part}.tsv").unlink()
    assert getattr(compile_report(source, "park"), part) is None


@pytest.mark.parametrize(
    ("quote", "start", "found"),
    [
        ("增长5%", 0, Span(0, 4)),
        ("[[5%]]", 0, Span(2, 4)),
        ("[[5%]]", 3, Span(9, 11)),
        ("城镇[[5%]]", 7, Span(9, 11)),  # the context may begin before the offset
        ("6%", 0, None),
        ("5%", 10, None),
    ],
)
def test_locate(quote: str, start: int, found: Span | None) -> None:
    assert locate("增长5%，其中城镇5%", quote, start) == found


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("metrics", "8000株\tcount", "9000株\tcount", "row 3: '9000株' does not occur after '新栽行道树1.2万株'"),
        ("metrics", "count\t12000", "heap\t12000", "row 2: Invalid enum value 'heap' - at `$.kind`"),
        ("metrics", "\t8000\t", "\t8,000\t", "row 3: the value '8,000' is no plain decimal number"),
        ("metrics", "\t8000\t", "\t8e3\t", "row 3: the value '8e3' is no plain decimal number"),
        ("metrics", "\t8000\t", "\t1..2..3\t", "row 3: the value '1..2..3' is no plain decimal number"),
        ("metrics", "\t植树\t", "\t\t", "row 8: no indicator"),
        ("metrics", "2023\tm004\t", "2023\tm009\t", "row m005: the link to 'm009' leads to no other metric"),
        ("metrics", "2023\tm001\t", "2023\tm004\t", "row m004: the link to 'm004' leads to no other metric"),
        ("metrics", "2023\tm001\t", "2023\tm005\t", "row m004: of runs in a circle through 'm004'"),
        ("metrics", "m002\t8000株", "m001\t8000株", "row ids: two metrics have the same id"),
        ("metrics", "\tm001\nm003", "\nm003", "row 3: 12 columns instead of 13"),
        ("metrics", "aliases", "names", "row 1: the header must be id quote kind"),
        ("entities", "REGION", "PLACE", "row 4: Invalid enum value 'PLACE' - at `$.label`"),
        ("entities", "𠮷安路", "吉安路", "row 4: '吉安路' does not occur after '屿县园林处2023年'"),
        ("areas", "urban\t一是", "urban\t二是", "row 4: after "),
        ("areas", "problems\t2024年计划植树2至3万株。\n", "", "row end: '2024年计划植树2至3万株。\\n' has no area"),
        ("findings", "message\n", "message\nsum\tcertain\tm001,m077\t\t\t\n", "the member 'm077' is no metric"),
        ("findings", "message\n", "message\nsum\tsurely\tm001\t\t\t\n", "row 2: Invalid enum value 'surely'"),
    ],
)
def test_what_is_wrong_is_named(source: Path, part: str, old: str, new: str, message: str) -> None:
    path = source / f"park.{part}.tsv"
    table = path.read_text("utf-8")
    assert old in table
    path.write_text(table.replace(old, new), "utf-8")
    with pytest.raises(GoldError) as raised:
        compile_report(source, "park")
    assert message in str(raised.value)
    assert f"park.{part}.tsv" in str(raised.value)


def test_a_folder_gives_department_and_kind(source: Path) -> None:
    (report,) = compile_folder(source)
    assert (report.name, report.department, report.report_kind) == ("park", "园林处", "work-summary")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("name\tdepartment\treport_kind\n", "texts and rows differ: park"),
        ("name\tdepartment\treport_kind\npark\t园林处\tnovel\n", "row 2: the report kind 'novel' is none of"),
    ],
)
def test_a_folder_lists_its_reports(source: Path, table: str, message: str) -> None:
    (source / "reports.tsv").write_text(table, "utf-8")
    with pytest.raises(GoldError, match=message):
        compile_folder(source)


def test_texts_may_lie_elsewhere(source: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (source / "park.txt").rename(texts / "park.txt")
    assert len(compile_report(source, "park", texts).metrics) == 7
