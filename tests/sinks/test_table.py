"""The table for people: what it says, how it fits, and that a report cannot steer the terminal."""

import io
from decimal import Decimal

import msgspec
import pytest
from rich.console import Console

from zhibiao.core.facts import DocumentInfo, Metric, Report
from zhibiao.sinks import sink
from zhibiao.sinks.table import print_report
from zhibiao.sinks.wording import value_in_words


def printed(report: Report, width: int = 140, limit: int | None = None) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=width), limit)
    return out.getvalue()


def cells(table: str, name: str) -> list[str]:
    """The words of the row of a metric."""
    (line,) = [line for line in table.splitlines() if line.split()[:1] == [name]]
    return line.split()


def test_a_row_says_what_a_person_wants_to_know(report: Report) -> None:
    table = printed(report)
    assert cells(table, "m1") == ["m1", "公园面积", "约417公顷", "level", "全市", "2023"]
    assert cells(table, "m2") == ["m2", "公园面积", "+7.37%", "growth", "全市", "2023", "of", "m1"]
    assert cells(table, "m3")[-3:] == ["part", "of", "m1"]


def test_around_the_table_stand_source_counts_and_doubts(report: Report) -> None:
    table = printed(report)
    assert "公园.txt · 松溪市公园管理处 · 松溪市 · 2023" in table
    assert "3 metrics, 0 sentences, 0 tables; 2 numbers in the text, 1 unaccounted" in table
    assert "warning: page 3 has no text" in table
    assert "finding: Parts differ." in table


def test_the_work_areas_are_counted_where_they_are_known(report: Report) -> None:
    areas = ("food", "drugs", "food")
    metrics = tuple(msgspec.structs.replace(m, work_area=a) for m, a in zip(report.metrics, areas, strict=True))
    assert "food 2, drugs 1" in printed(msgspec.structs.replace(report, metrics=metrics))
    assert "food" not in printed(report)


def test_a_report_of_unknown_title_goes_by_its_source(report: Report) -> None:
    info = DocumentInfo(id="", source="公园.txt", format="text", period="2023")
    assert printed(msgspec.structs.replace(report, document=info)).splitlines()[:2] == ["公园.txt", "2023"]


def test_text_of_the_report_is_neither_markup_nor_control_code(report: Report) -> None:
    table = printed(report)
    assert '[bold]养护, "费用"[/nope]' in table
    assert "\x1b" not in table


@pytest.mark.parametrize(
    ("width", "headings"),
    [
        (140, "id indicator value aspect scope period relation"),
        (80, "id indicator value aspect scope period"),
        (60, "id indicator value period"),
        (36, "indicator value"),
    ],
)
def test_columns_give_way_where_there_is_no_room(report: Report, width: int, headings: str) -> None:
    table = printed(report, width)
    assert headings in [" ".join(line.split()) for line in table.splitlines()]
    assert all(len(line) <= width for line in table.splitlines() if "─" in line)


def test_a_limit_says_how_much_it_leaves_out(report: Report) -> None:
    table = printed(report, limit=1)
    assert "m2" not in table
    assert "… and 2 more" in table


def test_a_report_without_metrics_has_no_table(report: Report) -> None:
    assert "indicator" not in printed(msgspec.structs.replace(report, metrics=()))


def test_the_sink_writes_utf8_without_colours_to_a_file(report: Report) -> None:
    stream = io.BytesIO()
    sink("table").write([report, report], stream, many=True)
    assert stream.getvalue().decode().count("约417公顷") == 2
    assert b"\x1b" not in stream.getvalue()


@pytest.mark.parametrize(
    ("value", "high", "unit", "kind", "bound", "aspect", "said"),
    [
        ("98460800", None, "元", "amount", "=", "level", "9846.08万元"),
        ("1300000000", None, "元", "amount", ">=", "level", "≥13亿元"),
        ("92050", None, "台（件）", "count", "=", "level", "92050台（件）"),
        ("417000", None, "户", "count", ">", "level", ">41.7万户"),
        ("3", "5", "天", "duration", "=", "level", "3–5天"),
        ("30000", "50000", "元", "amount", "=", "level", "3万–5万元"),
        ("5", None, "名", "rank", "=", "rank", "第5名"),
        ("-1.9", None, "%", "percentage", "=", "growth", "-1.9%"),
        ("28.9", None, "%", "percentage", "~", "growth", "约+28.9%"),
        ("0", None, "元", "amount", "=", "level", "0元"),
        ("0.0001", None, "吨", "measure", "<", "level", "<0.0001吨"),
        ("99.5", None, "", "percentage", "=", "level", "99.5"),
        ("10000", None, "%", "percentage", "=", "level", "10000%"),
    ],
)
def test_values_are_said_as_a_person_reads_them(
    value: str, high: str | None, unit: str, kind: str, bound: str, aspect: str, said: str
) -> None:
    fields = {"id": "m1", "start": 0, "end": 1, "text": "", "indicator": "", "unit": unit}
    more = {"kind": kind, "bound": bound, "aspect": aspect, "value": value, "value_high": high}
    metric = msgspec.convert(fields | more, Metric)
    assert metric.value == Decimal(value)
    assert value_in_words(metric) == said
