"""Each fault put into a perfect prediction lowers exactly the scores that it should, and no other."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from zhibiao.core.facts import Report
from zhibiao.evaluation.areas import macro_f1
from zhibiao.evaluation.counts import Count, Share
from zhibiao.evaluation.reports import evaluate
from zhibiao.gold import GoldReport

Fault = Callable[[Report], Report]


def metric(index: int, **fields: Any) -> Fault:
    def spoil(report: Report) -> Report:
        metrics = list(report.metrics)
        metrics[index] = replace(metrics[index], **fields)
        return replace(report, metrics=tuple(metrics))

    return spoil


def without(part: str, index: int) -> Fault:
    def spoil(report: Report) -> Report:
        items = getattr(report, part)
        return replace(report, **{part: items[:index] + items[index + 1 :]})

    return spoil


def changed(part: str, index: int, **fields: Any) -> Fault:
    def spoil(report: Report) -> Report:
        items = list(getattr(report, part))
        items[index] = replace(items[index], **fields)
        return replace(report, **{part: tuple(items)})

    return spoil


def cell(**fields: Any) -> Fault:
    def spoil(report: Report) -> Report:
        table = report.tables[0]
        return replace(report, tables=(replace(table, cells=(replace(table.cells[0], **fields),)),))

    return spoil


def unaccounted(report: Report) -> Report:
    assert report.accounting is not None
    first, *rest = report.accounting.numbers
    numbers = (replace(first, fate="unaccounted"), *rest)
    return replace(report, accounting=replace(report.accounting, numbers=numbers))


def renamed(report: Report) -> Report:
    metrics = tuple(
        replace(m, id=f"x{m.id}", of=m.of and f"x{m.of}", part_of=m.part_of and f"x{m.part_of}") for m in report.metrics
    )
    findings = tuple(replace(f, members=tuple(f"x{member}" for member in f.members)) for f in report.findings)
    return replace(report, metrics=metrics, findings=findings)


def made_up(report: Report) -> Report:
    year = replace(report.metrics[0], id="y", start=0, end=4, text="2024")
    return replace(report, metrics=(*report.metrics, year))


LOWERS_CORE = {"metrics.core", "metrics.exact", "metrics.full"}
ALL = {"metrics.span", "metrics.value", *LOWERS_CORE}
# m5 is 300批次, which m6 is of; m4 is a part of m1; m1 has the alias 快充设施.
CASES: dict[str, tuple[Fault, set[str]]] = {
    "span one shorter": (lambda report: metric(4, end=report.metrics[4].end - 1)(report), {"metrics.span"}),
    "value": (metric(4, value=Decimal(301)), {"metrics.value", *LOWERS_CORE}),
    "second end of a range": (metric(4, value_high=Decimal(400)), {"metrics.value", *LOWERS_CORE}),
    "sign": (metric(1, value=Decimal("-7.5")), {"metrics.value", *LOWERS_CORE}),
    "unit": (metric(4, unit="次"), {"metrics.unit", *LOWERS_CORE}),
    "kind": (metric(4, kind="measure"), {"metrics.kind", "metrics.full"}),
    "bound": (metric(4, bound=">"), {"metrics.bound", "metrics.full"}),
    "aspect": (metric(4, aspect="target"), {"metrics.aspect", "metrics.full"}),
    "scope": (metric(4, scope="全省"), {"metrics.scope", "metrics.full"}),
    "period": (metric(4, period="2023"), {"metrics.period", "metrics.full"}),
    "other indicator": (metric(4, indicator="罚款"), {"metrics.indicator", *LOWERS_CORE}),
    "nearly the indicator": (metric(4, indicator="抽检各类食品"), {"metrics.exact"}),
    "alias": (metric(0, indicator="快充设施"), set()),
    "brackets and blanks": (metric(4, indicator="“抽检” 食品", scope="青 川市"), set()),
    "trailing noughts": (metric(4, value=Decimal("300.0")), set()),
    "other ids": (renamed, set()),
    "lost": (without("metrics", 5), {*ALL, "metrics.of"}),
    "lost part": (without("metrics", 3), {*ALL, "metrics.part_of", "findings.exact"}),
    "made up": (made_up, ALL),
    "link to another": (metric(6, of="m1"), {"metrics.of"}),
    "link lost": (metric(3, part_of=None), {"metrics.part_of"}),
    "link made up": (metric(4, of="m1"), {"metrics.of"}),
    "area": (changed("sentences", 2, work_area="drugs"), {"areas.accuracy", "macro_f1"}),
    "no area": (changed("sentences", 2, work_area=None), {"areas.accuracy", "macro_f1"}),
    "entity lost": (without("entities", 1), {"entities.span", "entities.label", "entities.overlap"}),
    "entity label": (changed("entities", 1, label="ORG"), {"entities.label", "entities.overlap"}),
    "entity normal form": (changed("entities", 0, normalized="2023"), {"entities.normalized"}),
    "entity span": (changed("entities", 1, start=7), {"entities.span", "entities.label"}),
    "table lost": (without("tables", 0), {"tables.region", "tables.span", "tables.value", "tables.full"}),
    "cell value": (cell(value=Decimal(13)), {"tables.value", "tables.full"}),
    "cell unit": (cell(unit="元"), {"tables.full"}),
    "cell heading": (cell(column="收入"), {"tables.full"}),
    "performance target": (changed("performance", 0, target="90个"), {"performance.full"}),
    "performance indicator": (changed("performance", 0, indicator="桩"), {"performance.row", "performance.full"}),
    "finding lost": (without("findings", 0), {"findings.found", "findings.exact"}),
    "finding kind": (changed("findings", 0, kind="ratio"), {"findings.found", "findings.exact"}),
    "finding member": (changed("findings", 0, members=("m1", "m3")), {"findings.exact"}),
    "finding about others": (changed("findings", 0, members=("m5", "m6")), {"findings.found", "findings.exact"}),
    "number unaccounted": (unaccounted, {"numbers.unaccounted"}),
}


def scores(gold: GoldReport, report: Report) -> dict[str, float | None]:
    tally = evaluate(gold, report).tally
    found: dict[str, float | None] = {name: count.f1 for name, count in tally.counts.items()}
    found |= {name: share.value for name, share in tally.shares.items()}
    return found | {"macro_f1": macro_f1(tally.confusion)}


def test_a_perfect_prediction_is_perfect_in_everything(gold: GoldReport, perfect: Report) -> None:
    found = scores(gold, perfect)
    assert found.pop("numbers.unaccounted") == 0
    assert set(found.values()) == {1.0}
    assert len(found) == 7 + 7 + 4 + 2 + 4 + 2 + 2  # nothing is left out


@pytest.mark.parametrize("name", CASES)
def test_a_fault_lowers_its_scores_and_no_other(name: str, gold: GoldReport, perfect: Report) -> None:
    spoil, expected = CASES[name]
    before, after = scores(gold, perfect), scores(gold, spoil(perfect))
    assert {key for key in before if before[key] != after[key]} == expected


def test_the_size_of_the_fall(gold: GoldReport, perfect: Report) -> None:
    lost = evaluate(gold, without("metrics", 5)(perfect)).tally.counts
    assert lost["metrics.core"] == Count(tp=6, fp=0, fn=1)
    assert lost["metrics.of"] == Count(tp=1, fp=1, fn=2)  # its own link, and that of the rank to it
    wrong = evaluate(gold, metric(4, unit="次")(perfect)).tally
    assert wrong.counts["metrics.core"] == Count(tp=6, fp=1, fn=1)
    assert wrong.shares["metrics.unit"] == Share(6, 7)


def test_what_stands_outside_the_ranges_or_in_a_table_does_not_count(gold: GoldReport, perfect: Report) -> None:
    in_table = replace(perfect.metrics[0], id="y", start=gold.ranges[0].end + 8, end=gold.ranges[0].end + 10)
    of_a_cell = replace(perfect.metrics[0], id="z", start=0, end=4, source="table")
    more = replace(perfect, metrics=(*perfect.metrics, in_table, of_a_cell))
    assert scores(gold, more) == scores(gold, perfect)


def test_nothing_predicted_is_undefined_and_not_nought(gold: GoldReport, perfect: Report) -> None:
    empty = Report(zhibiao_version="0", document=perfect.document)
    count = evaluate(gold, empty).tally.counts["metrics.core"]
    assert (count.precision, count.recall, count.f1) == (None, 0, 0)
    assert "numbers.unaccounted" not in evaluate(gold, empty).tally.shares


def test_what_is_not_annotated_is_not_scored(gold: GoldReport, perfect: Report) -> None:
    bare = replace(gold, areas=None, entities=None, tables=None, performance=None, findings=None)
    names = evaluate(bare, perfect).tally.counts.keys() | evaluate(bare, perfect).tally.shares.keys()
    assert {name.partition(".")[0] for name in names} == {"metrics", "numbers"}
