"""Errors by cause as Markdown: counts and examples, for a person to say why and what to do."""

from collections.abc import Sequence

from zhibiao.evaluation.judgements import CAUSES
from zhibiao.evaluation.reports import Evaluation
from zhibiao.evaluation.wording import around, fault

_EXAMPLES = 3


def error_list(evaluations: Sequence[Evaluation]) -> str:
    """The errors of all reports by cause, each with its count, share and first examples from different reports.

    Args:
        evaluations: the reports; examples quote them, so only give those whose text may be quoted.
    """
    total = sum(len(one.gold.metrics) for one in evaluations)
    lines = [
        "# Errors by cause",
        "",
        f"Of {total} annotated metrics in {len(evaluations)} reports. One metric may have several faults and is "
        "counted under each.",
        "",
        "| cause | errors | per 100 gold metrics |",
        "| --- | ---: | ---: |",
    ]
    sections = []
    for cause in CAUSES:
        found = _examples(evaluations, cause)
        lines.append(
            f"| {cause} | {len(found)} | {100 * len(found) / total:.1f} |" if total else f"| {cause} | 0 | – |"
        )
        if found:
            sections += ["", f"## {cause} ({len(found)})", "", *_spread(found), "", "Why:"]
    return "\n".join([*lines, *sections]) + "\n"


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
