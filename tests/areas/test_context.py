"""What a reader knows besides the words: chapters, openings, plans, neighbours."""

import pytest

from zhibiao.areas import Subject, assign
from zhibiao.areas.ngrams import plain
from zhibiao.areas.places import NONE, places
from zhibiao.areas.wordings import chapter, read_wordings, wordings
from zhibiao.core.facts import Sentence
from zhibiao.read import read_text
from zhibiao.segment import segment

REPORT = """柳河县农业农村局2023年工作总结
一、部门概况
内设股室6个，核定编制42名。
负责食品安全综合协调。
二、主要工作
（一）粮食生产
粮食播种面积36万亩，总产14万吨。
比上年增长2.1%。
三、存在的问题
高标准农田管护不到位。
食品抽检经费不足。"""


def labelled(text: str, subject: Subject | None = None) -> dict[str, str | None]:
    document = read_text(text)
    sentences: tuple[Sentence, ...] = assign(document, segment(document), subject)
    return {text[s.start : s.end]: s.work_area for s in sentences}


def test_a_chapter_of_duties_is_organisation_whatever_it_names() -> None:
    assert labelled(REPORT)["负责食品安全综合协调。"] == "organisation"


def test_a_chapter_of_problems_is_problems_whatever_it_names() -> None:
    areas = labelled(REPORT)
    assert areas["三、存在的问题"] == areas["高标准农田管护不到位。"] == areas["食品抽检经费不足。"] == "problems"


def test_a_sentence_without_a_subject_takes_it_from_its_neighbours() -> None:
    assert labelled(REPORT)["比上年增长2.1%。"] == "agriculture"


def test_a_heading_has_the_area_of_what_it_heads() -> None:
    assert labelled(REPORT)["（一）粮食生产"] == "agriculture"


def test_public_money_is_the_units_own_in_a_report_on_its_accounts() -> None:
    text = "一、收支情况\n一般公共预算收入9846.08万元。"
    assert (
        labelled(text, Subject(kind="performance", department="市水利局"))["一般公共预算收入9846.08万元。"] == "budget"
    )
    assert labelled(text, Subject(kind="budget", department="市财政局"))["一般公共预算收入9846.08万元。"] == "finance"


def test_every_sentence_of_an_empty_or_odd_text_is_handled() -> None:
    assert list(labelled("。")) == ["。"]
    assert labelled("\U0001f600。") != {}


def test_places_know_headings_and_neighbours() -> None:
    document = read_text(REPORT)
    where = places(document, segment(document), Subject())
    at = where.texts.index(plain("粮食播种面积36万亩，总产14万吨。"))
    assert where.titles[where.near[at]] == "粮食生产"
    assert where.titles[where.top[at]] == "主要工作"
    assert where.heads[at] == NONE
    assert where.heads[at - 1] == where.near[at]


@pytest.mark.parametrize(
    ("text", "ahead"), [("2024年，新建8处。", True), ("2023年，新建8处。", False), ("比2024年多。", True)]
)
def test_a_year_after_the_one_reported_on_is_ahead(text: str, ahead: bool) -> None:
    document = read_text(text)
    assert places(document, segment(document), Subject(year=2023)).ahead == [ahead]


@pytest.mark.parametrize("file", ["wordings.toml", "chapters.toml"])
def test_patterns_agree_with_their_examples(file: str) -> None:
    assert {area for _, area, _ in read_wordings(file)} <= {"budget", "problems", "organisation", "overview", "other"}


@pytest.mark.parametrize(
    "title", ["坚持问题导向", "计划生育", "2023年主要工作情况", "办理建议提案情况", "收支总体绩效"]
)
def test_titles_of_work_define_no_chapter_of_problems(title: str) -> None:
    assert chapter(title) != "problems"


def test_a_hint_is_found_in_plain_text() -> None:
    hints = {hint.id for hint in wordings() if hint.find(plain("2023年共使用食品安全监管经费345.81万元。"))}
    assert hints == {"money"}
