"""How well a classifier of work areas does: accuracy, macro-F1, calibration, confusions, by department."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from zhibiao.areas.classifier import Classifier
from zhibiao.areas.training import Annotated
from zhibiao.evaluation.areas import counts_by_area
from zhibiao.gold.types import GoldReport

FEW = 5  # sentences of an area; where there are fewer its F1 says little
_BINS = 10
_CONFUSIONS = 12


class Judged(NamedTuple):
    """One gold sentence with what the model says of it; ``area`` is empty where it says nothing."""

    gold: str
    area: str
    sure: float  #: its probability
    sure_of_gold: float  #: the probability that it gives the right area
    department: str
    text: str


class Confusion(msgspec.Struct, frozen=True):
    """An area that was taken for another, and how often."""

    gold: str
    predicted: str
    n: int


class AreaScores(msgspec.Struct, frozen=True, kw_only=True):
    """Scores over the gold sentences of some reports.

    ``macro_f1`` is the mean F1 over areas with five gold sentences or more, ``macro_f1_all`` over all areas that gold
    or model name. ``calibration_error`` is the expected calibration error over ten equally filled bins. ``abstained``
    is the share without a label, which counts as wrong.
    """

    sentences: int
    accuracy: float
    macro_f1: float
    macro_f1_all: float
    calibration_error: float
    abstained: float
    by_department: dict[str, float]
    by_area: dict[str, float]  #: F1
    confusions: list[Confusion]


def judge(model: Classifier, gold: GoldReport, report: Annotated) -> list[Judged]:
    """Judge a report's gold sentences, each by the sentence that overlaps it most."""
    names = model.config.areas
    found = model.classify(report.document, report.layout, report.subject)
    judged = []
    for area in gold.areas or ():
        overlaps = [min(s.end, area.end) - max(s.start, area.start) for s in report.layout.sentences]
        at = max(range(len(overlaps)), key=lambda i: (overlaps[i], -i)) if overlaps else -1
        text = gold.text[area.start : area.end]
        if at < 0 or overlaps[at] <= 0:
            judged.append(Judged(area.area, "", 0.0, 0.0, gold.department, text))
            continue
        sure = float(found[at].max())
        label = names[int(found[at].argmax())] if sure >= model.config.threshold else ""
        of_gold = float(found[at][names.index(area.area)]) if area.area in names else 0.0
        judged.append(Judged(area.area, label, sure, of_gold, gold.department, text))
    return judged


def scores(judged: Sequence[Judged]) -> AreaScores:
    """Sum judgements up.

    Example:
        >>> one = Judged("food", "food", 0.9, 0.9, "局", "")
        >>> scores([one, one._replace(area="drugs")]).accuracy
        0.5
    """
    pairs = Counter((one.gold, one.area) for one in judged)
    confusion: dict[str, dict[str, int]] = {}
    for (gold, area), n in pairs.items():
        confusion.setdefault(gold, {})[area] = n
    f1 = {area: count.f1 or 0.0 for area, count in counts_by_area(confusion).items()}
    support = Counter(one.gold for one in judged)
    wrong = sorted((-n, gold, area) for (gold, area), n in pairs.items() if gold != area)
    return AreaScores(
        sentences=len(judged),
        accuracy=_mean(one.gold == one.area for one in judged),
        macro_f1=_mean(f1[area] for area, n in support.items() if n >= FEW),
        macro_f1_all=_mean(f1.values()),
        calibration_error=_calibration_error(judged),
        abstained=_mean(not one.area for one in judged),
        by_department={
            name: _mean(one.gold == one.area for one in judged if one.department == name)
            for name in sorted({one.department for one in judged})
        },
        by_area={area: round(value, 4) for area, value in f1.items()},
        confusions=[Confusion(gold, area, -n) for n, gold, area in wrong[:_CONFUSIONS]],
    )


def _calibration_error(judged: Sequence[Judged]) -> float:
    ordered = sorted(judged, key=lambda one: one.sure)
    size = max(1, -(-len(ordered) // _BINS))
    gap = 0.0
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        gap += abs(sum(one.sure for one in part) - sum(one.gold == one.area for one in part))
    return round(gap / len(ordered), 4) if ordered else 0.0


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return round(sum(found) / len(found), 4) if found else 0.0
