"""``zhibiao train``: what is said when there is nothing to train on."""

from pathlib import Path

from typer.testing import CliRunner

from zhibiao.cli import app


def test_a_folder_without_gold_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["train", "links", "--gold", str(tmp_path), "--out", str(tmp_path / "out")])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert result.stderr.startswith("zhibiao: ")
    assert "no gold" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_help_says_what_is_learned_from() -> None:
    result = CliRunner().invoke(app, ["train", "links", "--help"])
    assert "train and dev are learned from" in " ".join(result.stdout.split())
