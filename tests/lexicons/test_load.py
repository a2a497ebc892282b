"""The word lists: the files of the package are sound, and a damaged one is refused by name and row."""

from pathlib import Path

import msgspec
import pytest

from zhibiao.core.errors import DataError
from zhibiao.lexicons.load import read_csv, read_toml, rows
from zhibiao.lexicons.rows import BoundWord, Denominator, Unit, Word


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row for these tests."""

    word: str
    fate: str


@pytest.mark.parametrize(
    ("name", "row_type"),
    [("units.csv", Unit), ("bounds.csv", BoundWord), ("denominators.csv", Denominator), ("words.csv", Word)],
)
def test_the_package_s_lists_load_once(name: str, row_type: type[msgspec.Struct]) -> None:
    assert len(rows(name, row_type)) > 15
    assert rows(name, row_type) is rows(name, row_type)


def test_no_unit_is_listed_with_a_scale() -> None:
    """万元 is 元 times ten thousand, not a unit."""
    assert [row.unit for row in rows("units.csv", Unit) if row.unit[0] in "万亿"] == []


def test_every_listed_word_holds_a_numeral() -> None:
    numerals = set("零〇一二两三四五六七八九十百千万亿半双")
    assert [row.word for row in rows("words.csv", Word) if not numerals & set(row.word)] == []


def _file(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "list.csv, row 1: the header must be word,fate"),
        ("fate,word\n", "row 1: the header"),
        ("word,fate\n统一\n", "list.csv, row 2: 1 columns instead of 2"),
        ("word,fate\n统一,word\n一般,word,x\n", "row 3: 3 columns"),
        ("word,fate\n统一,word\n统一,name\n", "list.csv, row 3: word '统一' is empty or repeated"),
        ("word,fate\n,word\n", "row 2: word '' is empty"),
    ],
)
def test_a_damaged_list_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_csv(_file(tmp_path, text), Pair)


def test_a_value_outside_a_closed_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"list\.csv, row 2: Invalid enum value 'fact'"):
        read_csv(_file(tmp_path, "word,fate\n统一,fact\n"), Word)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[record]\n", "records.toml: "),
        ("[[entry]]\n", "only .*record"),
        ('[[record]]\nword = "a"\n', r"row 1: .*fate"),
        ('[[record]]\nword = "a"\nfate = "b"\ncolour = "red"\n', r"row 1: .*colour"),
        ('[[record]]\nword = "a"\nfate = "b"\n[[record]]\nword = "a"\nfate = "c"\n', "row 2: word 'a'"),
    ],
)
def test_damaged_records_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_toml(_file(tmp_path, text, "records.toml"), Pair)
