"""The table of divisions: codes, levels, years, and names that many share."""

import re

import pytest

from zhibiao.lexicons.divisions import by_code, candidates, contains, full_name, names, parents


@pytest.mark.parametrize(
    ("name", "year", "codes"),
    [
        ("益阳市", None, ["430900"]),
        ("益阳", 2023, ["430900"]),
        ("益阳地区", 1990, ["432300"]),
        ("洪泽县", 2010, ["320829"]),
        ("洪泽县", None, ["320829"]),
        ("洪泽区", None, ["320813"]),
        ("海拉尔区", None, ["150702"]),
        ("仙桃市", None, ["429004"]),
        ("恩施州", None, ["422800"]),
        ("重庆市", None, ["500000"]),
        ("香港", None, ["810000"]),
        ("朝阳区", None, ["110105", "220104"]),
        ("普陀区", None, ["310107", "330903"]),
        ("无此县", None, []),
    ],
)
def test_a_name_gives_all_divisions_of_that_name_in_that_year(name: str, year: int | None, codes: list[str]) -> None:
    assert [division.code for division in candidates(name, year)] == codes


def test_a_division_lies_in_others() -> None:
    county = by_code("430923")
    assert county
    assert [above.name for above in parents(county)] == ["湖南省", "益阳市"]
    direct = by_code("429004")
    assert direct and full_name(direct) == "湖北省仙桃市"


@pytest.mark.parametrize(("outer", "inner", "inside"), [("310000", "310107", True), ("310107", "310115", False)])
def test_a_code_tells_what_lies_in_what(outer: str, inner: str, inside: bool) -> None:
    assert contains(outer, inner) is inside


def test_the_table_is_whole() -> None:
    today = {code for name in names() for division in candidates(name) if division.in_force(None)
             for code in [division.code]}  # fmt: skip
    assert sum(code.endswith("0000") for code in today) == 34
    assert sum(code.endswith("00") and not code.endswith("0000") for code in today) == 333
    assert 2800 < len(today) < 3300
    assert all(re.fullmatch(r"\d{6}", code) for code in today)
    assert by_code("999999") is None
