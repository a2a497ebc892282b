"""The project's own gold files: one JSON object a report, stand-off, beside a text that it names.

What is read is checked against the types here, then against the text: hash, length, surfaces, order, links.
``json_schema`` describes the file; it is made from the same types.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Aspect, Bound, Entity, Finding, Kind, Metric, ReportKind
from zhibiao.core.serialize import plain
from zhibiao.gold.links import check_links
from zhibiao.gold.types import GoldArea, GoldMetric, GoldReport

SCHEMA = "urn:zhibiao:gold:1.0.0"


class MetricRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A metric: the fields of the output's metrics that a person decides on, and aliases of its indicator."""

    id: str
    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal
    value_high: Decimal | None
    unit: str
    bound: Bound
    indicator: str
    aliases: tuple[str, ...]
    aspect: Aspect
    scope: str
    period: str
    of: str | None
    part_of: str | None


class AreaRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and its work area; sentences are in order and leave only white space between them."""

    start: int
    end: int
    area: str


class GoldRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One annotated report. Offsets are character offsets, end exclusive, into the text as decoded from UTF-8.

    ``text`` is the text file's path from the folder of this file. ``entities``, ``areas`` and ``findings`` are null
    where nobody marked them.
    """

    schema: str
    name: str
    department: str
    report_kind: ReportKind | None
    text: str
    sha256: str
    n_chars: int
    ranges: tuple[tuple[int, int], ...]
    metrics: tuple[MetricRecord, ...]
    entities: tuple[Entity, ...] | None
    areas: tuple[AreaRecord, ...] | None
    findings: tuple[Finding, ...] | None


def read_record(path: Path) -> GoldReport:
    """Read one report's gold file with its text.

    Args:
        path: ``NAME.json``; the text is where its field ``text`` says.

    Returns:
        The report, metrics in the order of the text.

    Raises:
        GoldError: the file is not of this form, the text has changed, or an offset, surface, order or link is wrong.
    """
    try:
        record = msgspec.json.decode(path.read_bytes(), type=GoldRecord)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise GoldError(str(path), "-", str(error)) from None
    if record.schema != SCHEMA:
        raise GoldError(str(path), "schema", f"{record.schema!r} is not {SCHEMA!r}")
    raw = _text_bytes(path, record.text)
    text = raw.decode("utf-8")
    if hashlib.sha256(raw).hexdigest() != record.sha256 or len(text) != record.n_chars:
        raise GoldError(str(path), "sha256", f"the text {record.text} has changed since it was annotated")
    _check_spans(str(path), "metrics", text, record.metrics)
    _check_spans(str(path), "entities", text, record.entities or ())
    _check_spans(str(path), "areas", text, record.areas or ())
    check_links(str(path), record.metrics, record.findings or ())
    return _report(record, text)


def write_record(report: GoldReport, text_path: str) -> bytes:
    """A report's gold file: JSON in UTF-8, one metric a line, so that a change of one is one line in a diff.

    Args:
        report: the report; tables, performance rows and checks have no place in the file and are left out.
        text_path: where the text lies, seen from the folder of the file.
    """
    head = {
        "schema": SCHEMA,
        "name": report.name,
        "department": report.department,
        "report_kind": report.report_kind,
        "text": text_path,
        "sha256": report.sha256,
        "n_chars": len(report.text),
        "ranges": [[span.start, span.end] for span in report.ranges],
    }
    parts = [f'"{key}": {_json(value)}' for key, value in head.items()]
    parts.append(_lines("metrics", [_metric_fields(gold) for gold in report.metrics]))
    for key in ("entities", "areas", "findings"):
        items = getattr(report, key)
        parts.append(f'"{key}": null' if items is None else _lines(key, items))
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a gold file.

    >>> json_schema()["$id"]
    'urn:zhibiao:gold:1.0.0'
    """
    schema: dict[str, Any] = msgspec.json.schema(GoldRecord)
    for field in ("value", "value_high"):
        rule = schema["$defs"]["MetricRecord"]["properties"][field]
        for option in (rule, *rule.get("anyOf", ())):
            if option.get("format") == "decimal":  # written as a number, which msgspec reads exactly
                option.pop("format")
                option["type"] = "number"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA} | schema


def _text_bytes(path: Path, name: str) -> bytes:
    if PurePosixPath(name).is_absolute() or re.search(r"[\\:]", name):
        raise GoldError(str(path), "text", f"{name!r} is no path from the folder of this file")
    try:
        return (path.parent / name).read_bytes()
    except OSError as error:
        raise GoldError(str(path), "text", f"{name} cannot be read ({error.strerror})") from None


def _check_spans(source: str, part: str, text: str, items: Iterable[Any]) -> None:
    end = 0
    for row, item in enumerate(items, 1):
        where = f"{part} {row}"
        if not end <= item.start < item.end <= len(text):
            raise GoldError(source, where, f"the span {item.start} to {item.end} is empty, outside or out of order")
        surface = getattr(item, "text", None)
        if surface is not None and text[item.start : item.end] != surface:
            raise GoldError(
                source, where, f"the text at {item.start} is {text[item.start : item.end]!r}, not {surface!r}"
            )
        end = item.end


def _report(record: GoldRecord, text: str) -> GoldReport:
    return GoldReport(
        name=record.name,
        text=text,
        sha256=record.sha256,
        department=record.department,
        report_kind=record.report_kind,
        ranges=tuple(Span(start, end) for start, end in record.ranges),
        metrics=tuple(_gold_metric(item) for item in record.metrics),
        areas=None if record.areas is None else tuple(GoldArea(a.start, a.end, a.area) for a in record.areas),
        entities=record.entities,
        findings=record.findings,
    )


def _gold_metric(item: MetricRecord) -> GoldMetric:
    fields = msgspec.structs.asdict(item)
    aliases = fields.pop("aliases")
    return GoldMetric(Metric(**fields), aliases)


def _metric_fields(gold: GoldMetric) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in MetricRecord.__struct_fields__:
        value = gold.aliases if name == "aliases" else getattr(gold.metric, name)
        fields[name] = msgspec.Raw(plain(value).encode()) if isinstance(value, Decimal) else value
    return fields


def _lines(key: str, items: Iterable[Any]) -> str:
    lines = list(_indented(items))
    return f'"{key}": [\n' + ",\n".join(lines) + "\n]" if lines else f'"{key}": []'


def _indented(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield "  " + _json(item)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
