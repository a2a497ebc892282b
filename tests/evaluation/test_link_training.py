"""Training of the linking model: what it learns from, what it writes, and how good it must be."""

from pathlib import Path

import msgspec
import pytest

from zhibiao.core import artifacts
from zhibiao.evaluation.link_examples import examples
from zhibiao.evaluation.link_training import CARD, METRICS, Model, Trust, scored, train_links, trust
from zhibiao.gold.loading import load
from zhibiao.metrics.learning import bases, confidence, totals

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "annotations"
CALIBRATION_ERROR = 0.05  # on the test split, over ten equally filled bins


def test_examples_are_the_gold_s_metrics_and_know_what_is_right() -> None:
    gold = load(GOLD, "dev")[:1]
    found = examples(gold)
    assert len(found.metrics) == len(gold[0].metrics)
    assert {example.report for example in found.metrics} == {gold[0].name}
    assert 0.5 < sum(example.right for example in found.metrics) / len(found.metrics) <= 1
    for choice in (*found.totals, *found.bases):
        assert sum(option.right for option in choice.options) <= choice.linked


def test_the_committed_model_holds_on_the_test_split() -> None:
    found = examples(load(GOLD, "test"))
    judged = trust(scored(found, Model(confidence.load(), totals.load(), bases.load())), found)
    assert judged.calibration_error is not None and judged.calibration_error <= CALIBRATION_ERROR
    assert judged.auc is not None and judged.auc > 0.7
    assert judged.part_of_learned is not None and judged.part_of_rules is not None
    assert judged.part_of_learned > judged.part_of_rules - 0.02
    assert judged.of_learned is not None and judged.of_rules is not None
    assert judged.of_learned > judged.of_rules


def test_training_writes_a_whole_model_and_what_is_learned_is_no_worse_than_the_rules(tmp_path: Path) -> None:
    trusts = train_links(GOLD, tmp_path / "links")
    assert msgspec.json.decode((tmp_path / "links" / METRICS).read_bytes(), type=dict[str, Trust]) == trusts
    assert "| dev |" in (tmp_path / "links" / CARD).read_text(encoding="utf-8")
    for split in ("train", "dev"):
        assert (trusts[split].part_of_learned or 0) > (trusts[split].part_of_rules or 1)
        assert (trusts[split].of_learned or 0) > (trusts[split].of_rules or 1) - 0.005  # a link of the 150 of dev
    manifest = (tmp_path / "links" / artifacts.MANIFEST).read_text(encoding="utf-8")
    assert confidence.FILE in manifest and totals.FILE in manifest and bases.FILE in manifest


def test_too_few_reports_leave_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhibiao.evaluation import link_training

    monkeypatch.setattr(link_training, "load", lambda folder, split: load(folder, split)[:2])
    with pytest.raises(ValueError, match="too few to train on"):
        train_links(GOLD, tmp_path / "links")
    assert not (tmp_path / "links").exists()
