"""Gold as a dataset: explicit features, exact values, nothing written to disk."""

from decimal import Decimal
from pathlib import Path

import pytest

from zhibiao.gold import to_datasets


def test_rows_and_features(annotations: Path) -> None:
    dataset = to_datasets(annotations)
    assert {split: len(rows) for split, rows in dataset.items()} == {"train": 0, "dev": 1, "test": 0}
    row = dataset["dev"][0]
    assert (row["name"], row["department"], row["report_kind"]) == ("park", "园林处", "work-summary")
    metric = row["metrics"][0]
    assert row["text"][metric["start"] : metric["end"]] == metric["text"] == "1.2万株"
    assert (metric["value"], metric["value_high"]) == (Decimal(12000), None)
    assert metric["aliases"] == ["行道树", "新栽行道树"]
    assert (len(row["areas"]), len(row["entities"]), row["findings"]) == (4, 4, [])


def test_every_split_has_the_same_features(annotations: Path) -> None:
    dataset = to_datasets(annotations)
    assert dataset["train"].features == dataset["dev"].features == dataset["test"].features
    assert dataset["dev"].features["metrics"].feature["value"].dtype == "decimal128(38, 10)"


def test_what_nobody_marked_is_null(source: Path, annotations: Path) -> None:
    gold = annotations / "gold" / "park.json"
    lines = gold.read_text("utf-8").replace('"findings": []', '"findings": null')
    gold.write_text(lines, "utf-8")
    assert to_datasets(annotations)["dev"][0]["findings"] is None


def test_without_splits_there_is_one(annotations: Path) -> None:
    (annotations / "splits.toml").unlink()
    assert list(to_datasets(annotations)) == ["all"]


def test_nothing_is_left_on_disk(
    annotations: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(annotations.rglob("*"))
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    to_datasets(annotations)
    assert sorted(annotations.rglob("*")) == before
    assert list(elsewhere.iterdir()) == []
