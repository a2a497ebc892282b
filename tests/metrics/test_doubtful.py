"""Doubtful metrics left out, with what speaks of them."""

from decimal import Decimal

from zhibiao.core.facts import DocumentInfo, Finding, Metric, Report
from zhibiao.metrics.selection import without_doubtful


def metric(id: str, confidence: float | None, **links: str) -> Metric:
    return Metric(
        id=id, start=0, end=2, text="9件", kind="count", value=Decimal(9), unit="件", indicator="案件",
        confidence=confidence, of=links.get("of"), part_of=links.get("part_of"),
    )  # fmt: skip


def report() -> Report:
    info = DocumentInfo(id="0", source="a.txt", format="text")
    return Report(
        zhibiao_version="0",
        document=info,
        metrics=(metric("m1", 0.5), metric("m2", 0.9, of="m1"), metric("m3", 0.9, part_of="m2"), metric("m4", None)),
        findings=tuple(
            Finding(kind="sum", strength="weak", members=members, expected="", found="", message="")
            for members in (("m1", "m2"), ("m2", "m3"))
        ),
    )


def test_metrics_links_and_findings_go_together() -> None:
    sure = without_doubtful(report(), 0.8)
    assert [(m.id, m.of, m.part_of) for m in sure.metrics] == [
        ("m2", None, None),
        ("m3", None, "m2"),
        ("m4", None, None),
    ]
    assert [finding.members for finding in sure.findings] == [("m2", "m3")]


def test_the_minimum_itself_is_sure_enough_and_nothing_is_dropped_by_default() -> None:
    assert without_doubtful(report(), 0.5) == report()
    assert without_doubtful(report(), 0.0) is not None
