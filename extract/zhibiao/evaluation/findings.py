"""Scores of findings: ``found`` same kind and at least half of the members; ``exact`` the same members."""

from collections.abc import Sequence

from zhibiao.core.facts import Finding, Metric, Report, Table
from zhibiao.evaluation.counts import Count, Tally
from zhibiao.evaluation.pairing import Spanned
from zhibiao.gold.types import GoldReport

MEMBERS_THRESHOLD = 0.5


def score_findings(gold: GoldReport, predicted: Report) -> dict[str, Tally]:
    """Score the contradictions that a system reports.

    Members are the same where their spans overlap. A gold finding and a predicted one of the same kind are paired
    where their common members are at least half of all their members, the best pairs first, one to one.

    Args:
        gold: the annotated report.
        predicted: a system's report.

    Returns:
        The counts ``findings.found`` and ``findings.exact`` for each kind of finding; empty where the gold has no
        findings marked.
    """
    if gold.findings is None:
        return {}
    wanted = _with_members(gold.findings, [one.metric for one in gold.metrics], gold.tables or ())
    found = _with_members(predicted.findings, predicted.metrics, predicted.tables)
    agreements = _pairs(wanted, found)
    partner = {i: agreement for agreement, i, _ in agreements}
    taken = {j for _, _, j in agreements}
    tallies: dict[str, Tally] = {}
    for i, (finding, _) in enumerate(wanted):
        hits = {"found": i in partner, "exact": partner.get(i) == 1}
        partnered = int(i in partner)
        counts = {f"findings.{k}": Count(int(h), partnered - int(h), int(not h)) for k, h in hits.items()}
        tallies[finding.kind] = tallies.get(finding.kind, Tally()) + Tally(counts=counts)
    for j, (finding, _) in enumerate(found):
        if j not in taken:
            counts = {f"findings.{name}": Count(0, 1, 0) for name in ("found", "exact")}
            tallies[finding.kind] = tallies.get(finding.kind, Tally()) + Tally(counts=counts)
    return tallies


_Member = tuple[Finding, list[Spanned]]


def _with_members(findings: Sequence[Finding], metrics: Sequence[Metric], tables: Sequence[Table]) -> list[_Member]:
    by_id: dict[str, Spanned] = {metric.id: metric for metric in metrics}
    by_id |= {cell.id: cell for table in tables for cell in table.cells}
    return [(finding, [by_id[member] for member in finding.members if member in by_id]) for finding in findings]


def _pairs(wanted: list[_Member], found: list[_Member]) -> list[tuple[float, int, int]]:
    """The pairs ``(agreement, gold, predicted)``, one to one, the best first."""
    candidates = []
    for i, (a, members) in enumerate(wanted):
        for j, (b, others) in enumerate(found):
            agreement = _agreement(members, others) if a.kind == b.kind else 0.0
            if agreement >= MEMBERS_THRESHOLD:
                candidates.append((agreement, i, j))
    pairs: list[tuple[float, int, int]] = []
    for agreement, i, j in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if all(i != taken and j != other for _, taken, other in pairs):
            pairs.append((agreement, i, j))
    return pairs


def _agreement(a: Sequence[Spanned], b: Sequence[Spanned]) -> float:
    common = sum(any(x.start < y.end and y.start < x.end for y in b) for x in a)
    return common / (len(a) + len(b) - common) if common else 0.0
