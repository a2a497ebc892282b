"""Pages to the blocks of a document: paragraphs and tables in reading order."""

from collections.abc import Sequence

from zhibiao.read.blocks import Builder
from zhibiao.read.pages.lines import Line, set_lines
from zhibiao.read.pages.page import Page
from zhibiao.read.pages.paragraphs import Edges, Placed, joins, page_edges, pieces, without_furniture
from zhibiao.read.pages.ruled import find_ruled
from zhibiao.read.pages.tables import Table, continues, joined, make_table
from zhibiao.read.pages.unruled import find_unruled


class Layout:
    """A page with its text laid out: lines outside of tables, and tables with their distance from the top.

    Args:
        page: the page; it is not kept.
    """

    def __init__(self, page: Page) -> None:
        self.number = page.number
        self.height = page.height
        ruled, outside = find_ruled(page)
        unruled, outside = find_unruled(page, ruled, outside)
        self.tables = [(table.top, make_table(table, page.number)) for table in [*ruled, *unruled]]
        self.lines = set_lines(outside)


def add_pages(pages: Sequence[Layout], builder: Builder) -> None:
    """Add what stands on pages to a builder: paragraphs joined over lines and pages, tables put together over pages.

    Running heads, running feet and page numbers are left out.
    """
    kept = without_furniture([(page.height, page.lines) for page in pages])
    edges = {page.number: page_edges(lines) for page, lines in zip(pages, kept, strict=True)}
    open_: list[Placed] = []
    table: Table | None = None
    for page, lines in zip(pages, kept, strict=True):
        blocks: list[tuple[float, Line | Table]] = [*page.tables, *((line.top, line) for line in lines)]
        for _, block in sorted(blocks, key=lambda block: block[0]):
            if isinstance(block, Table):
                _close(open_, builder)
                if table and table.page != block.page and continues(table, block):
                    table = joined(table, block)
                else:
                    _end(table, builder)
                    table = block
                continue
            _end(table, builder)
            table = None
            _put(Placed(block, page.number), open_, edges, builder)
    _close(open_, builder)
    _end(table, builder)


def _put(line: Placed, open_: list[Placed], edges: dict[int, Edges], builder: Builder) -> None:
    if open_ and not joins(open_[-1], line, edges):
        _close(open_, builder)
    open_.append(line)


def _close(open_: list[Placed], builder: Builder) -> None:
    if open_:
        builder.paragraph(*pieces(open_))
        open_.clear()


def _end(table: Table | None, builder: Builder) -> None:
    if table:
        builder.table(table.entries, page=table.page)
