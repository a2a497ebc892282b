"""Inline markup: what a marked-up sentence says, and that a malformed one says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.document import Span
from zhibiao.core.markup import Marked, parse


def test_spans_and_fields() -> None:
    example = parse("检查[[1520家次|kind=count unit=家次]]，办结率[[100%]]。")
    assert example.text == "检查1520家次，办结率100%。"
    assert example.marked == (
        Marked(Span(2, 8), {"kind": "count", "unit": "家次"}),
        Marked(Span(12, 16), {}),
    )
    assert [example.surface(marked) for marked in example.marked] == ["1520家次", "100%"]


def test_a_value_may_be_empty_or_hold_an_equals_sign() -> None:
    assert parse("[[5|unit= bound==]]").marked[0].fields == {"unit": "", "bound": "="}


def test_single_brackets_are_text() -> None:
    assert parse("财发[2020]9号").text == "财发[2020]9号"


@pytest.mark.parametrize(
    "malformed",
    [
        "[[5家",
        "5家]]",
        "[[5[[家]]]]",
        "[[]]",
        "[[|unit=家]]",
        "[[5|unit]]",
        "[[5|=家]]",
        "[[5|unit=家 unit=个]]",
        "[[5|1a=b]]",
    ],
)
def test_malformed_markup_raises(malformed: str) -> None:
    with pytest.raises(ValueError, match=r"mark|field"):
        parse(malformed)


@given(st.text(alphabet=st.characters(exclude_characters="[]|", exclude_categories=["Cs"])))
def test_text_without_marks_is_itself(text: str) -> None:
    assert parse(text).text == text
    assert parse(text).marked == ()
