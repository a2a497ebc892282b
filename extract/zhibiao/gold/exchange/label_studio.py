"""Label Studio: a list of tasks, with regions, their fields and their relations in ``annotations[0].result``.

A metric is a region labelled with its kind; its other fields are choices and text fields of the same region, its links
relations. Entities and sentences are regions of other label sets. Label Studio runs in a browser and counts UTF-16
code units; files made by other programs count characters. The covered text tells which.
Format: https://labelstud.io/guide/task_format
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Aspect, Bound, Entity, EntityLabel, Kind
from zhibiao.core.serialize import plain
from zhibiao.gold.assembly import MetricRecord, Parts, assemble, convert, metric_record, report_record
from zhibiao.gold.types import GoldArea, GoldMetric, GoldReport

_CHOICES = ("bound", "aspect")
_TEXTS = ("value", "value_high", "unit", "indicator", "aliases", "scope", "period")
_LINKS = ("of", "part_of")


def export(reports: Sequence[GoldReport], path: Path) -> None:
    """Write reports as tasks to import into Label Studio; :func:`config` is the interface that shows them."""
    path.write_text(json.dumps([_task(report) for report in reports], ensure_ascii=False, indent=1) + "\n", "utf-8")


def read(path: Path) -> list[GoldReport]:
    """Read tasks that Label Studio exported (JSON, not JSON-MIN).

    Raises:
        GoldError: the file is no such export, or a region does not fit its text or lacks a field.
    """
    try:
        tasks = json.loads(path.read_text("utf-8"))
        return [_report(f"{path}, task {number}", task) for number, task in enumerate(tasks, 1)]
    except (json.JSONDecodeError, KeyError, TypeError, IndexError) as error:
        raise GoldError(str(path), "-", f"no export of Label Studio in JSON ({error!r})") from None


def config(areas: Sequence[str]) -> str:
    """The labelling interface (XML) for these tasks.

    Args:
        areas: the names of the work areas.
    """
    fields = [f'<Choices name="{name}" {_PER_REGION}>{_tags("Choice", _CLOSED[name])}</Choices>' for name in _CHOICES]
    fields += [f'<TextArea name="{name}" {_PER_REGION} placeholder="{name}"/>' for name in _TEXTS]
    label_sets = {"metric": get_args(Kind), "entity": get_args(EntityLabel), "area": areas}
    labels = [
        f'<Labels name="{name}" toName="text">{_tags("Label", values)}</Labels>' for name, values in label_sets.items()
    ]
    relations = f"<Relations>{_tags('Relation', _LINKS)}</Relations>"
    return "\n".join(["<View>", *labels, relations, '<Text name="text" value="$text"/>', *fields, "</View>"]) + "\n"


_CLOSED = {"bound": get_args(Bound), "aspect": get_args(Aspect)}
_PER_REGION = 'toName="text" perRegion="true" whenTagName="metric"'


def _tags(tag: str, values: Sequence[str]) -> str:
    escaped = (value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for value in values)
    return "".join(f'<{tag} value="{value}"/>' for value in escaped)


def _task(report: GoldReport) -> dict[str, Any]:
    result = [item for gold in report.metrics for item in _metric_items(report.text, gold)]
    for number, entity in enumerate(report.entities or (), 1):
        region = _region(report.text, f"e{number:03}", entity.start, entity.end)
        result.append(_item(region, "entity", "labels", [entity.label]))
        if entity.normalized is not None:
            result.append(_item(region, "normalized", "textarea", [entity.normalized]))
    for number, area in enumerate(report.areas or (), 1):
        region = _region(report.text, f"s{number:03}", area.start, area.end)
        result.append(_item(region, "area", "labels", [area.area]))
    return {"data": {"text": report.text} | report_record(report), "annotations": [{"result": result}]}


def _metric_items(text: str, gold: GoldMetric) -> Iterator[dict[str, Any]]:
    record = metric_record(gold)
    region = _region(text, record.id, record.start, record.end)
    yield _item(region, "metric", "labels", [record.kind])
    for name in _CHOICES:
        yield _item(region, name, "choices", [getattr(record, name)])
    for name in _TEXTS:
        value = getattr(record, name)
        if value is None or value in ("", ()):
            continue
        texts = list(value) if name == "aliases" else [plain(value) if name.startswith("value") else value]
        yield _item(region, name, "textarea", texts)
    for name in _LINKS:
        if target := getattr(record, name):
            yield {"type": "relation", "from_id": record.id, "to_id": target, "direction": "right", "labels": [name]}


def _region(text: str, region_id: str, start: int, end: int) -> dict[str, Any]:
    before, covered = _code_units(text[:start]), text[start:end]
    return {"id": region_id, "start": before, "end": before + _code_units(covered), "text": covered}


def _item(region: dict[str, Any], name: str, kind: str, values: list[str]) -> dict[str, Any]:
    place = {"start": region["start"], "end": region["end"]}
    value = place | ({"text": values} if kind == "textarea" else {"text": region["text"], kind: values})
    return {"id": region["id"], "from_name": name, "to_name": "text", "type": kind, "value": value}


def _code_units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _report(source: str, task: dict[str, Any]) -> GoldReport:
    data, result = task["data"], task["annotations"][0]["result"]
    regions: dict[str, dict[str, Any]] = {}
    for item in result:
        if item["type"] == "relation":
            for name in item["labels"]:
                regions[item["from_id"]][name] = item["to_id"]
        else:
            _collect(source, data["text"], item, regions.setdefault(item["id"], {"id": item["id"]}))
    by_set = {name: [region for region in regions.values() if name in region] for name in ("metric", "entity", "area")}
    marked = set(data["marked"]) | {part for part, name in _PARTS.items() if by_set[name]}
    parts = {
        "name": data["name"],
        "department": data["department"],
        "report_kind": data["report_kind"],
        "ranges": data["ranges"],
        "metrics": [_metric(source, region) for region in by_set["metric"]],
        "entities": [_entity(source, region) for region in by_set["entity"]] if "entities" in marked else None,
        "areas": [_area(source, region) for region in by_set["area"]] if "areas" in marked else None,
        "findings": data["findings"],
    }
    return assemble(source, data["text"], convert(source, "-", parts, Parts))


_PARTS = {"entities": "entity", "areas": "area"}


def _collect(source: str, text: str, item: dict[str, Any], region: dict[str, Any]) -> None:
    """Add one item to its region: the label with its place, or a field."""
    name, kind, value = item["from_name"], item["type"], item["value"]
    if kind == "labels":
        start, end = _characters(source, text, item)
        region |= {name: value["labels"][0], "start": start, "end": end, "text": value["text"]}
    else:
        values = value["text"] if kind == "textarea" else value["choices"]
        region[name] = values if name == "aliases" else values[0]


def _characters(source: str, text: str, item: dict[str, Any]) -> tuple[int, int]:
    """A region's character offsets, whichever way its tool counts; its covered text has to be there."""
    start, end, covered = (item["value"][name] for name in ("start", "end", "text"))
    units = text.encode("utf-16-le")
    if units[2 * start : 2 * end] == covered.encode("utf-16-le"):
        begin = len(units[: 2 * start].decode("utf-16-le"))
        return begin, begin + len(covered)
    if text[start:end] == covered:
        return start, end
    raise GoldError(source, item["id"], f"{covered!r} is not at {start} to {end}, in code units or in characters")


def _metric(source: str, region: dict[str, Any]) -> MetricRecord:
    fields = _EMPTY | {name: value for name, value in region.items() if name != "metric"} | {"kind": region["metric"]}
    return convert(source, region["id"], fields, MetricRecord)


_EMPTY: dict[str, Any] = {
    "value_high": None, "unit": "", "aliases": [], "scope": "", "period": "", "of": None, "part_of": None,
}  # fmt: skip


def _entity(source: str, region: dict[str, Any]) -> Entity:
    fields = {name: region[name] for name in ("start", "end", "text")}
    fields |= {"label": region["entity"], "normalized": region.get("normalized")}
    return convert(source, region["id"], fields, Entity)


def _area(source: str, region: dict[str, Any]) -> GoldArea:
    return GoldArea(region["start"], region["end"], region["area"])
