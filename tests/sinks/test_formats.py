"""JSON, JSON lines and CSV, read back by other programs than ours."""

import csv
import io
import json

import msgspec
import pandas
import pytest

from zhibiao.core.facts import Report
from zhibiao.core.serialize import ROW_NAMES, from_json
from zhibiao.sinks import sink


def written(name: str, *reports: Report, many: bool = True) -> bytes:
    stream = io.BytesIO()
    sink(name).write(reports, stream, many=many)
    assert not stream.closed
    return stream.getvalue()


def test_json_of_one_is_an_object(report: Report) -> None:
    assert from_json(written("json", report, many=False)) == report


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_of_many_is_a_list(report: Report, count: int) -> None:
    data = written("json", *[report] * count)
    assert data.endswith(b"]\n")
    assert msgspec.json.decode(data, type=list[Report]) == [report] * count


def test_jsonl_is_one_report_a_line(report: Report) -> None:
    lines = written("jsonl", report, report).splitlines()
    assert [from_json(line) for line in lines] == [report, report]
    assert json.loads(lines[0])["metrics"][2]["value"] == 417000


def test_csv_is_one_metric_a_row_under_the_names_of_the_rows(report: Report) -> None:
    data = written("csv", report)
    assert data.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(heading) == ROW_NAMES
    first, _, third = (dict(zip(heading, row, strict=True)) for row in rows)
    assert (first["document_region_code"], first["id"], first["value"], first["of"]) == ("350724", "m1", "417", "")
    assert (third["value"], third["indicator"], third["part_of"]) == ("417000", '[bold]养护, "费用"[/nope]\n', "m1")


def test_csv_of_many_has_one_heading_and_pandas_reads_it(report: Report) -> None:
    frame = pandas.read_csv(io.BytesIO(written("csv", report, report)))
    assert list(frame["value"]) == [417, 7.37, 417000] * 2


def test_csv_without_metrics_is_its_heading(report: Report) -> None:
    assert written("csv", msgspec.structs.replace(report, metrics=())).count(b"\n") == 1
