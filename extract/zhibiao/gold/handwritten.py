"""Annotations as people write them: tab-separated tables in the order of the text, spans given by quoting.

A quote is the span itself, or the span in its context: ``同比[[7.37%]]``. Each quote is searched from the end of
the span before it, so that context is needed only where the same words occur in between. ``⏎`` stands for a line's
end inside a quote or a sentence. The files of a report:

======================  =====================================================================================
``NAME.txt``            the report, UTF-8
``NAME.metrics.tsv``    ``id quote kind value unit bound aspect indicator aliases scope period of part_of``
``NAME.areas.tsv``      ``area sentence``, every sentence in order (may be absent)
``NAME.entities.tsv``   ``quote label normalized`` (may be absent)
``NAME.findings.tsv``   ``kind strength members expected found message`` (may be absent)
``reports.tsv``         ``name department report_kind``, one row a report
======================  =====================================================================================
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Entity, Finding, Metric, ReportKind
from zhibiao.gold.links import check_links, check_members
from zhibiao.gold.types import GoldArea, GoldMetric, GoldReport

METRIC_COLUMNS = (
    "id", "quote", "kind", "value", "unit", "bound", "aspect", "indicator", "aliases", "scope", "period",
    "of", "part_of",
)  # fmt: skip
AREA_COLUMNS = ("area", "sentence")
ENTITY_COLUMNS = ("quote", "label", "normalized")
FINDING_COLUMNS = ("kind", "strength", "members", "expected", "found", "message")
REPORT_COLUMNS = ("name", "department", "report_kind")

LINE_END = "⏎"

_QUOTE = re.compile(r"(.*?)\[\[(.+?)\]\](.*)", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

T = TypeVar("T")


class _Row(dict[str, str]):
    """A table's row by column; it knows where it stands."""

    def __init__(self, path: Path, number: int, cells: dict[str, str]) -> None:
        super().__init__(cells)
        self.path = path
        self.number = number

    def error(self, reason: str) -> GoldError:
        return GoldError(str(self.path), self.number, reason)


def compile_folder(folder: Path) -> list[GoldReport]:
    """Compile every report of a folder that ``reports.tsv`` lists, in its order.

    Raises:
        GoldError: see :func:`compile_report`; or a text stands in the folder that ``reports.tsv`` does not list.
    """
    table = folder / "reports.tsv"
    listed = list(_rows(table, REPORT_COLUMNS))
    if odd := {path.stem for path in folder.glob("*.txt")} ^ {row["name"] for row in listed}:
        raise GoldError(str(table), "-", f"texts and rows differ: {', '.join(sorted(odd))}")
    reports = []
    for row in listed:
        if row["report_kind"] not in get_args(ReportKind):
            raise row.error(f"the report kind {row['report_kind']!r} is none of {', '.join(get_args(ReportKind))}")
        compiled = compile_report(folder, row["name"])
        reports.append(msgspec.structs.replace(compiled, department=row["department"], report_kind=row["report_kind"]))
    return reports


def compile_report(folder: Path, name: str, texts: Path | None = None) -> GoldReport:
    """Compile one report's tables to a gold report; the whole text is its range.

    Args:
        folder: where the files lie.
        name: the report's name, without suffix.
        texts: the folder of the text, if it is another one.

    Returns:
        The report without department and kind, which ``reports.tsv`` gives.

    Raises:
        GoldError: a quote is not found, a value is no plain decimal, a field is not of its closed list, a link leads
            nowhere, or the sentences do not cover the text; file and row are named.
    """
    raw = ((texts or folder) / f"{name}.txt").read_bytes()
    text = raw.decode("utf-8")
    path = folder / f"{name}.metrics.tsv"
    metrics = tuple(_in_order(text, _rows(path, METRIC_COLUMNS), _metric))
    findings_path = folder / f"{name}.findings.tsv"
    findings = _optional(findings_path, FINDING_COLUMNS, _finding)
    check_links(str(path), [gold.metric for gold in metrics])
    check_members(str(findings_path), findings or (), {gold.metric.id for gold in metrics})
    entities = folder / f"{name}.entities.tsv"
    areas = folder / f"{name}.areas.tsv"
    return GoldReport(
        name=name,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        ranges=(Span(0, len(text)),),
        metrics=metrics,
        areas=tuple(_sentences(text, areas)) if areas.exists() else None,
        entities=tuple(_in_order(text, _rows(entities, ENTITY_COLUMNS), _entity)) if entities.exists() else None,
        findings=findings,
    )


