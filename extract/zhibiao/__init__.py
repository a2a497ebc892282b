"""Reads Chinese government reports and turns every number into a complete statement.

Importing this package does no work; a name is loaded when it is first used.

Example:
    >>> import zhibiao
    >>> report = zhibiao.extract_text("2023年，全市新增公共充电桩1250个。")
    >>> report.metrics[0].value
    Decimal('1250')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhibiao.areas import classify_texts
    from zhibiao.core.errors import MissingPackage, ReadError, ZhibiaoError
    from zhibiao.core.facts import Metric, Report
    from zhibiao.core.serialize import codebook, from_json, json_schema, to_json
    from zhibiao.pipeline import Extractor, extract, extract_text

__version__ = "0.1.0"

__all__ = [
    "Extractor",
    "Metric",
    "MissingPackage",
    "ReadError",
    "Report",
    "ZhibiaoError",
    "__version__",
    "classify_texts",
    "codebook",
    "extract",
    "extract_text",
    "from_json",
    "json_schema",
    "to_json",
]

_HOME = {
    "Extractor": "zhibiao.pipeline",
    "Metric": "zhibiao.core.facts",
    "MissingPackage": "zhibiao.core.errors",
    "ReadError": "zhibiao.core.errors",
    "Report": "zhibiao.core.facts",
    "ZhibiaoError": "zhibiao.core.errors",
    "classify_texts": "zhibiao.areas",
    "codebook": "zhibiao.core.serialize",
    "extract": "zhibiao.pipeline",
    "extract_text": "zhibiao.pipeline",
    "from_json": "zhibiao.core.serialize",
    "json_schema": "zhibiao.core.serialize",
    "to_json": "zhibiao.core.serialize",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
