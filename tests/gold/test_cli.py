"""``zhibiao gold`` from end to end, and what it says when something is wrong."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from zhibiao.cli import app
from zhibiao.gold import load


def gold(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["gold", *map(str, arguments)])


def test_compile(source: Path, tmp_path: Path) -> None:
    done = gold("compile", source, tmp_path / "gold")
    assert (done.exit_code, done.stdout) == (0, f"1 reports, 7 metrics written to {tmp_path / 'gold'}\n")
    assert [report.name for report in load(tmp_path)] == ["park"]


def test_compile_names_file_and_row(source: Path, tmp_path: Path) -> None:
    path = source / "park.metrics.tsv"
    path.write_text(path.read_text("utf-8").replace("\t12000\t", "\tmany\t"), "utf-8")
    done = gold("compile", source, tmp_path / "gold")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"zhibiao: {path}, row 2: the value 'many' is no plain decimal number")


def test_check(annotations: Path) -> None:
    done = gold("check", annotations)
    assert (done.exit_code, done.stdout) == (0, "1 reports, 0 errors, 0 warnings\n")


def test_check_fails_on_an_error(annotations: Path) -> None:
    (annotations / "work_areas.tsv").write_text("area\noverview\nurban\n", "utf-8")
    done = gold("check", annotations)
    assert (done.exit_code, done.stdout.splitlines()) == (
        1,
        ["park areas 4: error: 'problems' is no work area", "1 reports, 1 errors, 0 warnings"],
    )


@pytest.mark.parametrize("name", ["label-studio", "doccano", "brat"])
def test_export_and_import(annotations: Path, tmp_path: Path, name: str) -> None:
    there, back = tmp_path / "there", tmp_path / "back"
    assert gold("export", name, annotations, there).exit_code == 0
    assert gold("import", name, there, back / "gold").exit_code == 0
    assert [report.metrics for report in load(back)] == [report.metrics for report in load(annotations)]


def test_an_unknown_format(annotations: Path, tmp_path: Path) -> None:
    done = gold("export", "word", annotations, tmp_path / "out")
    assert (done.exit_code, done.stderr) == (
        1,
        "zhibiao: word, row -: no such format; there are label-studio, doccano, brat\n",
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = gold("import", "doccano", tmp_path / "nothing.jsonl", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (2, f"zhibiao: {tmp_path / 'nothing.jsonl'}: No such file or directory\n")


def test_overview(annotations: Path) -> None:
    assert "| 园林处 (dev) | 1 | 100 | 7 | 4 | 4 | 0 |" in gold("overview", annotations).stdout.splitlines()


def test_schema_and_interface(annotations: Path) -> None:
    assert json.loads(gold("schema").stdout)["$id"] == "urn:zhibiao:gold:1.0.0"
    assert '<Label value="urban"/>' in gold("interface", annotations).stdout


def test_every_command_has_help() -> None:
    for command in ("compile", "draft", "check", "export", "import", "interface", "schema", "overview", "agreement"):
        assert f"  {command} " in gold("--help").stdout
        assert len(gold(command, "--help").stdout) > 120


def test_draft(source: Path) -> None:
    (source / "new.txt").write_text("全年植树30棵。\n", "utf-8")
    done = gold("draft", source / "new.txt")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 4)
    assert "m1\t30棵\tcount\t30\t棵\t=" in (source / "new.metrics.tsv").read_text("utf-8")
    again = gold("draft", source / "new.txt")
    assert (again.exit_code, "the report has tables already" in again.stderr) == (1, True)
