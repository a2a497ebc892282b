"""What the scoreboard is run on: the project's gold by split, and gold beside the repository where there is any."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from board import Suite, suite

from zhibiao.evaluation.reports import Evaluation, evaluate
from zhibiao.evaluation.summary import summarise
from zhibiao.evaluation.systems import ZHIBIAO, extracted
from zhibiao.gold.loading import SPLITS, load

ROOT = Path(__file__).parents[1]
ANNOTATIONS = ROOT / "annotations"
SHARED = ROOT.parent / "shared" / "gold"
THRESHOLDS = Path(__file__).parent / "thresholds.toml"


def run_annotations(splits: Sequence[str] = SPLITS) -> dict[str, Suite]:
    """The suites ``train``, ``dev`` and ``test`` of the project's gold."""
    return {split: _score(evaluations(ANNOTATIONS, split)) for split in splits}


def run_shared(folder: Path = SHARED) -> dict[str, Suite]:
    """The suite ``shared``; none, with a message, where the folder is absent."""
    if not folder.is_dir():
        print(f"suite shared skipped: there is no {folder}")
        return {}
    return {"shared": _score(evaluations(folder))}


def evaluations(folder: Path, split: str | None = None) -> list[Evaluation]:
    """Extract and judge all gold reports of a folder."""
    golds = load(folder, split)
    return [evaluate(gold, report) for gold, report in zip(golds, extracted(golds), strict=True)]


def floors() -> dict[str, dict[str, float]]:
    """The scores that no change may fall below, by suite."""
    read: dict[str, dict[str, float]] = tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))
    return read


def _score(judged: list[Evaluation]) -> Suite:
    return suite(summarise(ZHIBIAO, judged))
