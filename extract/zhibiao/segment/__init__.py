"""How a report is built: headings, sentences, table regions, words."""

from bisect import bisect_left
from collections.abc import Iterable

from zhibiao.core.document import Document, Grid, Layout, Span
from zhibiao.segment.headings import find_sections
from zhibiao.segment.lines import Line, read_lines
from zhibiao.segment.paragraphs import join_lines
from zhibiao.segment.sentences import split_sentences
from zhibiao.segment.tables import find_tables

__all__ = ["segment"]


def segment(document: Document) -> Layout:
    """Find the headings, sentences and table regions of a report.

    Args:
        document: the report; what is matched is its folded text.

    Returns:
        The layout. Offsets are those of the text, end exclusive; sections, sentences and tables are in text order,
        and no sentence crosses the edge of a table.

    Example:
        >>> from zhibiao.read import read_text
        >>> layout = segment(read_text("一、收入\\n收入9.5亿元。支出8亿元。"))
        >>> [(section.label, section.title) for section in layout.sections], len(layout.sentences)
        ([('一', '收入')], 3)
    """
    text = document.folded
    lines = read_lines(text)
    tables, prose = _find_regions(lines, document.grids)
    paragraphs = join_lines(prose)
    sections = find_sections(text, paragraphs)
    return Layout(sections=sections, sentences=split_sentences(text, paragraphs, sections), tables=tables)


def _find_regions(lines: list[Line], grids: Iterable[Grid]) -> tuple[tuple[Span, ...], list[Line]]:
    """The tables that the file marks and those that are only seen in the text between them; the lines of prose."""
    tables: list[Span] = []
    prose: list[Line] = []
    starts = [line.start for line in lines]
    first = 0
    for grid in grids:
        seen, between = find_tables(lines[first : bisect_left(starts, grid.start)])
        tables += [*seen, Span(grid.start, grid.end)]
        prose += between
        first = bisect_left(starts, grid.end)
    seen, between = find_tables(lines[first:])
    return (*tables, *seen), prose + between
