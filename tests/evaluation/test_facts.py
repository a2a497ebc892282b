"""Entities, tables, performance rows, findings and accounting: the rules that a single fault does not show."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from zhibiao.core.facts import Accounting, Entity, Finding, NumberFate, Report, Table
from zhibiao.evaluation.agreement import bare, characters_f1
from zhibiao.evaluation.counts import Count, Share
from zhibiao.evaluation.entities import score_entities
from zhibiao.evaluation.findings import score_findings
from zhibiao.evaluation.reports import add, evaluate
from zhibiao.evaluation.tables import score_performance, score_tables
from zhibiao.gold import GoldReport


@pytest.mark.parametrize(
    ("a", "b"),
    [("“双随机”、一公开", "双随机一公开"), ("ETC 车道", "etc车道"), ("台（件）", "台件"), ("受理的案件", "受理案件")],
)
def test_what_is_dropped_before_comparing(a: str, b: str) -> None:
    assert bare(a) == bare(b)


def test_characters_count_as_often_as_they_stand() -> None:
    assert characters_f1("个个", "个") == 2 / 3
    assert characters_f1("", "") == 1
    assert characters_f1("", "个") == 0


def test_entities_outside_the_ranges_do_not_count(gold: GoldReport, perfect: Report) -> None:
    table = gold.text.index("本级")
    outside = Entity(start=table, end=table + 2, text="本级", label="ORG")
    assert gold.entities is not None
    more = replace(gold, entities=(*gold.entities, outside))
    assert score_entities(more, perfect.entities) == score_entities(gold, perfect.entities)
    assert score_entities(gold, (*perfect.entities, outside)) == score_entities(gold, perfect.entities)


def test_a_wrong_label_is_a_miss_of_one_and_a_false_positive_of_the_other(gold: GoldReport, perfect: Report) -> None:
    wrong = (perfect.entities[0], replace(perfect.entities[1], label="ORG"))
    by_label = score_entities(gold, wrong)
    assert by_label["REGION"].counts == {
        "entities.span": Count(1, 0, 0),
        "entities.label": Count(0, 0, 1),
        "entities.overlap": Count(0, 0, 1),
    }
    assert by_label["ORG"].counts == {"entities.label": Count(0, 1, 0), "entities.overlap": Count(0, 1, 0)}


def test_a_table_is_found_if_half_of_both_is_common(gold: GoldReport, perfect: Report) -> None:
    start, end = perfect.tables[0].start, perfect.tables[0].end
    length = end - start
    for wider, found in ((length, 1), (length + 1, 0)):
        table = Table(id="t", start=start - wider, end=end)
        assert score_tables(gold, [table]).counts["tables.region"] == Count(found, 1 - found, 1 - found)


def test_a_row_satisfies_one_gold_row(gold: GoldReport, perfect: Report) -> None:
    (row,) = perfect.performance
    twice = replace(gold, performance=(row, row))
    assert score_performance(twice, [row]).counts["performance.row"] == Count(1, 0, 1)
    assert score_performance(gold, [row, row]).counts["performance.row"] == Count(1, 1, 0)


def test_the_better_of_two_findings_is_paired(gold: GoldReport, perfect: Report) -> None:
    (finding,) = perfect.findings
    partly = replace(finding, members=("m1", "m3"))
    two = score_findings(gold, replace(perfect, findings=(partly, finding)))
    assert two["sum"].counts == {"findings.found": Count(1, 1, 0), "findings.exact": Count(1, 1, 0)}
    both = score_findings(replace(gold, findings=(finding, finding)), perfect)
    assert both["sum"].counts == {"findings.found": Count(1, 0, 1), "findings.exact": Count(1, 0, 1)}


def test_members_may_be_cells_and_belong_by_their_place(gold: GoldReport, perfect: Report) -> None:
    finding = Finding(kind="conflict", strength="likely", members=("m1", "c1"), expected="", found="", message="")
    (table,) = perfect.tables
    renamed = replace(table, cells=(replace(table.cells[0], id="x9"),))
    found = replace(perfect, tables=(renamed,), findings=(replace(finding, members=("x9", "m1")),))
    assert score_findings(replace(gold, findings=(finding,)), found)["conflict"].counts["findings.exact"].tp == 1


def test_none_to_find_and_none_found_is_undefined_and_scored(gold: GoldReport, perfect: Report) -> None:
    none = evaluate(replace(gold, findings=(), entities=()), replace(perfect, findings=(), entities=())).tally
    assert none.counts["findings.found"].f1 is None
    assert none.counts["entities.label"].f1 is None


def test_numbers_outside_the_ranges_are_not_asked_for(gold: GoldReport, perfect: Report) -> None:
    cell = perfect.tables[0].cells[0]
    inside = NumberFate(start=0, end=4, text="2024", fate="unaccounted")
    outside = NumberFate(start=cell.start, end=cell.end, text="12", fate="unaccounted")
    report = replace(perfect, accounting=Accounting(numbers=(inside, outside), shares={}))
    assert evaluate(gold, report).tally.shares["numbers.unaccounted"] == Share(1, 1)


def test_tallies_of_groups_add_up_to_the_whole(gold: GoldReport, perfect: Report) -> None:
    wrong = replace(perfect, metrics=perfect.metrics[1:], entities=perfect.entities[1:])
    one = evaluate(
        gold, replace(wrong, metrics=(*wrong.metrics, replace(perfect.metrics[0], value=Decimal(1), kind="rate")))
    )
    for group, prefix in (("kind", "metrics"), ("aspect", "metrics"), ("entity", "entities"), ("finding", "findings")):
        summed = add(one.groups[group].values()).counts
        assert summed == {name: count for name, count in one.tally.counts.items() if name.startswith(prefix)}


def test_the_kind_of_report_is_scored_where_the_gold_names_it(gold: GoldReport, perfect: Report) -> None:
    named = replace(gold, report_kind="budget")
    shares = [
        evaluate(one, perfect).tally.shares.get("document.report_kind")
        for one in (replace(gold, report_kind=None), named)
    ]
    assert shares == [None, Share(0, 1)]
    told = replace(perfect, document=replace(perfect.document, report_kind="budget"))
    assert evaluate(named, told).tally.shares["document.report_kind"] == Share(1, 1)
