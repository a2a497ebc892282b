"""Folders of gold and their splits."""

from pathlib import Path

import pytest

from zhibiao.core.errors import GoldError
from zhibiao.gold import load
from zhibiao.gold.loading import departments, split_of, work_areas


def test_reports_of_a_split(annotations: Path) -> None:
    assert [report.name for report in load(annotations)] == ["park"]
    assert [report.name for report in load(str(annotations), "dev")] == ["park"]
    assert load(annotations, "train") == []


def test_the_split_has_to_exist(annotations: Path) -> None:
    with pytest.raises(GoldError, match="'validation' is none of the splits train, dev, test"):
        load(annotations, "validation")


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no gold: neither gold/\*\.json nor \*\.metrics\.json"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("splits", "message"),
    [
        ('train = ["园林处"]\ndev = ["园林处"]\ntest = []\n', "row dev: 园林处 stands twice"),
        ('train = ["园林处"]\n', "the keys must be train, dev, test"),
        ('train = "园林处"\ndev = []\ntest = []\n', "each a list of departments"),
        ("train = [", "row -: "),
        ("train = []\ndev = []\ntest = []\n", "row department: 园林处 is in no split"),
    ],
)
def test_a_department_is_in_one_split(annotations: Path, splits: str, message: str) -> None:
    (annotations / "splits.toml").write_text(splits, "utf-8")
    with pytest.raises(GoldError, match=message):
        load(annotations, "dev")


def test_splits_go_by_department(annotations: Path) -> None:
    (report,) = load(annotations)
    assert split_of(report, departments(annotations)) == "dev"


def test_work_areas(annotations: Path, tmp_path: Path) -> None:
    assert work_areas(annotations) == ("overview", "urban", "problems")
    with pytest.raises(GoldError, match="the list of work areas cannot be read"):
        work_areas(tmp_path / "nowhere")
