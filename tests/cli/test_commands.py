"""The command as a whole: help, version, schema, start-up, and the ends of pipes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import zhibiao

if TYPE_CHECKING:
    from tests.cli.conftest import Call


ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which ``zhibiao`` and ``python`` are those of this test run."""
    command = command.replace("zhibiao", f"{sys.executable} -m zhibiao", 1)
    return subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", env=ENVIRONMENT, timeout=60)


def test_version(call: "Call") -> None:
    assert call("--version").stdout == f"zhibiao {zhibiao.__version__}\n"


@pytest.mark.parametrize("command", ["extract", "demo", "schema"])
def test_every_command_is_listed_whole_and_has_help(call: "Call", command: str) -> None:
    assert f"  {command} " in call("--help").stdout
    assert "..." not in call("--help").stdout.split("Commands:")[1]
    assert len(call(command, "--help").stdout) > 200


def test_help_has_examples_and_exit_codes(call: "Call") -> None:
    shown = call("--help").stdout
    assert "zhibiao extract report.txt" in shown
    assert "Exit status: 0 all done, 1 an input could not be read, 2 wrong use." in shown


def test_schema_prints_the_json_schema_or_the_codebook(call: "Call") -> None:
    assert json.loads(call("schema").stdout)["$id"].startswith("urn:zhibiao:report:")
    assert call("schema", "--codebook").stdout.startswith("# Data dictionary")


def test_help_is_quick() -> None:
    took = []
    for _ in range(3):
        started = time.perf_counter()
        assert run("zhibiao --help").returncode == 0
        took.append(time.perf_counter() - started)
    assert min(took) < 1.0, f"{min(took):.2f} s; it was 0.15 s when this was written"


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, zhibiao.cli; print(sys.modules.keys() & {'spacy', 'pandas', 'sklearn', 'jieba', 'rich.table'})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    assert loaded.stdout == "set()\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    result = run("zhibiao schema | head -n 1")
    assert (result.stdout, result.stderr) == ("{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市拥有公园126个。", encoding="utf-8")
    result = run(f"zhibiao extract {tmp_path / 'a.txt'} > /dev/full")
    assert result.returncode == 2
    assert result.stderr == (
        "zhibiao: standard output: cannot be written (No space left on device): choose another place\n"
    )


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout here")
def test_an_output_may_be_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市拥有公园126个。", encoding="utf-8")
    result = run(f"zhibiao extract {tmp_path / 'a.txt'} -f jsonl -o /dev/stdout | cat")
    assert json.loads(result.stdout)["metrics"][0]["value"] == 126
