"""What is learned: how sure a metric is, and which figure it is a part of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zhibiao.core import artifacts
from zhibiao.core.errors import DataError
from zhibiao.metrics import cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.learning import bases, confidence, totals
from zhibiao.metrics.learning.features import features, overlap
from zhibiao.metrics.learning.training import (
    FOLDS,
    Example,
    held_out_probabilities,
    held_out_scores,
    train,
    train_calibrated,
)
from zhibiao.metrics.learning.weights import Weights, read
from zhibiao.pipeline import extract_text, linked
from zhibiao.read import read_text


def drafts(text: str) -> list[Draft]:
    return [one for paragraph in linked(read_text(text, "<text>"))[1] for one in paragraph]


def found(text: str, number: int) -> dict[str, float]:
    return features(drafts(text)[number - 1], cues.load())


def test_features_say_how_the_indicator_was_found_and_what_stands_around_the_number() -> None:
    names = found("立案查处各类案件45件，同比增长7%。", 1)
    assert {"rule noun before the number", "kind count", "closes ，", "act and thing", "length 7-9"} <= names.keys()
    assert not any(name.startswith("source") for name in names)


def test_a_number_without_words_of_its_own_has_the_features_of_its_subject_too() -> None:
    names = found("立案查处各类案件45件，同比增长7%。", 2)
    assert {"aspect growth", "source: rule noun before the number", "source: length 7-9"} <= names.keys()
    assert names["source: figures between"] == 1 / 8


def test_no_feature_is_a_word_of_the_domain() -> None:
    first, second = found("立案查处食品案件45件。", 1), found("立案查处药品案件45件。", 1)
    assert first == second


def test_overlap_is_that_of_sets_of_characters() -> None:
    assert overlap("", "") == 1
    assert overlap("", "件") == 0
    assert overlap("案件", "案件案件") == 1


def test_every_metric_of_running_text_has_a_confidence() -> None:
    report = extract_text("立案查处各类案件45件，其中食品案件20件，同比增长7%。")
    assert all(metric.confidence is not None and 0 < metric.confidence < 1 for metric in report.metrics)


def test_a_plain_statement_is_surer_than_one_of_few_words() -> None:
    plain, bare = extract_text("全市登记经营主体12户。").metrics, extract_text("从严从快，共3个，约5个、6个。").metrics
    assert (plain[0].confidence or 0) > max(metric.confidence or 0 for metric in bare)


@pytest.mark.parametrize(
    "text",
    [
        "查办案件[[50件|n=1]]，其中食品案件[[20件|part_of=1]]、药品案件[[30件|part_of=1]]。",
        "共有职工[[99人|n=1]]，包括干部[[60人|part_of=1]]、工人[[39人|part_of=1]]。",
        "检查企业[[50家|part_of=]]。发放宣传册[[20册|part_of=]]。",
        "办结案件[[20件|part_of=]]，发现隐患[[50处|part_of=]]。",
        "查办案件[[50件|n=1]]，同比增长[[20%|part_of=]]。",
    ],
)
def test_parts_have_their_total(text: str, check: Callable[[str], None]) -> None:
    check("东河县2023年工作总结\n" + text)


def test_a_part_is_never_larger_than_its_total_nor_is_what_moves_a_part() -> None:
    paragraph = drafts("查办案件20件，其中食品案件50件，同比增长7%。")
    pairs = [(i, j) for i, rows in totals.candidates(paragraph, cues.load()) for j, _ in rows]
    assert pairs == [(0, 1)]


def test_a_total_that_the_rules_find_far_before_is_left_to_them() -> None:
    regions = "、".join(f"{name}镇1件" for name in "东西南北中上下左右前后里外大小新老高")
    paragraph = drafts(f"查办案件18件，其中：{regions}。")
    weighed = dict(totals.candidates(paragraph, cues.load()))
    assert paragraph[18].part_of is paragraph[0] and 18 not in weighed
    assert paragraph[2].part_of is paragraph[0] and 0 in [total for total, _ in weighed[2]]


def test_of_two_figures_only_one_is_a_part_of_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(totals, "load", lambda: Weights(9.0))
    found = {
        metric.id: metric.part_of for metric in extract_text("查办案件5件，其中食品案件5件、药品案件5件。").metrics
    }
    for id in found:
        seen: list[str] = []
        at: str | None = id
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = found[at]


def test_what_is_not_sure_enough_is_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "查办案件50件，其中食品案件20件、药品案件30件。"
    monkeypatch.setattr(totals, "load", lambda: Weights(-9.0))
    assert [metric.part_of for metric in extract_text(text).metrics] == [None, None, None]


def examples() -> list[Example]:
    """Twelve reports in which what is joined is wrong, with one exception in each."""
    return [
        Example({"joined": 1.0} if k % 3 else {"leads": 0.5}, (k % 3 == 0) != (k == 7), f"r{report}")
        for report in range(FOLDS + 2)
        for k in range(9)
    ]


def test_training_learns_what_is_right_and_is_repeatable() -> None:
    first, second = train_calibrated(examples()), train_calibrated(examples())
    assert first == second
    assert first.probability({"leads": 0.5}) > 0.8 > 0.3 > first.probability({"joined": 1.0})


def test_held_out_scores_do_not_know_the_report() -> None:
    telling = [*(Example({"its own": 1.0}, True, "odd") for _ in range(40)), *examples()]
    model = train(telling)
    assert model.score({"its own": 1.0}) > 2
    assert held_out_scores(telling)[0] == pytest.approx(train(examples()).intercept, abs=0.2)
    assert train(examples()).intercept < 1.5
    assert len(held_out_probabilities(telling)) == len(telling)


def test_too_few_reports_are_said() -> None:
    with pytest.raises(ValueError, match="too few to train on: 10 are needed"):
        held_out_scores(examples()[:9])


def test_reasons_are_the_strongest_first_and_leave_out_what_counts_nothing() -> None:
    weights = Weights(0.0, slope=2.0, weights={"a": 0.5, "b": -1.0, "c": 1.5})
    assert weights.reasons({"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}) == [("c", 3.0), ("b", -2.0), ("a", 1.0)]


def test_weights_that_are_none_are_a_data_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifacts, "read", lambda name, file: b'{"odd": 1}')
    with pytest.raises(DataError, match=r"models/links/confidence\.json"):
        read(confidence.FILE)


def test_the_committed_model_is_whole() -> None:
    folder = artifacts.folder("links")
    assert {path.name for path in Path(folder).iterdir()} == {
        "README.md", "bases.json", "confidence.json", "manifest.toml", "metrics.json", "totals.json",
    }  # fmt: skip
    assert read(confidence.FILE).weights
    assert read(totals.FILE).weights
    assert read(bases.FILE).weights
