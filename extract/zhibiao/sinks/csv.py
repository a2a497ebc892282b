"""CSV: one metric a row, the document's fields first; UTF-8 with the mark by which Excel knows it."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, BinaryIO

from zhibiao.core.facts import Report
from zhibiao.core.serialize import ROW_NAMES, metric_rows, plain
from zhibiao.sinks.files import as_text


def write(reports: Iterable[Report], stream: BinaryIO, *, many: bool) -> None:
    """Write a heading row and one row a metric; one report and many look the same."""
    with as_text(stream, "utf-8-sig") as text:
        writer = csv.writer(text)
        writer.writerow(ROW_NAMES)
        for report in reports:
            writer.writerows([_cell(value) for value in row.values()] for row in metric_rows(report))


def _cell(value: Any) -> Any:
    return plain(value) if isinstance(value, Decimal) else value