def sentences_of(folder: Path) -> list[GoldReport]:
    """Reports of which only the sentences are annotated: ``NAME.txt`` with ``NAME.areas.tsv``, in order of names.

    Args:
        folder: where they lie; there need be none.

    Raises:
        GoldError: as for :func:`compile_report`.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        areas = tuple(_sentences(text, path.with_name(f"{path.stem}.areas.tsv")))
        digest = hashlib.sha256(raw).hexdigest()
        found.append(GoldReport(name=path.stem, text=text, sha256=digest, ranges=(), metrics=(), areas=areas))
    return found


def locate(text: str, quote: str, start: int) -> Span | None:
    """Find a quote at or after an offset; its context may begin before it.

    >>> locate("增长5%，其中城镇5%", "城镇[[5%]]", 4)
    Span(start=9, end=11)
    """
    match = _QUOTE.fullmatch(quote)
    left, span, right = match.groups() if match else ("", quote, "")
    at = text.find(left + span + right, max(0, start - len(left)))
    return None if at < 0 else Span(at + len(left), at + len(left) + len(span))


def _in_order(text: str, rows: Iterator[_Row], build: Callable[[_Row, Span, str], T]) -> Iterator[T]:
    end = 0
    for row in rows:
        span = locate(text, row["quote"].replace(LINE_END, "\n"), end)
        if span is None or span.start < end:
            raise row.error(f"{row['quote']!r} does not occur after {text[max(0, end - 10) : end]!r}")
        end = span.end
        yield build(row, span, text[span.start : span.end])


def _metric(row: _Row, span: Span, surface: str) -> GoldMetric:
    ends = row["value"].split("..")
    if len(ends) > 2 or not all(map(_NUMBER.fullmatch, ends)):
        raise row.error(f"the value {row['value']!r} is no plain decimal number, nor a range a..b")
    record = {
        "id": row["id"],
        "start": span.start,
        "end": span.end,
        "text": surface,
        "value": _decimal(row, ends[0]),
        "value_high": _decimal(row, ends[1]) if len(ends) == 2 else None,
        "of": row["of"] or None,
        "part_of": row["part_of"] or None,
    }
    record |= {name: row[name] for name in ("kind", "unit", "bound", "indicator", "aspect", "scope", "period")}
    if not row["indicator"]:
        raise row.error("no indicator")
    aliases = tuple(alias for alias in row["aliases"].split("/") if alias)
    return GoldMetric(_convert(row, record, Metric), aliases)


def _entity(row: _Row, span: Span, surface: str) -> Entity:
    record = {"start": span.start, "end": span.end, "text": surface, "label": row["label"]}
    return _convert(row, record | {"normalized": row["normalized"] or None}, Entity)


def _finding(row: _Row) -> Finding:
    return _convert(row, {**row, "members": row["members"].split(",")}, Finding)


def _sentences(text: str, path: Path) -> Iterator[GoldArea]:
    end = 0
    for row in _rows(path, AREA_COLUMNS):
        start = text.find(row["sentence"].replace(LINE_END, "\n"), end)
        if start < 0 or text[end:start].strip():
            raise row.error(f"after {text[max(0, end - 10) : end]!r} the text goes on {text[end : end + 20]!r}")
        end = start + len(row["sentence"])
        yield GoldArea(start, end, row["area"])
    if text[end:].strip():
        raise GoldError(str(path), "end", f"{text[end : end + 20]!r} has no area")


def _optional(path: Path, columns: tuple[str, ...], build: Callable[[_Row], T]) -> tuple[T, ...] | None:
    return tuple(build(row) for row in _rows(path, columns)) if path.exists() else None


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    try:
        header, *lines = path.read_text("utf-8").rstrip("\n").split("\n")
    except OSError as error:
        raise GoldError(str(path), "-", f"the file cannot be read ({error.strerror})") from None
    if tuple(header.split("\t")) != columns:
        raise GoldError(str(path), 1, f"the header must be {' '.join(columns)}, with tabs")
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise GoldError(str(path), number, f"{len(cells)} columns instead of {len(columns)}")
        yield _Row(path, number, dict(zip(columns, cells, strict=True)))


def _decimal(row: _Row, written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        raise row.error(f"{written!r} is no number") from None


def _convert(row: _Row, record: dict[str, Any], kind: type[T]) -> T:
    try:
        return msgspec.convert(record, kind)
    except msgspec.ValidationError as error:
        raise row.error(str(error)) from None
