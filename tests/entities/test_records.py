"""Every record's own examples: what it accepts comes out as written, what it rejects it leaves alone."""

import re

import pytest

from zhibiao.core.errors import DataError
from zhibiao.entities import patterns
from zhibiao.entities.open_classes import find_open
from zhibiao.entities.patterns import Ending, Record

FILES = ("head", "kinds", "names")
RECORDS = [(name, record) for name in FILES for record in patterns.records(name)]


@pytest.mark.parametrize("name", FILES)
def test_each_file_agrees_with_its_examples(name: str) -> None:
    assert len(patterns.patterns(name)) == len(patterns.records(name))


@pytest.mark.parametrize(("name", "record"), RECORDS, ids=lambda value: getattr(value, "id", value))
def test_each_record_has_examples_of_both_sorts(name: str, record: Record) -> None:
    assert record.accept and record.reject


@pytest.mark.parametrize("record", patterns.endings(), ids=lambda record: record.id)
def test_each_ending_reads_its_examples(record: Ending) -> None:
    assert record.accept and record.reject
    for written in record.accept:
        text = re.sub(r"\[\[|\]\]", "", written)
        expected = re.findall(r"\[\[(.+?)\]\]", written)
        found = [(text[c.start : c.end], c.label) for c in find_open(text)]
        assert found == [(name, record.id.partition("#")[0]) for name in expected], written
    for text in record.reject:
        assert list(find_open(text)) == [], text


def test_a_record_that_contradicts_its_example_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Record(id="a", pattern="局", accept=("[[市局]]",), reject=())
    monkeypatch.setattr(patterns, "records", lambda name: (wrong,))
    with pytest.raises(DataError, match=r"broken\.toml, a: reads '局'"):
        patterns.patterns("broken")


def test_a_list_of_words_that_is_not_there_is_an_error() -> None:
    with pytest.raises(DataError, match="no list nothing"):
        patterns.words("nothing")
