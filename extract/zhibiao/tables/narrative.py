"""The running text inside tables: cells of prose get sentences as the paragraphs of the report have."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from zhibiao.core.document import Claim, Document, Layout, Span
from zhibiao.segment.paragraphs import Paragraph
from zhibiao.segment.patterns import headings
from zhibiao.segment.sentences import split_sentences

_OPENS = re.compile(r"(?:^|[。；：;\s])")


def with_prose(document: Document, layout: Layout, prose: Sequence[Span]) -> Layout:
    """The layout with the sentences of cells that hold running text.

    Args:
        document: the report.
        layout: its layout, without any sentence in a table.
        prose: the spans of such cells.
    """
    text = document.folded
    cells = [Paragraph(span.start, span.end, text[span.start : span.end], 1, 0) for span in sorted(prose)]
    more = split_sentences(text, cells, layout.sections)
    return replace(layout, sentences=tuple(sorted((*layout.sentences, *more), key=lambda s: (s.start, s.end))))


def enumerators(document: Document, prose: Sequence[Span]) -> list[Claim]:
    """The numbers that count the items of such a cell: 1、…；2、…"""
    claims = []
    for span in prose:
        for opening in _OPENS.finditer(document.folded, span.start, span.end):
            label = headings().at_start.match(document.folded, opening.end(), span.end)
            if label:
                claims.append(Claim(start=label.start(), end=label.end(), fate="label"))
    return claims
