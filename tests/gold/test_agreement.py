"""Agreement of two annotators, worked out by hand on a small report."""

import shutil
from pathlib import Path

import pytest

from zhibiao.core.errors import GoldError
from zhibiao.evaluation.annotators import compare, compare_folder, kappa, table
from zhibiao.gold.handwritten import compile_report


def changed(source: Path, part: str, *changes: tuple[str, str]) -> None:
    path = source / f"park.{part}.tsv"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def test_one_field_of_one_metric(source: Path) -> None:
    first = compile_report(source, "park")
    changed(source, "metrics", ("补植树木\t\t𠮷安路", "补植树木\t\t县城"))
    agreement = compare(first, compile_report(source, "park"))
    assert agreement.f1("scope") == pytest.approx(2 * 6 / (7 + 7))
    assert agreement.f1("full") == pytest.approx(6 / 7)
    assert [agreement.f1(row) for row in ("span", "value", "unit", "core", "of", "part_of")] == [1.0] * 6


def test_a_metric_that_only_one_saw(source: Path) -> None:
    first = compile_report(source, "park")
    table = (source / "park.metrics.tsv").read_text("utf-8").splitlines(keepends=True)
    (source / "park.metrics.tsv").write_text("".join(table[:-1]), "utf-8")
    agreement = compare(first, compile_report(source, "park"))
    assert (agreement.first, agreement.second) == (7, 6)
    assert agreement.f1("span") == agreement.f1("kind") == pytest.approx(2 * 6 / (7 + 6))


def test_areas(source: Path) -> None:
    first = compile_report(source, "park")
    changed(source, "areas", ("urban\t一是", "agriculture\t一是"))
    agreement = compare(first, compile_report(source, "park"))
    # 3 of 4 agree; by chance overview 1·1, urban 2·1, problems 1·1 of 16
    assert kappa(agreement.areas) == pytest.approx((3 / 4 - 4 / 16) / (1 - 4 / 16))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "a"), ("a", "a")], None),  # a single label: chance alone agrees
        ([], None),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(pairs) == expected


def test_other_texts_cannot_be_compared(source: Path) -> None:
    first = compile_report(source, "park")
    changed(source, "areas", ("problems\t2024年", "problems\t2025年"))
    text = source / "park.txt"
    text.write_text(text.read_text("utf-8").replace("2024年", "2025年"), "utf-8")
    changed(source, "entities", ("2024年\tDATE\t2024", "2025年\tDATE\t2025"))
    with pytest.raises(GoldError, match="not of the same text and sentences"):
        compare(first, compile_report(source, "park"))


def test_a_folder_and_its_table(source: Path, tmp_path: Path) -> None:
    for who in ("first", "second"):
        (tmp_path / who).mkdir()
        for part in ("metrics", "areas"):
            shutil.copy(source / f"park.{part}.tsv", tmp_path / who)
    park, together = compare_folder(tmp_path, source)
    assert (park.name, together.name) == ("park", "all")
    shown = table([park, together]).splitlines()
    assert shown[0] == "| | park | all |"
    assert "| metrics, first and second | 7, 7 | 7, 7 |" in shown
    assert "| scope, F1 | 1.000 | 1.000 |" in shown
    assert shown[-1] == "| areas, Cohen's κ | 1.000 | 1.000 |"
