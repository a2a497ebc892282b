"""Training of the classifier: the words from sentences, the context from whole reports; repeatable to the byte."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from zhibiao.areas.classifier import Classifier, Config
from zhibiao.areas.context import Evidence, Feature
from zhibiao.areas.ngrams import BUCKETS, LONGEST, hashed, plain
from zhibiao.areas.places import Places, Subject, places
from zhibiao.areas.taxonomy import Area
from zhibiao.areas.text_model import TextModel
from zhibiao.core.document import Document, Layout
from zhibiao.core.folding import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FOLDS = 5
COST = 1.0  # of the support vector machines
CUE_WEIGHT = 0.6  # of a cue word, a sentence's being 1
SHARPNESS = 4.0
STAY = 1.0  # how strongly the weights of the context are held to their start
START = {
    "own words": 1.0,
    "wording of money": 2.0,
    "chapter of budget": 1.0,
    "chapter of problems": 2.0,
    "a year to come": 2.0,
    "openness report": 1.0,
    "wording of plans": 1.5,
    "wording of faults": 0.5,
    "wording of furniture": 2.0,
    "wording of signatures": 1.0,
}
PASSES = 3
MIXTURES = 1  # a fold


class Example(NamedTuple):
    """A text with its area; ``weight`` says how much it counts, ``heading`` that it stands above others."""

    text: str
    area: str
    weight: float = 1.0
    heading: bool = False


class Annotated(NamedTuple):
    """A report with the area of each of its sentences; empty where nobody marked it."""

    document: Document
    layout: Layout
    areas: tuple[str, ...]
    subject: Subject = Subject()


def of_taxonomy(areas: Sequence[Area]) -> list[Example]:
    """What the list of areas itself teaches: its cues and its examples."""
    cues = [Example(cue, area.area, CUE_WEIGHT) for area in areas for cue in area.cues.split()]
    return cues + [Example(example, area.area) for area in areas for example in area.examples]


def train(areas: Sequence[Area], examples: Sequence[Example], reports: Sequence[Annotated]) -> Classifier:
    """Train a classifier.

    Args:
        areas: the list of areas.
        examples: texts that stand alone.
        reports: whole reports; the weights of the context are learned from them. Without any the context counts
            nothing.

    Raises:
        ValueError: an example or a report has an area that is not in the list, or an area has no example.
    """
    names = tuple(area.area for area in areas)
    known = [*examples, *of_taxonomy(areas)]
    if odd := {example.area for example in known}.symmetric_difference(names):
        raise ValueError(f"areas without examples, or examples of no area in the list: {', '.join(sorted(odd))}")
    config = Config(names, tuple(a.domain for a in areas), tuple(a.departments for a in areas), SHARPNESS)
    if strange := {area for report in reports for area in report.areas if area} - {*names}:
        raise ValueError(f"a report has areas that are not in the list: {', '.join(sorted(strange))}")
    words = train_words(names, [*known, *_sentences(reports)])
    passes = _train_context(config, known, reports) if reports else ()
    return Classifier(msgspec.structs.replace(config, passes=passes), words)


def _sentences(reports: Sequence[Annotated]) -> list[Example]:
    return [
        Example(report.document.folded[sentence.start : sentence.end], area)
        for report in reports
        for sentence, area in zip(report.layout.sentences, report.areas, strict=True)
        if area
    ]


def train_words(names: Sequence[str], examples: Sequence[Example]) -> TextModel:
    """Train the model of a text alone: a linear support vector machine an area, against all others."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    counts = _matrix([plain(fold(example.text)) for example in examples])
    frequency = np.bincount(counts.indices, minlength=BUCKETS)
    idf = (np.log((1 + len(examples)) / (1 + frequency)) + 1).astype(np.float32)
    weighted = csr_matrix((counts.data * idf[counts.indices], counts.indices, counts.indptr), counts.shape)
    square = np.asarray(counts.multiply(idf**2).sum(axis=1)).ravel()
    weighted = weighted.multiply(1 / np.sqrt(np.maximum(square, 1e-9))[:, None]).tocsr()
    labels = np.asarray([names.index(example.area) for example in examples])
    machine = LinearSVC(C=COST, random_state=0)
    machine.fit(weighted, labels, sample_weight=[example.weight for example in examples])
    return _packed(machine.coef_, machine.intercept_, idf)


