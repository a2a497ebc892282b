"""Work areas, against scikit-learn where it computes the same."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sklearn.metrics import accuracy_score, f1_score

from zhibiao.core.facts import Sentence
from zhibiao.evaluation.areas import counts_by_area, macro_f1, score_areas
from zhibiao.evaluation.counts import Count, Share
from zhibiao.gold import GoldArea, GoldReport

LABELS = ("food", "drugs", "budget", "party")


def sentence(start: int, end: int, area: str | None) -> Sentence:
    return Sentence(start=start, end=end, section=None, work_area=area)


def test_a_sentence_is_judged_by_the_largest_overlap(gold: GoldReport) -> None:
    annotated = replace(gold, areas=(GoldArea(0, 10, "food"), GoldArea(10, 20, "drugs"), GoldArea(20, 30, "party")))
    # One predicted sentence covers the first and a part of the second; the third has none.
    tally = score_areas(annotated, [sentence(0, 14, "food"), sentence(14, 20, "drugs")])
    assert tally.shares["areas.accuracy"] == Share(2, 3)
    assert tally.confusion == {"food": {"food": 1}, "drugs": {"drugs": 1}, "party": {"": 1}}


def test_of_equal_overlaps_the_first_counts(gold: GoldReport) -> None:
    annotated = replace(gold, areas=(GoldArea(0, 10, "food"),))
    tally = score_areas(annotated, [sentence(0, 5, "drugs"), sentence(5, 10, "food")])
    assert tally.confusion == {"food": {"drugs": 1}}


def test_no_label_is_a_miss_and_no_false_positive() -> None:
    assert counts_by_area({"food": {"": 2}}) == {"food": Count(0, 0, 2)}


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), min_size=1))
def test_scikit_learn_agrees(pairs: list[tuple[str, str]]) -> None:
    areas = tuple(GoldArea(i, i + 1, wanted) for i, (wanted, _) in enumerate(pairs))
    report = GoldReport(name="", text="", sha256="", ranges=(), metrics=(), areas=areas)
    tally = score_areas(report, [sentence(i, i + 1, label) for i, (_, label) in enumerate(pairs)])
    wanted, labels = zip(*pairs, strict=True)
    value, macro = tally.shares["areas.accuracy"].value, macro_f1(tally.confusion)
    assert value is not None and abs(value - accuracy_score(wanted, labels)) < 1e-12
    assert macro is not None and abs(macro - f1_score(wanted, labels, average="macro")) < 1e-12
