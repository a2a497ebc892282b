"""From what a user names to gold reports: folders of gold, or single files with their text."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from zhibiao.core.errors import GoldError, ReadError
from zhibiao.gold.loading import load
from zhibiao.gold.records import read_record
from zhibiao.gold.standoff import read_standoff
from zhibiao.gold.types import GoldReport

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


def read_gold(path: Path, text: Path | None = None, *elsewhere: Path) -> GoldReport:
    """Read one annotation with its text.

    Args:
        path: a gold file of the project (which names its text), or a stand-off ``NAME.metrics.json``.
        text: the text of a stand-off file; looked for beside it and in ``reports`` if not given.
        elsewhere: where it may be otherwise.

    Raises:
        GoldError: the annotation breaks the format, or the text has changed since.
        ReadError: the file or its text is not found.
    """
    if not path.is_file():
        raise ReadError(str(path), "there is no such file or folder of gold")
    if _names_its_text(path):
        return read_record(path)
    name = path.name.removesuffix(".json").removesuffix(".metrics") + ".txt"
    beside = [path.parent / folder / name for folder in _TEXT_FOLDERS]
    for place in [text] if text else [*beside, *elsewhere]:
        if place.is_file():
            return read_standoff(path, place)
    raise ReadError(str(path), f"its text {text or name} is not found: name it with --text")


def _names_its_text(path: Path) -> bool:
    try:
        return "schema" in msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise GoldError(str(path), "-", str(error)) from None
