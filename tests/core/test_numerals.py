"""Numerals in every writing, beside their values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.numerals import Numeral, parse, to_chinese

WRITINGS = [
    ("3", "3"), ("１２", "12"), ("9846.08", "9846.08"), ("3,456", "3456"), ("1，100", "1100"),
    ("1,234,567.8", "1234567.8"), ("一三", "13"), ("二〇二三", "2023"), ("二零二三", "2023"), ("零", "0"),
    ("〇", "0"), ("两", "2"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("二十一", "21"), ("一百零六", "106"),
    ("一百三十六", "136"), ("三百五", "350"), ("一万五", "15000"), ("一万零五", "10005"),
    ("一千二百三十四万五千六百", "12345600"), ("一亿二千万", "120000000"), ("廿三", "23"), ("卅", "30"),
    ("壹佰贰拾万", "1200000"), ("叁仟零伍", "3005"), ("萬", "10000"), ("两億", "200000000"), ("百", "100"),
    ("三点五", "3.5"), ("三点五万", "35000"), ("1.2万", "12000"), ("5千", "5000"), ("1万5千", "15000"),
    ("3亿零500万", "305000000"), ("10.3万亿", "10300000000000"), ("2 万", "20000"), ("一兆", "1000000000000"),
    ("六万万", "600000000"), ("半", "0.5"),
]  # fmt: skip

PARTS = [
    ("百分之五", "5", "%"), ("百分之三点五", "3.5", "%"), ("百分之百", "100", "%"), ("千分之八", "8", "‰"),
    ("万分之二", "2", "‱"), ("四分之一", "25", "%"), ("5分之2", "40", "%"), ("三成", "30", "%"), ("三成五", "35", "%"), ("六成半", "65", "%"),
    ("8成", "80", "%"), ("八折", "80", "%"), ("八五折", "85", "%"), ("8.5折", "85", "%"), ("一半", "50", "%"),
]  # fmt: skip

MORE = [
    ("二百余万", "2000000"), ("120多万", "1200000"), ("5000余", "5000"), ("2800多", "2800"), ("十几", "10"),
    ("二十几万", "200000"),
]  # fmt: skip

NOT_NUMERALS = [
    "", " ", "abc", "1,23", "1，2", "12,3456", "1.2.3", "几十", "数百", "多", "十百", "二十百", "一百万零",
    "分之", "零分之一", "百分之", "三成成", "万多余", "点五", "一点", "2亿3亿", "三十二十", "%", "-5", "²", "①",
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), WRITINGS)
def test_value(written: str, value: str) -> None:
    assert parse(written) == Numeral(Decimal(value))


@pytest.mark.parametrize(("written", "value", "unit"), PARTS)
def test_part_of_a_whole(written: str, value: str, unit: str) -> None:
    assert parse(written) == Numeral(Decimal(value), unit=unit)


@pytest.mark.parametrize(("written", "value"), MORE)
def test_more_than(written: str, value: str) -> None:
    assert parse(written) == Numeral(Decimal(value), more=True)


@pytest.mark.parametrize("written", NOT_NUMERALS)
def test_no_numeral(written: str) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        parse(written)


@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse(to_chinese(number)).value == number


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_arabic_numerals_round_trip(whole: int, hundredths: int) -> None:
    value = Decimal(f"{whole}.{hundredths:02}")
    assert parse(str(value)).value == parse(f"{value:,}").value == value


@given(st.text(alphabet="0123456789.,一二两三十百千万亿零余多几半成分之点折", max_size=12))
def test_width_changes_nothing(text: str) -> None:
    wide = text.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    assert _outcome(wide) == _outcome(text)


@given(st.text(max_size=30))
def test_raises_nothing_but_value_errors(text: str) -> None:
    _outcome(text)


@given(st.text(alphabet="一二两三十百千万亿零余多几点分之成半", max_size=200))
def test_long_runs_raise_nothing_but_value_errors(text: str) -> None:
    _outcome(text)


def _outcome(text: str) -> Numeral | None:
    try:
        return parse(text)
    except ValueError:
        return None


@pytest.mark.parametrize("number", [-1, 10**16])
def test_to_chinese_says_what_it_can_write(number: int) -> None:
    with pytest.raises(ValueError, match="not from 0"):
        to_chinese(number)
