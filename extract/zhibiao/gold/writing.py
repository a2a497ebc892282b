"""A report as tables for people to correct: the way back from :mod:`zhibiao.gold.handwritten`, and first drafts."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Report
from zhibiao.core.serialize import plain
from zhibiao.gold.assembly import Parts, assemble, metric_record
from zhibiao.gold.handwritten import (
    AREA_COLUMNS,
    ENTITY_COLUMNS,
    FINDING_COLUMNS,
    LINE_END,
    METRIC_COLUMNS,
    locate,
)
from zhibiao.gold.types import GoldArea, GoldMetric, GoldReport

_LONGEST_CONTEXT = 40


def draft(name: str, text: str, report: Report) -> GoldReport:
    """What the program found in a text, as if it had been annotated: every sentence, and no findings yet.

    Args:
        name: the report's name.
        text: its text.
        report: what was extracted from this text; its metrics of tables are left out.
    """
    metrics = [metric_record(GoldMetric(metric)) for metric in report.metrics if metric.source == "narrative"]
    areas = [GoldArea(sentence.start, sentence.end, sentence.work_area or "") for sentence in report.sentences]
    parts = Parts(name=name, metrics=metrics, areas=areas, entities=report.entities, findings=())
    return assemble(name, text, parts)


def write_tables(report: GoldReport, folder: Path) -> list[Path]:
    """Write a report's tables; compiled again, they give the same metrics, entities, areas and findings.

    Args:
        report: the report; a part that nobody marked (``None``) gets no table.
        folder: where ``NAME.metrics.tsv`` and the others go.

    Returns:
        The files written.

    Raises:
        GoldError: a span cannot be quoted, because the same words stand around it again and again.
    """
    text = report.text
    records = [metric_record(gold) for gold in report.metrics]
    quotes = _quotes(report.name, text, [Span(record.start, record.end) for record in records])
    metrics = []
    for record, quote in zip(records, quotes, strict=True):
        value = plain(record.value) + ("" if record.value_high is None else f"..{plain(record.value_high)}")
        cells = {name: getattr(record, name, "") or "" for name in METRIC_COLUMNS}
        cells |= {"quote": quote, "value": value, "aliases": "/".join(record.aliases)}
        metrics.append([cells[name] for name in METRIC_COLUMNS])
    written = [_write(folder, report.name, "metrics", METRIC_COLUMNS, metrics)]
    if report.entities is not None:
        quotes = _quotes(report.name, text, [Span(entity.start, entity.end) for entity in report.entities])
        rows = [[q, e.label, e.normalized or ""] for q, e in zip(quotes, report.entities, strict=True)]
        written.append(_write(folder, report.name, "entities", ENTITY_COLUMNS, rows))
    if report.areas is not None:
        rows = [[area.area, text[area.start : area.end]] for area in report.areas]
        written.append(_write(folder, report.name, "areas", AREA_COLUMNS, rows))
    if report.findings is not None:
        rows = [[f.kind, f.strength, ",".join(f.members), f.expected, f.found, f.message] for f in report.findings]
        written.append(_write(folder, report.name, "findings", FINDING_COLUMNS, rows))
    return written


def _quotes(name: str, text: str, spans: Iterable[Span]) -> list[str]:
    quotes, end = [], 0
    for span in spans:
        quotes.append(_quote(name, text, span, end))
        end = span.end
    return quotes


def _quote(name: str, text: str, span: Span, end: int) -> str:
    """The span, with the shortest context before it that finds it when searched from ``end``."""
    surface = text[span.start : span.end]
    if locate(text, surface, end) == span:
        return surface
    for length in range(1, _LONGEST_CONTEXT):
        before = text[max(0, span.start - length) : span.start]
        if any(sign in before for sign in "\t[]"):
            break
        quote = f"{before}[[{surface}]]"
        if locate(text, quote, end) == span:
            return quote
    raise GoldError(
        name, f"at {span.start}", f"{surface!r} cannot be told from others like it by what stands before it"
    )


def _write(folder: Path, name: str, part: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    path = folder / f"{name}.{part}.tsv"
    for number, row in enumerate(rows, 2):
        if any(sign in cell for cell in row for sign in ("\t", LINE_END)):
            raise GoldError(str(path), number, f"a tab or {LINE_END} cannot stand in a table")
    lines = ("\t".join(row).replace("\n", LINE_END) + "\n" for row in [columns, *rows])
    path.write_text("".join(lines), "utf-8")
    return path
