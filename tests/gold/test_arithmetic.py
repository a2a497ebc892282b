"""Sums and ratios that nearly hold are doubted; those that hold, or are far off, are not."""

from decimal import Decimal
from typing import Any

import pytest

from zhibiao.core.facts import Finding, Metric
from zhibiao.core.markup import parse
from zhibiao.gold.arithmetic import near_misses, overfull
from zhibiao.gold.assembly import Parts, assemble, metric_record
from zhibiao.gold.types import GoldMetric, GoldReport


def a_report(markup: str, *findings: tuple[str, ...]) -> GoldReport:
    """A report from a sentence with its metrics written into it; ``total`` and ``of`` name the marks by number."""
    example = parse(markup)
    metrics = []
    for number, marked in enumerate(example.marked, 1):
        fields: dict[str, Any] = dict(marked.fields)
        metric = Metric(
            id=f"m{number}",
            start=marked.span.start,
            end=marked.span.end,
            text=example.surface(marked),
            kind="percentage" if fields.get("unit") == "%" else "count",
            value=Decimal(fields["value"]),
            unit=fields.get("unit", "户"),
            bound=fields.get("bound", "="),
            aspect=fields.get("aspect", "level"),
            indicator="户数",
            of=fields.get("of"),
            part_of=fields.get("total"),
        )
        metrics.append(metric_record(GoldMetric(metric)))
    known = [
        Finding(kind="sum", strength="certain", members=members, expected="", found="", message="")
        for members in findings
    ]
    return assemble("test", example.text, Parts(name="it", metrics=metrics, findings=known))


@pytest.mark.parametrize(
    "markup",
    [
        "共[[10户|value=10]]，[[6户|value=6 total=m1]]、[[4户|value=4 total=m1]]",
        "共[[10户|value=10]]，其中[[3户|value=3 total=m1]]、[[4户|value=4 total=m1]]",  # not all parts are told
        "共[[10户|value=10]]，[[6户|value=6 total=m1]]、[[4户|value=4 total=m1]]；"
        "城[[7户|value=7 total=m1]]、乡[[3户|value=3 total=m1]]",  # divided in two ways
        "共[[1.2万户|value=12000]]，[[6049户|value=6049 total=m1]]、[[6000户|value=6000 total=m1]]",  # rounded
        "共[[10户|value=10]]，其中[[9户|value=9 total=m1]]",  # a single part
    ],
)
def test_sums_that_hold(markup: str) -> None:
    assert list(overfull(a_report(markup))) == []


@pytest.mark.parametrize(
    ("markup", "added"),
    [
        ("共[[10户|value=10]]，[[6户|value=6 total=m1]]、[[5户|value=5 total=m1]]", "11"),
        ("共[[100户|value=100]]，[[60户|value=60 total=m1]]、[[39户|value=39 total=m1]]", "99"),
        ("共[[1.2万户|value=12000]]，[[7000户|value=7000 total=m1]]、[[6000户|value=6000 total=m1]]", "13000"),
    ],
)
def test_sums_that_do_not(markup: str, added: str) -> None:
    ((where, message),) = overfull(a_report(markup))
    assert where == "m1"
    assert message.endswith(f" = {added}")


def test_a_sum_among_the_findings_is_known() -> None:
    markup = "共[[10户|value=10]]，[[6户|value=6 total=m1]]、[[5户|value=5 total=m1]]"
    assert list(overfull(a_report(markup, ("m1", "m2", "m3")))) == []


@pytest.mark.parametrize(
    "markup",
    [
        "应检[[80户|value=80]]，实检[[60户|value=60]]，占[[75%|value=75 unit=% aspect=share of=m1]]",
        "应检[[3户|value=3]]，实检[[2户|value=2]]，占[[66.7%|value=66.7 unit=% aspect=share of=m1]]",  # rounded
        "现有[[110户|value=110]]，上年[[100户|value=100]]，增长[[10%|value=10 unit=% aspect=growth of=m1]]",
        "应检[[80户|value=80]]，实检[[60户|value=60]]，合格率[[98%|value=98 unit=% aspect=share of=m1]]",  # of others
        "应检[[80户|value=80]]，实检[[60户|value=60]]，占[[74%|value=74 unit=% aspect=share of=m1 bound=>]]",
        "现有[[110户|value=110]]，无户[[0户|value=0]]，增长[[10%|value=10 unit=% aspect=growth of=m1]]",
    ],
)
def test_ratios_that_hold_or_say_something_else(markup: str) -> None:
    assert list(near_misses(a_report(markup))) == []


@pytest.mark.parametrize(
    ("markup", "given"),
    [
        ("应检[[80户|value=80]]，实检[[60户|value=60]]，占[[74%|value=74 unit=% aspect=share of=m1]]", "75"),
        ("现有[[120户|value=120]]，上年[[100户|value=100]]，增长[[19.4%|value=19.4 unit=% aspect=growth of=m1]]", "20"),
        ("现有[[80户|value=80]]，上年[[100户|value=100]]，下降[[20.9%|value=-20.9 unit=% aspect=growth of=m1]]", "-20"),
    ],
)
def test_ratios_that_nearly_hold(markup: str, given: str) -> None:
    ((where, message),) = near_misses(a_report(markup))
    assert where == "m3"
    assert f"the figures beside it give {given}." in message
