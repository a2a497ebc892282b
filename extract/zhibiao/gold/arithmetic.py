"""Sums and ratios that nearly hold: an annotator's slip, or a contradiction that belongs among the findings.

Values are exact; what they were rounded to is read from the quote: ``41.7万户`` is right to half of 0.1万.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from zhibiao.core.facts import Metric
from zhibiao.core.folding import fold
from zhibiao.gold.types import GoldReport

_DIGITS = re.compile(r"\d[\d,，]*(?:\.(\d+))?")
_NEAR = Decimal("0.05")  # nearer than this, relatively, and yet not equal: suspicious
_REACH = 4  # how many metrics back a numerator or a base may stand


def overfull(report: GoldReport) -> Iterator[tuple[str, str]]:
    """Totals that are less than the sum of their parts, or nearly equal to it; a pair of place and message each.

    A total may be divided in several ways: neighbours among the parts that add up to it are enough.
    """
    explained = _explained(report)
    for total in _metrics(report):
        parts = [m for m in _metrics(report) if m.part_of == total.id and m.unit == total.unit]
        if len(parts) < 2 or total.id in explained or _adds_up(total, parts):
            continue
        missing = total.value - sum(part.value for part in parts)
        if missing < 0 or missing < _NEAR * total.value:
            added = f"{total.value - missing:f}"
            yield total.id, f"{total.text!r} has parts of {'+'.join(part.text for part in parts)} = {added}"


def _adds_up(total: Metric, parts: Sequence[Metric]) -> bool:
    for first, last in combinations(range(len(parts) + 1), 2):
        slack = _rounding(total) + sum(_rounding(part) for part in parts[first:last])
        if abs(total.value - sum(part.value for part in parts[first:last])) <= slack:
            return True
    return False


def near_misses(report: GoldReport) -> Iterator[tuple[str, str]]:
    """Percentages that figures beside them nearly give, and none gives exactly; a pair of place and message each."""
    metrics = _metrics(report)
    by_id = {metric.id: metric for metric in metrics}
    explained = _explained(report)
    for place, ratio in enumerate(metrics):
        base = by_id.get(ratio.of or "")
        if base is None or ratio.unit != "%" or ratio.id in explained or ratio.bound != "=":
            continue
        beside = [m for m in metrics[max(0, place - _REACH) : place] if m.unit == base.unit and m.id != base.id]
        ratios = [given for other in beside for given in _ratios(ratio, base, other)]
        if any(low <= ratio.value <= high for low, high in ratios):
            continue
        for low, high in ratios:
            middle = (low + high) / 2
            if abs(middle - ratio.value) < _NEAR * abs(ratio.value):
                yield ratio.id, f"{ratio.text!r} {ratio.indicator}: the figures beside it give {middle:.2f}"
                break


def _ratios(ratio: Metric, base: Metric, other: Metric) -> Iterator[tuple[Decimal, Decimal]]:
    """What a share or a growth can be made of, with its rounding: lowest and highest."""
    slack = _rounding(ratio)
    if ratio.aspect == "share":
        pairs = [(other, base), (base, other)]
    elif ratio.aspect == "growth" and other.aspect != "growth":
        pairs = [(base, other)]
    else:
        return
    for top, bottom in pairs:
        if bottom.value <= _rounding(bottom):
            continue
        low = (top.value - _rounding(top)) / (bottom.value + _rounding(bottom)) * 100
        high = (top.value + _rounding(top)) / (bottom.value - _rounding(bottom)) * 100
        shift = 100 if ratio.aspect == "growth" else 0
        yield low - shift - slack, high - shift + slack


def _rounding(metric: Metric) -> Decimal:
    """Half of the last stated digit, in base units; nought for a whole count and in Chinese numerals but 成."""
    match = _DIGITS.search(fold(metric.text))
    if match is None:
        return Decimal(5 if "成" in metric.text else 0)
    written = Decimal(re.sub("[,，]", "", match.group()))
    scale = abs(metric.value / written) if written else Decimal(1)
    if scale == 1 and not match[1] and metric.kind != "percentage":
        return Decimal(0)
    return scale * Decimal(1).scaleb(-len(match[1] or "")) / 2


def _explained(report: GoldReport) -> set[str]:
    return {member for finding in report.findings or () for member in finding.members}


def _metrics(report: GoldReport) -> list[Metric]:
    return [gold.metric for gold in report.metrics]
