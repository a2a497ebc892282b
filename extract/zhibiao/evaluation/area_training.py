"""Training of the work-area model from sentences and gold reports, with its measures."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from zhibiao import entities, periods, tables
from zhibiao.areas.classifier import Classifier, load
from zhibiao.areas.places import Subject, subject_of
from zhibiao.areas.store import AREAS, REPORTS, SENTENCES, TERMS, read_sentences, read_terms, write
from zhibiao.areas.taxonomy import taxonomy
from zhibiao.areas.training import Annotated, train
from zhibiao.core.document import Document, Layout
from zhibiao.core.errors import DataError
from zhibiao.evaluation.area_card import card
from zhibiao.evaluation.area_scores import AreaScores, Judged, judge, scores
from zhibiao.gold.handwritten import sentences_of
from zhibiao.gold.loading import load as load_gold
from zhibiao.gold.types import GoldReport
from zhibiao.read import read_text
from zhibiao.segment import segment

METRICS = "metrics.json"
CARD = "README.md"
_TEMPERATURES = [round(0.5 + 0.05 * step, 2) for step in range(51)]
_THRESHOLDS = [round(0.05 * step, 2) for step in range(11)]
_WORTHLESS = 0.3  # labels that are right more seldom than that are better not given


class Trained(NamedTuple):
    """A model and how well it does, by split; no scores where there is no gold."""

    classifier: Classifier
    scores: dict[str, AreaScores]


def train_areas(source: Path, gold: Path | None, out: Path) -> Trained:
    """Train the model and write it: weights, settings, manifest, and with gold its measures and its card.

    Args:
        source: has ``sentences/AREA.tsv``; ``terms/AREA.txt`` where there are terms; ``reports/NAME.txt`` with
            ``NAME.areas.tsv`` where whole reports are annotated; ``areas.toml`` if the list of areas is one's own.
        gold: a folder like ``annotations/``: trained on its split train, calibrated on dev, test is only scored.
            Without it, and without reports in the source, the context is weighed as in the package's own model.
        out: the model's folder; the same input gives the same files.

    Raises:
        DataError: the source is malformed, or its areas and sentences do not fit together.
        GoldError: the gold breaks the format.
    """
    own_list = source / AREAS
    areas = taxonomy(own_list if own_list.is_file() else None)
    own = sentences_of(source / REPORTS)
    splits = {split: load_gold(gold, split) if gold else [] for split in ("train", "dev", "test")}
    try:
        known = [*read_sentences(source / SENTENCES), *read_terms(source / TERMS)]
        model = train(areas, known, [annotated(report) for report in (*splits["train"], *own)])
    except ValueError as error:
        raise DataError(f"{source}: {error}") from None
    if gold is None:
        return _without_gold(model, out, weighed=bool(own))
    model = calibrated(model, splits["dev"])
    found = {split: scores(judged(model, reports)) for split, reports in splits.items()}
    write(model, out)
    (out / METRICS).write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    (out / CARD).write_text(card(model, found), encoding="utf-8")
    return Trained(model, found)


def _without_gold(model: Classifier, out: Path, *, weighed: bool) -> Trained:
    if not weighed:
        known = load().config
        config = msgspec.structs.replace(model.config, passes=known.passes, temperature=known.temperature)
        model = Classifier(config, model.words)
    write(model, out)
    return Trained(model, {})


def annotated(gold: GoldReport) -> Annotated:
    """A gold report as the classifier is trained on it: each of its sentences with the area that overlaps it most."""
    document = read_text(gold.text, gold.name)
    layout, subject = surroundings(document)
    labels = []
    for sentence in layout.sentences:
        overlaps = ((min(sentence.end, a.end) - max(sentence.start, a.start), a.area) for a in gold.areas or ())
        size, area = max(overlaps, key=lambda pair: pair[0], default=(0, ""))
        labels.append(area if size > 0 else "")
    return Annotated(document, layout, tuple(labels), subject)


def surroundings(document: Document) -> tuple[Layout, Subject]:
    """How a document is built and what is known of it as a whole, as extraction gives them to the classifier."""
    layout = segment(document)
    layout = tables.with_prose(document, layout, tables.read_tables(document, layout).prose)
    about = entities.describe(document, layout, periods.find(document, layout))
    return layout, subject_of(about.title, about.department, about.report_kind, about.period, about.report_year)


def judged(model: Classifier, reports: Sequence[GoldReport]) -> list[Judged]:
    """Every gold sentence of reports with what the model says of it, abstentions included."""
    return [one for report in reports for one in judge(model, report, annotated(report))]


def calibrated(model: Classifier, dev: Sequence[GoldReport]) -> Classifier:
    """The model with the temperature that makes its probabilities most likely on ``dev``, and a threshold.

    The threshold is the highest below which its labels are right less than three times in ten.
    """
    import math

    def with_(**fields: float) -> Classifier:
        return Classifier(msgspec.structs.replace(model.config, **fields), model.words)

    def loss(temperature: float) -> float:
        found = judged(with_(temperature=temperature, threshold=0.0), dev)
        return -sum(math.log(max(one.sure_of_gold, 1e-6)) for one in found)

    temperature = min(_TEMPERATURES, key=loss)
    found = judged(with_(temperature=temperature, threshold=0.0), dev)
    threshold = 0.0
    for candidate in _THRESHOLDS:
        below = [one.gold == one.area for one in found if one.sure < candidate]
        if below and sum(below) / len(below) < _WORTHLESS:
            threshold = candidate
    return with_(temperature=temperature, threshold=threshold)
