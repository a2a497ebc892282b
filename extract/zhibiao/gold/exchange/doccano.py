"""doccano: a JSON object a line, with labelled spans and relations; what a span cannot hold lies in ``fields``.

doccano's spans have a label and no fields, and it gives them ids of its own. The fields therefore travel as metadata of
the document and find their span again by its place. A metric drawn in doccano has no fields yet: reading says so.
doccano counts characters as Python does (with "Count grapheme clusters as one character" off).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from zhibiao.core.errors import GoldError
from zhibiao.core.serialize import plain
from zhibiao.gold.assembly import Parts, assemble, convert, metric_record, report_record
from zhibiao.gold.types import GoldReport

_LINKS = ("of", "part_of")


def export(reports: Sequence[GoldReport], path: Path) -> None:
    """Write reports as JSONL to import into a doccano project with relations."""
    lines = (json.dumps(_line(report), ensure_ascii=False) for report in reports)
    path.write_text("".join(line + "\n" for line in lines), "utf-8")


def read(path: Path) -> list[GoldReport]:
    """Read the JSONL (with relations) that doccano exported.

    Raises:
        GoldError: a line is no such export, or a span has no fields or covers another text than it did.
    """
    reports = []
    for row, line in enumerate(path.read_text("utf-8").rstrip("\n").split("\n"), 1):
        try:
            reports.append(_report(f"{path}, line {row}", json.loads(line)))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise GoldError(str(path), row, f"no line of a doccano export with relations ({error!r})") from None
    return reports


def _line(report: GoldReport) -> dict[str, Any]:
    metrics = [metric_record(gold) for gold in report.metrics]
    fields: list[dict[str, Any]] = []
    for metric in metrics:
        kept = {name: value for name, value in msgspec.structs.asdict(metric).items() if name not in _LINKS}
        numbers = {name: plain(kept[name]) for name in ("value", "value_high") if kept[name] is not None}
        fields.append({"label": f"metric:{metric.kind}"} | kept | numbers)
    fields += [msgspec.structs.asdict(e) | {"label": f"entity:{e.label}"} for e in report.entities or ()]
    fields += [
        {"label": f"area:{a.area}", "start": a.start, "end": a.end, "text": report.text[a.start : a.end]}
        for a in report.areas or ()
    ]
    spans = [
        {"id": number, "label": item["label"], "start_offset": item["start"], "end_offset": item["end"]}
        for number, item in enumerate(fields, 1)
    ]
    number_of = {metric.id: number for number, metric in enumerate(metrics, 1)}
    links = [(name, m.id, getattr(m, name)) for m in metrics for name in _LINKS if getattr(m, name)]
    relations = [
        {"id": number, "type": name, "from_id": number_of[source], "to_id": number_of[target]}
        for number, (name, source, target) in enumerate(links, 1)
    ]
    return {"text": report.text, "entities": spans, "relations": relations, "fields": fields} | report_record(report)


def _report(source: str, line: dict[str, Any]) -> GoldReport:
    fields = {(item["start"], item["end"], item["label"].split(":")[0]): item for item in line["fields"]}
    found: dict[str, dict[int, dict[str, Any]]] = {"metric": {}, "entity": {}, "area": {}}
    for span in line["entities"]:
        start, end = span["start_offset"], span["end_offset"]
        sort, _, label = span["label"].partition(":")
        known = fields.get((start, end, sort))
        if known is None and sort == "metric":
            raise GoldError(source, span["id"], f"the metric {line['text'][start:end]!r} has no fields: add them")
        place = {"start": start, "end": end, "text": line["text"][start:end]}
        found[sort][span["id"]] = place | (known or {}) | {_LABELS[sort]: label}
    ids = {number: item["id"] for number, item in found["metric"].items()}
    for relation in line["relations"]:
        found["metric"][relation["from_id"]][relation["type"]] = ids[relation["to_id"]]
    metrics = [{"of": None, "part_of": None} | _without_label(item) for item in found["metric"].values()]
    marked = set(line["marked"]) | {part for part, sort in _PARTS.items() if found[sort]}
    parts = {name: line[name] for name in ("name", "department", "report_kind", "ranges", "findings")}
    parts |= {part: list(found[sort].values()) for part, sort in _PARTS.items() if part in marked}
    return assemble(source, line["text"], convert(source, "-", parts | {"metrics": metrics}, Parts))


_LABELS = {"metric": "kind", "entity": "label", "area": "area"}
_PARTS = {"entities": "entity", "areas": "area"}


def _without_label(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "label"}
