"""The table of the bench; that it runs is seen by running it, and nothing is timed here."""

from collections.abc import Callable
from types import ModuleType


def test_the_table_shows_ratios(eval_module: Callable[[str], ModuleType]) -> None:
    figures = {
        "python": "3.11.0",
        "processor": "x",
        "characters": 1000,
        "longest": 500,
        "speed": {
            "with rjieba": {"zhibiao": 150_000.0, "jieba": 200_000.0, "rjieba": 4_000_000.0},
            "without rjieba": {"zhibiao": 100_000.0, "jieba": 200_000.0},
        },
        "startup_s": 0.25,
        "memory_mib": {"longest": {"loaded": 20.0, "peak": 30.0}},
        "linearity_s": {"1": 0.5, "2": 1.1},
    }
    lines = eval_module("bench/figures").table(figures).splitlines()
    assert "| with rjieba | 150,000 | 200,000 | 4,000,000 | 0.75 |" in lines
    assert "| without rjieba | 100,000 | 200,000 | not there | 0.50 |" in lines
    assert "| 2 | 1.100 | 1.10 |" in lines
    assert "| longest | 20 | 30 |" in lines
