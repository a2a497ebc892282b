"""Intervals and the paired test."""

from collections.abc import Sequence

import pytest

from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.resampling import compare, interval


def mean(sample: Sequence[float]) -> float:
    return sum(sample) / len(sample)


def f1(sample: Sequence[Count]) -> float | None:
    return sum(sample, Count()).f1


def test_an_interval_needs_two_reports() -> None:
    assert interval([], mean) is None
    assert interval([0.5], mean) is None
    assert interval([0.5, 0.5], mean) == (0.5, 0.5)


def test_an_interval_is_where_the_formula_for_a_mean_puts_it() -> None:
    items = [float(i % 2) for i in range(100)]  # standard error 0.05
    ends = interval(items, mean)
    assert ends is not None
    assert abs(ends[0] - 0.402) < 0.02 and abs(ends[1] - 0.598) < 0.02


def test_an_interval_is_the_same_every_time() -> None:
    items = [Count(i, 1, 2) for i in range(8)]
    assert interval(items, f1) == interval(items, f1)


def test_the_same_system_does_not_differ_from_itself() -> None:
    items = [Count(3, 1, 1), Count(5, 0, 2), Count(1, 1, 0)]
    same = compare(items, items, f1)
    assert (same.difference, same.interval, same.p) == (0, (0, 0), 1)


def test_few_reports_are_exchanged_in_all_ways() -> None:
    # One system is better by as much in each of three reports: of 8 exchanges only 2 make as large a difference.
    result = compare([0.5, 0.5, 0.5], [0.6, 0.6, 0.6], mean)
    assert result.p == 2 / 8
    assert result.difference == pytest.approx(0.1)


def test_many_reports_are_sampled() -> None:
    better, worse = [Count(9, 1, 1)] * 20, [Count(8, 2, 2)] * 20
    result = compare(worse, better, f1)
    assert result.p == 1 / 1001
    assert result.difference == pytest.approx(0.1)


def test_what_is_undefined_stays_so() -> None:
    nothing = compare([Count()], [Count(1, 0, 0)], f1)
    assert (nothing.a, nothing.b, nothing.difference, nothing.p) == (None, 1, None, None)


def test_systems_are_compared_on_the_same_reports() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        compare([Count()], [], f1)
