"""How well the entities of the annotated reports are found; the floors lie a little under what is measured."""

import csv
from collections.abc import Set
from pathlib import Path

import pytest

from zhibiao import periods
from zhibiao.core.facts import Entity
from zhibiao.entities import describe, find
from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.entities import score_entities
from zhibiao.gold import load
from zhibiao.gold.types import GoldReport
from zhibiao.read import read_file, read_text
from zhibiao.segment import segment

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
SHARED = Path(__file__).parents[3] / "shared"


def found(gold: GoldReport) -> tuple[Entity, ...]:
    document = read_text(gold.text, gold.name)
    layout = segment(document)
    calendar = periods.find(document, layout)
    return find(document, layout, calendar, describe(document, layout, calendar))


@pytest.mark.parametrize(("split", "floor"), [("train", 0.91), ("dev", 0.93), ("test", 0.80)])
def test_the_annotated_entities_are_found(split: str, floor: float) -> None:
    counts = Count()
    for gold in load(ANNOTATIONS, split):
        for tally in score_entities(gold, found(gold)).values():
            counts += tally.counts.get("entities.label", Count())
    assert counts.f1 and counts.f1 >= floor


FLOORS = {"ORG": 0.88, "REGION": 0.90, "DATE": 0.95, "PROGRAM": 0.72, "LAW": 0.95, "HONOR": 0.70}


def test_the_entities_of_a_real_report_are_found() -> None:
    path = SHARED / "gold" / "yiyang-samr-2023.entities.tsv"
    if not path.is_file():
        pytest.skip("the real reports are not beside this checkout")
    document = read_file(SHARED / "reports" / "yiyang-samr-2023.txt")
    layout = segment(document)
    calendar = periods.find(document, layout)
    entities = find(document, layout, calendar, describe(document, layout, calendar))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    gold = {(int(row["start"]), int(row["end"]), row["label"]) for row in rows}
    read: set[tuple[int, int, str]] = {(entity.start, entity.end, entity.label) for entity in entities}
    assert f1(gold, read) >= 0.95
    for label, floor in FLOORS.items():
        assert f1({g for g in gold if g[2] == label}, {r for r in read if r[2] == label}) >= floor, label


def f1(gold: Set[tuple[int, int, str]], read: Set[tuple[int, int, str]]) -> float:
    return 2 * len(gold & read) / (len(gold) + len(read))
