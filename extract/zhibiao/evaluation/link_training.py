"""Training of the linking model from gold: its weights, how far they can be trusted, and its card."""

import math
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from zhibiao.core import artifacts
from zhibiao.evaluation.confidence import Bin, brier, calibration_error, discrimination, reliability
from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.link_examples import Choice, Examples, examples
from zhibiao.gold.loading import load
from zhibiao.metrics.learning import bases, confidence, totals
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
    """How the model does on one split: its confidence, defined in :mod:`.confidence`, and its choice of links."""

    metrics: int
    right: float  #: share of them whose ``core`` is right
    calibration_error: float | None
    auc: float | None
    brier: float | None
    bins: list[Bin]
    part_of_rules: float | None  #: F1 of the rules' ``part_of`` over these metrics
    part_of_learned: float | None
    of_rules: float | None
    of_learned: float | None


class Model(NamedTuple):
    """The weights of the three regressions."""

    sure: Weights
    total: Weights
    base: Weights


class Scores(NamedTuple):
    """What a model makes of examples: probabilities of metrics, log-odds of the options of each choice."""

    sure: list[float]
    totals: list[list[float]]
    bases: list[list[float]]


def train_links(gold: Path, out: Path) -> dict[str, Trust]:
    """Train confidence, totals and bases, and write the model: weights, measures, card and manifest.

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
    known = [found[split] for split in LEARNED_FROM]
    metrics = [example for part in known for example in part.metrics]
    total, base = _options(chain(*(part.totals for part in known))), _options(chain(*(part.bases for part in known)))
    model = Model(train_calibrated(metrics), train(total), train(base))
    held_out = iter(held_out_probabilities(metrics)), iter(held_out_scores(total)), iter(held_out_scores(base))
    trusts = {}
    for split, part in found.items():
        scores = _held_out(part, *held_out) if split in LEARNED_FROM else scored(part, model)
        trusts[split] = trust(scores, part)
    write(out, model, trusts)
    return trusts


def _options(choices: Iterable[Choice]) -> list[Example]:
    return [option for choice in choices for option in choice.options]


def _held_out(part: Examples, sure: Iterator[float], total: Iterator[float], base: Iterator[float]) -> Scores:
    """The next scores of what was learned without each report, laid out as the examples are."""
    return Scores(
        [next(sure) for _ in part.metrics],
        [[next(total) for _ in choice.options] for choice in part.totals],
        [[next(base) for _ in choice.options] for choice in part.bases],
    )


def scored(part: Examples, model: Model) -> Scores:
    """What a model makes of examples that it was not trained on."""
    return Scores(
        [model.sure.probability(example.features) for example in part.metrics],
        [[model.total.score(option.features) for option in choice.options] for choice in part.totals],
        [[model.base.score(option.features) for option in choice.options] for choice in part.bases],
    )


def trust(scores: Scores, part: Examples) -> Trust:
    """Score the model against the truth.

    Args:
        scores: of the examples.
        part: the examples, with what is right.
    """
    right = [example.right for example in part.metrics]
    bins = reliability(scores.sure, right)
    return Trust(
        metrics=len(right),
        right=round(sum(right) / len(right), 4) if right else 0.0,
        calibration_error=_rounded(calibration_error(bins)),
        auc=_rounded(discrimination(scores.sure, right)),
        brier=_rounded(brier(scores.sure, right)),
        bins=bins,
        part_of_rules=_rounded(_f1((choice, choice.proposed) for choice in part.totals)),
        part_of_learned=_rounded(_f1(_taken(part.totals, scores.totals, totals.SURE))),
        of_rules=_rounded(_f1((choice, choice.proposed) for choice in part.bases)),
        of_learned=_rounded(_f1(_taken(part.bases, scores.bases, bases.SURE))),
    )


def _taken(
    choices: Sequence[Choice], scores: Sequence[Sequence[float]], sure: float
) -> Iterator[tuple[Choice, int | None]]:
    """Each choice with the option that is taken: the best one if it is sure enough."""
    least = math.log(sure / (1 - sure))
    for choice, row in zip(choices, scores, strict=True):
        best = max(range(len(row)), key=lambda k: row[k], default=None)
        yield choice, best if best is not None and row[best] > least else None


def _f1(taken: Iterable[tuple[Choice, int | None]]) -> float | None:
    count = Count()
    for choice, option in taken:
        right = choice.settled if option is None else choice.options[option].right
        count += Count(int(right is True), int(right is False), int(choice.linked) - int(right is True))
    return count.f1


def write(out: Path, model: Model, trusts: dict[str, Trust]) -> None:
    """Write the model's folder."""
    out.mkdir(parents=True, exist_ok=True)
    files = {confidence.FILE: model.sure, totals.FILE: model.total, bases.FILE: model.base}
    for file, content in (*files.items(), (METRICS, trusts)):
        (out / file).write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
    (out / CARD).write_text(card(model, trusts), encoding="utf-8")
    artifacts.write_manifest(out, [*files])


def table(trusts: dict[str, Trust]) -> str:
    """The measures by split, as Markdown."""
    lines = [
        "| split | metrics | core right | calibration error | AUC | Brier "
        "| part_of F1, rules | learned | of F1, rules | learned |",
        "| --- " + "| ---: " * 9 + "|",
    ]
    for split, one in trusts.items():
        figures = [one.right, one.calibration_error, one.auc, one.brier]
        figures += [one.part_of_rules, one.part_of_learned, one.of_rules, one.of_learned]
        cells = ["undefined" if figure is None else f"{figure:.4f}" for figure in figures]
        lines.append(f"| {split} | {one.metrics} | {' | '.join(cells)} |")
    return "\n".join(lines)


def card(model: Model, trusts: dict[str, Trust]) -> str:
    """The model's card."""
    text = resources.files(__package__).joinpath("link_card.md").read_text("utf-8")
    return text.format(
        strength=STRENGTH,
        folds=FOLDS,
        total_threshold=totals.SURE,
        base_threshold=bases.SURE,
        n_sure=len(model.sure.weights),
        n_total=len(model.total.weights),
        n_base=len(model.base.weights),
        table=table(trusts),
        sure=_strongest(model.sure),
        total=_strongest(model.total),
        base=_strongest(model.base),
    )


def _strongest(weights: Weights) -> str:
    ordered = sorted(weights.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return "\n".join(f"| {name} | {weight:+.2f} |" for name, weight in ordered[:10])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
