"""Gold as a :class:`datasets.DatasetDict`: one row a report, its annotations as lists of records."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from zhibiao.gold.assembly import metric_record
from zhibiao.gold.loading import SPLITS, departments, load, split_of
from zhibiao.gold.types import GoldReport

if TYPE_CHECKING:
    from datasets import DatasetDict, Features

_LISTS = ("areas", "entities", "findings")


def to_datasets(folder: Path | str) -> "DatasetDict":
    """Load a folder of gold as a dataset with explicit features; nothing is cached on disk, nothing fetched.

    Offsets are character offsets into ``text``, end exclusive. Values are decimals, exact to ten places. Lists that
    nobody annotated are null, not empty.

    Args:
        folder: as for :func:`zhibiao.gold.load`.

    Returns:
        The splits ``train``, ``dev`` and ``test`` where the folder has a ``splits.toml``, else one split ``all``.

    Raises:
        GoldError: see :func:`zhibiao.gold.load`.
    """
    from datasets import Dataset, DatasetDict, NamedSplit

    folder = Path(folder)
    reports = load(folder)
    if (folder / "splits.toml").exists():
        by_department = departments(folder)
        members = {split: [r for r in reports if split_of(r, by_department) == split] for split in SPLITS}
    else:
        members = {"all": reports}
    features = _features()
    tables = {}
    for split, its in members.items():
        rows = [_row(report) for report in its]
        columns = {name: [row[name] for row in rows] for name in features}  # from_list loses those of no rows
        tables[split] = Dataset.from_dict(columns, features=features, split=NamedSplit(split))
    return DatasetDict(tables)


def _features() -> "Features":
    from datasets import Features, Value

    text, offset, number = Value("string"), Value("int32"), Value("decimal128(38, 10)")
    span = {"start": offset, "end": offset}
    texts = ("id", "text", "kind", "unit", "bound", "indicator", "aspect", "scope", "period", "of", "part_of")
    metric = dict.fromkeys(texts, text) | span | {"value": number, "value_high": number, "aliases": [text]}
    finding = dict.fromkeys(("kind", "strength", "expected", "found", "message"), text) | {"members": [text]}
    return Features(
        dict.fromkeys(("name", "department", "report_kind", "sha256", "text"), text)
        | {
            "ranges": [span],
            "metrics": [metric],
            "areas": [span | {"area": text}],
            "entities": [span | {"text": text, "label": text, "normalized": text}],
            "findings": [finding],
        }
    )


def _row(report: GoldReport) -> dict[str, Any]:
    row = {name: getattr(report, name) for name in ("name", "department", "report_kind", "sha256", "text")}
    row["metrics"] = [_plain(metric_record(gold)) for gold in report.metrics]
    row["ranges"] = [_plain(span) for span in report.ranges]
    for name in _LISTS:
        items = getattr(report, name)
        row[name] = None if items is None else [_plain(item) for item in items]
    return row


def _plain(item: Any) -> Any:
    return msgspec.to_builtins(item, builtin_types=(Decimal,))
