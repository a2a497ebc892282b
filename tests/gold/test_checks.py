"""What the checker doubts, and what it must not: a change of one field brings exactly one complaint."""

from pathlib import Path

import pytest

from zhibiao.gold.checks import check, is_period, unmarked_numbers
from zhibiao.gold.handwritten import compile_report

AREAS = ("overview", "urban", "problems")


def complaints(source: Path, level: str) -> list[str]:
    return [str(found) for found in check(compile_report(source, "park"), AREAS) if found.level == level]


def change(source: Path, old: str, new: str, part: str = "metrics") -> None:
    path = source / f"park.{part}.tsv"
    table = path.read_text("utf-8")
    assert table.count(old) == 1, f"{old!r} is there {table.count(old)} times"
    path.write_text(table.replace(old, new), "utf-8")


def test_a_sound_annotation_has_no_complaints(source: Path) -> None:
    assert complaints(source, "error") == []
    assert complaints(source, "warning") == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1.2万株\tcount", "2万株\tcount", "m001: error: the span '2万株' cuts a number in two: '.2万株'"),
        ("8000株\tcount", "8000\tcount", None),  # a unit left out is no matter of the span alone
        ("\t8000\t株", "\t8000\t株/亩", "m002: error: the unit '株/亩' is none of the kind count"),
        ("\t98.5\t%", "\t98.5\t元", "m004: error: the unit '元' is none of the kind percentage"),
        ("count\t12000\t株", "count\t12000\t万株", "m001: error: the unit '万株' has its scale"),
        ("=\tgrowth", "=\tshare", "m005: error: 个百分点 with the aspect share"),
        ("50\t株\t~\tlevel", "50\t株\t~\trank", "m006: error: the kind count with the aspect rank"),
        ("2024\t\t\n", "2024-13\t\t\n", "m007: error: the period '2024-13' is of no form of the guidelines"),
        ("2023\tm004\t", "2023\tm002\t", "m005: error: 个百分点 of m002, which is '8000株'"),
        ("2023\tm001\t\nm005", "2023\t\tm001\nm005", "m004: error: a part of the kind percentage, its total m001"),
    ],
)
def test_errors(source: Path, old: str, new: str, message: str | None) -> None:
    change(source, old, new)
    found = complaints(source, "error")
    if message is None:
        assert found == []
    else:
        assert len(found) == 1
        assert message in found[0]


def test_points_that_something_pulls_are_of_a_level(source: Path) -> None:
    change(source, "2023\tm004\t", "2023\tm002\t")
    change(source, "growth\t行道树成活率", "growth\t香樟拉动行道树")
    assert complaints(source, "error") == []


def test_work_areas_are_closed(source: Path) -> None:
    change(source, "urban\t一是", "rural\t一是", "areas")
    assert complaints(source, "error") == ["park areas 3: error: 'rural' is no work area"]


def test_dates_are_normalized(source: Path) -> None:
    change(source, "DATE\t2024", "DATE\t明年", "entities")
    assert complaints(source, "error") == ["park entities 4: error: the date '2024年' is normalized to '明年'"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("count\t12000", "count\t1200", "m001: warning: '1.2万株' is marked 1200  株 count =, the program reads 12000"),
        ("株\t~", "株\t=", "m006: warning: '50株' is marked 50  株 count =, the program reads 50  株 count ~"),
        ("\t8000\t", "\t9000\t", "m001: warning: '1.2万株' has parts of 8000株+4000株 = 13000"),
    ],
)
def test_warnings(source: Path, old: str, new: str, message: str) -> None:
    change(source, old, new)
    assert any(message in found for found in complaints(source, "warning"))


def test_a_number_that_nobody_marked(source: Path) -> None:
    table = (source / "park.metrics.tsv").read_text("utf-8")
    (source / "park.metrics.tsv").write_text("".join(table.splitlines(keepends=True)[:-1]), "utf-8")
    report = compile_report(source, "park")
    marked = [report.text[span.start : span.end] for span in unmarked_numbers(report)]
    assert marked == ["2023", "2024", "2", "3"]  # the years are dates among the entities, and so not complained of
    assert complaints(source, "warning") == [
        "park at 93: warning: a number in no metric and no entity: '024年计划植树2至3万株。⏎'",
        "park at 95: warning: a number in no metric and no entity: '4年计划植树2至3万株。⏎'",
    ]


@pytest.mark.parametrize(
    "period",
    ["2023", "2023-02-28", "2023-11", "2023Q4", "2023H1", "2021..2023", "2023Q1..2023Q3", "2023-01..2023-06"],
)
def test_periods(period: str) -> None:
    assert is_period(period)


@pytest.mark.parametrize(
    "period",
    ["", "23", "2023年", "2023-2", "2023-02-29", "2023Q5", "2023H0", "2023..2021", "2023..2023-06", "2023..", "2023 "],
)
def test_what_is_no_period(period: str) -> None:
    assert not is_period(period)
