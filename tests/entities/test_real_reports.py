"""What each of the real reports is, where they are at hand beside the repository; none of them is part of it."""

import csv
from pathlib import Path

import pytest

from zhibiao import periods
from zhibiao.core.errors import MissingPackage
from zhibiao.entities import describe
from zhibiao.read import read_file
from zhibiao.segment import segment

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
EXPECTED = list(csv.DictReader((Path(__file__).parent / "metadata.csv").read_text("utf-8").splitlines()))
FIELDS = {"department": "department", "region": "region", "kind": "report_kind", "year": "report_year"}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["file"])
def test_a_real_report_says_what_it_is(expected: dict[str, str]) -> None:
    path = REPORTS / expected["file"]
    if not path.is_file():
        pytest.skip("the real reports are not beside this checkout")
    try:
        document = read_file(path)
    except MissingPackage as error:
        pytest.skip(str(error))
    layout = segment(document)
    read = describe(document, layout, periods.find(document, layout))
    found = {
        "file": expected["file"],
        "department": read.department or "",
        "region": read.region.name if read.region else "",
        "code": (read.region.code or "") if read.region else "",
        "kind": read.report_kind or "",
        "year": str(read.report_year or ""),
        "period": read.period or "",
    }
    assert found == expected
    missing = [field for column, field in FIELDS.items() if not expected[column]]
    assert all(any(field in warning for warning in read.warnings) for field in missing)


def test_a_hint_from_the_file_name_is_never_trusted_over_the_text() -> None:
    from zhibiao.read import read_text

    document = read_text("益阳市财政局2023年工作总结\n一、全年收入\n全市收入9亿元。", "总结_大庆市.txt")
    layout = segment(document)
    read = describe(document, layout, periods.find(document, layout))
    assert read.region and read.region.code == "430900"
