"""The time of a report, ready for look-ups by position."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from zhibiao.core.document import PeriodMention
from zhibiao.periods import Calendar, Part

LINE_HEAD = 8  # characters before a mention that still stands at the head of its line: an enumerator, 截至

ERA = 3  # years between the first and the last of a span that is an era


class Timeline:
    """A report's calendar with its mentions and parts indexed by where they stand.

    Args:
        calendar: the report's mentions, its default period, and its parts that are about another time.
        text: the report's folded text.
    """

    def __init__(self, calendar: Calendar, text: str) -> None:
        self.default = calendar.default
        self.report_year = calendar.report_year
        self._mentions = calendar.mentions
        self._starts = [m.start for m in calendar.mentions]
        self._parts = calendar.parts
        self._text = text
        self._eras = list(self._find_eras())

    def between(self, start: int, end: int) -> tuple[PeriodMention, ...]:
        """The mentions that begin in a stretch of the text, in order."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def head_of_line(self, position: int) -> PeriodMention | None:
        """The mention that the line around a position opens with (五年来，…), if it sets a period."""
        start = self._text.rfind("\n", 0, position) + 1
        opening = self.between(start, min(start + LINE_HEAD, position))
        return next((m for m in opening if m.role == "period" and m.period), None)

    def era_at(self, position: int) -> str:
        """The span of years that a review goes over (过去五年, “十四五”时期) around a position, empty if none."""
        return next((period for start, end, period in self._eras if start <= position < end), "")

    def _find_eras(self) -> Iterator[tuple[int, int, str]]:
        """Eras: from a line that opens with years up to the report's, to the next that opens with another time."""
        heads = [m for m in self._mentions if m.role == "period" and m.period and self._opens_line(m)]
        for mention, following in zip_longest(heads, heads[1:]):
            first, _, last = mention.period.partition("..")
            if not (first.isdigit() and last == self.default and int(last) - int(first) >= ERA):
                continue
            ends = [part.start for part in self._parts if part.start > mention.start] + [len(self._text)]
            yield mention.start, min(ends[0], following.start if following else ends[0]), mention.period

    def _opens_line(self, mention: PeriodMention) -> bool:
        return "\n" in self._text[max(0, mention.start - LINE_HEAD) : mention.start] or mention.start < LINE_HEAD

    def begins_with(self, mention: PeriodMention, words: tuple[str, ...]) -> bool:
        """Whether a mention is written with one of these words first."""
        return self._text.startswith(words, mention.start)

    def part_at(self, position: int) -> Part | None:
        """The part of the report around a position that is about another period, such as its plan."""
        return next((part for part in self._parts if part.start <= position < part.end), None)

    def plan_at(self, position: int) -> str:
        """The period that holds for a plan where nothing else is said: of its part, else the year it is laid in."""
        part = self.part_at(position)
        if part is not None:
            return part.period
        given = str(self.report_year)
        return given if self.default.isdigit() and given > self.default else self.default

    def is_later(self, period: str) -> bool:
        """Whether a span of time lies after the report's own; a day (截至6月底) is what has been reached, no plan."""
        own = self.default.rpartition("..")[2]
        if len(period) == len("2023-06-30") or not own or self.report_year is None:
            return False
        if period[:4] == own[:4]:
            return own.endswith("H1") and period.endswith("H2")
        return period[:4] > max(str(self.report_year), own[:4])
