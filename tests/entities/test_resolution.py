"""Short forms written out: what 全市, 省局 and 本单位 are in a report."""

import csv
from pathlib import Path

import pytest

from zhibiao import Extractor, periods
from zhibiao.core.facts import Metric
from zhibiao.entities import Metadata, describe, find, resolve_scope, with_scopes
from zhibiao.entities.places import read_place
from zhibiao.entities.resolution import write_out
from zhibiao.gold import load
from zhibiao.read import read_text
from zhibiao.segment import segment

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
CITY = Metadata(department="益阳市市场监督管理局", place=read_place("益阳市"))
COUNTY = Metadata(department="安化县教育局", place=read_place("安化县"))
BOROUGH = Metadata(department="上海市普陀区司法局", place=read_place("上海市普陀区"))


@pytest.mark.parametrize(
    ("about", "scope", "region", "org"),
    [
        (CITY, "全市", "430900", None),
        (CITY, "我市", "430900", None),
        (CITY, "市本级", "430900", None),
        (CITY, "全省", "430000", None),
        (COUNTY, "全县", "430923", None),
        (COUNTY, "全市", "430900", None),
        (BOROUGH, "全区", "310107", None),
        (BOROUGH, "全市", "310000", None),
        (CITY, "安化县", "430923", None),
        (CITY, "局机关", None, "益阳市市场监督管理局"),
        (CITY, "本单位", None, "益阳市市场监督管理局"),
        (CITY, "益阳市财政局", None, "益阳市财政局"),
        (CITY, "全县", None, None),
        (CITY, "全市系统", None, None),
        (CITY, "各县市区", None, None),
        (CITY, "市、县两级", None, None),
        (CITY, "B类地区", None, None),
        (CITY, "城区", None, None),
        (CITY, "", None, None),
        (Metadata(), "全市", None, None),
        (Metadata(), "局机关", None, None),
    ],
)
def test_a_scope_is_a_region_an_organisation_or_neither(
    about: Metadata, scope: str, region: str | None, org: str | None
) -> None:
    assert resolve_scope(scope, about) == (region, org)


@pytest.mark.parametrize(
    ("about", "name", "full"),
    [
        (CITY, "市委", "中共益阳市委员会"),
        (CITY, "市市场监管局", "益阳市市场监督管理局"),
        (CITY, "市市场监管局局机关", "益阳市市场监督管理局机关"),
        (CITY, "省局", "湖南省市场监督管理局"),
        (COUNTY, "市政府", "益阳市人民政府"),
        (COUNTY, "县图书馆", "安化县图书馆"),
        (CITY, "县政府", None),
        (CITY, "红网", None),
        (Metadata(), "市委", None),
    ],
)
def test_an_organisation_is_written_out(about: Metadata, name: str, full: str | None) -> None:
    assert write_out(name, about) == full


def test_a_metric_has_its_scope_resolved() -> None:
    report = Extractor().extract_text("益阳市财政局2023年工作总结\n一、全年收入\n全市收入9亿元。局机关支出3万元。\n")
    assert [(m.scope, m.scope_region, m.scope_org) for m in report.metrics] == [
        ("全市", "430900", None),
        ("局机关", None, "益阳市财政局"),
    ]


def test_the_annotated_scopes_are_resolved_as_a_person_did() -> None:
    rows = list(csv.DictReader((ANNOTATIONS / "scopes.tsv").read_text("utf-8").splitlines(), delimiter="\t"))
    assert len(rows) >= 60
    found: dict[tuple[str, str], Metric] = {}
    for gold in load(ANNOTATIONS):
        document = read_text(gold.text, gold.name)
        layout = segment(document)
        calendar = periods.find(document, layout)
        about = describe(document, layout, calendar)
        named = find(document, layout, calendar, about)
        placed = with_scopes([one.metric for one in gold.metrics], about, document.folded, named)
        found |= {(gold.name, metric.id): metric for metric in placed}
    wrong = []
    for row in rows:
        metric = found[row["report"], row["metric"]]
        assert metric.scope == row["scope"], row
        if (metric.scope_region or "", metric.scope_org or "") != (row["scope_region"], row["scope_org"]):
            wrong.append(row)
    assert wrong == []
