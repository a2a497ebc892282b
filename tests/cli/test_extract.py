"""``zhibiao extract``: what goes in, what comes out, and what is said when something is wrong."""

import csv
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhibiao.cli.extract import Format
from zhibiao.sinks import SINKS

if TYPE_CHECKING:
    from tests.cli.conftest import Call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports, one of them in a folder of its own, and things to pass over."""
    folder = tmp_path / "reports"
    (folder / "2024").mkdir(parents=True)
    (folder / ".cache").mkdir()
    (folder / "b.txt").write_text("种植12棵。", encoding="utf-8")
    (folder / "2024" / "a.TXT").write_bytes("补种7棵。".encode("gb18030"))
    (folder / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00")
    (folder / ".hidden.txt").write_text("9", encoding="utf-8")
    (folder / ".cache" / "c.txt").write_text("9", encoding="utf-8")
    return folder


def test_one_file_gives_a_table_by_default(call: "Call", reports: Path) -> None:
    result = call("extract", reports / "b.txt")
    assert result.exit_code == 0
    assert "12棵" in result.stdout
    assert "树木" in result.stdout
    assert "1 metric," in result.stdout


def test_one_file_gives_one_object(call: "Call", reports: Path) -> None:
    result = call("extract", reports / "b.txt", "--format", "json")
    report = json.loads(result.stdout)
    assert report["document"]["source"] == str(reports / "b.txt")
    assert [metric["value"] for metric in report["metrics"]] == [12]


def test_a_folder_gives_a_list_in_the_order_of_names(call: "Call", reports: Path) -> None:
    found = json.loads(call("extract", reports, "-f", "json").stdout)
    assert [Path(report["document"]["source"]).name for report in found] == ["a.TXT", "b.txt"]


def test_several_files_give_a_list_and_one_named_twice_is_read_once(call: "Call", reports: Path) -> None:
    one = reports / "b.txt"
    assert len(json.loads(call("extract", one, one, "-f", "json").stdout)) == 1


@pytest.mark.parametrize(
    ("name", "first"), [("x.json", b"[\n{"), ("x.jsonl", b'{"schema'), ("x.csv", b"\xef\xbb\xbfdocument_id,")]
)
def test_the_suffix_of_the_output_tells_the_format(call: "Call", reports: Path, name: str, first: bytes) -> None:
    result = call("extract", reports, "-o", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path(name).read_bytes().startswith(first)
    assert "2 of 2 reports written to" in result.stderr


def test_an_output_of_unknown_suffix_is_json_and_a_named_format_wins(call: "Call", reports: Path) -> None:
    call("extract", reports / "b.txt", "-o", "x.dat")
    assert json.loads(Path("x.dat").read_text(encoding="utf-8"))["metrics"]
    call("extract", reports / "b.txt", "-o", "x.json", "-f", "csv")
    assert next(csv.reader(Path("x.json").read_text(encoding="utf-8-sig").splitlines()))[0] == "document_id"


def test_accounting_and_text_come_when_asked_for(call: "Call", reports: Path) -> None:
    bare = json.loads(call("extract", reports / "b.txt", "-f", "json").stdout)
    assert (bare["accounting"], bare["document"]["text"]) == (None, None)
    full = json.loads(call("extract", reports / "b.txt", "-f", "json", "--accounting", "--with-text").stdout)
    assert (full["accounting"]["numbers"], full["document"]["text"]) == ([], "种植12棵。")


def test_a_bad_file_is_set_aside_and_the_rest_goes_on(call: "Call", reports: Path) -> None:
    (reports / "a.txt").write_bytes(b"")
    (reports / "c.txt").write_text("故障", encoding="utf-8")
    result = call("extract", reports, reports / "none.txt", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    empty, broken, missing = result.stderr.splitlines()
    assert empty == f"zhibiao: {reports / 'a.txt'}: the file is empty: there is nothing to extract"
    assert "please report that (RuntimeError('broken inside'))" in broken
    assert missing == f"zhibiao: {reports / 'none.txt'}: there is no such file: check the path"


def test_a_single_bad_file_leaves_no_output_and_no_traceback(call: "Call", reports: Path) -> None:
    result = call("extract", reports / "film.mp4", "-o", "x.json")
    assert result.exit_code == 1
    assert not Path("x.json").exists()
    assert len(result.stderr.splitlines()) == 1
    assert "film.mp4" in result.stderr


def test_a_bad_file_does_not_cost_an_older_output(call: "Call", reports: Path) -> None:
    Path("x.json").write_text("older", encoding="utf-8")
    call("extract", reports / "none.txt", "-o", "x.json")
    assert Path("x.json").read_text(encoding="utf-8") == "older"
    assert not list(Path().glob(".x.json*"))


def test_a_folder_without_reports_says_so(call: "Call", tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = call("extract", tmp_path / "empty")
    assert result.exit_code == 1
    assert "no file in this folder has a known suffix (.txt" in result.stderr


def test_an_output_that_cannot_be_written_is_one_sentence(call: "Call", reports: Path) -> None:
    result = call("extract", reports, "-o", "no/such/folder/x.json")
    assert result.exit_code == 2
    assert result.stderr == (
        "zhibiao: no/such/folder/x.json: cannot be written (No such file or directory): choose another place\n"
    )
    assert call("extract", reports, "-o", reports).exit_code == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_an_output_without_permission_is_one_sentence(call: "Call", reports: Path) -> None:
    reports.chmod(0o500)
    assert "Permission denied" in call("extract", reports / "b.txt", "-o", reports / "x.json").stderr


@pytest.mark.parametrize("wrong", [["extract"], ["extract", "a.txt", "-f", "xml"], ["extract", "--no"], ["no"], []])
def test_wrong_use_is_told_with_code_2(call: "Call", wrong: list[str]) -> None:
    result = call(*wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_formats_are_those_of_the_sinks() -> None:
    assert [format.value for format in Format] == list(SINKS)
