"""How sure a score is: bootstrap intervals over reports, and a paired test of two systems on the same reports.

A report is the unit, because the numbers of one report are right or wrong together. Everything is seeded.
"""

import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from typing import TypeVar

import msgspec

SEED = 20240601
SAMPLES = 1000
_ALL_SWAPS = 2**12  # up to so many, every exchange is tried, and not a sample of them

T = TypeVar("T")
Interval = tuple[float, float]
Statistic = Callable[[Sequence[T]], float | None]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The difference ``b`` - ``a`` of a score, its 95 % interval, and the probability of one as large by chance.

    All but the scores are ``None`` where one of them is undefined; the interval also with fewer than two reports.
    """

    a: float | None
    b: float | None
    difference: float | None = None
    interval: Interval | None = None
    p: float | None = None


def interval(items: Sequence[T], statistic: Statistic[T]) -> Interval | None:
    """The 95 % interval of a statistic, by the percentile bootstrap over reports.

    Args:
        items: one a report.
        statistic: from the items of a sample to a number; samples for which it is undefined are left out.

    Returns:
        Lower and upper end; ``None`` (undefined) for fewer than two reports.

    Example:
        >>> low, high = interval([0.5, 0.6, 0.7, 0.9], lambda sample: sum(sample) / len(sample))
        >>> 0.5 <= low < 0.675 < high <= 0.9
        True
    """
    if len(items) < 2:
        return None
    return _middle([statistic([items[i] for i in sample]) for sample in _samples(len(items))])


def compare(a: Sequence[T], b: Sequence[T], statistic: Statistic[T]) -> Comparison:
    """Compare two systems on the same reports: paired bootstrap interval and approximate randomisation.

    The test exchanges the two systems' results of each report at random (in all ways, if there are few reports) and
    asks how often the difference is at least as large as the one seen; two-sided, (r + 1) / (n + 1) where sampled.

    Args:
        a: one system's items, one a report.
        b: the other's, in the same order of reports.
        statistic: from items to a number.

    Raises:
        ValueError: the two are of different length.
    """
    pairs = list(zip(a, b, strict=True))
    seen = _difference(pairs, statistic)
    result = Comparison(a=statistic(a), b=statistic(b))
    if seen is None:
        return result
    spread = _middle([_difference([pairs[i] for i in sample], statistic) for sample in _samples(len(pairs))])
    return Comparison(
        a=result.a,
        b=result.b,
        difference=seen,
        interval=spread if len(pairs) > 1 else None,
        p=_by_chance(pairs, abs(seen), statistic),
    )


def _by_chance(pairs: list[tuple[T, T]], seen: float, statistic: Statistic[T]) -> float:
    exact = 2 ** len(pairs) <= _ALL_SWAPS
    if exact:
        swaps = [list(swap) for swap in product((False, True), repeat=len(pairs))]
    else:
        dice = random.Random(SEED)
        swaps = [[dice.random() < 0.5 for _ in pairs] for _ in range(SAMPLES)]
    as_large = 0
    for swap in swaps:
        shuffled = [(b, a) if turn else (a, b) for (a, b), turn in zip(pairs, swap, strict=True)]
        difference = _difference(shuffled, statistic)
        as_large += difference is not None and abs(difference) >= seen - 1e-12
    return as_large / len(swaps) if exact else (as_large + 1) / (len(swaps) + 1)


def _difference(pairs: Sequence[tuple[T, T]], statistic: Statistic[T]) -> float | None:
    a, b = statistic([a for a, _ in pairs]), statistic([b for _, b in pairs])
    return None if a is None or b is None else b - a


@cache
def _samples(n: int) -> list[list[int]]:
    dice = random.Random(SEED)
    return [dice.choices(range(n), k=n) for _ in range(SAMPLES)]


def _middle(values: Sequence[float | None]) -> Interval | None:
    defined = sorted(value for value in values if value is not None)
    if not defined:
        return None
    cut = round(0.025 * (len(defined) - 1))
    return defined[cut], defined[-1 - cut]
