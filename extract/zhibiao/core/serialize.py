"""JSON in and out, and the descriptions of that JSON: JSON Schema and data dictionary.

All come from the types of :mod:`zhibiao.core.facts`; what the fields mean is data (``meanings.toml``).
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

import msgspec

from zhibiao.core import facts
from zhibiao.core.errors import DataError
from zhibiao.core.facts import SCHEMA_VERSION, DocumentInfo, Metric, Report


def to_json(report: Report, *, indent: int = 0) -> bytes:
    """Write a report as one JSON object in UTF-8.

    Values are JSON numbers, exact, without exponent and without trailing zeros.

    Args:
        report: the report.
        indent: spaces a level; 0 writes everything on one line.

    Raises:
        ValueError: a value is no finite number, or the text holds half a character (a lone surrogate).

    Example:
        >>> from zhibiao.core.facts import DocumentInfo
        >>> info = DocumentInfo(id="0" * 64, source="a.txt", format="text")
        >>> to_json(Report(zhibiao_version="0.1.0", document=info))[:42]
        b'{"schema_version":"1.0.0","zhibiao_version'
    """
    plain_report = msgspec.to_builtins(report, builtin_types=(Decimal,))
    rows = plain_report["performance"]
    stated = (row[field] for row in rows for field in ("target_number", "actual_number") if row[field])
    for record in chain(plain_report["metrics"], *(t["cells"] for t in plain_report["tables"]), rows, stated):
        for field in ("value", "value_high", "weight", "score"):
            if record.get(field) is not None:  # raw, because msgspec writes 1E+3 and 7.00 as they stand
                record[field] = msgspec.Raw(plain(record[field]).encode())
    data = msgspec.json.encode(plain_report)
    return msgspec.json.format(data, indent=indent) if indent else data


def from_json(data: bytes | str) -> Report:
    """Read a report that :func:`to_json` wrote.

    Raises:
        msgspec.ValidationError: the JSON is not a report of this contract; the message names the place.
        msgspec.DecodeError: it is no JSON.
    """
    return msgspec.json.decode(data, type=Report)


def plain(value: Decimal) -> str:
    """A number's shortest exact form without exponent.

    Raises:
        ValueError: the value is infinite or not a number.

    Example:
        >>> plain(Decimal("1E+3")), plain(Decimal("98460800.00")), plain(Decimal("1E-7")), plain(Decimal("-0.0"))
        ('1000', '98460800', '0.0000001', '0')
    """
    if not value.is_finite():
        raise ValueError(f"{value} is no finite number")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def metric_rows(report: Report) -> Iterator[dict[str, Any]]:
    """One flat record a metric, with the names of ``ROW_NAMES``; values stay Decimal.

    The document's fields stand first and are prefixed (``document_title``).
    """
    head = _document_columns(report.document)
    for metric in report.metrics:
        yield head | msgspec.structs.asdict(metric)


def _document_columns(info: DocumentInfo) -> dict[str, Any]:
    return {
        "document_id": info.id,
        "document_source": info.source,
        "document_title": info.title,
        "document_department": info.department,
        "document_region": info.region.name if info.region else None,
        "document_region_code": info.region.code if info.region else None,
        "document_kind": info.report_kind,
        "document_year": info.report_year,
        "document_period": info.period,
    }


ROW_NAMES = (*_document_columns(DocumentInfo(id="", source="", format="")), *Metric.__struct_fields__)


@cache
def meanings() -> dict[str, dict[str, str]]:
    """What each field of each type means, by type and field name.

    Raises:
        DataError: a field of the contract has no meaning, or a meaning has no field.
    """
    text = resources.files("zhibiao.core").joinpath("meanings.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    fields = {name: set(kind.__struct_fields__) for name, kind in vars(facts).items() if _is_fact(kind)}
    for name in fields.keys() | found.keys():
        odd = fields.get(name, set()) ^ set(found.get(name, {}))
        if odd:
            raise DataError(f"meanings.toml, [{name}]: meaning without field or field without meaning: {sorted(odd)}")
    return found


def _is_fact(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, facts.Fact) and kind is not facts.Fact


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what :func:`to_json` writes.

    Every field is required: one that does not apply is null or empty, never absent.

    Example:
        >>> json_schema()["$id"]
        'urn:zhibiao:report:1.0.0'
    """
    schema: dict[str, Any] = _written_as_numbers(msgspec.json.schema(Report))
    for name, definition in schema["$defs"].items():
        for field, rule in definition["properties"].items():
            rule.pop("default", None)
            rule["description"] = meanings()[name][field]
        definition["required"] = list(definition["properties"])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:zhibiao:report:{SCHEMA_VERSION}"}
    return head | schema


def _written_as_numbers(schema: Any) -> Any:
    """The same schema with Decimal as what it is written as; msgspec describes it as a string."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": "number"}
        return {key: _written_as_numbers(item) for key, item in schema.items()}
    if isinstance(schema, list):
        return [_written_as_numbers(item) for item in schema]
    return schema


def codebook() -> str:
    """The data dictionary: every type and field of the output with its type and meaning, as Markdown."""
    parts = [
        f"# Data dictionary of zhibiao reports, schema version {SCHEMA_VERSION}\n",
        "Offsets are character offsets (Unicode code points), end exclusive. Lists may be empty.\n",
    ]
    for name, definition in json_schema()["$defs"].items():
        parts += [f"## {name}\n", definition["description"] + "\n", "| field | type | meaning |", "| --- | --- | --- |"]
        for field, rule in definition["properties"].items():
            parts.append(f"| `{field}` | {_type_name(rule)} | {rule['description']} |")
        parts.append("")
    return "\n".join(parts)


def _type_name(rule: dict[str, Any]) -> str:
    """A schema's type as a reader would say it: ``number or null``, ``list of Metric``."""
    if "$ref" in rule:
        return str(rule["$ref"]).rpartition("/")[2]
    if "anyOf" in rule:
        return " or ".join(_type_name(option) for option in rule["anyOf"])
    if "enum" in rule:
        return ", ".join(f"`{item}`" for item in rule["enum"])
    if rule.get("type") == "array":
        if "prefixItems" in rule:
            return f"{len(rule['prefixItems'])} times {_type_name(rule['prefixItems'][0])}"
        return f"list of {_type_name(rule['items'])}"
    if rule.get("type") == "object":
        return f"mapping to {_type_name(rule['additionalProperties'])}"
    return str(rule["type"])
