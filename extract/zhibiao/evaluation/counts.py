"""What scores are made of: counts that add up over reports, and the ratios of their sums (micro-averages)."""

from typing import Any

import msgspec


class Count(msgspec.Struct, frozen=True):
    """True positives, false positives (predicted, wrong) and misses (in the gold, not found).

    >>> round(Count(8, 2, 0).f1, 3)
    0.889
    >>> Count(0, 0, 3).precision is None
    True
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        """Share of what was predicted that is right; ``None`` (undefined) where nothing was predicted."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; ``None`` (undefined) where the gold has none."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 2·tp/(2·tp+fp+fn); ``None`` where there is nothing at all."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None


class Share(msgspec.Struct, frozen=True):
    """So many of so many.

    >>> (Share(3, 4) + Share(0, 1)).value
    0.6
    >>> Share(0, 0).value is None
    True
    """

    part: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The ratio (0 to 1); ``None`` (undefined) where there is nothing to take a share of."""
        return self.part / self.of if self.of else None


class Tally(msgspec.Struct, frozen=True):
    """All that is counted for a report, by name (``metrics.core``, ``entities.label``); tallies of reports add up.

    A name is absent where the gold has nothing of that sort marked: that is undefined, and not nought.
    ``confusion`` is the gold's work area, then the predicted one (empty for none), then how often.
    """

    counts: dict[str, Count] = {}
    shares: dict[str, Share] = {}
    confusion: dict[str, dict[str, int]] = {}

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            counts=_merged(self.counts, other.counts),
            shares=_merged(self.shares, other.shares),
            confusion=_merged_tables(self.confusion, other.confusion),
        )


def _merged(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    return a | {key: a[key] + value if key in a else value for key, value in b.items()}


def _merged_tables(a: dict[str, dict[str, int]], b: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    return a | {key: _merged(a.get(key, {}), row) for key, row in b.items()}
