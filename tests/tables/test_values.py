"""The numbers of one cell, and the cells that hold none."""

import pytest

from zhibiao.core.serialize import plain
from zhibiao.tables.values import read_cell

NUMBERS = [
    ("6760.03", "6760.03"),
    ("1,234.50", "1234.5"),
    ("-1.5", "-1.5"),
    ("92.63%", "92.63%"),
    ("10分", "10分"),
    ("≧5.2个", ">=5.2个"),
    ("≥98%", ">=98%"),
    ("不少于120家次", ">=120家次"),
    ("90%以上", ">=90%"),
    ("≤700元/批次", "<=700元/批次"),
    ("2个工作日内", "<=2个工作日"),
    ("7个工作日到1.5个工作日内", "<=1.5个工作日"),
    ("从15个工作日压缩到7个工作日", "7个工作日"),
    ("300-500人", "300..500人"),
    ("≥12.00(次)", ">=12次"),
    ("12 人", "12人"),
    ("1.2万户", "12000户"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_cell_that_is_a_number_is_read_whole(text: str, expected: str) -> None:
    content = read_cell(text)
    (one,) = content.readings
    high = f"..{plain(one.high)}" if one.high is not None else ""
    assert content.whole
    assert (one.start, one.end) == (0, len(text))
    assert f"{one.bound.removeprefix('=')}{plain(one.value)}{high}{one.unit}" == expected


@pytest.mark.parametrize(
    "text",
    ["/", "—", "-", "", "无", "长期", "不断提升", "2023年", "2023年5月", "2023-12-31", "1-12月", "完成任务。办案5件。"],
)
def test_a_cell_without_a_number_has_none(text: str) -> None:
    assert read_cell(text).readings == ()


def test_a_labelled_number_is_the_number_with_its_unit() -> None:
    text = "其中：  基本支出：7520.29万元"
    (one,) = read_cell(text).readings
    assert (text[one.start : one.end], one.label, plain(one.value), one.unit) == (
        "7520.29万元", "其中：  基本支出", "75202900", "元",
    )  # fmt: skip


def test_words_beside_a_number_leave_it_a_number() -> None:
    content = read_cell("完成3次检查")
    assert not content.whole
    assert [(one.start, one.end, one.unit) for one in content.readings] == [(2, 4, "次")]


def test_every_number_of_a_cell_is_read() -> None:
    readings = read_cell("男3人，女5人").readings
    assert [(plain(one.value), one.unit) for one in readings] == [("3", "人"), ("5", "人")]


def test_what_a_converter_leaves_is_no_part_of_the_number() -> None:
    (one,) = read_cell("[bookmark: _GoBack]5").readings
    assert (one.start, one.end, plain(one.value)) == (19, 20, "5")


def test_prose_is_told_from_cells() -> None:
    assert read_cell("加强监管，确保全年不发生重大安全事故。").prose
    assert not read_cell("水费、电费、差旅费").prose
