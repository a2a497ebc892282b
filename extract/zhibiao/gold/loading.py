"""Folders of gold reports: which reports there are, and which belong to which split."""

import tomllib
from pathlib import Path

from zhibiao.core.errors import GoldError
from zhibiao.gold.records import read_record
from zhibiao.gold.standoff import read_standoff
from zhibiao.gold.types import GoldReport

SPLITS = ("train", "dev", "test")


def load(folder: Path | str, split: str | None = None) -> list[GoldReport]:
    """Load and validate the gold reports of a folder.

    Args:
        folder: ``annotations/`` (or a folder built like it: ``gold/*.json`` and ``splits.toml``); or a folder of
            ``NAME.metrics.json`` files, searched with its subfolders.
        split: ``train``, ``dev`` or ``test``; all reports by default.

    Returns:
        The reports in the order of their names.

    Raises:
        GoldError: a file breaks the format, the folder has no gold, or the split is unknown.

    Example:
        >>> from pathlib import Path
        >>> root = Path(__file__).parents[3]
        >>> [report.name for report in load(root / "annotations", "dev")][0]
        '08-wenlv'
    """
    folder = Path(folder)
    reports = [read_record(path) for path in sorted((folder / "gold").glob("*.json"))]
    reports = reports or [read_standoff(path) for path in sorted(folder.rglob("*.metrics.json"))]
    if not reports:
        raise GoldError(str(folder), "-", "no gold: neither gold/*.json nor *.metrics.json")
    if split is None:
        return reports
    if split not in SPLITS:
        raise GoldError(str(folder), "-", f"{split!r} is none of the splits {', '.join(SPLITS)}")
    by_department = departments(folder)
    return [report for report in reports if split_of(report, by_department) == split]


def work_areas(folder: Path) -> tuple[str, ...]:
    """The names of the work areas, from ``work_areas.tsv`` (its first column), in its order.

    Raises:
        GoldError: the file cannot be read.
    """
    path = folder / "work_areas.tsv"
    try:
        rows = path.read_text("utf-8").splitlines()[1:]
    except OSError as error:
        raise GoldError(str(path), "-", f"the list of work areas cannot be read ({error.strerror})") from None
    return tuple(row.split("\t")[0] for row in rows)


def departments(folder: Path) -> dict[str, str]:
    """The split of each department, from ``splits.toml``: a list of departments a split.

    Raises:
        GoldError: the file is missing or malformed, or a department stands twice.
    """
    path = folder / "splits.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise GoldError(str(path), "-", str(error)) from None
    if set(table) != set(SPLITS) or not all(isinstance(listed, list) for listed in table.values()):
        raise GoldError(str(path), "-", f"the keys must be {', '.join(SPLITS)}, each a list of departments")
    by_department: dict[str, str] = {}
    for split in SPLITS:
        for department in table[split]:
            if department in by_department:
                raise GoldError(str(path), split, f"{department} stands twice")
            by_department[department] = split
    return by_department


def split_of(report: GoldReport, by_department: dict[str, str]) -> str:
    """The split that a report's department belongs to.

    Raises:
        GoldError: its department is in no split.
    """
    if report.department not in by_department:
        raise GoldError(report.name, "department", f"{report.department or 'no department'} is in no split")
    return by_department[report.department]
