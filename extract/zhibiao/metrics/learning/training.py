"""Training: logistic regressions over named features, judged on reports that they were not trained on."""

from collections.abc import Sequence

import msgspec

from zhibiao.metrics.learning.weights import Features, Weights

STRENGTH = 0.2  #: the inverse of the L2 penalty, chosen by cross-validation over reports
FOLDS = 10
_PLACES = 4  #: weights are kept to so many places, so that the last bits of another machine's sums do not show


class Example(msgspec.Struct, frozen=True):
    """What is judged by its features, whether it is right, and the report it is from."""

    features: Features
    right: bool
    report: str


def train(examples: Sequence[Example]) -> Weights:
    """Learn the weights from all examples.

    Args:
        examples: some of them right, some not; the same in the same order give the same weights.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    rows = vectors.fit_transform([example.features for example in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8)
    model.fit(rows, [example.right for example in examples])
    weights = {name: round(float(w), _PLACES) for name, w in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in sorted(weights.items()) if weight}
    return Weights(round(float(model.intercept_[0]), _PLACES), weights=kept)


def train_calibrated(examples: Sequence[Example]) -> Weights:
    """Learn the weights from all examples, and the calibration from what each report gets by the other reports.

    Args:
        examples: from ``FOLDS`` reports or more.

    Raises:
        ValueError: there are fewer reports than folds.
    """
    slope, shift = _line(held_out_scores(examples), [example.right for example in examples])
    return msgspec.structs.replace(train(examples), slope=slope, shift=shift)


def held_out_scores(examples: Sequence[Example]) -> list[float]:
    """The score of each example by weights that were learned without its report (cross-validation by report).

    Raises:
        ValueError: there are fewer reports than folds.
    """
    fold = _folds(examples)
    scores = [0.0] * len(examples)
    for k in range(FOLDS):
        model = train([example for example in examples if fold[example.report] != k])
        for i, example in enumerate(examples):
            if fold[example.report] == k:
                scores[i] = model.score(example.features)
    return scores


def held_out_probabilities(examples: Sequence[Example]) -> list[float]:
    """The calibrated probability of each example, by weights and a calibration that were learned without its report.

    Raises:
        ValueError: there are fewer reports than folds.
    """
    scores = held_out_scores(examples)
    fold = _folds(examples)
    found = [0.0] * len(examples)
    for k in range(FOLDS):
        rest = [i for i, example in enumerate(examples) if fold[example.report] != k]
        slope, shift = _line([scores[i] for i in rest], [examples[i].right for i in rest])
        line = Weights(0.0, slope, shift, {"score": 1.0})
        for i, example in enumerate(examples):
            if fold[example.report] == k:
                found[i] = line.probability({"score": scores[i]})
    return found


def _folds(examples: Sequence[Example]) -> dict[str, int]:
    """The fold of each report: the reports by size, dealt out one after another."""
    size: dict[str, int] = {}
    for example in examples:
        size[example.report] = size.get(example.report, 0) + 1
    if len(size) < FOLDS:
        raise ValueError(f"{len(size)} reports are too few to train on: {FOLDS} are needed for cross-validation")
    return {report: i % FOLDS for i, report in enumerate(sorted(size, key=lambda name: (-size[name], name)))}


def _line(scores: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and shift of Platt's scaling: the logistic regression of what is right on the score alone."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6, max_iter=5000, tol=1e-8).fit([[score] for score in scores], list(right))
    return round(float(model.coef_[0][0]), _PLACES), round(float(model.intercept_[0]), _PLACES)
