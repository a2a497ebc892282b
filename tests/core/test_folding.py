"""Folding changes widths and nothing else, and never moves a character."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２３年增长１２．５％", "2023年增长12.5%"),
        ("１～５月、３－５天、１／３", "1~5月、3-5天、1/3"),
        ("ＧＤＰ＞１００＋＝＜", "GDP>100+=<"),
        ("2024\u3000年\u00a0底", "2024 年 底"),
        ("⽐上年⼤幅增⻓", "比上年大幅增长"),
        ("⺠⽣", "民生"),
        ("\uf9dd", "利"),
    ],
)
def test_widths_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["", "plain ascii 12.5%", "，。；：？！（）、“”《》", "①②㎡Ⅲ㈠", "一行\r\n二行\t。"])
def test_what_is_no_matter_of_width_stays(text: str) -> None:
    assert fold(text) == text


@given(st.text(st.characters(codec="utf-8")))
def test_length_is_kept_and_folding_twice_changes_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_every_character_keeps_the_length() -> None:
    for code in range(0x110000):
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}:
            folded = fold(chr(code))
            assert len(folded) == 1 and fold(folded) == folded


def test_radicals_agree_with_unicode_where_it_says_something() -> None:
    for code in range(0x2E80, 0x2FD6):
        normal = unicodedata.normalize("NFKC", chr(code))
        if normal != chr(code):
            assert fold(chr(code)) == normal
