"""Short ways to say what a text is segmented into."""

from collections.abc import Callable

import pytest

from zhibiao.core.document import Layout
from zhibiao.read import read_text
from zhibiao.segment import segment


def _layout(text: str) -> Layout:
    return segment(read_text(text))


@pytest.fixture(name="layout", scope="session")
def layout_() -> Callable[[str], Layout]:
    return _layout


@pytest.fixture(name="sentences", scope="session")
def sentences_() -> Callable[[str], list[str]]:
    return lambda text: [text[s.start : s.end] for s in _layout(text).sentences]


@pytest.fixture(name="tables", scope="session")
def tables_() -> Callable[[str], list[str]]:
    return lambda text: [text[t.start : t.end] for t in _layout(text).tables]


@pytest.fixture(name="outline", scope="session")
def outline_() -> Callable[[str], list[str]]:
    """Headings as ``level label title``, the label left out where there is none."""
    return lambda text: [" ".join(filter(None, (str(s.level), s.label, s.title))) for s in _layout(text).sections]
