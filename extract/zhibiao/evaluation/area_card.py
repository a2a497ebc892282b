"""The card of the work-area model."""

from collections.abc import Mapping

from zhibiao.areas.classifier import Classifier
from zhibiao.areas.taxonomy import as_markdown
from zhibiao.evaluation.area_scores import AreaScores

_HOW = (
    "A linear model over hashed character n-grams (1 to 3, tf-idf, one support vector machine an area) says what the",
    "words speak for. What a reader knows besides (headings, neighbours, chapter, department, kind of report) is",
    "weighed with it by a conditional logit whose weights all areas share, in three passes, so that what is learned on",
    "some departments holds for others. In chapters of duties and of problems the guidelines' rule holds.",
    "",
    "Learned from `sentences/`, `terms/` and `reports/` (written for this project by language models), the cues and",
    "examples of the list of areas, and the training split of annotations/; the context from the reports, and from",
    "mixtures of sentences that imitate reports over many areas. No department of the split test is among them.",
    "`weights.npz` has plain arrays (no pickle), `config.json` the rest, `metrics.json` all figures.",
    "",
)


def table(found: Mapping[str, AreaScores]) -> list[str]:
    """The scores by split, as lines of Markdown."""
    lines = [
        "| split | sentences | accuracy | macro-F1 | macro-F1, all areas | calibration error | abstained |",
        "| --- " + "| ---: " * 6 + "|",
    ]
    for split, one in found.items():
        figures = (one.accuracy, one.macro_f1, one.macro_f1_all, one.calibration_error, one.abstained)
        lines.append(f"| {split} | {one.sentences} | " + " | ".join(f"{figure:.4f}" for figure in figures) + " |")
    return lines


def card(model: Classifier, found: Mapping[str, AreaScores]) -> str:
    """The model's card, with the list of areas."""
    config = model.config
    departments = [f"| {name} | {value:.4f} |" for name, value in found["dev"].by_department.items()]
    confusions = [f"| {one.gold} | {one.predicted or '(none)'} | {one.n} |" for one in found["dev"].confusions]
    strongest = sorted(config.passes[0].items(), key=lambda item: (-abs(item[1]), item[0]))[:14]
    return "\n".join(
        [
            "# areas: the work area of a sentence",
            "",
            "Made by `zhibiao train areas`; do not edit. For each sentence one of the areas below, with a probability.",
            "",
            *_HOW,
            f"Calibrated on dev (temperature {config.temperature}); below {config.threshold} no area is given.",
            "",
            *table(found),
            "",
            "No department of dev or test is in train; test is only scored. Macro-F1 is over areas with five sentences",
            "or more. The comparison of set-ups and the learning curve are in eval/results/areas.md.",
            "",
            "Accuracy on dev by department:",
            "",
            "| department | accuracy |",
            "| --- | ---: |",
            *departments,
            "",
            "The commonest confusions on dev:",
            "",
            "| gold | predicted | n |",
            "| --- | --- | ---: |",
            *confusions,
            "",
            "The strongest weights of the context (first pass):",
            "",
            "| feature | weight |",
            "| --- | ---: |",
            *(f"| {name} | {weight:+.2f} |" for name, weight in strongest),
            "",
            "## The areas",
            "",
            as_markdown(),
        ]
    )
