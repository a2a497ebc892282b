"""A small annotated report that has everything, and a prediction that agrees with it in everything."""

from collections.abc import Callable
from decimal import Decimal
from types import ModuleType

import pytest

import zhibiao
from zhibiao.core.document import Span
from zhibiao.core.facts import (
    Accounting,
    Cell,
    DocumentInfo,
    Entity,
    Finding,
    Metric,
    NumberFate,
    PerformanceRow,
    Report,
    Sentence,
    Table,
)
from zhibiao.gold import GoldArea, GoldMetric, GoldReport

TEXT = (
    "2024年，青川市新建充电桩120个，同比增长7.5%。其中城区80个，乡镇40个。"
    "抽检食品300批次，合格率98%，居全省第3位。\n单位\t支出\n本级\t12\n"
)


def _span(surface: str) -> dict[str, object]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "text": surface}


def _metric(id_: str, surface: str, value: str, unit: str, indicator: str, **fields: object) -> Metric:
    made = {"kind": "count", "scope": "青川市", "period": "2024"} | _span(surface) | fields
    return Metric(id=id_, value=Decimal(value), unit=unit, indicator=indicator, **made)  # type: ignore[arg-type]


METRICS = (
    _metric("m1", "120个", "120", "个", "充电桩", aspect="new"),
    _metric("m2", "7.5%", "7.5", "%", "充电桩", kind="percentage", aspect="growth", of="m1"),
    _metric("m3", "80个", "80", "个", "充电桩", aspect="new", scope="城区", part_of="m1"),
    _metric("m4", "40个", "40", "个", "充电桩", aspect="new", scope="乡镇", part_of="m1"),
    _metric("m5", "300批次", "300", "批次", "抽检食品"),
    _metric("m6", "98%", "98", "%", "食品抽检合格率", kind="percentage", aspect="share", of="m5"),
    _metric("m7", "第3位", "3", "位", "食品抽检合格率", kind="rank", aspect="rank", scope="全省", of="m6"),
)
ENTITIES = (
    Entity(start=0, end=5, text="2024年", label="DATE", normalized="2024"),
    Entity(start=6, end=9, text="青川市", label="REGION"),
)
AREAS = ("transport", "transport", "food")
_TABLE_START, _TABLE_END = TEXT.index("单位"), len(TEXT)
_CELL = TEXT.rindex("12")
TABLE = Table(
    id="t1",
    start=_TABLE_START,
    end=_TABLE_END,
    cells=(Cell(id="c1", row="本级", column="支出", text="12", value=Decimal(12), start=_CELL, end=_CELL + 2),),
)
ROW = PerformanceRow(
    table="t1",
    level1="产出",
    level2="数量",
    indicator="充电桩",
    target="100个",
    actual="120个",
    weight=Decimal(10),
    score=Decimal(9),
    note="",
    start=_TABLE_START,
    end=_TABLE_END,
)
FINDING = Finding(kind="sum", strength="likely", members=("m1", "m3", "m4"), expected="120", found="130", message="")


def _sentences() -> list[tuple[int, int]]:
    ends = [i + 1 for i, character in enumerate(TEXT) if character == "。"]
    return list(zip([0, *ends], ends, strict=False))


@pytest.fixture
def gold() -> GoldReport:
    """An annotated report with metrics, links, entities, areas, a table, a performance row and a finding."""
    return GoldReport(
        name="example",
        text=TEXT,
        sha256="e" * 64,
        department="交通局",
        ranges=(Span(0, _TABLE_START),),
        metrics=tuple(GoldMetric(metric, ("快充设施",) if metric.id == "m1" else ()) for metric in METRICS),
        areas=tuple(GoldArea(start, end, area) for (start, end), area in zip(_sentences(), AREAS, strict=True)),
        entities=ENTITIES,
        tables=(TABLE,),
        performance=(ROW,),
        findings=(FINDING,),
    )


@pytest.fixture
def perfect(gold: GoldReport) -> Report:
    """A report that says exactly what the gold says."""
    numbers = tuple(NumberFate(start=m.start, end=m.end, text=m.text, fate="metric") for m in METRICS)
    return Report(
        zhibiao_version=zhibiao.__version__,
        document=DocumentInfo(id=gold.sha256, source="example.txt", format="text"),
        sentences=tuple(
            Sentence(start=start, end=end, section=None, work_area=area)
            for (start, end), area in zip(_sentences(), AREAS, strict=True)
        ),
        metrics=METRICS,
        entities=ENTITIES,
        tables=(TABLE,),
        performance=(ROW,),
        findings=(FINDING,),
        accounting=Accounting(numbers=numbers, shares={"metric": 1.0}),
    )


@pytest.fixture
def eval_module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a module of the repository's eval folder, by its path there without the suffix."""
    from importlib import import_module
    from pathlib import Path

    root = Path(__file__).parents[2] / "eval"

    def load(name: str) -> ModuleType:
        path = root / name
        monkeypatch.syspath_prepend(path.parent)
        return import_module(path.name)

    return load
