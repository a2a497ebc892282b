"""Outputs, one module each: what reports look like on a terminal and in files.

To add one: a module with ``write(reports, stream, *, many)`` and its row in ``SINKS``.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from zhibiao.core.facts import Report

#: Name of the format to the module that writes it.
SINKS = {
    "table": "zhibiao.sinks.table",
    "json": "zhibiao.sinks.json",
    "jsonl": "zhibiao.sinks.jsonl",
    "csv": "zhibiao.sinks.csv",
}


class Sink(Protocol):
    """What each of the modules offers."""

    def write(self, reports: Iterable[Report], stream: BinaryIO, *, many: bool) -> None:
        """Write reports as they come.

        Args:
            reports: the reports; taken one by one, so that a long run needs no memory for all.
            stream: where the bytes go; it stays open.
            many: whether several may come; decides between one JSON object and a list.
        """


def sink(name: str) -> Sink:
    """The module that writes a format.

    Raises:
        KeyError: there is no such format.
    """
    return cast(Sink, import_module(SINKS[name]))
