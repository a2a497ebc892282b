"""Work areas: which of a closed list of areas each sentence is about, for any department."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhibiao.areas.places import Subject, subject_of

if TYPE_CHECKING:
    from zhibiao.core.document import Document, Layout
    from zhibiao.core.facts import Metric, Sentence

__all__ = ["Subject", "assign", "classify_texts", "names", "subject_of", "with_areas"]


def assign(
    document: "Document", layout: "Layout", subject: Subject | None = None, *, model: Path | None = None
) -> "tuple[Sentence, ...]":
    """Give the sentences of a report their work area and how sure that is.

    Args:
        document: the report.
        layout: its sections and sentences.
        subject: its title, department and kind, as far as known.
        model: a folder that ``zhibiao train areas`` wrote; by default the model that comes with the package.

    Returns:
        The layout's sentences with the most probable area and its calibrated probability (0 to 1, three places);
        without an area where that is below the model's threshold.

    Raises:
        DataError: the model is missing or damaged.

    Example:
        >>> from zhibiao.read import read_text
        >>> from zhibiao.segment import segment
        >>> document = read_text("抽检食品1200批次，合格率98.6%。")
        >>> [sentence.work_area for sentence in assign(document, segment(document))]
        ['food']
    """
    import msgspec

    from zhibiao.areas.classifier import load

    classifier = load() if model is None else load(model)
    names, threshold = classifier.config.areas, classifier.config.threshold
    found = classifier.classify(document, layout, subject)
    best = zip(found.argmax(axis=1).tolist(), found.max(axis=1).tolist(), strict=True)
    return tuple(
        msgspec.structs.replace(
            sentence, work_area=names[area] if sure >= threshold else None, confidence=round(sure, 3)
        )
        for sentence, (area, sure) in zip(layout.sentences, best, strict=True)
    )


def with_areas(metrics: "Sequence[Metric]", sentences: "Sequence[Sentence]") -> "tuple[Metric, ...]":
    """Give each metric the work area of its sentence; one without a sentence keeps what it has."""
    import msgspec

    return tuple(
        metric
        if metric.sentence is None
        else msgspec.structs.replace(
            metric,
            work_area=sentences[metric.sentence].work_area,
            work_area_confidence=sentences[metric.sentence].confidence,
        )
        for metric in metrics
    )


def classify_texts(texts: Sequence[str], *, model: Path | None = None) -> list[tuple[str, float]]:
    """The work area of texts that stand alone, each with its probability (0 to 1).

    A sentence inside its report is judged better by :func:`assign`, which sees the headings and the neighbours.

    Args:
        texts: sentences or headings.
        model: as for :func:`assign`.

    Example:
        >>> [area for area, _ in classify_texts(["建成高标准农田3.5万亩", "电梯维保单位监督检查"])]
        ['agriculture', 'special-equipment']
    """
    from zhibiao.areas.classifier import load

    classifier = load() if model is None else load(model)
    found = classifier.probabilities(texts)
    best = zip(found.argmax(axis=1).tolist(), found.max(axis=1).tolist(), strict=True)
    return [(classifier.config.areas[area], round(sure, 3)) for area, sure in best]


def names(*, model: Path | None = None) -> tuple[str, ...]:
    """The ids of the areas that a model knows, in the order of its list.

    Example:
        >>> names()[:2]
        ('overview', 'organisation')
    """
    from zhibiao.areas.classifier import load

    return (load() if model is None else load(model)).config.areas
