"""How far two people agree who annotated the same reports without seeing each other's work.

Metrics are paired as in every other score, the first annotation standing for the gold. The F1 of a field counts the
pairs that agree in it against all metrics of both annotators; F1 is symmetric, so it does not matter who is first,
but for aliases, which only the first gives. Areas are compared sentence by sentence.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from zhibiao.core.errors import GoldError
from zhibiao.evaluation.judgements import FIELDS
from zhibiao.evaluation.scores import Scores, score, total
from zhibiao.gold.handwritten import compile_report
from zhibiao.gold.types import GoldReport

ROWS = ("span", "value", *FIELDS, "core", "full", "of", "part_of")


class Agreement(msgspec.Struct, frozen=True):
    """Agreement on one report, or on several together.

    ``first`` and ``second`` are numbers of metrics; ``areas`` has a pair of labels for each sentence.
    """

    name: str
    first: int
    second: int
    scores: Scores
    areas: tuple[tuple[str, str], ...]

    def f1(self, row: str) -> float | None:
        """The F1 of a score or a field of ``ROWS``; ``None`` where neither annotator marked anything."""
        if row in self.scores.counts:
            return self.scores.counts[row].f1
        total = self.first + self.second
        return 2 * self.scores.right[row] / total if total else None


def compare(first: GoldReport, second: GoldReport) -> Agreement:
    """Compare two annotations of one text.

    Raises:
        GoldError: the texts differ, or the sentences that the areas were given to.
    """
    spans = [[(area.start, area.end) for area in report.areas or ()] for report in (first, second)]
    if first.sha256 != second.sha256 or spans[0] != spans[1]:
        raise GoldError(second.name, "-", "the two annotations are not of the same text and sentences")
    labels = zip(first.areas or (), second.areas or (), strict=True)
    return Agreement(
        name=first.name,
        first=len(first.metrics),
        second=len(second.metrics),
        scores=score(first, [gold.metric for gold in second.metrics]),
        areas=tuple((a.area, b.area) for a, b in labels),
    )


def compare_folder(folder: Path, texts: Path) -> list[Agreement]:
    """Compare ``first/NAME.*.tsv`` with ``second/NAME.*.tsv``; the last of the list is all reports together.

    Args:
        folder: holds the two folders.
        texts: the folder of the texts.
    """
    names = sorted(path.name.removesuffix(".metrics.tsv") for path in (folder / "first").glob("*.metrics.tsv"))
    found = [compare(*(compile_report(folder / who, name, texts) for who in ("first", "second"))) for name in names]
    together = Agreement(
        name="all",
        first=sum(one.first for one in found),
        second=sum(one.second for one in found),
        scores=total(one.scores for one in found),
        areas=tuple(pair for one in found for pair in one.areas),
    )
    return [*found, together]


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's κ: agreement beyond what the two annotators' label frequencies give by chance.

    Source: J. Cohen, "A coefficient of agreement for nominal scales", 1960.

    Returns:
        At most 1; ``None`` (undefined) without pairs, or where both know one and the same label only.

    >>> round(kappa([("food", "food"), ("food", "drugs"), ("drugs", "drugs"), ("drugs", "drugs")]), 2)
    0.5
    """
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first)
    if chance == n * n:
        return None
    agreed = sum(a == b for a, b in pairs)
    return (agreed * n - chance) / (n * n - chance)


def table(agreements: Sequence[Agreement]) -> str:
    """The figures as a Markdown table: a row a field, a column a report."""
    lines = [
        "| | " + " | ".join(one.name for one in agreements) + " |",
        "| --- |" + " ---: |" * len(agreements),
        "| metrics, first and second | " + " | ".join(f"{one.first}, {one.second}" for one in agreements) + " |",
    ]
    lines += [f"| {row}, F1 | " + " | ".join(_shown(one.f1(row)) for one in agreements) + " |" for row in ROWS]
    lines.append("| sentences | " + " | ".join(str(len(one.areas)) for one in agreements) + " |")
    shares = [sum(a == b for a, b in one.areas) / len(one.areas) if one.areas else None for one in agreements]
    lines.append("| areas, same label | " + " | ".join(map(_shown, shares)) + " |")
    lines.append("| areas, Cohen's κ | " + " | ".join(_shown(kappa(one.areas)) for one in agreements) + " |")
    return "\n".join(lines) + "\n"


def _shown(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.3f}"
