"""One report in every format: the same text, cells, metrics; and how a format is told."""

from pathlib import Path
from typing import Any

import pytest

import zhibiao
from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.core.facts import Metric
from zhibiao.read import read_bytes
from zhibiao.read.formats import READERS, SUFFIXES, format_of

ROOT = Path(__file__).parents[2]
TABLE = [
    ["项目", "2022年决算数", "2023年预算数"],
    ["一、基本支出", "1256.30", "1301.50"],
    ["二、项目支出", "845.00", "/"],
    ["合计", "2101.30", "1301.50"],
]
FORMATS = ["docx", "html", "pdf", "ofd"]


def blocks_of(name: str) -> list[Any]:
    """The paragraphs of an annotated report, and a table."""
    lines = (ROOT / f"annotations/source/{name}.txt").read_text("utf-8").splitlines()
    return [
        *(line.strip() for line in lines if line.strip()),
        "附表：部门收支情况",
        "单位：万元",
        TABLE,
        "以上数据未经审计。",
    ]


def bare(metric: Metric) -> tuple[Any, ...]:
    return (
        metric.indicator,
        metric.value,
        metric.value_high,
        metric.unit,
        metric.kind,
        metric.aspect,
        metric.scope,
        metric.period,
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_gives_the_same_metrics_and_cells(format_: str, files: Any, tmp_path: Path) -> None:
    if format_ == "pdf":
        pytest.importorskip("reportlab", reason="reportlab makes the file")
    blocks = blocks_of("10-shuili")
    if format_ == "ofd":
        blocks = [*blocks[:12], *blocks[-4:]]  # the maker sets one page
    reports = {}
    for name in ("text", format_):
        path = tmp_path / f"总结.{'txt' if name == 'text' else name}"
        path.write_bytes(files.by_format[name](blocks))
        reports[name] = zhibiao.extract(path, with_text=True)
    plain, other = reports["text"], reports[format_]
    assert other.document.format == format_
    assert len(plain.metrics) > 10
    assert [bare(m) for m in other.metrics if m.source == "narrative"] == [
        bare(m) for m in plain.metrics if m.source == "narrative"
    ]
    assert [bare(m) for m in other.metrics] == [bare(m) for m in plain.metrics]
    assert [[(c.row, c.column, c.text, c.value, c.unit) for c in table.cells] for table in other.tables] == [
        [(c.row, c.column, c.text, c.value, c.unit) for c in table.cells] for table in plain.tables
    ]


def test_metrics_of_formats_with_pages_say_where_they_stand(files: Any, tmp_path: Path) -> None:
    blocks = ["一、收支情况", "全年收入2101.30万元，比上年增长5.6%。"]
    placed = {}
    for format_ in ("ofd", "docx"):
        path = tmp_path / f"总结.{format_}"
        path.write_bytes(files.by_format[format_](blocks))
        placed[format_] = [(m.page, m.box is not None) for m in zhibiao.extract(path).metrics]
    assert placed == {"ofd": [(1, True)] * 2, "docx": [(None, False)] * 2}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_gives_the_same_paragraphs_and_grid(format_: str, files: Any) -> None:
    if format_ == "pdf":
        pytest.importorskip("reportlab", reason="reportlab makes the file")
    blocks = ["一、收支情况", "全年收入2101.30万元，比上年增长5.6%。", TABLE, "二、下一步打算"]
    document = read_bytes(files.by_format[format_](blocks), "a")
    assert document.format == format_
    assert document.text == files.by_format["text"](blocks).decode()
    (grid,) = document.grids
    assert [(c.row, c.column, c.text) for c in grid.cells] == [
        (i, j, text) for i, row in enumerate(TABLE) for j, text in enumerate(row)
    ]
    assert_consistent(document)


def assert_consistent(document: Document) -> None:
    assert len(document.text) == len(document.folded)
    for grid in document.grids:
        assert document.text[grid.start] == "\t" and document.text[grid.end] == "\n"
        for cell in grid.cells:
            assert grid.start <= cell.start <= cell.end <= grid.end
            assert document.text[cell.start : cell.end] == cell.text
    places = [(span.start, span.end) for span in document.spans]
    assert places == sorted(places) and all(start < end for start, end in places)


@pytest.mark.parametrize(
    ("data", "source", "format_"),
    [
        (b"%PDF-1.4", "a.docx", "pdf"),
        (b"\n\n%PDF-1.4", "a", "pdf"),
        (b"{\\rtf1", "a.doc", "doc"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "picture"),
        ("收入".encode(), "a.xlsx", "text"),
        (b"a,b", "a.CSV", "csv"),
        (b"a,b", "a.txt", "text"),
        (b"<p>1</p>", "a.shtml", "html"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a.txt", "html"),
        ("<html>".encode("utf-16"), "a.txt", "html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.wps", "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.et", "xls"),
    ],
)
def test_a_format_is_told_by_its_bytes(data: bytes, source: str, format_: str) -> None:
    assert format_of(data, source) == format_


def test_packed_formats_are_told_by_their_parts(files: Any) -> None:
    packed = {
        "docx": files.docx_of(["甲"]), "xlsx": files.xlsx(""), "ofd": files.ofd_of(["甲"]),
        "zip": files.zipped({"a.txt": "甲"}), "doc": files.zipped({"mimetype": "x", "content.xml": "<a/>"}),
    }  # fmt: skip
    for format_, data in packed.items():
        assert format_of(data, "a.bin") == format_


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b\x08\x00\x00", b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c\x00", b"MZ\x90\x00"]
)
def test_formats_that_hold_no_report_are_named(data: bytes) -> None:
    with pytest.raises(ReadError, match="unpack or convert it first"):
        format_of(data, "a.doc")


def test_the_tables_of_formats_name_what_is_there() -> None:
    from importlib import import_module

    assert set(SUFFIXES.values()) == set(READERS)
    for module in READERS.values():
        assert callable(import_module(module).read)
