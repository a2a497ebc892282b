"""Reports as JSON and back, and what is said about that JSON."""

import json
from decimal import Decimal
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core import facts
from zhibiao.core.errors import DataError
from zhibiao.core.facts import Accounting, Cell, DocumentInfo, Metric, NumberFate, Region, Report, Table
from zhibiao.core.serialize import ROW_NAMES, codebook, from_json, json_schema, meanings, metric_rows, plain, to_json

FINITE = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)


def report(*values: str | Decimal) -> Report:
    """A report with a metric for each value, and one of everything that can be empty."""
    metrics = tuple(
        Metric(id=f"m{i}", start=i, end=i + 1, text="9", kind="count", value=Decimal(value), unit="个", indicator="路")
        for i, value in enumerate(values)
    )
    cell = Cell(id="c1", row="甲", column="乙", text="1", value=Decimal("1.50"), start=0, end=1)
    return Report(
        zhibiao_version="0.1.0",
        document=DocumentInfo(id="0" * 64, source="甲.txt", format="text", region=Region(name="松溪市"), text="９个"),
        metrics=metrics,
        tables=(Table(id="t1", start=0, end=9, cells=(cell,)),),
        accounting=Accounting(numbers=(NumberFate(start=0, end=1, text="9", fate="metric"),), shares={"metric": 1.0}),
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("98460800.00", "98460800"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("7.370", "7.37"),
        ("-12.50", "-12.5"),
        ("-0.00", "0"),
        ("100", "100"),
        ("0", "0"),
        ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
    ],
)
def test_numbers_are_written_exactly_and_without_exponent(value: str, written: str) -> None:
    assert f'"value":{written},'.encode() in to_json(report(value))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_not_written(value: str) -> None:
    with pytest.raises(ValueError, match="no finite number"):
        to_json(report(value))


@given(FINITE)
def test_a_number_comes_back_equal(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value).upper()
    assert from_json(to_json(report(value))).metrics[0].value == value


def test_a_report_comes_back_equal_indented_or_not() -> None:
    there = report("417000", "7.37")
    assert from_json(to_json(there)) == there
    assert from_json(to_json(there, indent=2)) == there
    assert to_json(there, indent=2).startswith(b'{\n  "schema_version"')
    assert "松溪市".encode() in to_json(there)


@pytest.mark.parametrize("broken", ['{"document": 1}', "[]", '{"zhibiao_version": "1"}'])
def test_json_that_is_no_report_is_refused(broken: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(broken)


def test_the_schema_accepts_what_is_written_and_nothing_else() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema).is_valid
    written: dict[str, Any] = json.loads(to_json(report("1", "2")))
    assert check(written)
    assert not check(written | {"metrics": [written["metrics"][0] | {"value": "1"}]}), "a value is a number"
    assert not check(written | {"metrics": [written["metrics"][0] | {"kind": "mood"}]}), "kinds are a closed list"
    assert not check({key: item for key, item in written.items() if key != "findings"}), "no field is ever absent"


def test_the_schema_knows_its_version_and_describes_every_field() -> None:
    schema = json_schema()
    assert schema["$id"] == "urn:zhibiao:report:1.0.0"
    for definition in schema["$defs"].values():
        assert definition["description"]
        assert all(rule["description"].endswith(".") for rule in definition["properties"].values())


def test_a_field_without_meaning_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    moody = msgspec.defstruct("Moody", [("mood", str)], bases=(facts.Fact,))
    monkeypatch.setattr(facts, "Moody", moody, raising=False)
    meanings.cache_clear()
    with pytest.raises(DataError, match="mood"):
        meanings()
    meanings.cache_clear()


def test_the_codebook_has_a_row_for_every_field_of_every_type() -> None:
    book = codebook()
    for name, fields in meanings().items():
        part = book.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
        assert [line.split("`")[1] for line in part.splitlines() if line.startswith("| `")] == list(fields)
    assert "| `value_high` | number or null | The upper end" in book


def test_rows_have_the_documents_fields_first() -> None:
    (row,) = metric_rows(report("3"))
    assert tuple(row) == ROW_NAMES
    assert row["document_region"] == "松溪市"
    assert row["value"] == Decimal(3)


def test_a_report_becomes_a_data_frame() -> None:
    frame = report("98460800.00", "0.1").to_pandas()
    assert list(frame.columns) == list(ROW_NAMES)
    assert frame["value"].sum() == Decimal("98460800.1")
    assert report().to_pandas().shape == (0, len(ROW_NAMES))
