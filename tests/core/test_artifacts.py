"""Trained models: found, and refused where they are not what was trained."""

from pathlib import Path

import pytest

from zhibiao.core import artifacts
from zhibiao.core.errors import DataError


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model with one file, where models are looked for."""
    place = tmp_path / "trees"
    place.mkdir()
    (place / "weights.json").write_bytes(b"{}")
    artifacts.write_manifest(place, ["weights.json"])
    monkeypatch.setattr(artifacts, "_PLACES", (tmp_path / "absent", tmp_path))
    return place


def test_a_file_is_read_as_it_was_written(model: Path) -> None:
    assert artifacts.folder("trees") == model
    assert artifacts.read("trees", "weights.json") == b"{}"


def test_a_changed_file_is_refused(model: Path) -> None:
    (model / "weights.json").write_bytes(b"{ }")
    with pytest.raises(DataError, match="not the file that its manifest names"):
        artifacts.read("trees", "weights.json")


def test_a_file_that_the_manifest_does_not_name_is_refused(model: Path) -> None:
    (model / "other.json").write_bytes(b"{}")
    with pytest.raises(DataError, match=r"other\.json or its manifest cannot be read"):
        artifacts.read("trees", "other.json")


def test_a_missing_model_says_what_to_do(model: Path) -> None:
    with pytest.raises(DataError, match="the model bushes is missing: install zhibiao anew, or train it"):
        artifacts.folder("bushes")