def _packed(coefficients: Any, intercept: Any, idf: "Floats") -> TextModel:
    """Weights with the inverse document frequency in them, in a byte each; the largest few are cut."""
    import numpy as np

    if len(coefficients) == 1:  # of two areas there is one machine
        coefficients, intercept = np.vstack([-coefficients, coefficients]), np.concatenate([-intercept, intercept])
    weights = (coefficients * idf).T.astype(np.float32)
    scale = np.maximum(np.quantile(np.abs(weights[weights.any(axis=1)]), 0.9995, axis=0), 1e-6) / 127
    packed = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    return TextModel(packed, scale.astype(np.float32), intercept.astype(np.float32), idf**2, SHARPNESS)


def _matrix(texts: Sequence[str]) -> Any:
    """The n-grams of texts as a sparse matrix of counts (texts × buckets)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    columns, rows = [], []
    for buckets, counts in hashed(texts):
        columns.append(buckets)
        rows.append(np.repeat(np.arange(len(texts)), counts))
    column, row = np.concatenate(columns), np.concatenate(rows)
    assert len(columns) == LONGEST
    return csr_matrix((np.ones(len(column), dtype=np.float32), (row, column)), shape=(len(texts), BUCKETS))


class _Judged(NamedTuple):
    """A report's sentences as the words of a model that has not seen it say them."""

    where: Places
    said: Evidence
    subject: Subject
    labels: "NDArray[np.int64]"  #: -1 where nobody marked the sentence


def _train_context(
    config: Config, known: Sequence[Example], reports: Sequence[Annotated]
) -> tuple[dict[str, float], ...]:
    """The weights of the context's features, a mapping a pass, from reports that the words were not learned from."""
    import numpy as np

    from zhibiao.areas.mixtures import mixtures

    judged: list[_Judged] = []
    for part in range(min(FOLDS, len(reports))):
        rest = [report for i, report in enumerate(reports) if i % FOLDS != part]
        seen = [example for i, example in enumerate(known) if i % FOLDS != part]
        model = Classifier(config, train_words(config.areas, [*seen, *_sentences(rest)]))
        judged += [_judge(model, report) for report in reports[part::FOLDS]]
        judged += [_judge(model, report) for report in mixtures(known[part::FOLDS], MIXTURES, seed=part)]
    beliefs: list[Floats] = [np.exp(report.said.own) for report in judged]
    passes: list[dict[str, float]] = []
    for _ in range(PASSES):
        model = Classifier(config, model.words)
        known_so_far = [
            [
                *model.standing(report.where, report.said, report.subject),
                *model.features(report.where, report.said, belief),
            ]
            for report, belief in zip(judged, beliefs, strict=True)
        ]
        weights = fit_context(known_so_far, [report.labels for report in judged], len(config.areas))
        passes.append(weights)
        step = Classifier(msgspec.structs.replace(config, passes=tuple(passes)), model.words)
        beliefs = [step.in_context(report.where, report.said, report.subject) for report in judged]
    return tuple(passes)


def _judge(model: Classifier, report: Annotated) -> _Judged:
    import numpy as np

    where = places(report.document, report.layout, report.subject)
    names = model.config.areas
    labels = np.asarray([names.index(area) if area in names else -1 for area in report.areas])  # a list of one's own
    return _Judged(where, model.evidence(where, report.subject), report.subject, labels)


def fit_context(
    reports: Sequence[Sequence[Feature]], labels: "Sequence[NDArray[np.int64]]", areas: int
) -> dict[str, float]:
    """The weights of features that make the marked areas most probable (a conditional logit).

    Args:
        reports: the features of each.
        labels: of each report the index of each sentence's area, -1 where nobody marked it.
        areas: how many there are.

    Returns:
        A weight a feature, to four places.
    """
    import numpy as np
    from scipy.optimize import minimize

    names = [feature.name for feature in reports[0]]
    marked = [np.flatnonzero(found >= 0) for found in labels]
    stack = np.concatenate(
        [
            np.stack([feature.spread(len(found), areas)[rows] for feature in report], axis=1)
            for report, found, rows in zip(reports, labels, marked, strict=True)
        ]
    ).astype(np.float64)
    right = np.concatenate([found[rows] for found, rows in zip(labels, marked, strict=True)])
    start = np.asarray([START.get(name, 0.0) for name in names])
    rows = np.arange(len(right))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = np.einsum("nfk,f->nk", stack, weights)
        scores -= scores.max(axis=1, keepdims=True)
        exponents = np.exp(scores)
        total = exponents.sum(axis=1)
        off = exponents / total[:, None]
        value = -(scores[rows, right] - np.log(total)).sum() + STAY * ((weights - start) ** 2).sum()
        off[rows, right] -= 1
        return value, np.einsum("nfk,nk->f", stack, off) + 2 * STAY * (weights - start)

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(weight), 4) for name, weight in zip(names, found, strict=True)}
