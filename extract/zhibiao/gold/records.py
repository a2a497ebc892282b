"""The project's own gold files: one JSON object a report, stand-off, beside a text that it names.

What is read is checked against the types here, then against the text: hash, length, surfaces, order, links.
``json_schema`` describes the file; it is made from the same types.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Entity, Finding, ReportKind
from zhibiao.core.serialize import plain
from zhibiao.gold.assembly import MetricRecord, Parts, assemble, metric_record
from zhibiao.gold.types import GoldArea, GoldReport

SCHEMA = "urn:zhibiao:gold:1.0.0"


class GoldRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One annotated report. Offsets are character offsets, end exclusive, into the text as decoded from UTF-8.

    ``text`` is the text file's path from the folder of this file. ``entities``, ``areas`` and ``findings`` are null
    where nobody marked them. ``areas`` are sentences with their work area.
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
    areas: tuple[GoldArea, ...] | None
    findings: tuple[Finding, ...] | None


def read_record(path: Path) -> GoldReport:
    """Read one report's gold file with its text.

    Args:
        path: ``NAME.json``; the text is where its field ``text`` says.

    Returns:
        The report, metrics in the order of the text.

    Raises:
        GoldError: the file is not of this form, the text has changed, or a span or a link is wrong.
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
    parts = Parts(**{name: getattr(record, name) for name in Parts.__struct_fields__})
    return assemble(str(path), text, parts)


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
    parts.append(_lines("metrics", [_with_numbers(metric_record(gold)) for gold in report.metrics]))
    for key in ("entities", "areas", "findings"):
        items = getattr(report, key)
        parts.append(f'"{key}": null' if items is None else _lines(key, items))
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def write_folder(reports: Iterable[GoldReport], folder: Path, texts: Path | None = None) -> list[Path]:
    """Write the gold files of reports.

    Args:
        reports: the reports.
        folder: where the files go; made if need be.
        texts: the folder where the texts are; if not given, they are written beside the gold files.

    Returns:
        The gold files written, in the order of the reports.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for report in reports:
        text = (texts or folder) / f"{report.name}.txt"
        if texts is None:
            text.write_bytes(report.text.encode())
        path = folder / f"{report.name}.json"
        path.write_bytes(write_record(report, Path(os.path.relpath(text, folder)).as_posix()))
        written.append(path)
    return written


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


def _with_numbers(record: MetricRecord) -> dict[str, Any]:
    """The fields with exact JSON numbers; msgspec would write Decimal as strings."""
    fields = msgspec.structs.asdict(record)
    return {
        name: msgspec.Raw(plain(value).encode()) if isinstance(value, Decimal) else value
        for name, value in fields.items()
    }


def _lines(key: str, items: Iterable[Any]) -> str:
    lines = ["  " + _json(item) for item in items]
    return f'"{key}": [\n' + ",\n".join(lines) + "\n]" if lines else f'"{key}": []'


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
