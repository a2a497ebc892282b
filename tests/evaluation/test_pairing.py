"""Which prediction is judged against which gold item."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.facts import Metric
from zhibiao.evaluation.pairing import pair, same_value


def at(start: int, end: int, value: object = 1, high: object = None) -> Metric:
    return Metric(
        id=f"{start}-{end}-{value}",
        start=start,
        end=end,
        text="",
        kind="count",
        value=Decimal(str(value)),
        value_high=None if high is None else Decimal(str(high)),
        unit="个",
        indicator="",
    )


def test_identical_spans_come_before_equal_values() -> None:
    gold = [at(0, 4, 7)]
    assert pair(gold, [at(0, 3, 7), at(0, 4, 8)], same_value) == [(0, 1)]


def test_equal_values_come_before_other_overlap() -> None:
    gold = [at(0, 10, 7)]
    assert pair(gold, [at(0, 3, 1), at(5, 8, 7)], same_value) == [(0, 1)]


def test_any_overlap_comes_last_and_touching_is_none() -> None:
    assert pair([at(0, 4, 7)], [at(3, 6, 1)], same_value) == [(0, 0)]
    assert pair([at(0, 4, 7)], [at(4, 6, 7)], same_value) == []


def test_one_prediction_satisfies_one_gold_metric() -> None:
    assert pair([at(0, 4), at(4, 8)], [at(0, 8)], same_value) == [(0, 0)]


def test_a_long_prediction_does_not_pair_what_lies_apart() -> None:
    gold = [at(20, 24)]
    assert pair(gold, [at(0, 30, 9), at(2, 5, 1)], same_value) == [(0, 0)]


def test_values_are_compared_relative_with_sign_and_both_ends() -> None:
    assert same_value(at(0, 1, "98460800"), at(0, 1, "98460800.00"))
    assert same_value(at(0, 1, "1000000"), at(0, 1, "1000001"))
    assert not same_value(at(0, 1, "1000000"), at(0, 1, "1000002"))
    assert not same_value(at(0, 1, 3), at(0, 1, -3))
    assert not same_value(at(0, 1, 3, 5), at(0, 1, 3))
    assert same_value(at(0, 1, 0), at(0, 1, 0))


spans = st.lists(
    st.builds(lambda s, n, v: at(s, s + n, v), st.integers(0, 20), st.integers(1, 8), st.integers(0, 3)), max_size=8
).map(lambda metrics: sorted(metrics, key=lambda m: (m.start, m.end)))


@given(spans, spans)
def test_pairs_are_one_to_one_overlap_and_leave_nothing_that_could_be_paired(a: list[Metric], b: list[Metric]) -> None:
    pairs = pair(a, b, same_value)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)

    def meets(i: int, j: int) -> bool:
        return a[i].start < b[j].end and b[j].start < a[i].end

    assert all(meets(i, j) for i, j in pairs)
    free = ({*range(len(a))} - {i for i, _ in pairs}, {*range(len(b))} - {j for _, j in pairs})
    assert not any(meets(i, j) for i in free[0] for j in free[1])
