"""The spaCy components: found by name, filling span groups that spaCy's own tools can draw and keep."""

from collections.abc import Iterator
from decimal import Decimal
from importlib.metadata import entry_points

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import DocBin, Span

from zhibiao.core.document import Quantity
from zhibiao.core.facts import Metric

SENTENCE = "2023年，全市新增公园126个，完成投资４１.７亿元。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    import zhibiao.spacy_components  # noqa: F401  registers the factories where the package is not installed

    nlp = spacy.blank("zh")
    nlp.add_pipe("zhibiao_quantities")
    nlp.add_pipe("zhibiao_metrics")
    return nlp


def test_quantities_are_spans_with_their_kind_and_value(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    spans = list(doc.spans["zhibiao_quantities"])
    assert [(span.text, span.label_) for span in spans][-2:] == [("126个", "count"), ("４１.７亿元", "amount")]
    assert isinstance(spans[-1]._.zhibiao, Quantity)
    assert spans[-1]._.zhibiao.value == Decimal("4170000000")


def test_metrics_are_spans_and_know_their_indicator(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    spans = list(doc.spans["zhibiao_metrics"])
    assert [span.text for span in spans] == ["126个", "４１.７亿元"]
    assert isinstance(spans[0]._.zhibiao, Metric)
    assert spans[0]._.zhibiao.indicator == "公园"
    assert spans[0]._.zhibiao.aspect == "new"


def test_sentences_are_spans_with_their_work_area() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("zhibiao_areas")
    doc = nlp("建成高标准农田3.5万亩。抽检食品1200批次，合格率98.6%。")
    assert [(span.text[:4], span.label_) for span in doc.spans["zhibiao_areas"]] == [
        ("建成高标", "agriculture"),
        ("抽检食品", "food"),
    ]
    assert list(nlp(" ").spans["zhibiao_areas"]) == []


def test_a_span_of_somebody_else_has_no_fact(nlp: Language) -> None:
    doc = nlp(SENTENCE)
    assert Span(doc, 0, 2, label="other")._.zhibiao is None


@pytest.mark.parametrize("text", ["", " \n", "没有数字。"])
def test_a_text_without_numbers_has_empty_groups(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert list(doc.spans["zhibiao_quantities"]) == []
    assert list(doc.spans["zhibiao_metrics"]) == []


def test_displacy_draws_them(nlp: Language) -> None:
    html = displacy.render(nlp(SENTENCE), style="span", jupyter=False, options={"spans_key": "zhibiao_metrics"})
    assert "amount" in html
    assert "亿" in html


def test_a_doc_bin_keeps_spans_and_facts(nlp: Language) -> None:
    packed = DocBin(store_user_data=True, docs=[nlp(SENTENCE)]).to_bytes()
    (doc,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert doc.spans["zhibiao_metrics"][1]._.zhibiao.value == Decimal("4170000000")


@pytest.fixture
def installed() -> Iterator[set[str]]:
    names = {entry.name for entry in entry_points(group="spacy_factories") if entry.value.startswith("zhibiao.")}
    if not names:
        pytest.skip("the package is not installed, so it has no entry points")
    yield names


def test_spacy_finds_them_by_entry_point(installed: set[str]) -> None:
    assert installed == {"zhibiao_quantities", "zhibiao_metrics", "zhibiao_areas"}
