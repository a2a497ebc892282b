"""A report to write."""

from decimal import Decimal

import pytest

from zhibiao.core.facts import Accounting, DocumentInfo, Finding, Metric, NumberFate, Region, Report, Section


@pytest.fixture
def report() -> Report:
    """The invented year of a parks department: a total, a part, a growth, and text that means harm."""
    return Report(
        zhibiao_version="0.1.0",
        document=DocumentInfo(
            id="0" * 64,
            source="公园.txt",
            format="text",
            title="松溪市公园\x1b[31m管理处2023年总结",
            department="松溪市公园管理处",
            region=Region(name="松溪市", code="350724"),
            period="2023",
        ),
        sections=(Section(id="s1", parent=None, level=1, label="一", title="公园", start=0, end=9),),
        metrics=(
            Metric(
                id="m1", start=0, end=7, text="417.00公顷", kind="measure", value=Decimal("417.00"), unit="公顷",
                bound="~", indicator="公园面积", scope="全市", period="2023",
            ),
            Metric(
                id="m2", start=8, end=13, text="7.37%", kind="percentage", value=Decimal("7.37"), unit="%",
                indicator="公园面积", aspect="growth", scope="全市", period="2023", of="m1",
            ),
            Metric(
                id="m3", start=14, end=20, text="41.7万元", kind="amount", value=Decimal("4.17E+5"), unit="元",
                indicator='[bold]养护, "费用"[/nope]\n', part_of="m1", period="2023",
            ),
        ),
        findings=(
            Finding(kind="sum", strength="likely", members=("m1",), expected="1", found="2", message="Parts differ."),
        ),
        accounting=Accounting(
            numbers=(
                NumberFate(start=0, end=3, text="417", fate="metric"),
                NumberFate(start=5, end=6, text="9", fate="unaccounted"),
            ),
            shares={"metric": 0.5, "unaccounted": 0.5},
        ),
        warnings=("page 3 has no text",),
    )  # fmt: skip
