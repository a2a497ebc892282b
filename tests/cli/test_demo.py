"""``zhibiao demo``: what it shows and what it leaves behind."""

import csv
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Call

REPORTS = sorted(item.name for item in resources.files("zhibiao").joinpath("demo").iterdir() if item.is_file())


def test_five_reports_ship_and_each_text_is_as_long_as_a_real_one() -> None:
    texts = ["education.txt", "health.txt", "transport.txt"]
    assert ["civil-affairs.docx", "culture-tourism.pdf", *texts] == REPORTS
    for name in texts:
        assert len(resources.files("zhibiao").joinpath("demo", name).read_text(encoding="utf-8")) >= 2000


def test_it_shows_what_was_found_and_leaves_texts_json_and_csv(call: "Call") -> None:
    result = call("demo")
    assert result.exit_code == 0
    assert "棵" in result.stdout
    files = sorted([*REPORTS, "metrics.csv", "reports.json"])
    assert f"Left in zhibiao-demo/: {', '.join(files)}" in result.stdout
    folder = Path("zhibiao-demo")
    reports = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    assert [report["document"]["source"] for report in reports] == [str(folder / name) for name in REPORTS]
    rows = list(csv.DictReader((folder / "metrics.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == sum(len(report["metrics"]) for report in reports)
    assert f"{len(rows)} metrics from 5 reports" in result.stdout


def test_it_can_be_run_again(call: "Call") -> None:
    assert [call("demo").exit_code, call("demo").exit_code] == [0, 0]
    assert len(list(Path("zhibiao-demo").iterdir())) == 7


@pytest.mark.parametrize("obstacle", ["zhibiao-demo", "zhibiao-demo/health.txt/x"])
def test_a_folder_that_cannot_be_written_is_one_sentence(call: "Call", obstacle: str) -> None:
    Path(obstacle).parent.mkdir(parents=True, exist_ok=True)
    Path(obstacle).write_text("in the way", encoding="utf-8")
    result = call("demo")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "cannot be written" in result.stderr
    assert "run the demo in another folder" in result.stderr
