"""Training of the linking model from gold: its weights, how far they can be trusted, and its card."""

import math
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import msgspec

from zhibiao.core import artifacts
from zhibiao.evaluation.confidence import Bin, brier, calibration_error, discrimination, reliability
from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.link_examples import Part, examples
from zhibiao.gold.loading import load
from zhibiao.metrics.learning import confidence, totals
from zhibiao.metrics.learning.training import (
    FOLDS,
    STRENGTH,
    Example,
    held_out_probabilities,
    held_out_scores,
    train,
    train_calibrated,
)
from zhibiao.metrics.learning.weights import Weights

METRICS = "metrics.json"
CARD = "README.md"
LEARNED_FROM = ("train", "dev")


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """How the model does on one split: its confidence, defined in :mod:`.confidence`, and its choice of totals."""

    metrics: int
    right: float  #: share of them whose ``core`` is right
    calibration_error: float | None
    auc: float | None
    brier: float | None
    bins: list[Bin]
    part_of_rules: float | None  #: F1 of the rules' ``part_of`` over these metrics
    part_of_learned: float | None


def train_links(gold: Path, out: Path) -> dict[str, Trust]:
    """Train confidence and totals, and write the model: weights, measures, card and manifest.

    Args:
        gold: a folder like ``annotations/``: its splits train and dev are learned from, test is only scored.
        out: the model's folder; the same gold and program give the same files.

    Returns:
        How the model does on each split. In train and dev each report is judged by what was learned without it.

    Raises:
        GoldError: the gold breaks the format.
        ValueError: the two splits have too few reports.
    """
    found = {split: examples(load(gold, split)) for split in (*LEARNED_FROM, "test")}
    metrics = [example for split in LEARNED_FROM for example in found[split].metrics]
    parts = [part for split in LEARNED_FROM for part in found[split].parts]
    options = [option for part in parts for option in part.options]
    sure, total = train_calibrated(metrics), train(options)
    probabilities, scores = iter(held_out_probabilities(metrics)), iter(held_out_scores(options))
    trusts = {}
    for split, one in found.items():
        if split in LEARNED_FROM:
            p = [next(probabilities) for _ in one.metrics]
            by_part = [[next(scores) for _ in part.options] for part in one.parts]
        else:
            p = [sure.probability(example.features) for example in one.metrics]
            by_part = [[total.score(option.features) for option in part.options] for part in one.parts]
        trusts[split] = trust(p, one.metrics, by_part, one.parts)
    write(out, sure, total, trusts)
    return trusts


def trust(
    probability: Sequence[float], metrics: Sequence[Example], scores: Sequence[Sequence[float]], parts: Sequence[Part]
) -> Trust:
    """Score the model against the truth.

    Args:
        probability: of each metric, 0 to 1.
        metrics: with what is right.
        scores: of each option of each part, in log-odds.
        parts: with what is right.
    """
    right = [example.right for example in metrics]
    bins = reliability(probability, right)
    learned = sum((_link(part, _best(row)) for part, row in zip(parts, scores, strict=True)), Count())
    return Trust(
        metrics=len(right),
        right=round(sum(right) / len(right), 4) if right else 0.0,
        calibration_error=_rounded(calibration_error(bins)),
        auc=_rounded(discrimination(probability, right)),
        brier=_rounded(brier(probability, right)),
        bins=bins,
        part_of_rules=_rounded(sum((_link(part, part.proposed) for part in parts), Count()).f1),
        part_of_learned=_rounded(learned.f1),
    )


def _best(scores: Sequence[float]) -> int | None:
    """The option that is taken: the best one if it is sure enough."""
    best = max(range(len(scores)), key=lambda k: scores[k], default=None)
    if best is None:
        return None
    return best if scores[best] > math.log(totals.SURE / (1 - totals.SURE)) else None


def _link(part: Part, chosen: int | None) -> Count:
    tp = int(chosen is not None and part.options[chosen].right)
    return Count(tp, int(chosen is not None) - tp, int(part.has_total) - tp)


def write(out: Path, sure: Weights, total: Weights, trusts: dict[str, Trust]) -> None:
    """Write the model's folder."""
    out.mkdir(parents=True, exist_ok=True)
    for file, content in ((confidence.FILE, sure), (totals.FILE, total), (METRICS, trusts)):
        (out / file).write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
    (out / CARD).write_text(card(sure, total, trusts), encoding="utf-8")
    artifacts.write_manifest(out, [confidence.FILE, totals.FILE])


def table(trusts: dict[str, Trust]) -> str:
    """The measures by split, as Markdown."""
    lines = [
        "| split | metrics | core right | calibration error | AUC | Brier | part_of F1, rules | learned |",
        "| --- " + "| ---: " * 7 + "|",
    ]
    for split, one in trusts.items():
        figures = [one.right, one.calibration_error, one.auc, one.brier, one.part_of_rules, one.part_of_learned]
        cells = ["undefined" if figure is None else f"{figure:.4f}" for figure in figures]
        lines.append(f"| {split} | {one.metrics} | {' | '.join(cells)} |")
    return "\n".join(lines)


def card(sure: Weights, total: Weights, trusts: dict[str, Trust]) -> str:
    """The model's card."""
    text = resources.files(__package__).joinpath("link_card.md").read_text("utf-8")
    return text.format(
        strength=STRENGTH,
        folds=FOLDS,
        threshold=totals.SURE,
        n_sure=len(sure.weights),
        n_total=len(total.weights),
        table=table(trusts),
        sure=_strongest(sure),
        total=_strongest(total),
    )


def _strongest(weights: Weights) -> str:
    ordered = sorted(weights.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return "\n".join(f"| {name} | {weight:+.2f} |" for name, weight in ordered[:10])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
