"""Gold for other annotation tools, and back: one module a tool, one row of this table each.

Tools count characters differently. What is written out therefore also carries the text that each span covers, and
what is read back is checked against it.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import msgspec

from zhibiao.core.errors import GoldError
from zhibiao.gold.types import GoldReport


class Exchange(msgspec.Struct, frozen=True):
    """A tool's format: what it is called, and how reports go out to a path and come in from it."""

    title: str
    export: Callable[[Sequence[GoldReport], Path], None]
    read: Callable[[Path], list[GoldReport]]


TITLES = {
    "label-studio": "Label Studio tasks, one JSON file",
    "doccano": "doccano (sequence labelling with relations), one JSONL file",
    "brat": "brat stand-off, a folder of .txt and .ann files",
}


def exchange(name: str) -> Exchange:
    """The format of a tool.

    Args:
        name: one of ``TITLES``.

    Raises:
        GoldError: there is no such format.
    """
    if name not in TITLES:
        raise GoldError(name, "-", f"no such format; there are {', '.join(TITLES)}")
    module = import_module(f"zhibiao.gold.exchange.{name.replace('-', '_')}")
    return Exchange(TITLES[name], module.export, module.read)
