"""How the output of other programs is counted: in their favour."""

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.scores import score
from zhibiao.gold import GoldReport

ADAPTERS = Path(__file__).parents[2] / "eval" / "peers" / "adapters"


@pytest.fixture
def peers(eval_module: Callable[[str], ModuleType]) -> ModuleType:
    return eval_module("peers/run")


def mention(gold: GoldReport, surface: str, **fields: Any) -> dict[str, Any]:
    start = gold.text.index(surface)
    return {"start": start, "end": start + len(surface), **fields}


def test_dates_are_not_held_against_a_peer(peers: ModuleType, gold: GoldReport) -> None:
    mentions = [
        mention(gold, "2024年", date=True),
        mention(gold, "2024", value="2024"),
        mention(gold, "120个", value="120", unit="个"),
        mention(gold, "第3位", date=True),  # the wrong sort, yet it meets a metric: so it counts
        mention(gold, "全省", value="1"),
    ]
    metrics = peers._report(replace(gold, entities=None), mentions).metrics
    assert sorted(metric.text for metric in metrics) == ["120个", "全省", "第3位"]
    assert score(gold, metrics).counts["value"] == Count(tp=2, fp=1, fn=5)


def test_a_date_that_a_number_meets_is_counted_once(peers: ModuleType, gold: GoldReport) -> None:
    mentions = [mention(gold, "300批次", value="300"), mention(gold, "300", date=True)]
    assert len(peers._report(gold, mentions).metrics) == 1


def test_numbers_in_entities_of_the_gold_are_not_either(peers: ModuleType, gold: GoldReport) -> None:
    assert peers._report(gold, [mention(gold, "2024", value="2024")]).metrics == ()


def test_a_value_that_the_peer_does_not_read_is_read_for_it(peers: ModuleType, gold: GoldReport) -> None:
    (metric,) = peers._report(gold, [mention(gold, "7.5%")]).metrics
    assert (metric.value, metric.unit, metric.kind) == (Decimal("7.5"), "%", "percentage")


def test_values_that_are_none_do_not_stop_the_comparison(peers: ModuleType) -> None:
    assert [peers._decimal(value) for value in (None, "", "abc", "NaN", "Infinity", "3.5")] == [None] * 5 + [
        Decimal("3.5")
    ]


def test_the_regular_expression_reads_what_one_expects_of_it(tmp_path: Path) -> None:
    text = "2024年5月，罚款1,234.5万元，检查36家次，下降7%。"
    answer = tmp_path / "answer.json"
    command = [sys.executable, str(ADAPTERS / "plain.py"), str(answer)]
    subprocess.run(command, input=json.dumps([text]), text=True, check=True, encoding="utf-8")
    (mentions,) = json.loads(answer.read_text("utf-8"))["mentions"]
    numbers = [(text[m["start"] : m["end"]], m["value"], m["unit"]) for m in mentions if not m.get("date")]
    assert numbers == [("1,234.5万元", "12345000.0", "元"), ("36家次", "36", "家次"), ("7%", "7", "%")]


def test_numerals_are_joined_with_their_measure_words(eval_module: Callable[[str], ModuleType]) -> None:
    mentions = eval_module("peers/adapters/tagged").mentions
    fine = [("罚款", "v"), ("3", "m"), (",", "w"), ("456", "m"), ("万元", "q"), ("，", "w"), ("8", "m"), ("年", "m")]
    assert mentions(fine) == [{"start": 2, "end": 9, "date": False}, {"start": 10, "end": 12, "date": True}]
    assert mentions([("一致", "a"), ("多", "m")]) == []


def test_the_table_gives_a_reason_for_what_did_not_run(peers: ModuleType) -> None:
    counts = {name: {"tp": 1, "fp": 1, "fn": 0} for name in peers.SCORES}
    rows = [
        {"title": "a", "versions": ["1"], "counts": counts, "speed": 1000},
        {"title": "b", "versions": [], "skipped": "not run: no network"},
    ]
    text = peers.table({"reports": 1, "metrics": 1, "rows": rows})
    assert "| a 1 | 0.667 (0.500 / 1.000) |" in text
    assert "| b | not run: no network |" in text
