"""Errors by cause as Markdown: counts and examples, for a person to say why and what to do."""

import re
from collections.abc import Sequence

from zhibiao.evaluation.judgements import CAUSES
from zhibiao.evaluation.reports import Evaluation
from zhibiao.evaluation.wording import around, fault

_EXAMPLES = 3
_ROW = re.compile(r"^\| (\w+) \| (\d+) \|", re.MULTILINE)
_SECTION = re.compile("^## ", re.MULTILINE)


def error_list(evaluations: Sequence[Evaluation], earlier: str = "") -> str:
    """The errors of all reports by cause, each with its count, share and first examples from different reports.

    Args:
        evaluations: the reports; examples quote them, so only give those whose text may be quoted.
        earlier: a list that was made before; its counts become the column ``before`` (its own such column, if it has
            one, stays), and what was written by hand under each ``Why:`` is kept.
    """
    total = sum(len(one.gold.metrics) for one in evaluations)
    before, whys = _counts(earlier), _whys(earlier)
    lines = [
        "# Errors by cause",
        "",
        f"Of {total} annotated metrics in {len(evaluations)} reports. One metric may have several faults and is "
        "counted under each.",
        "",
        f"| cause |{' before |' if before else ''} errors | per 100 gold metrics |",
        f"| --- |{' ---: |' if before else ''} ---: | ---: |",
    ]
    sections = []
    for cause in CAUSES:
        found = _examples(evaluations, cause)
        was = f" {before.get(cause, '–')} |" if before else ""
        lines.append(f"| {cause} |{was} {len(found)} | {f'{100 * len(found) / total:.1f}' if total else '–'} |")
        if found:
            why = f"Why:{whys.get(cause, '')}".rstrip()
            sections += ["", f"## {cause} ({len(found)})", "", *_spread(found), "", why]
    return "\n".join([*lines, *sections]) + "\n"


def _counts(text: str) -> dict[str, str]:
    """The first column of counts by cause: ``before`` where there is one, else the errors."""
    return {row.group(1): row.group(2) for row in _ROW.finditer(text) if row.group(1) in CAUSES}


def _whys(text: str) -> dict[str, str]:
    """What stands under each cause after ``Why:``."""
    sections = (section.partition("Why:") for section in _SECTION.split(text)[1:])
    return {head.partition(" (")[0]: why for head, _, why in sections}


def _examples(evaluations: Sequence[Evaluation], cause: str) -> list[tuple[str, str]]:
    """Report and line for each error of a cause."""
    found = []
    for one in evaluations:
        for judgement in one.judgements:
            if cause in judgement.causes:
                before, metric, after = around(judgement, one.gold.text)
                found.append((one.gold.name, f"…{before}**{metric}**{after}… {fault(judgement, cause)}"))
    return found


def _spread(found: Sequence[tuple[str, str]]) -> list[str]:
    """A few examples, evenly spread over all of them."""
    step = max(len(found) // _EXAMPLES, 1)
    return [f"- {name}: {line}" for name, line in found[::step][:_EXAMPLES]]
