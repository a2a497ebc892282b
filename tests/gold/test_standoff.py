"""The other stand-off format: ``NAME.metrics.json`` with what lies beside it."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.gold import load
from zhibiao.gold.standoff import read_standoff

SHARED = Path(__file__).parents[3] / "shared" / "gold"

TEXT = "县林场种树30棵，成活27棵。\n树种\t数量\n松\t20\n柏\t10\n"


def metric(start: int, text: str, **fields: Any) -> dict[str, Any]:
    usual = {"kind": "count", "value": text[:-1], "unit": "棵", "bound": "=", "indicator": "树", "aliases": []}
    usual |= {"aspect": "level", "scope": "", "period": "", "of": "", "part_of": ""}
    return usual | {"id": f"m{start}", "start": start, "end": start + len(text), "text": text} | fields


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report whose text lies in ``reports`` beside the folder of its gold."""
    gold, reports = tmp_path / "gold", tmp_path / "reports"
    gold.mkdir()
    reports.mkdir()
    (reports / "farm.txt").write_bytes(TEXT.encode())
    data = {
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "n_chars": len(TEXT),
        "ranges": [[0, 16]],
        "metrics": [metric(5, "30棵"), metric(11, "27棵", part_of="m5", value="26..27")],
    }
    write(gold / "farm.metrics.json", data)
    (gold / "farm.areas.tsv").write_text("start\tend\tarea\ttext30\n0\t15\tagriculture\t县林场种树\n", "utf-8")
    (gold / "farm.entities.tsv").write_text("start\tend\tlabel\ttext\n0\t3\tORG\t县林场\n", "utf-8")
    pine = {"row": "松", "column": "数量", "text": "20", "value": 20, "unit": "棵", "start": 24, "end": 26}
    table = {"id": "T1", "title": None, "unit": "棵", "kind": "basic-data", "start": 16, "end": 32, "cells": [pine]}
    row: dict[str, object] = {"level1": "产出", "level2": "数量", "indicator": "松", "target": "20棵", "actual": "20棵"}
    row |= {"weight": 4, "score": 3.5, "note": "", "start": 22, "end": 26}
    write(gold / "farm.tables.json", {"tables": [table], "performance_rows": [row], "meta": {}})
    where = [{"start": 5, "end": 8}, {"start": 24, "end": 26}, {"start": 17, "end": 19}]
    finding = {"kind": "sum", "strength": "weak", "where": where, "expected": "30", "found": "20", "comment": "?"}
    write(gold / "farm.findings.json", {"findings": [finding]})
    worked_out = {"product": [], "value": 3}
    checks = [
        {"kind": "sum", "total": where[0], "parts": [where[1]]},
        {"kind": "sum", "total": where[0], "parts": [worked_out]},
    ]
    write(gold / "farm.checks.json", {"checks": checks})
    return gold


def write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data), "utf-8")


def test_everything_beside_is_read(folder: Path) -> None:
    (report,) = load(folder)
    assert report.ranges == (Span(0, 16),)
    assert [(gold.metric.value, gold.metric.value_high, gold.metric.part_of) for gold in report.metrics] == [
        (Decimal(30), None, None),
        (Decimal(26), Decimal(27), "m5"),
    ]
    assert [area.area for area in report.areas or ()] == ["agriculture"]
    assert [entity.text for entity in report.entities or ()] == ["县林场"]
    assert [cell.value for table in report.tables or () for cell in table.cells] == [Decimal(20)]
    assert [(row.table, row.weight, row.score) for row in report.performance or ()] == [
        ("T1", Decimal(4), Decimal("3.5"))
    ]


def test_members_of_findings_are_metrics_and_cells(folder: Path) -> None:
    (report,) = load(folder)
    assert [finding.members for finding in report.findings or ()] == [("m5", "T1.1")]  # the heading has no id


def test_relations_that_the_reader_works_out_are_left_out(folder: Path) -> None:
    (report,) = load(folder)
    assert [check.spans for check in report.checks or ()] == [(Span(5, 8), Span(24, 26))]


def test_what_is_not_there_is_none(folder: Path) -> None:
    for path in folder.glob("farm.*"):
        if path.name != "farm.metrics.json":
            path.unlink()
    (report,) = load(folder)
    parts = (report.areas, report.entities, report.tables, report.performance, report.findings, report.checks)
    assert parts == (None,) * 6


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("farm.metrics.json", '"start": 5', '"start": 4', "row 1: the text at 4 is '树30棵', not '30棵'"),
        ("farm.metrics.json", '"bound": "="', '"bound": "!"', "row 1: bound '!' is none of"),
        ("farm.metrics.json", '"value": "30"', '"value": "30e"', "row 1: value '30e' is no decimal number"),
        ("farm.metrics.json", '"part_of": "m5"', '"part_of": "m6"', "row m11: the link to 'm6' leads to no other"),
        ("farm.metrics.json", '"sha256": "', '"sha256": "0', "row sha256: the text has changed"),
        ("farm.areas.tsv", "县林场", "市林场", "row 2: the text at 0 is "),
        ("farm.areas.tsv", "0\t15", "zero\t15", "row 2: not 4 columns that begin with two offsets"),
        ("farm.entities.tsv", "县林场", "市林场", "row 2: the text at 0 is '县林场', not '市林场'"),
        ("farm.entities.tsv", "ORG", "FARM", "row 2: Invalid enum value 'FARM'"),
        ("farm.tables.json", '"text": "20"', '"text": "21"', "row T1, cell 1: '21' is not at 24"),
    ],
)
def test_what_does_not_fit_is_named(folder: Path, name: str, old: str, new: str, message: str) -> None:
    path = folder / name
    written = path.read_text("utf-8")
    assert old in written
    path.write_text(written.replace(old, new, 1), "utf-8")
    with pytest.raises(GoldError, match=message):
        load(folder)


def test_a_text_that_is_nowhere(folder: Path) -> None:
    (folder.parent / "reports" / "farm.txt").unlink()
    with pytest.raises(GoldError, match=r"the text is neither .*farm\.txt nor .*farm\.txt"):
        read_standoff(folder / "farm.metrics.json")


def test_planted_findings_of_several_reports_in_one_file(folder: Path) -> None:
    (folder / "farm.findings.json").unlink()
    write(folder / "findings.json", {"farm.txt": {"kind": "ratio", "where": [{"start": 5, "end": 8}], "expected": "9"}})
    (report,) = load(folder)
    assert [(finding.kind, finding.members, finding.expected) for finding in report.findings or ()] == [
        ("ratio", ("m5",), "9")
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development gold is not beside the repository")
def test_the_development_gold_loads() -> None:
    reports = load(SHARED)
    assert len(reports) == 8
    sizes = {report.name: len(report.metrics) for report in reports}
    assert (sizes["yiyang-samr-2023"], sizes["gwr_2026_山东省"], sum(sizes.values())) == (244, 90, 599)
    (full,) = (report for report in reports if report.tables)
    assert (len(full.tables or ()), len(full.performance or ()), len(full.entities or ())) == (8, 23, 292)
    assert sum(len(table.cells) for table in full.tables or ()) == 169
    assert (len(full.findings or ()), len(full.checks or ())) == (18, 96)
    assert all(finding.members for report in reports for finding in report.findings or ())
