"""How a metric's value is said to a person."""

from decimal import Decimal

from zhibiao.core.facts import Metric
from zhibiao.core.serialize import plain

_SCALED_KINDS = {"amount", "count", "rate", "measure"}
_SCALES = (("", 0), ("万", 4), ("亿", 8))
_BOUNDS = {"=": "", "~": "约", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}


def value_in_words(metric: Metric) -> str:
    """A metric's value with its bound and unit, in the scale that is shortest to read.

    Example:
        >>> income = Metric(id="m1", start=0, end=9, text="9846.08万元", kind="amount",
        ...                 value=Decimal(98460800), unit="元", indicator="收入")
        >>> value_in_words(income)
        '9846.08万元'
    """
    number = _number(metric, metric.value)
    if metric.value_high is not None:
        number += "–" + _number(metric, metric.value_high)
    if metric.kind == "rank":
        number = "第" + number
    elif metric.aspect == "growth" and metric.value > 0:
        number = "+" + number
    return _BOUNDS[metric.bound] + number + metric.unit


def _number(metric: Metric, value: Decimal) -> str:
    scales = _SCALES if metric.kind in _SCALED_KINDS else _SCALES[:1]
    number, word = min(((plain(value.scaleb(-power)), word) for word, power in scales), key=lambda pair: len(pair[0]))
    return number + word
