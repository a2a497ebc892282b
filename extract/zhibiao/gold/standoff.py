"""Stand-off gold (``NAME.metrics.json``): offsets into the text, checked against it on reading."""

import hashlib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

import msgspec

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Aspect, Bound, Kind, Metric
from zhibiao.gold.links import check_links
from zhibiao.gold.sidecars import read_areas, read_checks, read_entities, read_findings, read_planted, read_tables
from zhibiao.gold.types import GoldMetric, GoldReport

_CLOSED = {"kind": get_args(Kind), "bound": get_args(Bound), "aspect": get_args(Aspect)}


def read_standoff(path: Path, text_path: Path | None = None) -> GoldReport:
    """Read ``NAME.metrics.json`` with its text, and what lies beside it (:mod:`zhibiao.gold.sidecars`).

    Args:
        path: the annotation file.
        text_path: the report's text, UTF-8, line ends as they stand; by default ``NAME.txt`` beside the annotation
            or in a folder ``reports`` beside its folder.

    Returns:
        The gold report; its metrics in the order of the text.

    Raises:
        GoldError: a hash, offset, surface, value, closed field or link is wrong; file and row are named.
    """
    name = path.name.removesuffix(".metrics.json")
    raw = (text_path or _find_text(path, name)).read_bytes()
    data = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    digest = hashlib.sha256(raw).hexdigest()
    if data["sha256"] != digest:
        raise GoldError(str(path), "sha256", "the text has changed since it was annotated")
    text = raw.decode("utf-8")
    metrics = tuple(_metric(str(path), row, item, text) for row, item in enumerate(data["metrics"], 1))
    check_links(str(path), [gold.metric for gold in metrics])

    def beside(part: str) -> Path:
        return path.with_name(f"{name}.{part}")

    tables, performance = read_tables(beside("tables.json"), text) or (None, None)
    ids = {(gold.metric.start, gold.metric.end): gold.metric.id for gold in metrics}
    ids |= {(cell.start, cell.end): cell.id for table in tables or () for cell in table.cells}
    findings = read_findings(beside("findings.json"), ids)
    return GoldReport(
        name=name,
        text=text,
        sha256=digest,
        ranges=tuple(Span(a, b) for a, b in data.get("ranges") or [[0, len(text)]]),
        metrics=metrics,
        areas=read_areas(beside("areas.tsv"), text),
        entities=read_entities(beside("entities.tsv"), text),
        tables=tables,
        performance=performance,
        findings=read_planted(path.with_name("findings.json"), name, ids) if findings is None else findings,
        checks=read_checks(beside("checks.json")),
    )


def _find_text(path: Path, name: str) -> Path:
    places = (path.with_name(f"{name}.txt"), path.parent.parent / "reports" / f"{name}.txt")
    for place in places:
        if place.exists():
            return place
    raise GoldError(str(path), "-", f"the text is neither {places[0]} nor {places[1]}")


def _metric(source: str, row: int, item: dict[str, Any], text: str) -> GoldMetric:
    surface = text[item["start"] : item["end"]]
    if surface != item["text"]:
        raise GoldError(source, row, f"the text at {item['start']} is {surface!r}, not {item['text']!r}")
    for field, allowed in _CLOSED.items():
        if item[field] not in allowed:
            raise GoldError(source, row, f"{field} {item[field]!r} is none of {', '.join(allowed)}")
    try:
        ends = [Decimal(part) for part in item["value"].split("..")]
    except InvalidOperation:
        raise GoldError(source, row, f"value {item['value']!r} is no decimal number") from None
    copied = ("id", "start", "end", "text", "kind", "unit", "bound", "indicator", "aspect", "scope", "period")
    metric = Metric(
        **{field: item[field] for field in copied},
        value=ends[0],
        value_high=ends[1] if len(ends) == 2 else None,
        of=item["of"] or None,
        part_of=item["part_of"] or None,
    )
    return GoldMetric(metric, tuple(item["aliases"]))
