"""The counts of metrics, against numbers worked out by hand and against a second computation."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.document import Span
from zhibiao.core.facts import Metric
from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.judgements import by_cause, judge
from zhibiao.evaluation.scores import SCORES, score, tally, tally_by, total
from zhibiao.gold import GoldMetric, GoldReport

TEXT = "全年办理案件120件，审结95件，结案率79.2%，平均用时38天。"


def metric(id_: str, surface: str, value: str, unit: str, indicator: str, **fields: Any) -> Metric:
    start = TEXT.index(surface)
    made: dict[str, Any] = {"kind": "count", "period": "2023"} | fields
    end = start + len(surface)
    return Metric(
        id=id_, start=start, end=end, text=surface, value=Decimal(value), unit=unit, indicator=indicator, **made
    )


GOLD = (
    metric("g1", "120件", "120", "件", "办理案件"),
    metric("g2", "95件", "95", "件", "审结案件", part_of="g1"),
    metric("g3", "79.2%", "79.2", "%", "结案率", kind="percentage", aspect="share", of="g1"),
    metric("g4", "38天", "38", "天", "办理案件平均用时", kind="duration"),
)
FOUND = (
    metric("p1", "120", "120", "", "办理案件"),  # span and unit wrong
    metric("p2", "95件", "95", "件", "审结", part_of="p1"),  # 审结 and 审结案件: 2·2/(2+4) = 0.67, wrong
    metric("p3", "79.2%", "79.2", "%", "结案率", kind="percentage", aspect="share", of="p2"),  # all right but the link
    metric("p5", "全年", "1", "年", "办理案件"),  # made up; g4 is missed
)


def report(*gold: Metric) -> GoldReport:
    metrics = tuple(GoldMetric(one) for one in gold)
    return GoldReport(name="r", text=TEXT, sha256="", ranges=(Span(0, len(TEXT)),), metrics=metrics)


def test_counts_worked_out_by_hand() -> None:
    counts = score(report(*GOLD), FOUND).counts
    assert counts == {
        "span": Count(2, 2, 2),
        "value": Count(3, 1, 1),
        "core": Count(1, 3, 3),
        "exact": Count(1, 3, 3),
        "full": Count(1, 3, 3),
        "of": Count(0, 1, 1),
        "part_of": Count(1, 0, 0),
    }
    assert counts["value"].f1 == 0.75
    assert counts["core"].f1 == 0.25


def test_fields_right_of_matched() -> None:
    scores = score(report(*GOLD), FOUND)
    assert scores.paired == 3
    assert scores.right == {"kind": 3, "unit": 2, "bound": 3, "indicator": 2, "aspect": 3, "scope": 3, "period": 3}


def test_causes_name_everything_that_is_wrong() -> None:
    causes = [one.causes for one in judge(report(*GOLD), FOUND)]
    assert causes == [("spurious",), ("span", "unit"), ("indicator",), ("of",), ("missed",)]
    counted = {cause: len(found) for cause, found in by_cause(judge(report(*GOLD), FOUND)).items() if found}
    assert counted == {"missed": 1, "spurious": 1, "span": 1, "unit": 1, "indicator": 1, "of": 1}


def test_groups_add_up_to_the_whole() -> None:
    judgements = judge(report(*GOLD), FOUND)
    for key in ("kind", "aspect", "unit"):
        groups = tally_by(judgements, lambda one, key=key: str(getattr(one, key)))  # type: ignore[misc]
        assert total(groups.values()) == tally(judgements)


def test_a_wrong_kind_is_a_miss_of_one_and_a_false_positive_of_the_other() -> None:
    wrong = metric("p1", "120件", "121", "件", "办理案件", kind="measure")
    groups = tally_by(judge(report(GOLD[0]), [wrong]), lambda one: one.kind)
    assert groups["count"].counts["value"] == Count(0, 0, 1)
    assert groups["measure"].counts["value"] == Count(0, 1, 0)


def test_two_predictions_with_one_id_do_not_count_a_link_twice() -> None:
    twice = (FOUND[0], FOUND[1], metric("p2", "全年", "1", "年", "", part_of="p1"))
    assert score(report(*GOLD), twice).counts["part_of"] == Count(1, 1, 0)


def test_the_order_of_predictions_does_not_matter() -> None:
    assert score(report(*GOLD), FOUND[::-1]) == score(report(*GOLD), FOUND)


def second_computation(gold: GoldReport, found: list[Metric]) -> dict[str, Count]:
    """The scores of predictions that have the gold's own spans or none of them, by sets and without any pairing."""

    def counted(a: set[Any], b: set[Any]) -> Count:
        return Count(len(a & b), len(b - a), len(a - b))

    def rows(metrics: list[Metric], *fields: str) -> set[Any]:
        return {(m.start, m.end, *(getattr(m, field) for field in fields)) for m in metrics}

    wanted = [one.metric for one in gold.metrics]
    core = ("value", "unit", "indicator")
    start = {m.id: m.start for m in [*wanted, *found]}

    def links(metrics: list[Metric], field: str) -> set[Any]:
        return {(m.start, start.get(getattr(m, field))) for m in metrics if getattr(m, field)}

    return {
        "span": counted(rows(wanted), rows(found)),
        "value": counted(rows(wanted, "value"), rows(found, "value")),
        "core": counted(rows(wanted, *core), rows(found, *core)),
        "exact": counted(rows(wanted, *core), rows(found, *core)),
        "full": counted(rows(wanted, *core, "period"), rows(found, *core, "period")),
        "of": counted(links(wanted, "of"), links(found, "of")),
        "part_of": counted(links(wanted, "part_of"), links(found, "part_of")),
    }


CHANGES: tuple[dict[str, Any] | None, ...] = (
    {},
    {"value": Decimal(1)},
    {"unit": "x"},
    {"indicator": "x"},
    {"period": ""},
    None,
)


@st.composite
def predictions(draw: st.DrawFn) -> list[Metric]:
    """The gold's metrics, some left out and some with one field changed to something quite different."""
    found = []
    for one in GOLD:
        fields = draw(
            st.sampled_from([{}, {"value": Decimal(1)}, {"unit": "x"}, {"indicator": "x"}, {"period": ""}, None])
        )
        if fields is not None:
            made = {name: getattr(one, name) for name in Metric.__struct_fields__} | fields
            found.append(Metric(**made | {"of": draw(st.sampled_from([one.of, None, "g2"]))}))
    return found


@given(predictions())
def test_a_second_computation_agrees(found: list[Metric]) -> None:
    gold = report(*GOLD)
    counts = score(gold, found).counts
    assert set(counts) == set(SCORES)
    # A link to a metric that was not found cannot be right; the sets do not know that, so such cases are left out.
    ids = {one.id for one in found}
    if all(target is None or target in ids for one in found for target in (one.of, one.part_of)):
        assert counts == second_computation(gold, found)
