"""``zhibiao extract --explain``: a metric and why it says what it says, for people."""

from collections.abc import Iterator

from zhibiao.core.facts import Metric
from zhibiao.metrics.explaining import Explanation, Proposal
from zhibiao.sinks.wording import value_in_words

_REASONS = 6  # how many reasons are shown


def in_words(found: Explanation) -> str:
    """An explanation as lines of text."""
    return "\n".join(_lines(found))


def _lines(found: Explanation) -> Iterator[str]:
    metric = found.metric
    yield f"{metric.id}  {metric.indicator}  {value_in_words(metric)}"
    yield from (f"  {name:<10}  {value}" for name, value in _fields(metric).items() if value)
    yield f"sentence      {_one_line(found.sentence)}"
    clause = f"{found.clause[: found.start]}[{found.clause[found.start : found.end]}]{found.clause[found.end :]}"
    yield f"clause        {_one_line(clause)}"
    if found.base:
        yield f"taken of      {found.base[0]} ({found.base[1]}): {found.base[2]}"
    if found.subject:
        yield f"read against  {found.subject[0]} ({found.subject[1]})"
    yield "candidates, by the rules from the surest on; the first that names something is taken:"
    yield from (f"  {'>' if one.taken else ' '} {_candidate(one)}" for one in found.candidates)
    yield "confidence is the probability that value, unit and indicator are right; what raises (+) and lowers (-) it:"
    yield from (f"  {weight:+.2f}  {name}" for name, weight in found.reasons[:_REASONS])


def _candidate(one: Proposal) -> str:
    return f"{_one_line(one.text) or '(nothing)'}  ({one.rule})"


def _fields(metric: Metric) -> dict[str, str]:
    return {
        "kind": metric.kind,
        "aspect": metric.aspect,
        "scope": metric.scope,
        "period": metric.period,
        "of": metric.of or "",
        "part of": metric.part_of or "",
        "confidence": "" if metric.confidence is None else f"{metric.confidence:.3f}",
    }


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
