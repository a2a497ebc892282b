"""The output contract: every type that a report's JSON is made of.

Offsets are Python character offsets, end exclusive; a fact's ``text`` is always the slice
``document_text[start:end]``. Values are :class:`~decimal.Decimal` in base units (万, 亿 multiplied
out; ``7.37%`` is 7.37). A field that does not apply is ``null`` or the empty string or list, never absent.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from pandas import DataFrame

SCHEMA_VERSION = "1.0.0"

Kind = Literal["amount", "percentage", "count", "rate", "measure", "duration", "score", "rank", "multiple"]
Bound = Literal["=", "~", ">", ">=", "<", "<="]
Aspect = Literal["level", "new", "cumulative", "growth", "share", "budget", "actual", "target", "rank"]
Fate = Literal["metric", "cell", "date", "name", "label", "code", "word", "unaccounted"]
ReportKind = Literal[
    "performance", "final-accounts", "budget", "work-summary", "government-work-report",
    "statistics", "rule-of-law", "openness", "notice", "other",
]  # fmt: skip
EntityLabel = Literal["ORG", "REGION", "LAW", "PROGRAM", "HONOR", "PERSON", "DATE"]
FindingKind = Literal["sum", "ratio", "conflict", "duplicate"]
Strength = Literal["certain", "likely", "explained", "weak"]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all facts: immutable, and comparable by value."""


class FieldSource(Fact, frozen=True, kw_only=True):
    """Where a field of the document's metadata was read from, and how sure that is (0 to 1)."""

    field: str
    start: int
    end: int
    confidence: float


class Region(Fact, frozen=True, kw_only=True):
    """An administrative division: full name, GB/T 2260 code, level (``province``, ``city``, ``county``, ``town``)."""

    name: str
    code: str | None = None
    level: str | None = None


class DocumentInfo(Fact, frozen=True, kw_only=True):
    """What the report is: its identity and its metadata."""

    id: str  #: sha256 of the file's bytes, hexadecimal
    source: str  #: the path as given
    format: str  #: ``text``, later ``docx``, ``pdf``…
    title: str | None = None
    department: str | None = None
    region: Region | None = None
    report_kind: ReportKind | None = None
    report_year: int | None = None  #: the year in the title
    period: str | None = None  #: the period reported on, in the guidelines' forms
    published: str | None = None  #: ISO date
    number: str | None = None  #: the document's number, 〔2023〕15号
    n_chars: int = 0
    fields: tuple[FieldSource, ...] = ()
    text: str | None = None  #: only with ``--with-text``


class Section(Fact, frozen=True, kw_only=True):
    """A heading with the text that it heads, up to the next heading of its level or above."""

    id: str
    parent: str | None
    level: int  #: 1 is the outermost
    label: str  #: the enumerator as printed: ``一``, ``（二）``, ``1.``, ``一是``; empty for a bare title
    title: str
    start: int
    end: int


class Sentence(Fact, frozen=True, kw_only=True):
    """A sentence by the guidelines' rule (ends at 。！？； or at a line's end)."""

    start: int
    end: int
    section: str | None
    work_area: str | None = None
    confidence: float | None = None


class Metric(Fact, frozen=True, kw_only=True):
    """One number that the report states about something, with all that makes it usable alone."""

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal
    value_high: Decimal | None = None  #: the upper end of a range
    unit: str  #: the base unit as the report writes it; empty for ratios and index numbers
    bound: Bound = "="
    indicator: str
    aspect: Aspect = "level"
    scope: str = ""
    period: str = ""
    of: str | None = None  #: id of the metric that this growth, share or rank is taken of
    part_of: str | None = None  #: id of the metric that is the total
    work_area: str | None = None
    sentence: int | None = None  #: index into ``sentences``
    section: str | None = None
    source: Literal["narrative", "table"] = "narrative"
    table: str | None = None
    row: str | None = None
    column: str | None = None
    confidence: float | None = None
    work_area_confidence: float | None = None
    scope_region: str | None = None
    scope_org: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Entity(Fact, frozen=True, kw_only=True):
    """A named thing in running text."""

    start: int
    end: int
    text: str
    label: EntityLabel
    normalized: str | None = None


class Cell(Fact, frozen=True, kw_only=True):
    """A table cell that holds a number, with the headings of its row and column."""

    id: str
    row: str  #: headings from outside in, joined by `` > ``
    column: str
    text: str
    value: Decimal
    value_high: Decimal | None = None
    unit: str = ""
    bound: Bound = "="
    start: int
    end: int


class Table(Fact, frozen=True, kw_only=True):
    """A table of the report, or the region where one stands."""

    id: str
    title: str | None = None
    kind: str | None = None
    unit: str | None = None
    start: int
    end: int
    page: int | None = None
    cells: tuple[Cell, ...] = ()


class StatedNumber(Fact, frozen=True, kw_only=True):
    """A number of a performance row, parsed."""

    value: Decimal
    value_high: Decimal | None = None
    unit: str = ""
    bound: Bound = "="


class PerformanceRow(Fact, frozen=True, kw_only=True):
    """A row of a performance table (绩效自评表): what it says as printed, and its numbers parsed."""

    table: str
    level1: str
    level2: str
    indicator: str
    target: str
    actual: str
    weight: Decimal | None = None
    score: Decimal | None = None
    note: str = ""
    target_number: StatedNumber | None = None
    actual_number: StatedNumber | None = None
    met: bool | None = None  #: whether the result reaches the target; ``None`` where print does not tell
    start: int
    end: int


class Finding(Fact, frozen=True, kw_only=True):
    """A contradiction inside the report."""

    kind: FindingKind
    strength: Strength
    members: tuple[str, ...]
    expected: str
    found: str
    message: str


class NumberFate(Fact, frozen=True, kw_only=True):
    """What became of one number in the text."""

    start: int
    end: int
    text: str
    fate: Fate


class Accounting(Fact, frozen=True, kw_only=True):
    """Every number of the report with its fate, and the share of each fate (0 to 1)."""

    numbers: tuple[NumberFate, ...]
    shares: dict[str, float]


class Report(Fact, frozen=True, kw_only=True):
    """All that was read from one report; the object that ``zhibiao extract --format json`` prints."""

    schema_version: str = SCHEMA_VERSION
    zhibiao_version: str
    document: DocumentInfo
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    metrics: tuple[Metric, ...] = ()
    entities: tuple[Entity, ...] = ()
    tables: tuple[Table, ...] = ()
    performance: tuple[PerformanceRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    accounting: Accounting | None = None
    warnings: tuple[str, ...] = ()

    def to_pandas(self) -> "DataFrame":
        """The metrics as a table, one row each, with the document's fields as the first columns.

        Values stay exact, a column of :class:`~decimal.Decimal`; take ``frame["value"].astype(float)`` for floats.
        """
        from pandas import DataFrame

        from zhibiao.core.serialize import ROW_NAMES, metric_rows

        return DataFrame(list(metric_rows(self)), columns=list(ROW_NAMES))
