"""Every pattern record's own examples: what it accepts comes out as written, what it rejects it leaves alone."""

from collections.abc import Callable

import pytest

from zhibiao.core import markup
from zhibiao.core.errors import DataError
from zhibiao.quantities import numbers, patterns, units
from zhibiao.quantities.patterns import Pattern

RECORDS = patterns.records()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_accepts_its_examples(record: Pattern, check: Callable[[str], None]) -> None:
    for written in record.accept:
        example = markup.parse(written)
        assert example.marked, f"{written!r} asserts nothing"
        check(written)
        assert fires(record, example.text), f"{record.id} does not fire in {written!r}"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_leaves_its_counterexamples_alone(record: Pattern, check: Callable[[str], None]) -> None:
    for written in record.reject:
        example = markup.parse(written)
        check(written)
        assert not fires(record, example.text), f"{record.id} fires in {written!r}"


def fires(record: Pattern, text: str) -> bool:
    """Whether the record by itself fits at a numeral of its script; of stage ``bare``, at one without a unit."""
    alone = patterns.compiled(record)
    position = 0
    while found := numbers.ANCHOR.search(text, position):
        script = "digit" if found[0] <= "9" else "han"
        number = numbers.read(text, found.start())
        position = number.end if number else found.end()
        asked = record.stage != "bare" or (number is not None and units.at(text, number.end) is None)
        if asked and record.script in ("both", script) and alone.match(text, found.start()):
            return True
    return False


def test_identities_are_unique_and_regexes_compile() -> None:
    assert len({record.id for record in RECORDS}) == len(RECORDS) > 30
    for record in RECORDS:
        patterns.compiled(record)


def test_a_broken_regex_names_its_record() -> None:
    broken = Pattern(id="broken", stage="first", script="both", regex="(", fate="name", accept=("1",), reject=("2",))
    with pytest.raises(DataError, match="broken"):
        patterns.compiled(broken)
