"""Set-ups for the confidence, by cross-validation over the reports of train and dev."""

import math
from pathlib import Path

from zhibiao.evaluation.confidence import brier, calibration_error, discrimination, reliability
from zhibiao.evaluation.link_examples import examples
from zhibiao.evaluation.link_training import LEARNED_FROM
from zhibiao.gold.loading import load
from zhibiao.metrics.learning.training import Example, held_out_probabilities


def compare(folder: Path) -> str:
    """The table of set-ups."""
    found = [example for split in LEARNED_FROM for example in examples(load(folder, split)).metrics]
    rate = sum(example.right for example in found) / len(found)
    by_rule = [
        Example({k: v for k, v in e.features.items() if k.startswith("rule ")}, e.right, e.report) for e in found
    ]
    set_ups = {
        "the same for all": [rate] * len(found),
        "logistic, the rule alone": held_out_probabilities(by_rule),
        "logistic, all features (used)": held_out_probabilities(found),
        "gradient boosting, 100 trees of depth 2": _boosted(found),
    }
    lines = ["| set-up | calibration error | AUC | Brier | log loss |", "| --- " + "| ---: " * 4 + "|"]
    right = [example.right for example in found]
    for name, p in set_ups.items():
        error = calibration_error(reliability(p, right))
        figures = [error, discrimination(p, right), brier(p, right), _log_loss(p, right)]
        lines.append(f"| {name} | {' | '.join(f'{figure:.4f}' for figure in figures)} |")
    return "\n".join(lines)


def _log_loss(p: list[float], right: list[bool]) -> float:
    return -sum(math.log(q if ok else 1 - q) for q, ok in zip(p, right, strict=True)) / len(p)


def _boosted(found: list[Example]) -> list[float]:
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.model_selection import GroupKFold, cross_val_predict

    rows = DictVectorizer(sparse=False).fit_transform([example.features for example in found])
    model = GradientBoostingClassifier(
        n_estimators=100, max_depth=2, learning_rate=0.05, subsample=0.7, min_samples_leaf=10, random_state=0
    )
    groups = [example.report for example in found]
    right = [example.right for example in found]
    predicted = cross_val_predict(model, rows, right, groups=groups, cv=GroupKFold(10), method="predict_proba")
    return [float(p) for p in predicted[:, 1]]
