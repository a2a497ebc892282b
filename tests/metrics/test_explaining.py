"""Explanations: the clause, the candidates, and why one was taken."""

import pytest

from zhibiao.cli.explain import in_words
from zhibiao.core.errors import ReadError
from zhibiao.pipeline import Extractor

TEXT = "全市新登记经营主体1200户，同比增长7.37%。立案查处各类案件1945件，其中食品案件858件。"


def test_the_clause_has_the_number_in_its_place() -> None:
    found = Extractor().explain_text(TEXT, "m2")
    assert found.clause == "同比增长7.37%"
    assert found.clause[found.start : found.end] == "7.37%" == found.metric.text
    assert found.sentence.startswith("全市新登记")


def test_exactly_one_candidate_was_taken_and_each_has_its_rule() -> None:
    found = Extractor().explain_text(TEXT, "m3")
    assert [one.text for one in found.candidates if one.taken] == ["立案查处各类案件"]
    assert all(one.rule for one in found.candidates)
    assert len({one.text for one in found.candidates}) == len(found.candidates)


def test_the_figure_that_the_subject_comes_from_is_named() -> None:
    assert Extractor().explain_text(TEXT, "m2").subject == ("1200户", "登记经营主体")
    assert Extractor().explain_text(TEXT, "m1").subject is None


def test_the_base_of_a_growth_or_a_share_is_named_with_the_rule_that_found_it() -> None:
    assert Extractor().explain_text(TEXT, "m2").base == ("1200户", "登记经营主体", "subject")
    assert Extractor().explain_text(TEXT, "m1").base is None
    divided = "全年发电量200亿千瓦时。分电源看，煤电占66.2%。"
    assert Extractor().explain_text(divided, "m2").base == ("200亿千瓦时", "发电量", "whole before")


def test_the_reasons_add_up_to_the_confidence() -> None:
    found = Extractor().explain_text(TEXT, "m1")
    weights = [abs(weight) for _, weight in found.reasons]
    assert weights == sorted(weights, reverse=True)
    assert found.metric.confidence is not None


def test_in_words_it_says_all_of_that() -> None:
    text = in_words(Extractor().explain_text(TEXT, "m4"))
    for part in (
        "m4  食品案件",
        "part of     m3",
        "clause        其中食品案件[858件]",
        "  > 食品案件  (",
        "confidence",
    ):
        assert part in text


@pytest.mark.parametrize("id", ["m99", "x", ""])
def test_an_unknown_id_is_said(id: str) -> None:
    with pytest.raises(ReadError, match="its running text has no metric"):
        Extractor().explain_text(TEXT, id)


def test_a_line_break_inside_the_clause_does_not_break_the_lines() -> None:
    text = in_words(Extractor().explain_text("立案查处各类\n案件45件。", "m1"))
    assert "[45件]" in text
