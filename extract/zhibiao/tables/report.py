"""All tables of a report: regions to grids, grids to blocks, blocks to facts."""

from collections.abc import Iterator
from typing import NamedTuple

from zhibiao.core.document import Claim, Document, Grid, Layout, Span
from zhibiao.core.facts import PerformanceRow, Table
from zhibiao.tables import performance, units
from zhibiao.tables.blocks import Block, split
from zhibiao.tables.captions import Caption, read_caption
from zhibiao.tables.grids import find_grids
from zhibiao.tables.patterns import first, shape
from zhibiao.tables.reading import BlockReader, Fact, cell_of
from zhibiao.tables.sheet import Sheet


class TableFacts(NamedTuple):
    """What the tables of a report say.

    ``facts`` has, for each table, what its cells were made of, and ``captions`` the line that names it; ``prose`` are the cells of running text, which belong
    to the narrative; ``claims`` say what the numbers of headings and codes are.
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
        >>> text = "（单位：万元）\\n\\t单位名称\\n\\t本年收入\\n\\n\\t县水文站\\n\\t94.37\\n\\n\\t合计\\n\\t94.37\\n"
        >>> document = read_text(text)
        >>> [(c.row, c.column, c.value, c.unit) for c in read_tables(document, segment(document)).tables[0].cells]
        [('县水文站', '本年收入', Decimal('943700'), '元'), ('合计', '本年收入', Decimal('943700'), '元')]
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
        for grid, block in parts:
            reader = BlockReader(document, block, _unit(block, caption))
            identity = f"t{len(tables) + 1}"
            found = tuple(reader.facts())
            claims += reader.claims()
            prose += reader.prose()
            if not (found or _is_table(block)):
                continue
            made = performance.read_rows(document, block, reader, identity)
            rows += made
            facts.append(found)
            captions.append(caption)
            tables.append(_table(document, grid, block, reader, found, identity, caption, len(parts) > 1))
    return TableFacts(tuple(tables), tuple(facts), tuple(captions), tuple(rows), tuple(prose), tuple(claims))


def _blocks(document: Document, grids: tuple[Grid, ...]) -> Iterator[tuple[Grid, Block]]:
    for grid in grids:
        for block in split(Sheet(document, grid)):
            if block.header or block.body:
                yield grid, block


def _is_table(block: Block) -> bool:
    """Whether a block without numbers is a table all the same: it has headings, or prose beside a name."""
    return len(block.header) > 0 and len(block.sheet.filled(block.header[0])) > 1


def _unit(block: Block, caption: Caption) -> units.Unit | None:
    """The unit of a whole block: from its own title rows, else from the lines above."""
    sheet = block.sheet
    inside = (units.in_line(sheet.text(cell)) for row in block.titles for cell in sheet.filled(row))
    return next((unit for unit in inside if unit), caption.unit)


def _table(
    document: Document, grid: Grid, block: Block, reader: BlockReader, facts: tuple[Fact, ...],
    identity: str, caption: Caption, stacked: bool,
) -> Table:  # fmt: skip
    sheet = block.sheet
    cells = [cell for row in (*block.titles, *block.header, *block.body) for cell in sheet.filled(row)]
    title = _title(block, grid, caption)
    named = SEPARATOR_OF_TITLES.join(part for part in (title, _part(reader) if stacked else "") if part)
    unit = units.in_brackets(reader.corner)
    headings = " ".join(heading for column in range(grid.n_columns) for heading in block.headings(column))
    kind = "performance" if performance.is_performance(block) else first("kinds.toml", f"{named} {headings} {caption.said}")
    return Table(
        id=identity,
        title=named or None,
        kind=(kind or "other") if facts or not any(reader.prose()) else "other",
        unit=_said(reader.corner) if unit else caption.said or None,
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
        page=grid.page,
        cells=tuple(cell_of(fact, f"{identity}.{n}", document.text) for n, fact in enumerate(facts, 1)),
    )


SEPARATOR_OF_TITLES = " > "


def _title(block: Block, grid: Grid, caption: Caption) -> str:
    """The title: a row of the block's own, the caption that the file gives, or the line above."""
    for row in block.titles:
        texts = [block.sheet.text(cell) for cell in block.sheet.filled(row)]
        if len(texts) == 1 and not shape("unit-line").search(texts[0]) and not shape("annex-line").search(texts[0]):
            return texts[0]
    return grid.caption or caption.title or ""


def _part(reader: BlockReader) -> str:
    """What the corner adds to the title, where a table has several parts: 财政供养人员情况（人）."""
    corner = reader.corner
    plain = units.without_unit(corner)
    return "" if shape("stub").search(plain) or first("performance.toml", plain) else corner


def _said(heading: str) -> str:
    """The unit in brackets at the end of a heading, as printed."""
    return heading.rstrip("）)").rpartition("（")[2].rpartition("(")[2]
