"""Where in its file a fact stands: the page and the box of the text that it was read from."""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec.structs import replace

from zhibiao.core.document import Document
from zhibiao.core.facts import Metric


def with_places(metrics: Iterable[Metric], document: Document) -> tuple[Metric, ...]:
    """Metrics with the page and the box of the paragraph or cell that they begin in.

    Args:
        metrics: metrics of the document, in any order.
        document: where they were read; of a format without pages they stay as they are.
    """
    spans = [span for span in document.spans if span.page is not None]
    starts = [span.start for span in spans]
    placed = []
    for metric in metrics:
        i = bisect_right(starts, metric.start) - 1
        inside = i >= 0 and metric.start < spans[i].end
        placed.append(replace(metric, page=spans[i].page, box=spans[i].box) if inside else metric)
    return tuple(placed)
