"""When a predicted field agrees with the gold's."""

from collections import Counter

from zhibiao.core.facts import Metric
from zhibiao.gold.types import GoldMetric

_DROPPED = str.maketrans("", "", " \u3000\n\r\t“”\"'‘’《》（）()，、的")

INDICATOR_THRESHOLD = 0.7


def bare(text: str) -> str:
    """The text without spaces, quotes, brackets, commas and 的, in lower case: what is compared."""
    return text.translate(_DROPPED).lower()


def characters_f1(a: str, b: str) -> float:
    """Harmonic mean of the shares of characters that two strings have in common (as multisets).

    >>> round(characters_f1("败诉率", "行政诉讼败诉率"), 2)
    0.6
    """
    a, b = bare(a), bare(b)
    if not a or not b:
        return float(a == b)
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b))


def indicator_score(gold: GoldMetric, predicted: str) -> float:
    """The best characters' F1 with the gold's indicator or one of its aliases."""
    return max(characters_f1(name, predicted) for name in (gold.metric.indicator, *gold.aliases))


def indicator_right(gold: GoldMetric, predicted: Metric) -> bool:
    """Whether the indicator tells the same thing: characters' F1 of 0.7 or more."""
    return indicator_score(gold, predicted.indicator) >= INDICATOR_THRESHOLD


def indicator_exact(gold: GoldMetric, predicted: Metric) -> bool:
    """Whether the indicator is the gold's or an alias, character by character."""
    return bare(predicted.indicator) in {bare(name) for name in (gold.metric.indicator, *gold.aliases)}


def field_right(gold: GoldMetric, predicted: Metric, field: str) -> bool:
    """Whether one field agrees; units and scopes are compared bare."""
    a, b = getattr(gold.metric, field), getattr(predicted, field)
    return bool(bare(a) == bare(b)) if field in ("unit", "scope") else bool(a == b)
