"""What became of each metric of the gold and of the prediction: found, missed or made up, and which fields are right.

All scores, tables and error lists are sums and sorts of these judgements.
"""

from collections.abc import Iterable, Sequence

import msgspec

from zhibiao.core.facts import Metric
from zhibiao.evaluation.agreement import field_right, indicator_exact, indicator_right
from zhibiao.evaluation.counts import Count
from zhibiao.evaluation.pairing import pair, same_span, same_value
from zhibiao.gold.types import GoldMetric, GoldReport

LEVELS = ("span", "value", "core", "exact", "full")
LINKS = ("of", "part_of")
FIELDS = ("kind", "unit", "bound", "indicator", "aspect", "scope", "period")
CAUSES = ("missed", "spurious", "span", "value", *FIELDS, *LINKS)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A gold metric with the prediction paired with it, or one of them alone.

    ``passed`` holds the levels reached, ``right`` the fields that agree; both are empty where nothing is paired.
    ``links`` counts the links that leave this metric.
    """

    gold: GoldMetric | None
    found: Metric | None
    passed: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    links: dict[str, Count] = {}

    @property
    def start(self) -> int:
        """Where it stands in the text: the gold's start if there is one."""
        return self.gold.metric.start if self.gold else self.found.start if self.found else 0

    @property
    def causes(self) -> tuple[str, ...]:
        """Everything that is wrong with it, in the order of ``CAUSES``; empty if all is right."""
        if self.found is None:
            return ("missed",)
        if self.gold is None:
            return ("spurious",)
        fine = self.right | (self.passed & {"span", "value"})
        fine |= {link for link, count in self.links.items() if not count.fp and not count.fn}
        return tuple(cause for cause in CAUSES[2:] if cause not in fine)


def judge(gold: GoldReport, predicted: Iterable[Metric]) -> tuple[Judgement, ...]:
    """Judge the metrics predicted for one report.

    Args:
        gold: the annotated report.
        predicted: the metrics of a system; those of tables and those that start outside ``gold.ranges`` do not count.

    Returns:
        One judgement for each gold metric and each prediction that counts (one for both where they are paired), in
        text order.
    """
    counted = [m for m in predicted if m.source == "narrative" and gold.inside(m.start)]
    found = sorted(counted, key=lambda m: (m.start, m.end))
    pairs = pair([g.metric for g in gold.metrics], found, same_value)
    partner = dict(pairs)
    gold_id = {found[j].id: gold.metrics[i].metric.id for i, j in pairs}
    judgements = [_judge(g, found[partner[i]] if i in partner else None, gold_id) for i, g in enumerate(gold.metrics)]
    taken = set(partner.values())
    judgements += [_judge(None, metric, gold_id) for j, metric in enumerate(found) if j not in taken]
    return tuple(sorted(judgements, key=lambda one: one.start))


def _judge(gold: GoldMetric | None, found: Metric | None, gold_id: dict[str, str]) -> Judgement:
    links = {link: _link(gold, found, link, gold_id) for link in LINKS}
    if gold is None or found is None:
        return Judgement(gold=gold, found=found, links=links)
    right = {field for field in FIELDS if field != "indicator" and field_right(gold, found, field)}
    if indicator_right(gold, found):
        right.add("indicator")
    value = same_value(gold.metric, found)
    core = value and {"unit", "indicator"} <= right
    levels = {
        "span": same_span(gold.metric, found),
        "value": value,
        "core": core,
        "exact": value and "unit" in right and indicator_exact(gold, found),
        "full": core and right.issuperset(FIELDS),
    }
    passed = frozenset(level for level, reached in levels.items() if reached)
    return Judgement(gold=gold, found=found, passed=passed, right=frozenset(right), links=links)


def _link(gold: GoldMetric | None, found: Metric | None, link: str, gold_id: dict[str, str]) -> Count:
    """The link's target is right if the metric that it leads to is paired with the gold's target."""
    wanted = getattr(gold.metric, link) if gold else None
    made = getattr(found, link) if found else None
    tp = int(wanted is not None and made is not None and gold_id.get(made) == wanted)
    return Count(tp, int(made is not None) - tp, int(wanted is not None) - tp)


def by_cause(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that have something wrong, by cause; one with several faults stands under each."""
    return {cause: [one for one in judgements if cause in one.causes] for cause in CAUSES}
