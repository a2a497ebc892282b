"""The annotations that ship with the project: compiled, checked, split, counted, and as large as they should be."""

import json
from pathlib import Path

import pytest

from zhibiao.evaluation.annotators import compare_folder, table
from zhibiao.gold import load
from zhibiao.gold.checks import check
from zhibiao.gold.handwritten import compile_folder, compile_report
from zhibiao.gold.loading import departments, split_of, work_areas
from zhibiao.gold.overview import overview
from zhibiao.gold.records import json_schema, write_record

FOLDER = Path(__file__).parents[2] / "annotations"
COMPILED = compile_folder(FOLDER / "source")


def marked(path: Path, name: str) -> str:
    """What stands between two marks of a page."""
    page = path.read_text("utf-8")
    return page.split(f"<!-- {name} -->\n")[1].split(f"<!-- /{name} -->")[0]


@pytest.mark.parametrize("report", COMPILED, ids=lambda report: report.name)
def test_what_is_committed_is_what_compiles(report) -> None:  # type: ignore[no-untyped-def]
    path = FOLDER / "gold" / f"{report.name}.json"
    assert path.read_bytes() == write_record(report, f"../source/{report.name}.txt"), "run: zhibiao gold compile"


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in (FOLDER / "gold").iterdir()} == {report.name for report in COMPILED}
    tables = {path.name.split(".")[0] for path in (FOLDER / "source").iterdir()} - {"reports"}
    assert tables == {report.name for report in COMPILED}


def test_the_schema_is_that_of_the_types() -> None:
    assert json.loads((FOLDER / "schema.json").read_text("utf-8")) == json_schema(), "run: zhibiao gold schema"


def test_no_annotation_breaks_a_rule() -> None:
    areas = work_areas(FOLDER)
    found = [str(complaint) for report in COMPILED for complaint in check(report, areas)]
    assert [complaint for complaint in found if ": error: " in complaint] == []


def test_departments_are_in_one_split_each() -> None:
    by_split = {split: {r.department for r in load(FOLDER, split)} for split in ("train", "dev", "test")}
    assert sum(map(len, by_split.values())) == len(set.union(*by_split.values())) == len(departments(FOLDER))


def test_there_is_enough() -> None:
    reports = load(FOLDER)
    assert len(reports) >= 30
    assert len({report.department for report in reports}) >= 24
    assert sum(len(report.metrics) for report in reports) >= 1500
    assert sum(bool(report.findings) for report in reports) >= len(reports) / 4
    assert len(load(FOLDER, "test")) >= 8
    assert {report.report_kind for report in load(FOLDER, "test")} >= {"government-work-report", "statistics"}


def test_a_finding_has_at_least_two_members() -> None:
    assert [r.name for r in COMPILED for finding in r.findings or () if len(finding.members) < 2] == []


def test_the_overview_is_up_to_date() -> None:
    shown = marked(FOLDER / "README.md", "overview")
    assert shown.strip() == overview(load(FOLDER), departments(FOLDER)).strip(), "run: zhibiao gold overview"


def test_the_agreement_is_up_to_date() -> None:
    shown = marked(FOLDER / "agreement" / "README.md", "table")
    found = compare_folder(FOLDER / "agreement", FOLDER / "source")
    assert len(found) == 6
    assert shown.strip() == table(found).strip(), "run: zhibiao gold agreement"


def test_the_example_of_the_page_compiles(tmp_path: Path) -> None:
    example = marked(FOLDER / "README.md", "example").strip("`\n")
    (tmp_path / "it.metrics.tsv").write_text(example + "\n", "utf-8")
    text = "全县新栽行道树1.2万株，其中香樟8000株，同比增长5%。"
    assert f"`{text}`" in (FOLDER / "README.md").read_text("utf-8")
    (tmp_path / "it.txt").write_text(text, "utf-8")
    assert [gold.metric.text for gold in compile_report(tmp_path, "it").metrics] == ["1.2万株", "8000株", "5%"]


def test_every_report_has_a_split() -> None:
    by_department = departments(FOLDER)
    assert {split_of(report, by_department) for report in COMPILED} == {"train", "dev", "test"}
