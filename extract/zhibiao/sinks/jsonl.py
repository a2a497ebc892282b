"""JSON lines: one report a line, for many reports and for tools that read streams."""

from collections.abc import Iterable
from typing import BinaryIO

from zhibiao.core.facts import Report
from zhibiao.core.serialize import to_json


def write(reports: Iterable[Report], stream: BinaryIO, *, many: bool) -> None:
    """Write one object a line; one report and many look the same."""
    for report in reports:
        stream.write(to_json(report) + b"\n")
