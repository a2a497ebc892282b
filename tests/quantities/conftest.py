"""How a sentence with its expected quantities written into it is compared with what is found."""

from collections.abc import Callable

import pytest

from zhibiao.core import markup
from zhibiao.core.document import Claim, Quantity
from zhibiao.core.folding import fold
from zhibiao.core.markup import Marked
from zhibiao.quantities import find


@pytest.fixture
def check() -> Callable[[str], None]:
    """Assert that a sentence's quantities are those marked in it, no more and no less, and its claims likewise."""
    return _check


def _check(written: str) -> None:
    example = markup.parse(written)
    quantities, claims = find(fold(example.text))
    by_span = {(found.start, found.end): found for found in quantities}
    expected = [marked for marked in example.marked if "fate" not in marked.fields]
    assert [example.text[start:end] for start, end in by_span] == [example.surface(marked) for marked in expected]
    for marked in example.marked:
        if "fate" in marked.fields:
            assert _fates(marked, claims) == [marked.fields["fate"]], marked
        else:
            found = by_span[marked.span.start, marked.span.end]
            assert _written(found, marked) == marked.fields


def _fates(marked: Marked, claims: list[Claim]) -> list[str]:
    return [claim.fate for claim in claims if claim.start < marked.span.end and marked.span.start < claim.end]


def _written(found: Quantity, marked: Marked) -> dict[str, str]:
    """The fields that the mark names, as it writes them; a range is written ``3..5``."""
    low = f"{found.value.normalize():f}"
    value = low if found.value_high is None else f"{low}..{found.value_high.normalize():f}"
    fields = {"kind": found.kind, "value": value, "unit": found.unit, "bound": found.bound}
    return {name: fields[name] for name in marked.fields}
