"""Every context record's own examples."""

from importlib.resources import files

import pytest

from zhibiao.lexicons.regexes import NamedRegex
from zhibiao.quantities.contexts import context, records


@pytest.mark.parametrize("record", records(), ids=lambda record: record.id)
def test_is_found_where_it_says(record: NamedRegex) -> None:
    assert record.accept, "no example"
    for text in record.accept:
        assert context(record.id).search(text), f"{record.id} is not found in {text!r}"


@pytest.mark.parametrize("record", records(), ids=lambda record: record.id)
def test_is_not_found_where_it_says(record: NamedRegex) -> None:
    assert record.reject, "no counterexample"
    for text in record.reject:
        assert not context(record.id).match(text) or record.regex.endswith("$"), f"{record.id} is found in {text!r}"
        if record.regex.endswith("$"):
            assert not context(record.id).search(text), f"{record.id} is found in {text!r}"


def test_every_record_is_asked_for() -> None:
    modules = [path for path in files("zhibiao.quantities").iterdir() if path.name.endswith(".py")]
    code = "".join(path.read_text("utf-8") for path in modules)
    assert [record.id for record in records() if f'context("{record.id}")' not in code] == []


def test_an_unknown_record_is_an_error() -> None:
    with pytest.raises(KeyError):
        context("no-such-record")
