"""JSON: one object, or a list of them; the contract is in :mod:`zhibiao.core.facts`."""

from collections.abc import Iterable
from typing import BinaryIO

from zhibiao.core.facts import Report
from zhibiao.core.serialize import to_json


def write(reports: Iterable[Report], stream: BinaryIO, *, many: bool) -> None:
    """Write one indented object, or with ``many`` a list."""
    if not many:
        for report in reports:
            stream.write(to_json(report, indent=2) + b"\n")
        return
    separator = b"[\n"
    for report in reports:
        stream.write(separator + to_json(report, indent=2))
        separator = b",\n"
    stream.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
