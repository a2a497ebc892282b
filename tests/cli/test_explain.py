"""``zhibiao extract --explain`` and ``--min-confidence``, on the real extraction."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from zhibiao.cli import app

TEXT = "全市新登记经营主体1200户，同比增长7.37%。立案查处各类案件1945件，其中食品案件858件。共3个。"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_it_shows_the_clause_the_candidates_and_the_confidence(report: Path) -> None:
    result = run("extract", report, "--explain", "m3")
    assert result.exit_code == 0
    assert "[1945件]" in result.stdout
    assert "  > 立案查处各类案件  (noun before the number)" in result.stdout
    assert "confidence" in result.stdout


def test_an_unknown_metric_is_one_sentence(report: Path) -> None:
    result = run("extract", report, "--explain", "m99")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"zhibiao: {report}: its running text has no metric m99")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    result = run("extract", tmp_path / "absent.txt", "--explain", "m1")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_it_wants_one_file(report: Path) -> None:
    assert run("extract", report, report, "--explain", "m1").exit_code == 2
    assert run("extract", report.parent, "--explain", "m1").exit_code == 2


def test_doubtful_metrics_are_left_out(report: Path) -> None:
    everything = json.loads(run("extract", report, "-f", "json").stdout)["metrics"]
    minimum = sorted(metric["confidence"] for metric in everything)[1]
    sure = json.loads(run("extract", report, "-f", "json", "--min-confidence", minimum).stdout)["metrics"]
    assert len(sure) == len(everything) - 1
    assert min(metric["confidence"] for metric in sure) == minimum


@pytest.mark.parametrize("minimum", ["2", "-0.1", "x"])
def test_a_minimum_is_from_0_to_1(report: Path, minimum: str) -> None:
    assert run("extract", report, "--min-confidence", minimum).exit_code == 2
