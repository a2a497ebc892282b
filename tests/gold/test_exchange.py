"""Label Studio, doccano and brat: what goes out comes back, and what was moved on the way is noticed."""

import json
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Entity, Finding, Metric
from zhibiao.gold.assembly import Parts, assemble, metric_record
from zhibiao.gold.exchange import TITLES, exchange
from zhibiao.gold.exchange.label_studio import config
from zhibiao.gold.handwritten import compile_folder
from zhibiao.gold.types import GoldArea, GoldMetric, GoldReport


def carried(report: GoldReport, name: str) -> GoldReport:
    """The report as far as a format has a place for it."""
    if name != "brat":
        return report
    return msgspec.structs.replace(
        report,
        ranges=(Span(0, len(report.text)),),
        department="",
        report_kind=None,
        findings=None,
        entities=report.entities or None,
        areas=report.areas or None,
    )


@pytest.mark.parametrize("name", TITLES)
def test_round_trip(source: Path, tmp_path: Path, name: str) -> None:
    reports, there = compile_folder(source), tmp_path / "there"
    exchange(name).export(reports, there)
    assert exchange(name).read(there) == [carried(report, name) for report in reports]


ODD_TEXT = st.text(st.sampled_from("增长5%，。 \n\t\r\u2028𠮷𝟙😀é\u0301<&>\"'[]"), min_size=8, max_size=40)


@pytest.mark.parametrize("name", TITLES)
@given(text=ODD_TEXT, cut=st.integers(1, 6), marked=st.booleans())
def test_round_trip_of_any_text(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str, cut: int, marked: bool
) -> None:
    text = "x".join([text[:cut], text[cut:]]) + "x"  # a span that is only line ends has no fragment in brat
    report = odd_report(text, cut, marked=marked)
    there = tmp_path_factory.mktemp("there") / name
    exchange(name).export([report], there)
    assert exchange(name).read(there) == [carried(report, name)]


def odd_report(text: str, cut: int, *, marked: bool) -> GoldReport:
    """A report with metrics at two ``x``, and odd characters in every field."""
    end = len(text)
    first = Metric(
        id="m001", start=cut, end=cut + 1, text="x", kind="count", value=Decimal("0.50"),
        unit=text[:3], indicator=f"{text[:4]}<", scope=" ", period="2023", part_of="m002",
    )  # fmt: skip
    second = Metric(
        id="m002", start=end - 1, end=end, text="x", kind="rank", value=Decimal(-1), value_high=Decimal(7),
        unit="", indicator="点",
    )  # fmt: skip
    metrics = [metric_record(GoldMetric(first, (text[:2], "b"))), metric_record(GoldMetric(second))]
    entity = Entity(start=cut, end=len(text), text=text[cut:], label="LAW", normalized=text[:2] or None)
    finding = Finding(
        kind="sum", strength="weak", members=("m001", "m002"), expected=text[:5], found="", message=text[-3:]
    )
    parts = Parts(
        name="odd",
        metrics=metrics,
        ranges=((0, cut + 1), (cut + 1, len(text))),
        entities=[entity] if marked else None,
        areas=[GoldArea(cut, len(text), "urban")] if marked else None,
        findings=[finding] if marked else None,
    )
    return assemble("test", text, parts)


def test_label_studio_counts_code_units(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "tasks.json"
    reports = compile_folder(source)
    exchange("label-studio").export(reports, there)
    (task,) = json.loads(there.read_text("utf-8"))
    planted = next(item for item in task["annotations"][0]["result"] if item.get("id") == "m007")
    assert planted["value"]["start"] == reports[0].metrics[-1].metric.start + 1  # 𠮷 before it counts twice
    assert planted["value"]["text"] == "2至3万株"


def test_label_studio_files_in_characters_are_understood(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "tasks.json"
    reports = compile_folder(source)
    exchange("label-studio").export(reports, there)
    tasks = json.loads(there.read_text("utf-8"))
    after = tasks[0]["data"]["text"].index("𠮷")
    for item in tasks[0]["annotations"][0]["result"]:
        for end in ("start", "end"):
            if item["type"] == "labels" and item["value"][end] > after:
                item["value"][end] -= 1
    there.write_text(json.dumps(tasks), "utf-8")
    assert exchange("label-studio").read(there) == reports


def test_the_interface_of_label_studio_is_xml_with_all_fields() -> None:
    root = ElementTree.fromstring(config(("urban", "a<b")))
    assert [label.get("value") for label in root.findall("Labels[@name='area']/Label")] == ["urban", "a<b"]
    assert [choice.get("value") for choice in root.findall("Choices[@name='bound']/Choice")][2] == ">"
    assert {area.get("name") for area in root.findall("TextArea")} >= {"value", "unit", "indicator", "period"}


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("label-studio", '"text": "8000株"', '"text": "8001株"', "m002: '8001株' is not at 33 to 38"),
        ("label-studio", '"from_name": "value"', '"from_name": "price"', "Object contains unknown field `price`"),
        ("label-studio", '"annotations"', '"remarks"', r"no export of Label Studio in JSON \(KeyError"),
        ("label-studio", "[", "", "no export of Label Studio in JSON"),
        ("doccano", '"start_offset": 33, "end_offset": 38', '"start_offset": 34, "end_offset": 38',
         "row 2: the metric '000株' has no fields: add them"),
        ("doccano", '"text": "8000株"', '"text": "8001株"', "the text at 33 is '8000株', not '8001株'"),
        ("doccano", '"entities": [', '"label": [', "row 1: no line of a doccano export with relations"),
        ("brat/park.ann", "count 33 38\t", "count 33 37\t", "row 3: the text at 33 is '8000', not '8000株'"),
        ("brat/park.ann", "count 33 38\t", "heap 33 38\t", "row areas 3: the span 33 to 38 is empty"),
        ("brat/park.ann", "T1\t", "E1\t", "row 1: neither a T, nor an R, nor an AnnotatorNotes"),
        ("brat/park.ann", '"value": "8000", ', "", "missing required field `value`"),
    ],
)  # fmt: skip
def test_what_was_moved_is_noticed(source: Path, tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    tool = name.partition("/")[0]
    exchange(tool).export(compile_folder(source), tmp_path / tool)
    written = (tmp_path / name).read_text("utf-8")
    assert old in written
    (tmp_path / name).write_text(written.replace(old, new, 1), "utf-8")
    with pytest.raises(GoldError, match=message):
        exchange(tool).read(tmp_path / tool)


def test_a_format_that_does_not_exist() -> None:
    with pytest.raises(GoldError, match="no such format; there are label-studio, doccano, brat"):
        exchange("word")
