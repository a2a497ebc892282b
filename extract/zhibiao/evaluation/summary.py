"""The scores of a system as plain numbers: what is printed, written as JSON and kept as a result."""

import hashlib
from collections.abc import Callable, Sequence

import msgspec

from zhibiao.evaluation.areas import counts_by_area, macro_f1
from zhibiao.evaluation.counts import Count, Share, Tally
from zhibiao.evaluation.judgements import by_cause
from zhibiao.evaluation.reports import Evaluation, add, by_group
from zhibiao.evaluation.resampling import Comparison, Interval, compare, interval
from zhibiao.gold.types import GoldReport

GROUPS = ("kind", "aspect", "entity", "finding", "department", "report")
MACRO_F1 = "areas.macro_f1"


class CountLine(msgspec.Struct, frozen=True, kw_only=True):
    """A score from counts; ``interval`` is the 95 % interval of ``f1``. ``None`` is undefined."""

    tp: int
    fp: int
    fn: int
    precision: float | None
    recall: float | None
    f1: float | None
    interval: Interval | None = None


class ShareLine(msgspec.Struct, frozen=True, kw_only=True):
    """A share with its 95 % interval. ``None`` is undefined."""

    part: int
    of: int
    value: float | None
    interval: Interval | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """All scores of one system on some gold reports.

    ``gold`` is a fingerprint of each report's annotation by name; ``by`` has the counts of each group (kind, aspect,
    entity label, finding kind, work area, department, report); ``causes`` how many metrics have what wrong.
    """

    system: str
    version: str
    gold: dict[str, str]
    counts: dict[str, CountLine]
    shares: dict[str, ShareLine]
    macro_f1: float | None
    macro_f1_interval: Interval | None
    confusion: dict[str, dict[str, int]]
    by: dict[str, dict[str, dict[str, CountLine]]]
    causes: dict[str, int]


def summarise(system: str, evaluations: Sequence[Evaluation]) -> Summary:
    """Sum the evaluations of reports to the scores of a system.

    Args:
        system: its name.
        evaluations: one a report.
    """
    tallies = [one.tally for one in evaluations]
    whole = add(tallies)
    by = {group: {k: _counts(parts) for k, parts in by_group(evaluations, group).items()} for group in GROUPS}
    areas = {area: {"areas.label": _line(count)} for area, count in counts_by_area(whole.confusion).items()}
    judgements = [judgement for one in evaluations for judgement in one.judgements]
    return Summary(
        system=system,
        version=evaluations[0].report.zhibiao_version if evaluations else "",
        gold={one.gold.name: fingerprint(one.gold) for one in evaluations},
        counts=_counts(tallies),
        shares={name: _share(tallies, name, share) for name, share in whole.shares.items()},
        macro_f1=rounded(macro_f1(whole.confusion)),
        macro_f1_interval=_interval(tallies, MACRO_F1),
        confusion={gold: dict(sorted(row.items())) for gold, row in sorted(whole.confusion.items())},
        by=by | {"area": areas},
        causes={cause: len(found) for cause, found in by_cause(judgements).items()},
    )


def comparisons(a: Sequence[Evaluation], b: Sequence[Evaluation]) -> dict[str, Comparison]:
    """Every score of two systems on the same reports, compared."""
    pairs = [(one.tally, other.tally) for one, other in zip(a, b, strict=True)]
    whole = add(one for one, _ in pairs)
    compared = {}
    for name in [*whole.counts, *whole.shares, *([MACRO_F1] if whole.confusion else [])]:
        scored = [pair for pair in pairs if all(_has(tally, name) for tally in pair)]
        compared[name] = compare([one for one, _ in scored], [other for _, other in scored], statistic(name))
    return compared


def statistic(name: str) -> Callable[[Sequence[Tally]], float | None]:
    """The function from tallies to a score: F1 of a count, value of a share, or macro-F1 of work areas."""

    def of(tallies: Sequence[Tally]) -> float | None:
        if name == MACRO_F1:
            return macro_f1(add(Tally(confusion=tally.confusion) for tally in tallies).confusion)
        counts = [tally.counts[name] for tally in tallies if name in tally.counts]
        shares = [tally.shares[name] for tally in tallies if name in tally.shares]
        return sum(counts, Count()).f1 if counts else sum(shares, Share()).value

    return of


def fingerprint(gold: GoldReport) -> str:
    """A hash of a report's text and annotation: it changes if and only if one of them does."""
    return hashlib.sha256(msgspec.json.encode(gold)).hexdigest()[:16]


def rounded(value: float | None) -> float | None:
    """To four decimals, as results are kept."""
    return None if value is None else round(value, 4)


def _counts(tallies: Sequence[Tally]) -> dict[str, CountLine]:
    return {name: _line(count, _interval(tallies, name)) for name, count in add(tallies).counts.items()}


def _interval(tallies: Sequence[Tally], name: str) -> Interval | None:
    """The interval of a score over the reports that have anything to score."""
    ends = interval([tally for tally in tallies if _has(tally, name)], statistic(name))
    return None if ends is None else (round(ends[0], 4), round(ends[1], 4))


def _has(tally: Tally, name: str) -> bool:
    return name in tally.counts or name in tally.shares or (name == MACRO_F1 and bool(tally.confusion))


def _line(count: Count, ends: Interval | None = None) -> CountLine:
    return CountLine(
        tp=count.tp,
        fp=count.fp,
        fn=count.fn,
        precision=rounded(count.precision),
        recall=rounded(count.recall),
        f1=rounded(count.f1),
        interval=ends,
    )


def _share(tallies: Sequence[Tally], name: str, share: Share) -> ShareLine:
    return ShareLine(part=share.part, of=share.of, value=rounded(share.value), interval=_interval(tallies, name))
