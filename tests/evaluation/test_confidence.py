"""How far a confidence can be trusted: the measures, on cases that can be worked out by hand."""

import pytest

from zhibiao.evaluation.confidence import Bin, brier, calibration_error, discrimination, reliability
from zhibiao.evaluation.reliability_plot import reliability_plot


def test_bins_are_equally_filled_and_in_order() -> None:
    bins = reliability([k / 100 for k in range(100)], [k >= 50 for k in range(100)])
    assert [one.count for one in bins] == [10] * 10
    assert [one.right for one in bins] == [0.0] * 5 + [1.0] * 5
    assert bins[0].confidence == pytest.approx(0.045)


def test_ties_are_not_sorted_by_what_is_right() -> None:
    bins = reliability([0.5] * 20, [True, False] * 10)
    assert [one.right for one in bins] == [0.5] * 10
    assert calibration_error(bins) == 0


def test_what_is_sure_and_wrong_costs() -> None:
    assert calibration_error(reliability([1.0] * 10, [True] * 5 + [False] * 5)) == pytest.approx(0.5)


def test_fewer_metrics_than_bins_make_fewer_bins() -> None:
    assert [one.count for one in reliability([0.3, 0.9], [False, True])] == [1, 1]


def test_with_nothing_to_judge_the_measures_are_undefined() -> None:
    assert reliability([], []) == []
    assert calibration_error([]) is None
    assert brier([], []) is None
    assert discrimination([0.9, 0.8], [True, True]) is None


def test_discrimination_counts_ties_half() -> None:
    assert discrimination([0.5, 0.5], [True, False]) == 0.5
    assert discrimination([0.1, 0.9], [True, False]) == 0


def test_the_plot_has_a_spot_for_each_bin_and_no_markup_from_names() -> None:
    svg = reliability_plot("A < B", {"dev": [Bin(5, 0.8, 1.0), Bin(5, 0.9, 0.6)], "test": [Bin(3, 0.5, 0.5)]})
    assert svg.count("<circle") == 3
    assert "A &lt; B" in svg
    assert "dev (10)" in svg
