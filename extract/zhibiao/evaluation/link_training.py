"""Training of the linking model from gold: its weights, how far they can be trusted, and its card."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from zhibiao.core import artifacts
from zhibiao.evaluation.confidence import (
    Bin,
    brier,
    calibration_error,
    discrimination,
    examples,
    reliability,
)
from zhibiao.gold.loading import load
from zhibiao.metrics.learning.confidence import FILE as WEIGHTS
from zhibiao.metrics.learning.weights import Weights
from zhibiao.metrics.learning.training import FOLDS, STRENGTH, Example, held_out_probabilities, train

METRICS = "metrics.json"
CARD = "README.md"
LEARNED_FROM = ("train", "dev")


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """How far the confidence can be trusted on one split; the definitions are in :mod:`.confidence`."""

    metrics: int
    right: float  #: share of them whose ``core`` is right
    calibration_error: float | None
    auc: float | None
    brier: float | None
    bins: list[Bin]


def train_links(gold: Path, out: Path) -> dict[str, Trust]:
    """Train the confidence and write the model: weights, measures, card and manifest.

    Args:
        gold: a folder like ``annotations/``: its splits train and dev are learned from, test is only scored.
        out: the model's folder; the same gold and program give the same files.

    Returns:
        By split how far the confidence can be trusted. For train and dev each report is judged by weights and a
        calibration that were learned without it.

    Raises:
        GoldError: the gold breaks the format.
        ValueError: the two splits have too few reports.
    """
    parts = {split: list(examples(load(gold, split))) for split in (*LEARNED_FROM, "test")}
    learned = [example for split in LEARNED_FROM for example in parts[split]]
    weights = train(learned)
    held_out = held_out_probabilities(learned)
    first = len(parts["train"])
    found = {
        "train": trust(held_out[:first], parts["train"]),
        "dev": trust(held_out[first:], parts["dev"]),
        "test": trust([weights.probability(example.features) for example in parts["test"]], parts["test"]),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / WEIGHTS).write_bytes(_json(weights))
    (out / METRICS).write_bytes(_json(found))
    (out / CARD).write_text(card(weights, found), encoding="utf-8")
    artifacts.write_manifest(out, [WEIGHTS])
    return found


def trust(confidence: Sequence[float], judged: Sequence[Example]) -> Trust:
    """Score confidences against the truth.

    Args:
        confidence: of each metric, 0 to 1.
        judged: the metrics with what is right.
    """
    right = [example.right for example in judged]
    bins = reliability(confidence, right)
    return Trust(
        metrics=len(right),
        right=round(sum(right) / len(right), 4) if right else 0.0,
        calibration_error=_rounded(calibration_error(bins)),
        auc=_rounded(discrimination(confidence, right)),
        brier=_rounded(brier(confidence, right)),
        bins=bins,
    )


def table(found: dict[str, Trust]) -> list[str]:
    """The measures by split, as lines of Markdown."""
    lines = ["| split | metrics | core right | calibration error | AUC | Brier |", "| --- " + "| ---: " * 5 + "|"]
    for split, one in found.items():
        figures = [one.right, one.calibration_error, one.auc, one.brier]
        cells = ["undefined" if figure is None else f"{figure:.4f}" for figure in figures]
        lines.append(f"| {split} | {one.metrics} | {' | '.join(cells)} |")
    return lines


def card(weights: Weights, found: dict[str, Trust]) -> str:
    """The model's card."""
    strongest = sorted(weights.weights.items(), key=lambda item: (-abs(item[1]), item[0]))[:12]
    return "\n".join(
        [
            "# links: how sure a metric is",
            "",
            "Made by `zhibiao train links`; do not edit.",
            "",
            "For each metric of running text the probability that its value, unit and indicator are right (`core` in",
            "eval/README.md), in the field `confidence`. It does not speak of scope, period, aspect or relations, nor of",
            "cells of tables.",
            "",
            f"A logistic regression over {len(weights.weights)} features of how the rules came to the indicator: the rule",
            "that proposed it, how far the other candidates agree, what stands around the number, the indicator's shape,",
            "and the figure that the subject was taken from. No feature is a word of a domain. Learned with scikit-learn",
            f"(L2, C = {STRENGTH}) from the splits {' and '.join(LEARNED_FROM)} of annotations/, calibrated by Platt's",
            f"scaling on what each report gets from the others ({FOLDS} folds by report). `{WEIGHTS}` has the weights by",
            f"feature name as plain JSON; `{METRICS}` the figures below with the bins of the reliability plot.",
            "",
            *table(found),
            "",
            "Train and dev are judged by weights that were learned without the report; the test split is only scored.",
            "Calibration error: expected calibration error over ten equally filled bins. The rules were written while",
            "looking at train and dev, so that on reports of another kind the confidence may be some points too high.",
            "",
            "The strongest weights (log-odds before calibration):",
            "",
            "| feature | weight |",
            "| --- | ---: |",
            *(f"| {name} | {weight:+.2f} |" for name, weight in strongest),
            "",
        ]
    )


def _json(content: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
