"""The scoreboard: entries are true, floors hold, and a change of scores does not pass unseen."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from zhibiao.core.facts import Report
from zhibiao.evaluation.reports import evaluate
from zhibiao.evaluation.summary import summarise
from zhibiao.gold import GoldReport


@pytest.fixture
def board(eval_module: Callable[[str], ModuleType]) -> ModuleType:
    return eval_module("board")


@pytest.fixture(scope="module")
def scored() -> dict[str, Any]:
    """The suites of the project's own gold, scored now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[2] / "eval")
        import suites  # type: ignore[import-not-found]

        found: dict[str, Any] = suites.run_annotations()
        return found


@pytest.fixture
def one(board: ModuleType, gold: GoldReport, perfect: Report) -> dict[str, Any]:
    return {"test": board.suite(summarise("zhibiao", [evaluate(gold, perfect)]))}


@pytest.fixture
def worse(board: ModuleType, gold: GoldReport, perfect: Report) -> dict[str, Any]:
    lost = replace(perfect, metrics=perfect.metrics[:-1])
    return {"test": board.suite(summarise("zhibiao", [evaluate(gold, lost)]))}


def test_the_latest_entry_is_what_is_scored_now(board: ModuleType, scored: dict[str, Any]) -> None:
    latest = board.entries()[-1]
    assert board.differences(latest, scored) == [], "scores have changed: run `python eval` and commit what it writes"


def test_the_page_is_made_of_the_entries(board: ModuleType) -> None:
    page = (board.RESULTS / board.BOARD).read_text("utf-8")
    assert page == board.board(board.entries()), "run `python eval`"


def test_no_score_is_below_its_floor(
    board: ModuleType, eval_module: Callable[[str], ModuleType], scored: dict[str, Any]
) -> None:
    assert board.below(eval_module("suites").floors(), scored) == []


def test_a_changed_score_is_a_difference(board: ModuleType, one: dict[str, Any], worse: dict[str, Any]) -> None:
    entry = board.Entry(date="2024-01-01", version="0", suites=one)
    assert board.differences(entry, one) == []
    change = "test: metrics.core 1.0000 (tp 7, fp 0, fn 0), now 0.9231 (tp 6, fp 0, fn 1)"
    assert change in board.differences(entry, worse)
    assert board.differences(None, one) == ["there is no entry yet"]


def test_changed_gold_is_a_difference(
    board: ModuleType, one: dict[str, Any], gold: GoldReport, perfect: Report
) -> None:
    other = replace(gold, department="水利局")
    now = {"test": board.suite(summarise("zhibiao", [evaluate(other, perfect)]))}
    assert any(
        "gold has changed" in line for line in board.differences(board.Entry(date="", version="", suites=one), now)
    )


def test_a_suite_that_is_not_here_is_no_difference(board: ModuleType, one: dict[str, Any]) -> None:
    entry = board.Entry(date="", version="", suites=one | {"shared": one["test"]})
    assert board.differences(entry, one) == []


def test_floors(board: ModuleType, one: dict[str, Any], worse: dict[str, Any]) -> None:
    floors = {"test": {"metrics.core": 0.95, "metrics.unit": 0.5}}
    assert board.below(floors, one) == []
    assert board.below(floors, worse) == ["test: metrics.core is 0.9231, the floor is 0.95"]
    assert board.below({"test": {"no.such": 0.1}}, one) == ["test: no.such is None, the floor is 0.1"]


def test_an_entry_is_written_read_and_shown(
    board: ModuleType, one: dict[str, Any], worse: dict[str, Any], tmp_path: Path
) -> None:
    board.add_entry("0.1.0", worse, tmp_path)
    (latest,) = board.entries(tmp_path)
    assert (latest.version, latest.suites) == ("0.1.0", worse)
    page = (tmp_path / board.BOARD).read_text("utf-8")
    assert "| metrics.core | 0.9231 | undefined | 1.0000 | 0.8571 | 6 | 0 | 1 |" in page
