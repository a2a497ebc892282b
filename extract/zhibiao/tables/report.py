"""All tables of a report: regions to grids, grids to blocks, blocks to facts."""

from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.core.document import Claim, Document, Grid, Layout, Span
from zhibiao.core.facts import PerformanceRow, Table
from zhibiao.tables import performance, units
from zhibiao.tables.blocks import Block, split
from zhibiao.tables.captions import NO_TITLES, Caption, read_caption
from zhibiao.tables.facts import SEPARATOR, Fact, cell_of
from zhibiao.tables.grids import find_grids
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.reading import BlockReader
from zhibiao.tables.sheet import Sheet


class TableFacts(NamedTuple):
    """What the tables of a report say.

    ``facts`` has, for each table, what its cells were made of, and ``captions`` the line that names it; ``prose`` are
    the cells of running text, which belong to the narrative; ``claims`` say what the numbers of headings and codes are.
    """

    tables: tuple[Table, ...] = ()
    facts: tuple[tuple[Fact, ...], ...] = ()
    captions: tuple[Caption, ...] = ()
    performance: tuple[PerformanceRow, ...] = ()
    prose: tuple[Span, ...] = ()
    claims: tuple[Claim, ...] = ()


def read_tables(document: Document, layout: Layout) -> TableFacts:
    """Read the tables of a report.

    Args:
        document: the report; its own grids are used, other tables are rebuilt from their text.
        layout: its table regions.

    Returns:
        The tables in text order, ids ``t1``, ``t2``…, with their cells, ids ``t1.1``, ``t1.2``…; a table whose
        headings come again is several. Offsets are those of the text, values in base units.

    Example:
        >>> from zhibiao.read import read_text
        >>> from zhibiao.segment import segment
        >>> document = read_text("（单位：万元）\\n单位\\t收入\\n水文站\\t94.37\\n水利局\\t5\\n合计\\t99.37\\n")
        >>> cells = read_tables(document, segment(document)).tables[0].cells
        >>> [(cell.row, cell.column, cell.value, cell.unit) for cell in cells[:2]]
        [('水文站', '收入', Decimal('943700'), '元'), ('水利局', '收入', Decimal('50000'), '元')]
    """
    tables: list[Table] = []
    facts: list[tuple[Fact, ...]] = []
    captions: list[Caption] = []
    rows: list[PerformanceRow] = []
    prose: list[Span] = []
    claims: list[Claim] = []
    before = 0
    for region in find_grids(document, layout):
        caption = read_caption(document.folded, before, region.span.start)
        before = region.span.end
        parts = list(_blocks(document, region.grids))
        title = ""
        for grid, block in parts:
            title = _title(block, grid, caption, title)
            reader = BlockReader(document, block, _unit(block, caption))
            identity = f"t{len(tables) + 1}"
            found = tuple(reader.facts())
            claims += reader.claims()
            texts = tuple(reader.prose())
            prose += texts
            if not (found or texts or _has_headings(block)):
                continue
            made = performance.read_rows(document, block, reader, identity)
            rows += made
            facts.append(found)
            captions.append(caption)
            named = f"{title}{SEPARATOR}{part}" if len(parts) > 1 and (part := _part(reader)) else title
            tables.append(_table(document, grid, block, reader, found, identity, caption, named))
    return TableFacts(tuple(tables), tuple(facts), tuple(captions), tuple(rows), tuple(prose), tuple(claims))


def _blocks(document: Document, grids: tuple[Grid, ...]) -> Iterator[tuple[Grid, Block]]:
    for grid in grids:
        for block in split(Sheet(document, grid)):
            if block.header or block.body:
                yield grid, block


def _has_headings(block: Block) -> bool:
    """Whether a block without numbers is a table all the same: several columns are headed."""
    return len(block.header) > 0 and len(block.sheet.filled(block.header[0])) > 1


def _unit(block: Block, caption: Caption) -> units.Unit | None:
    """The unit of a whole block: from its own title rows, else from the lines above."""
    sheet = block.sheet
    inside = (units.in_line(sheet.text(cell)) for row in block.titles for cell in sheet.filled(row))
    return next((unit for unit in inside if unit), caption.unit)


def _table(
    document: Document, grid: Grid, block: Block, reader: BlockReader, facts: tuple[Fact, ...],
    identity: str, caption: Caption, title: str,
) -> Table:  # fmt: skip
    sheet = block.sheet
    cells = [cell for row in (*block.titles, *block.header, *block.body) for cell in sheet.filled(row)]
    unit = units.in_brackets(reader.corner)
    headings = " ".join(heading for column in range(grid.n_columns) for heading in block.headings(column))
    kind = (
        "performance"
        if performance.is_performance(block)
        else first("kinds.toml", f"{title} {headings} {caption.said}")
    )
    return Table(
        id=identity,
        title=title.removeprefix(SEPARATOR) or None,
        kind=(kind or "other") if facts or not any(reader.prose()) else "other",
        unit=_said(reader.corner) if unit else caption.said or None,
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
        page=grid.page,
        cells=tuple(cell_of(fact, f"{identity}.{n}", document.text) for n, fact in enumerate(facts, 1)),
    )


def _title(block: Block, grid: Grid, caption: Caption, before: str) -> str:
    """The title: a row of the block's own, that of the block above, the caption of the file, or the line above."""
    above = before or grid.caption or caption.title or ""
    for row in block.titles:
        texts = [block.sheet.text(cell) for cell in block.sheet.filled(row)]
        if len(texts) == 1 and not any(shape(line).search(texts[0]) for line in NO_TITLES):
            return above if above.endswith("表") and not texts[0].endswith("表") else texts[0]
    return above


def _part(reader: BlockReader) -> str:
    """What the corner adds to the title, where a table has several parts: 财政供养人员情况（人）."""
    plain = units.without_unit(reader.corner)
    names_rows = not reader.side and (shape("stub").search(plain) or first("performance.toml", plain))
    return "" if names_rows else reader.corner


def _said(heading: str) -> str:
    """The unit in brackets at the end of a heading, as printed."""
    return heading.rstrip("）)").rpartition("（")[2].rpartition("(")[2]
