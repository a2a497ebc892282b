"""The stand-off files: what is written is read back, and what does not fit the text is refused."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Metric
from zhibiao.gold.assembly import Parts, assemble, metric_record
from zhibiao.gold.handwritten import compile_folder
from zhibiao.gold.records import json_schema, read_record, write_folder
from zhibiao.gold.types import GoldMetric, GoldReport


def test_written_and_read_back(source: Path, annotations: Path) -> None:
    assert [read_record(annotations / "gold" / "park.json")] == compile_folder(source)


def test_a_metric_is_a_line_and_values_are_numbers(annotations: Path) -> None:
    lines = (annotations / "gold" / "park.json").read_text("utf-8").splitlines()
    (line,) = [line for line in lines if '"m007"' in line]
    assert '"value":20000,"value_high":30000,' in line
    assert '"text": "../source/park.txt",' in lines


def test_texts_are_written_too_if_wanted(source: Path, tmp_path: Path) -> None:
    (path,) = write_folder(compile_folder(source), tmp_path / "out")
    assert [read_record(path)] == [*compile_folder(source)]
    assert (tmp_path / "out" / "park.txt").read_bytes() == (source / "park.txt").read_bytes()


def test_the_schema_describes_the_files(annotations: Path) -> None:
    data = json.loads((annotations / "gold" / "park.json").read_text("utf-8"))
    validator = Draft202012Validator(json_schema())
    validator.validate(data)
    data["metrics"][0]["value"] = "12000"
    assert not validator.is_valid(data)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"start":23', '"start":22', "row metrics 1: the text at 22 is '树1.2万株', not '1.2万株'"),
        ('"unit":"个百分点"', '"unit":1', r"Expected `str`, got `int` - at `\$.metrics\[4\].unit`"),
        ('"kind":"count"', '"kind":"heap"', "Invalid enum value 'heap'"),
        ('"aspect":"target"', '"aspect":"target","colour":"red"', "contains unknown field `colour`"),
        ('"of":"m001"', '"of":"m004"', "row m004: the link to 'm004' leads to no other metric"),
        ('"name": "park"', '"title": "park"', "unknown field `title`"),
        ("urn:zhibiao:gold:1.0.0", "urn:zhibiao:gold:9.0.0", "row schema: 'urn:zhibiao:gold:9.0.0' is not"),
        ("../source/park.txt", "/etc/hosts", "row text: '/etc/hosts' is no path from the folder"),
        ("../source/park.txt", "../source/pork.txt", "row text: ../source/pork.txt cannot be read"),
        ('"n_chars": 100', '"n_chars": 99', "row sha256: the text ../source/park.txt has changed"),
        ("{", "[", "Expected `object`, got `array`"),
        ('"text":"1.2万株",', '"text":"1.2万株"', "JSON is malformed"),
    ],
)
def test_what_does_not_fit_is_refused(annotations: Path, old: str, new: str, message: str) -> None:
    path = annotations / "gold" / "park.json"
    written = path.read_text("utf-8")
    assert old in written
    path.write_text(written.replace(old, new, 1), "utf-8")
    with pytest.raises(GoldError, match=message):
        read_record(path)


def test_a_changed_text_is_noticed(source: Path, annotations: Path) -> None:
    (source / "park.txt").write_text("改过的文本", "utf-8")
    with pytest.raises(GoldError, match="has changed since it was annotated"):
        read_record(annotations / "gold" / "park.json")


def a_report(text: str, spans: list[tuple[int, int]], value: Decimal = Decimal(1)) -> GoldReport:
    """A report with a metric at each span."""
    metrics = [
        GoldMetric(
            Metric(id=f"m{n}", start=a, end=b, text=text[a:b], kind="count", value=value, unit="个", indicator="点")
        )
        for n, (a, b) in enumerate(spans, 1)
    ]
    return assemble("test", text, Parts(name="it", metrics=[metric_record(gold) for gold in metrics]))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_values_survive_exactly(tmp_path_factory: pytest.TempPathFactory, value: Decimal) -> None:
    report = a_report("共1个", [(1, 3)], value)
    (path,) = write_folder([report], tmp_path_factory.mktemp("gold"))
    assert read_record(path).metrics[0].metric.value == value


def test_parts_are_put_in_order() -> None:
    assert [gold.metric.start for gold in a_report("1个2个", [(2, 4), (0, 2)]).metrics] == [0, 2]


@pytest.mark.parametrize("spans", [[(0, 0)], [(0, 3), (2, 4)], [(3, 9)], [(-1, 2)]])
def test_spans_are_inside_and_apart(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(GoldError, match="is empty, outside the text, or overlaps"):
        a_report("1个2个", spans)


@pytest.mark.parametrize("ranges", [((0, 5),), ((2, 2),), ((-1, 3),)])
def test_ranges_are_inside(ranges: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(GoldError, match="a range is empty or outside the text"):
        assemble("test", "1个2个", Parts(name="it", metrics=[], ranges=ranges))
