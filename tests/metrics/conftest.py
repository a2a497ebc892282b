"""How a text with its expected metrics written into it is compared with what is linked."""

from collections.abc import Callable

import pytest

import zhibiao
from zhibiao.core import markup
from zhibiao.core.facts import Metric


@pytest.fixture
def check() -> Callable[[str], None]:
    """Assert that the metrics marked in a text are linked as written beside them.

    ``n=1`` names a mark, so that others can be ``of=1`` or ``part_of=1``; ``of=`` says that there is no link.
    """
    return _check


def _check(written: str) -> None:
    example = markup.parse(written.strip())
    found = {(m.start, m.end): m for m in zhibiao.extract_text(example.text).metrics}
    marks = [(found[marked.span.start, marked.span.end], marked.fields) for marked in example.marked]
    names = {metric.id: fields.get("n", "?") for metric, fields in marks}
    for metric, fields in marks:
        expected = {key: value for key, value in fields.items() if key != "n"}
        assert {key: _written(metric, key, names) for key in expected} == expected, metric.text


def _written(metric: Metric, key: str, names: dict[str, str]) -> str:
    value = getattr(metric, key)
    if key in ("of", "part_of"):
        return names[value] if value else ""
    return f"{value.normalize():f}" if key == "value" else str(value)
