"""brat: ``NAME.txt`` and ``NAME.ann`` with text-bound annotations (T), relations (R) and notes (#).

A metric is a T of its kind, an entity one of its label, a sentence one of its work area; links are relations. What
brat has no place for is JSON in the note of a T. The department, the kind of report, ranges and findings do not
travel. Offsets are characters; a T that runs over a line's end is written in fragments, as brat wants it.
Format: https://brat.nlplab.org/standoff.html
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec

from zhibiao.core.errors import GoldError
from zhibiao.core.facts import EntityLabel, Kind
from zhibiao.core.serialize import plain
from zhibiao.gold.assembly import Parts, assemble, convert, metric_record
from zhibiao.gold.types import GoldReport

_LINKS = ("of", "part_of")
_PLACED = ("start", "end", "text", "kind", "label", "area", *_LINKS)  # what T and R lines say
_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+(?: \d+;\d+)* \d+)\t(.*)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")
_RELATION = re.compile(r"R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")


def export(reports: Sequence[GoldReport], path: Path) -> None:
    """Write each report's ``.txt`` and ``.ann`` into a folder, which is made if need be."""
    path.mkdir(parents=True, exist_ok=True)
    for report in reports:
        (path / f"{report.name}.txt").write_bytes(report.text.encode())
        (path / f"{report.name}.ann").write_bytes("".join(f"{line}\n" for line in _lines(report)).encode())


def read(path: Path) -> list[GoldReport]:
    """Read the reports of a folder of ``.ann`` files with their ``.txt``.

    Raises:
        GoldError: a line is malformed, a metric has no note with its fields, or a span covers another text.
    """
    return [_report(ann) for ann in sorted(path.glob("*.ann"))]


def _lines(report: GoldReport) -> Iterator[str]:
    metrics = [metric_record(gold) for gold in report.metrics]
    items: list[tuple[str, Any]] = [(metric.kind, metric) for metric in metrics]
    items += [(entity.label, entity) for entity in report.entities or ()]
    items += [(area.area, area) for area in report.areas or ()]
    for number, (label, item) in enumerate(items, 1):
        covered = report.text[item.start : item.end]
        yield f"T{number}\t{label} {_fragments(item.start, covered)}\t{covered.replace(chr(10), ' ')}"
        note = _note(item)
        if note:
            yield f"#{number}\tAnnotatorNotes T{number}\t{json.dumps(note, ensure_ascii=False)}"
    number_of = {metric.id: number for number, metric in enumerate(metrics, 1)}
    links = [(name, metric.id, getattr(metric, name)) for metric in metrics for name in _LINKS]
    for number, (name, source, target) in enumerate((link for link in links if link[2]), 1):
        yield f"R{number}\t{name} Arg1:T{number_of[source]} Arg2:T{number_of[target]}"


def _fragments(start: int, covered: str) -> str:
    return ";".join(f"{start + match.start()} {start + match.end()}" for match in re.finditer(r"[^\n]+", covered))


def _note(item: Any) -> dict[str, Any]:
    fields = msgspec.structs.asdict(item)
    for name in ("value", "value_high"):
        if fields.get(name) is not None:
            fields[name] = plain(fields[name])
    return {name: value for name, value in fields.items() if name not in _PLACED and value is not None}


def _report(ann: Path) -> GoldReport:
    text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
    found: dict[str, dict[str, Any]] = {}
    links: list[tuple[str, str, str]] = []
    for row, line in enumerate(ann.read_bytes().decode("utf-8").rstrip("\n").split("\n"), 1):
        if match := _TEXT_BOUND.fullmatch(line):
            found[match[1]] = {"sort": match[2]} | _place(ann, row, text, match[3], match[4])
        elif match := _NOTE.fullmatch(line):
            found[match[1]] |= json.loads(match[2])
        elif match := _RELATION.fullmatch(line):
            links.append((match[1], match[2], match[3]))
        else:
            raise GoldError(str(ann), row, f"neither a T, nor an R, nor an AnnotatorNotes of a T: {line!r}")
    for name, source, target in links:
        found[source][name] = found[target]["id"]
    return assemble(str(ann), text, _parts(ann, list(found.values())))


def _place(ann: Path, row: int, text: str, offsets: str, covered: str) -> dict[str, Any]:
    numbers = re.findall(r"\d+", offsets)
    start, end = int(numbers[0]), int(numbers[-1])
    surface = text[start:end]
    if surface.replace("\n", " ") != covered:
        raise GoldError(str(ann), row, f"the text at {start} is {surface!r}, not {covered!r}")
    return {"start": start, "end": end, "text": surface}


def _parts(ann: Path, items: list[dict[str, Any]]) -> Parts:
    sorts: dict[str, list[dict[str, Any]]] = {"metrics": [], "entities": [], "areas": []}
    for item in items:
        sort = item.pop("sort")
        if sort in get_args(Kind):
            sorts["metrics"].append({"value_high": None, "of": None, "part_of": None} | item | {"kind": sort})
        elif sort in get_args(EntityLabel):
            sorts["entities"].append(item | {"label": sort})
        else:
            sorts["areas"].append(item | {"area": sort})
    marked = {name: items for name, items in sorts.items() if items or name == "metrics"}
    return convert(str(ann), "-", {"name": ann.stem} | marked, Parts)
