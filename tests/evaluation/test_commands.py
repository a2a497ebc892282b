"""The commands, as a user calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from zhibiao.cli import app

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
GOLD = ANNOTATIONS / "gold" / "08-wenlv.json"
TEXT = ANNOTATIONS / "source" / "08-wenlv.txt"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def prediction(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("prediction") / "a.json"
    assert run("extract", TEXT, "-o", path)[0] == 0
    return path


def test_one_annotation_against_one_prediction(prediction: Path) -> None:
    command = [sys.executable, "-m", "zhibiao.evaluation", str(GOLD), str(prediction), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    counts = json.loads(done.stdout)["counts"]["metrics.value"]
    assert counts["tp"] + counts["fn"] == len(json.loads(GOLD.read_bytes())["metrics"])
    assert json.loads(run("eval", GOLD, "--system", prediction, "--json")[1])["counts"]["metrics.value"] == counts


def test_a_prediction_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zhibiao.evaluation", str(GOLD), str(tmp_path / "none.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "cannot be read" in done.stderr


def test_eval_writes_page_and_error_list(tmp_path: Path) -> None:
    code, output = run("eval", GOLD, "--html", tmp_path / "page.html", "--errors", tmp_path / "errors.md")
    assert code == 0
    assert "metrics.core" in output
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "errors.md").read_text("utf-8").startswith("# Errors by cause")


def test_eval_compares_two_systems(prediction: Path) -> None:
    code, output = run("eval", GOLD, "--compare", prediction, "zhibiao", "--json")
    compared = json.loads(output)
    assert (code, compared["b"]) == (0, "zhibiao")
    assert compared["scores"]["metrics.core"]["difference"] == 0


def test_eval_of_nothing_is_one_sentence(tmp_path: Path) -> None:
    for arguments in (["nowhere"], [tmp_path], [ANNOTATIONS, "--split", "x"], [GOLD, "--system", tmp_path]):
        code, output = run("eval", *arguments)
        assert (code, output.count("\n"), output.startswith("zhibiao: ")) == (1, 1, True), output
    assert run("eval", GOLD, "--html", tmp_path / "no" / "page.html")[0] == 2


def test_a_comparison_takes_no_options_that_it_would_ignore(tmp_path: Path) -> None:
    code, output = run("eval", GOLD, "--compare", "zhibiao", "zhibiao", "--html", tmp_path / "page.html")
    assert code == 2
    assert "leave out" in output
