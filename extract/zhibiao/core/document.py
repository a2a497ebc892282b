"""What the steps of the pipeline hand to each other: text, layout, quantities and period mentions.

None of these leave the program; what leaves it is in :mod:`zhibiao.core.facts`.
"""

from decimal import Decimal

import msgspec

from zhibiao.core.facts import Bound, Fate, Kind, Section, Sentence


class GridCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a grid: its place, how many rows and columns it covers, and its text.

    ``row`` and ``column`` count from 0 and name the upper left corner of a merged cell. ``start`` and ``end`` are the
    span of ``text`` in the document's text, which holds it unchanged; an empty cell has ``start == end``. The blanks
    between the tab that leads the cell's line and ``start`` are how far the file sets its text in.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    start: int
    end: int


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table of any format as rows and columns.

    ``start`` and ``end`` cover all its cells in the document's text; ``caption`` is the line that names it, outside
    that span; ``page`` counts from 1; ``header_rows`` is how many rows the file itself marks as headings. Each is
    ``None`` where the file does not say. Cells are in row order, do not overlap, and need not fill the grid.
    """

    start: int
    end: int
    n_rows: int
    n_columns: int
    cells: tuple[GridCell, ...]
    caption: str | None = None
    page: int | None = None
    header_rows: int | None = None


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stretch of the document's text stands in its file.

    ``page`` counts from 1; ``box`` is left, top, right and bottom on that page in points, from its upper left corner;
    ``paragraph`` is the number of the paragraph in the file, from 0; each is ``None`` where the format has none.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text as decoded, and the same text folded for matching.

    ``folded`` has exactly the length of ``text``, so every offset means the same place in both. ``grids`` are the
    tables that the file itself marks, in text order (plain text marks none), and ``spans`` say where the text stands
    in the file, in text order. Whatever the format, ``text`` holds the cells of a table too: each on a line led by a
    tab, rows apart by an empty line.
    """

    id: str
    source: str
    format: str
    text: str
    folded: str
    warnings: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    spans: tuple[Provenance, ...] = ()


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text, end exclusive."""

    start: int
    end: int


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How the text is built: headings, sentences, and the regions that are tables.

    Sections, sentences and tables are each in text order; tables do not overlap and no sentence crosses one's edge.
    """

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Span, ...]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its unit, as the guidelines' ``quote``; not yet linked to what it measures.

    ``outer_start`` and ``outer_end`` also cover the words of its bound (约, 不低于 … 以上, 左右) and, for a rate,
    nothing more: what an indicator is made of stands outside them.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal
    value_high: Decimal | None = None
    unit: str
    bound: Bound = "="
    outer_start: int
    outer_end: int


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text whose numbers are known to be no metric, and why."""

    start: int
    end: int
    fate: Fate


class PeriodMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date or period of the text.

    ``period`` is resolved to the guidelines' forms (``2023``, ``2023-12-31``, ``2023Q1``, ``2021..2023``), empty if
    it cannot be known. ``role`` says what it does to the figures near it: ``period`` sets theirs, ``base`` is only what
    they are compared with (比2020年, 较上年), ``name`` is part of a name and sets nothing.
    """

    start: int
    end: int
    period: str
    role: str
