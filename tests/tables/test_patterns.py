"""Each record of the pattern files finds what it says it finds, and nothing that it says it does not."""

from typing import get_args

import pytest

from zhibiao.core.facts import Aspect, PerformanceRow
from zhibiao.lexicons.regexes import NamedRegex
from zhibiao.tables.patterns import FILES, pattern, records
from zhibiao.tables.units import unit_of

ALL = [(file, record) for file in FILES for record in records(file)]


@pytest.mark.parametrize(("file", "record"), ALL, ids=[f"{file}-{record.id}" for file, record in ALL])
def test_a_record_holds_what_its_examples_say(file: str, record: NamedRegex) -> None:
    regex = pattern(file, record.id)
    assert record.accept and record.reject
    assert [text for text in record.accept if not regex.search(text)] == []
    assert [text for text in record.reject if regex.search(text)] == []


def test_ids_name_what_they_stand_for() -> None:
    assert {record.id for record in records("aspects.toml")} <= set(get_args(Aspect))
    assert {record.id for record in records("performance.toml")} <= set(PerformanceRow.__struct_fields__)
    assert all(unit_of(record.id) for record in records("units.toml"))
