"""What scores look like: terminal, JSON, page, error list."""

import html
import json
import re
from decimal import Decimal
from io import StringIO
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from rich.console import Console

from zhibiao.core.facts import Metric, Report
from zhibiao.evaluation.errors import error_list
from zhibiao.evaluation.output import to_json
from zhibiao.evaluation.page import page
from zhibiao.evaluation.plots import bars, confusion
from zhibiao.evaluation.reports import Evaluation, evaluate
from zhibiao.evaluation.summary import comparisons, fingerprint, summarise
from zhibiao.evaluation.terminal import print_comparison, print_summary
from zhibiao.gold import GoldReport


def spoiled(report: Report) -> Report:
    """One metric missed, one made up, one with the wrong unit; the rest right."""
    first, second, third, *rest = report.metrics
    made_up = replace(first, id="y", start=0, end=4, text="2024", value=Decimal(2024), indicator="<b>")
    return replace(report, metrics=(made_up, second, replace(third, unit="座", part_of=None), *rest), entities=())


@pytest.fixture
def evaluations(gold: GoldReport, perfect: Report) -> list[Evaluation]:
    return [evaluate(gold, perfect), evaluate(replace(gold, name="second"), spoiled(perfect))]


def printed(evaluations: list[Evaluation]) -> str:
    console = Console(file=StringIO(), width=140)
    print_summary(summarise("zhibiao", evaluations), console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_the_terminal_shows_counts_and_intervals(evaluations: list[Evaluation]) -> None:
    lines = {line.split()[0]: line.split()[1:] for line in printed(evaluations).splitlines() if line.strip()}
    assert lines["metrics.value"] == ["0.9286", "0.857–1.000", "0.9286", "0.9286", "13", "1", "1"]
    assert lines["numbers.unaccounted"][0] == "0.0000"


def test_what_is_undefined_says_so(gold: GoldReport, perfect: Report) -> None:
    text = printed([evaluate(gold, Report(zhibiao_version="0", document=perfect.document))])
    assert re.search(r"metrics\.core +0\.0000 +undefined +0\.0000 +0 +0 +7\n", text)
    assert re.search(r"metrics\.kind +undefined +0/0", text)
    assert "intervals are over reports: undefined" in text


def test_the_summary_is_json_with_null_for_undefined(gold: GoldReport, perfect: Report) -> None:
    summary = json.loads(to_json(summarise("x", [evaluate(gold, replace(perfect, metrics=()))])))
    assert summary["counts"]["metrics.core"]["precision"] is None
    assert summary["counts"]["entities.label"]["f1"] == 1
    assert summary["by"]["kind"]["count"]["metrics.value"]["fn"] == 4
    assert summary["by"]["department"]["交通局"]["metrics.value"]["fn"] == 7
    assert summary["causes"]["missed"] == 7
    assert summary["macro_f1"] == 1


def test_no_reports_are_undefined_and_no_error() -> None:
    assert summarise("x", []).macro_f1 is None


def test_a_fingerprint_changes_with_the_annotation(gold: GoldReport) -> None:
    assert fingerprint(gold) == fingerprint(replace(gold))
    other = replace(gold, metrics=(*gold.metrics[:-1], replace(gold.metrics[-1], aliases=("合格率",))))
    assert fingerprint(other) != fingerprint(gold)


def test_a_comparison_shows_both_the_difference_and_p(gold: GoldReport, perfect: Report) -> None:
    a, b = [evaluate(gold, spoiled(perfect))] * 2, [evaluate(gold, perfect)] * 2
    console = Console(file=StringIO(), width=140)
    print_comparison("old", "new", comparisons(a, b), console)
    lines = {line.split()[0]: line.split()[1:] for line in console.file.getvalue().splitlines()}  # type: ignore[attr-defined]
    assert lines["metrics.value"] == ["0.8571", "1.0000", "+0.1429", "0.143–0.143", "0.500"]


def test_the_page_needs_nothing_from_outside(evaluations: list[Evaluation]) -> None:
    text = page(summarise("zhibiao", evaluations), evaluations)
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", text)
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg"}
    assert text.count("<svg") >= 5


def test_the_page_marks_every_span_and_keeps_the_text(evaluations: list[Evaluation]) -> None:
    text = page(summarise("zhibiao", evaluations), evaluations)
    shown = re.findall(r'<div class="text">(.*?)</div>', text, re.DOTALL)
    assert [html.unescape(re.sub(r"<[^>]+>", "", one)) for one in shown] == [e.gold.text for e in evaluations]
    marks = re.findall(r'<mark class="(\w+)" title="[^"]*">(.*?)</mark>', shown[1])
    assert marks[:5] == [
        ("spurious", "2024"),
        ("missed", "120个"),
        ("wrong", "7.5%"),
        ("wrong", "80个"),
        ("wrong", "40个"),
    ]
    assert {look for look, _ in marks[5:]} == {"right"}
    assert "<b>" not in text


def test_spans_that_cross_do_not_repeat_text(gold: GoldReport, perfect: Report) -> None:
    wide: Metric = replace(perfect.metrics[0], id="y", start=0, end=30, text=gold.text[:30])
    inside = replace(wide, id="z", start=16, end=18, text=gold.text[16:18])
    one = evaluate(gold, replace(perfect, metrics=(*perfect.metrics, wide, inside)))
    shown = re.findall(r'<div class="text">(.*?)</div>', page(summarise("x", [one]), [one]), re.DOTALL)[0]
    assert html.unescape(re.sub(r"<[^>]+>", "", shown)).replace("·", "") == gold.text


def test_the_page_groups_errors_by_cause(evaluations: list[Evaluation]) -> None:
    text = page(summarise("zhibiao", evaluations), evaluations)
    causes = dict(re.findall(r"<summary>(\w+): (\d+)</summary>", text))
    wrong = {"missed": "1", "spurious": "1", "unit": "1", "of": "1", "part_of": "2"}
    assert {cause: n for cause, n in causes.items() if n != "0"} == wrong
    assert "unit: 座 found, 个 in the gold" in text


def test_the_error_list_has_counts_and_examples(evaluations: list[Evaluation]) -> None:
    text = error_list(evaluations)
    assert "| unit | 1 | 7.1 |" in text
    assert "## unit (1)\n\n- second: …" in text
    assert "**80个**，乡镇40个" in text


def test_a_renewed_error_list_shows_what_was_before_and_keeps_what_was_written_by_hand(
    evaluations: list[Evaluation],
) -> None:
    earlier = error_list(evaluations).replace("| unit | 1 |", "| unit | 5 |").replace("Why:", "Why: a range.", 1)
    renewed = error_list(evaluations, earlier)
    assert "| cause | before | errors | per 100 gold metrics |" in renewed
    assert "| unit | 5 | 1 | 7.1 |" in renewed
    assert renewed.count("Why: a range.") == 1
    assert "| unit | 5 | 1 | 7.1 |" in error_list(evaluations, renewed)


def test_plots_are_well_formed() -> None:
    plots = (bars("a & b", [("<b>", 0.5, (0.4, 0.6), "of 3")]), confusion({"food": {"food": 2, "drugs": 1}}))
    for plot in plots:
        assert ElementTree.fromstring(plot).tag == "{http://www.w3.org/2000/svg}svg"


def test_an_undefined_bar_says_so_and_labels_are_escaped() -> None:
    assert "undefined" in bars("a", [("<b>", None, None, "")])
    assert "&lt;b&gt;" in bars("a", [("<b>", 0.5, (0.4, 0.6), "")])
    assert "food as none: 1 of 3" in confusion({"food": {"food": 2, "": 1}})


def test_an_interval_is_over_the_reports_that_have_something_to_score(gold: GoldReport, perfect: Report) -> None:
    unmarked = replace(gold, name="second", entities=None, areas=None)
    summary = summarise("x", [evaluate(gold, perfect), evaluate(unmarked, perfect)])
    assert summary.counts["entities.label"].interval is None
    assert summary.macro_f1_interval is None
    assert summary.counts["metrics.core"].interval == (1, 1)


def test_what_is_not_annotated_is_grey(gold: GoldReport, perfect: Report) -> None:
    one = evaluate(gold, perfect)
    grey = re.findall(r'<span class="outside">(.*?)</span>', page(summarise("x", [one]), [one]), re.DOTALL)
    assert "".join(grey) == gold.text[gold.ranges[0].end :]
