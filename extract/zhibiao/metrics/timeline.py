"""The time of a report, ready for look-ups by position."""

from bisect import bisect_left

from zhibiao.core.document import PeriodMention
from zhibiao.periods import Calendar, Part

LINE_HEAD = 8  # characters before a mention that still stands at the head of its line: an enumerator, 截至


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

    def between(self, start: int, end: int) -> tuple[PeriodMention, ...]:
        """The mentions that begin in a stretch of the text, in order."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def head_of_line(self, position: int) -> PeriodMention | None:
        """The mention that the line around a position opens with (五年来，…), if it sets a period."""
        start = self._text.rfind("\n", 0, position) + 1
        opening = self.between(start, min(start + LINE_HEAD, position))
        return next((m for m in opening if m.role == "period" and m.period), None)

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
