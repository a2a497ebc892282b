"""What may lie beside a ``NAME.metrics.json``: areas, entities, tables, findings, and relations that hold.

Each reader gives ``None`` where its file is absent. Findings and relations point at their members by offsets; a
member that is a metric or a table cell gets its id, one that is neither (a heading) has none and is left out.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from zhibiao.core.document import Span
from zhibiao.core.errors import GoldError
from zhibiao.core.facts import Cell, Entity, Finding, PerformanceRow, Table
from zhibiao.gold.types import GoldArea, GoldCheck


def read_areas(path: Path, text: str) -> tuple[GoldArea, ...] | None:
    """Read ``start end area text30`` rows (tab-separated; ``text30`` is how the sentence begins).

    Raises:
        GoldError: a row has other columns, or its sentence begins otherwise.
    """
    if not path.exists():
        return None
    areas = []
    for row, (start, end, area, begin) in _rows(path, 4):
        span = text[int(start) : int(end)]
        if not "".join(span.split()).startswith("".join(begin.split())):
            raise GoldError(str(path), row, f"the text at {start} is {span[:20]!r}, not {begin!r}")
        areas.append(GoldArea(int(start), int(end), area))
    return tuple(areas)


def read_entities(path: Path, text: str) -> tuple[Entity, ...] | None:
    """Read ``start end label text`` rows (tab-separated).

    Raises:
        GoldError: a row has other columns, an unknown label, or another text at its offsets.
    """
    if not path.exists():
        return None
    entities = []
    for row, (start, end, label, surface) in _rows(path, 4):
        if text[int(start) : int(end)] != surface:
            raise GoldError(str(path), row, f"the text at {start} is {text[int(start) : int(end)]!r}, not {surface!r}")
        record = {"start": int(start), "end": int(end), "text": surface, "label": label}
        try:
            entities.append(msgspec.convert(record, Entity))
        except msgspec.ValidationError as error:
            raise GoldError(str(path), row, str(error)) from None
    return tuple(entities)


def read_tables(path: Path, text: str) -> tuple[tuple[Table, ...], tuple[PerformanceRow, ...]] | None:
    """Read ``tables`` with their cells, and ``performance_rows``, each in the table that encloses it.

    Raises:
        GoldError: a cell's text is not at its offsets.
    """
    if not path.exists():
        return None
    data = _json(path)
    tables = tuple(_table(str(path), item, text) for item in data["tables"])
    rows = []
    for item in data["performance_rows"]:
        table = next(t.id for t in tables if t.start <= item["start"] < t.end)
        rows.append(msgspec.convert({**item, "table": table}, PerformanceRow))
    return tables, tuple(rows)


def _table(source: str, item: dict[str, Any], text: str) -> Table:
    cells = []
    for number, cell in enumerate(item["cells"], 1):
        if text[cell["start"] : cell["end"]] != cell["text"]:
            raise GoldError(source, f"{item['id']}, cell {number}", f"{cell['text']!r} is not at {cell['start']}")
        fields = {name: cell[name] for name in Cell.__struct_fields__ if name in cell} | {
            "id": f"{item['id']}.{number}"
        }
        cells.append(Cell(**fields | {"value": Decimal(cell["value"])}))
    fields = {name: item[name] for name in ("id", "title", "kind", "unit", "start", "end")}
    return Table(**fields, cells=tuple(cells))


def read_findings(path: Path, ids: Mapping[tuple[int, int], str]) -> tuple[Finding, ...] | None:
    """Read ``findings``: ``kind strength where expected found comment``.

    Args:
        path: the file.
        ids: the id of the metric or cell at a pair of offsets.
    """
    return tuple(_finding(item, ids) for item in _json(path)["findings"]) if path.exists() else None


def read_planted(path: Path, name: str, ids: Mapping[tuple[int, int], str]) -> tuple[Finding, ...] | None:
    """Read the finding of one report from a file that has those of several, by the name of the text."""
    if not path.exists():
        return None
    item = _json(path).get(f"{name}.txt")
    return () if item is None else (_finding({"strength": "certain", "found": "", "comment": "", **item}, ids),)


def read_checks(path: Path) -> tuple[GoldCheck, ...] | None:
    """Read ``checks``: relations that hold, each with its ``total`` and ``parts``.

    Left out are the few with a term that stands nowhere (a product or difference that the reader works out).
    """
    if not path.exists():
        return None
    checks = []
    for item in _json(path)["checks"]:
        members = (item["total"], *item["parts"])
        if all("start" in member for member in members):
            checks.append(GoldCheck(item["kind"], tuple(Span(member["start"], member["end"]) for member in members)))
    return tuple(checks)


def _finding(item: dict[str, Any], ids: Mapping[tuple[int, int], str]) -> Finding:
    at = [(member["start"], member["end"]) for member in item["where"]]
    record = {name: item[name] for name in ("kind", "strength", "expected", "found")}
    members = [ids[span] for span in at if span in ids]
    return msgspec.convert(record | {"members": members, "message": item["comment"]}, Finding)


def _rows(path: Path, width: int) -> Iterator[tuple[int, list[str]]]:
    for row, line in enumerate(path.read_text("utf-8").splitlines()[1:], 2):
        cells = line.split("\t")
        if len(cells) != width or not (cells[0].isdecimal() and cells[1].isdecimal()):
            raise GoldError(str(path), row, f"not {width} columns that begin with two offsets")
        yield row, cells


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"), parse_float=Decimal)
