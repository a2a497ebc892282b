"""How a sentence with its entities written into it is compared with what is found."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from zhibiao import periods
from zhibiao.core import markup
from zhibiao.core.facts import Entity
from zhibiao.entities import describe, find
from zhibiao.read import read_text
from zhibiao.segment import segment

HEAD = "益阳市市场监督管理局2023年工作总结\n一、基本情况\n"


@pytest.fixture
def check() -> Callable[[str], None]:
    """Assert that a sentence has the entities marked in it and no others; dates need not be marked."""
    return _check


def entities(text: str) -> list[Entity]:
    """The entities behind the head; offsets are into the text without it."""
    document = read_text(HEAD + text)
    layout = segment(document)
    calendar = periods.find(document, layout)
    found = find(document, layout, calendar, describe(document, layout, calendar))
    assert all(document.text[entity.start : entity.end] == entity.text for entity in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    return [entity for entity in found if entity.start >= len(HEAD)]


def _check(written: str) -> None:
    example = markup.parse(written)
    dated = any(marked.fields["label"] == "DATE" for marked in example.marked)
    found = [entity for entity in entities(example.text) if dated or entity.label != "DATE"]
    expected = [(example.surface(marked), marked.fields["label"]) for marked in example.marked]
    assert [(entity.text, entity.label) for entity in found] == expected
    for entity, marked in zip(found, example.marked, strict=True):
        if "is" in marked.fields:
            assert entity.normalized == marked.fields["is"].replace("_", " ")
