"""zhibiao's parts as spaCy components, found by spaCy through entry points.

Each fills a span group of its own name; a span's label is the kind of quantity, and ``span._.zhibiao`` is the fact.
They are made for ``spacy.blank("zh")``, which cuts text into characters; with other tokens a span takes in the whole of
a token that it begins or ends in.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> _ = nlp.add_pipe("zhibiao_quantities")
    >>> doc = nlp("全市拥有公园126个，比上年增加9个。")
    >>> [(span.text, span.label_, span._.zhibiao.value) for span in doc.spans["zhibiao_quantities"]]
    [('126个', 'count', Decimal('126')), ('9个', 'count', Decimal('9'))]
"""

from collections.abc import Callable, Iterable

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from zhibiao.core.document import Quantity
from zhibiao.core.facts import Metric
from zhibiao.core.folding import fold

Component = Callable[[Doc], Doc]

QUANTITIES = "zhibiao_quantities"
METRICS = "zhibiao_metrics"
AREAS = "zhibiao_areas"
_TYPES: dict[str, type[Quantity] | type[Metric]] = {QUANTITIES: Quantity, METRICS: Metric}


@Language.factory(QUANTITIES)
def make_quantities(nlp: Language, name: str) -> Component:
    """Make the component that finds numbers with their units: ``doc.spans["zhibiao_quantities"]``."""
    from zhibiao.quantities import find

    _register_extension()

    def quantities(doc: Doc) -> Doc:
        found, _ = find(fold(doc.text))
        _mark(doc, QUANTITIES, ((f"q{number}", quantity) for number, quantity in enumerate(found, 1)))
        return doc

    return quantities


@Language.factory(METRICS)
def make_metrics(nlp: Language, name: str) -> Component:
    """Make the component that finds complete statements: ``doc.spans["zhibiao_metrics"]``."""
    from zhibiao.pipeline import Extractor

    _register_extension()
    extractor = Extractor()

    def metrics(doc: Doc) -> Doc:
        found = extractor.extract_text(doc.text).metrics if doc.text.strip() else ()
        _mark(doc, METRICS, ((metric.id, metric) for metric in found))
        return doc

    return metrics


@Language.factory(AREAS)
def make_areas(nlp: Language, name: str) -> Component:
    """Make the component that gives sentences their work area: ``doc.spans["zhibiao_areas"]``, the label the area."""
    from zhibiao.pipeline import Extractor

    extractor = Extractor()

    def areas(doc: Doc) -> Doc:
        found = extractor.extract_text(doc.text).sentences if doc.text.strip() else ()
        spans = (doc.char_span(one.start, one.end, one.work_area or "", alignment_mode="expand") for one in found)
        doc.spans[AREAS] = [span for span in spans if span is not None]
        return doc

    return areas


def _mark(doc: Doc, group: str, facts: Iterable[tuple[str, Quantity | Metric]]) -> None:
    """Fill a span group; the facts go into ``doc.user_data`` as plain data, so that a DocBin can keep them."""
    spans = []
    for name, fact in facts:
        span_id = f"{group}:{name}"
        span = doc.char_span(fact.start, fact.end, fact.kind, span_id=span_id, alignment_mode="expand")
        assert span is not None, "a fact's offsets lie inside its text"
        spans.append(span)
        doc.user_data[span_id] = msgspec.to_builtins(fact)
    doc.spans[group] = spans


def _fact(span: Span) -> Quantity | Metric | None:
    data = span.doc.user_data.get(span.id_)
    return data and msgspec.convert(data, _TYPES[span.id_.partition(":")[0]])


def _register_extension() -> None:
    if not Span.has_extension("zhibiao"):
        Span.set_extension("zhibiao", getter=_fact)
