"""An error in words: where it stands in the text, what the gold says, what was found."""

from zhibiao.core.facts import Metric
from zhibiao.core.serialize import plain
from zhibiao.evaluation.judgements import FIELDS, LINKS, Judgement

_WIDTH = 18  # characters of context on each side


def fault(one: Judgement, cause: str) -> str:
    """What is wrong with a metric in one respect: ``unit: 家 found, 户 in the gold``.

    Args:
        one: the judgement.
        cause: one of its causes.
    """
    if one.gold is None or one.found is None:
        metric = one.gold.metric if one.gold else one.found
        return f"{cause}: {describe(metric)}" if metric else cause
    gold, found = one.gold.metric, one.found
    if cause == "span":
        return f"span: {_one_line(found.text)} found, {_one_line(gold.text)} in the gold"
    if cause == "value":
        return f"value: {value(found)} found, {value(gold)} in the gold"
    if cause in LINKS:
        return f"{cause}: {getattr(found, cause) or 'none'} found, {getattr(gold, cause) or 'none'} in the gold"
    return f"{cause}: {getattr(found, cause) or 'nothing'} found, {getattr(gold, cause) or 'nothing'} in the gold"


def describe(metric: Metric) -> str:
    """A metric in one line: its indicator, value and unit, and the other fields."""
    rest = [getattr(metric, field) for field in FIELDS if field not in ("indicator", "unit", "bound")]
    bound = "" if metric.bound == "=" else f"{metric.bound} "
    return f"{metric.indicator} {bound}{value(metric)} {metric.unit} ({', '.join(filter(None, rest))})"


def value(metric: Metric) -> str:
    """The value without exponent; of a range both ends."""
    high = "" if metric.value_high is None else f"..{plain(metric.value_high)}"
    return plain(metric.value) + high


def around(one: Judgement, text: str) -> tuple[str, str, str]:
    """The text before the metric, the metric itself and the text after it, each on one line."""
    span = one.gold.metric if one.gold else one.found
    if span is None:
        return "", "", ""
    before, after = text[max(span.start - _WIDTH, 0) : span.start], text[span.end : span.end + _WIDTH]
    return _one_line(before), _one_line(text[span.start : span.end]), _one_line(after)


def _one_line(text: str) -> str:
    return " ".join(text.split())
