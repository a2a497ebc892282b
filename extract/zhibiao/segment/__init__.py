"""How a report is built: headings, sentences, table regions, words."""

from zhibiao.core.document import Document, Layout
from zhibiao.segment.headings import find_sections
from zhibiao.segment.lines import read_lines
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
    tables, prose = find_tables(lines)
    paragraphs = join_lines(prose)
    sections = find_sections(text, paragraphs)
    return Layout(sections=sections, sentences=split_sentences(text, paragraphs, sections), tables=tables)
