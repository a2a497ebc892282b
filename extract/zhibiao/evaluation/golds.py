"""From what a user names to gold reports: folders of gold, or single files with their text."""

from collections.abc import Iterable
from pathlib import Path

from zhibiao.core.errors import ReadError
from zhibiao.gold.loading import load
from zhibiao.gold.records import read_record
from zhibiao.gold.standoff import read_standoff
from zhibiao.gold.types import GoldReport

_STANDOFF = ".metrics.json"
_TEXT_FOLDERS = (".", "..", "../reports", "../source", "../../reports")  # seen from the annotation


def find_gold(paths: Iterable[Path], split: str | None = None) -> list[GoldReport]:
    """The gold reports of folders and files, each once, in the order given.

    Args:
        paths: ``annotations/``, another folder of gold, or single files of annotations.
        split: of folders only the reports of this split.

    Raises:
        GoldError: an annotation breaks the format.
        ReadError: a path does not exist, or a text is not found.
    """
    found: dict[str, GoldReport] = {}
    for path in paths:
        for report in load(path, split) if path.is_dir() else [read_gold(path)]:
            found.setdefault(report.name, report)
    return list(found.values())


def read_gold(path: Path, text: Path | None = None) -> GoldReport:
    """Read one annotation with its text.

    Args:
        path: ``NAME.json`` (which names its text) or ``NAME.metrics.json``.
        text: the text of a ``NAME.metrics.json``; searched for beside it and in ``reports`` if not given.

    Raises:
        GoldError: the annotation breaks the format, or the text has changed since.
        ReadError: the file or its text is not found.
    """
    if not path.is_file():
        raise ReadError(str(path), "there is no such file or folder of gold")
    if not path.name.endswith(_STANDOFF):
        return read_record(path)
    name = path.name.removesuffix(_STANDOFF) + ".txt"
    places = [text] if text else [path.parent / folder / name for folder in _TEXT_FOLDERS]
    for place in places:
        if place.is_file():
            return read_standoff(path, place)
    raise ReadError(str(path), f"its text {text or name} is not found: name it with --text")
