"""All mentions of dates and periods in a report, each resolved and with the role that it plays."""

import re
from bisect import bisect_right

import msgspec

from zhibiao.core.document import Document, Layout, PeriodMention
from zhibiao.periods.frame import Frame, Part, frame_of
from zhibiao.periods.patterns import Patterns, Record, patterns
from zhibiao.periods.resolve import FROM_NOW, Clock, resolve
from zhibiao.periods.spans import year_of

_NAME = re.compile(r"《[^《》]{1,120}》|[〔\[](?:19|20)\d\d[〕\]]")
_SETS_YEAR = {"year", "date", "month", "months", "quarters", "half", "year_edge", "month_edge", "first_months"}
_BREAK = re.compile(r"[\n\r]+")
_EDGES = {"edge", "year-edge"}


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The time of a report: every mention of a date or period, and what holds where none does.

    ``default`` is the period that the report is about, in the guidelines' forms, empty if it cannot be known;
    ``report_year`` the year in its title. ``parts`` are stretches that are about another period (the plan of a
    政府工作报告): there the part's period holds in place of the default.
    """

    mentions: tuple[PeriodMention, ...]
    report_year: int | None
    default: str
    parts: tuple[Part, ...] = ()


def find(document: Document, layout: Layout) -> Calendar:
    """Find the dates and periods of a report.

    Args:
        document: the report.
        layout: its sections and sentences.

    Returns:
        The mentions in text order, none overlapping, in and outside tables; offsets are those of the text.

    Example:
        >>> from zhibiao.read import read_text
        >>> from zhibiao.segment import segment
        >>> document = read_text("江城县2023年工作总结\\n上半年收入9亿元，比上年增长5%。年末有学校12所。")
        >>> calendar = find(document, segment(document))
        >>> calendar.default, [(mention.period, mention.role) for mention in calendar.mentions]
        ('2023', [('2023', 'period'), ('2023H1', 'period'), ('2022', 'base'), ('2023-12-31', 'period')])
    """
    text = document.folded
    frame = frame_of(text, layout)
    return Calendar(
        mentions=_mentions(text, layout, frame),
        report_year=frame.report_year,
        default=frame.default,
        parts=frame.parts,
    )


def _mentions(text: str, layout: Layout, frame: Frame) -> tuple[PeriodMention, ...]:
    known = patterns()
    names = [match.span() for match in _NAME.finditer(text)]
    starts = [start for start, _ in names]
    paragraphs = _paragraphs(text, layout)
    mentions = []
    spoken: tuple[int, int] | None = None  # the paragraph and the year that was last named in it
    for found in known.scan.finditer(text):
        record = known.records[found.lastgroup or ""]
        match = record.pattern.match(text, found.start())
        if match is None:
            continue
        start, end = match.span()
        paragraph = bisect_right(paragraphs, start)
        year = spoken[1] if spoken and spoken[0] == paragraph else None
        period = resolve(record, match, _clock(frame, start, year))
        named = bisect_right(starts, start)
        inside = named > 0 and names[named - 1][1] > start
        role = "name" if inside else _role(text, match, record, known)
        mentions.append(PeriodMention(start=start, end=end, period=period, role=role))
        if role == "period" and record.rule in _SETS_YEAR and _names_year(match):
            spoken = (paragraph, year_of(period) or 0) if period else spoken
    return tuple(mentions)


def _paragraphs(text: str, layout: Layout) -> list[int]:
    """Where a new paragraph starts, or a line of a table: a cell does not speak of the year of the one before."""
    starts = [s.start for s in layout.sentences if s.start == 0 or "\n" in text[max(0, s.start - 3) : s.start]]
    lines = [match.end() for table in layout.tables for match in _BREAK.finditer(text, table.start, table.end)]
    return sorted([*starts, *lines, *(table.start for table in layout.tables)])


def _clock(frame: Frame, position: int, year: int | None) -> Clock | None:
    """The time at a place: that of its part of the report, with the year named before in its paragraph."""
    reported = next((p.period for p in frame.parts if p.start <= position < p.end and p.period), frame.default)
    spoken = year or year_of(reported) or frame.now
    if spoken is None:
        return None
    past = year_of(frame.default) or spoken
    return Clock(spoken, frame.now or spoken, past, reported if year_of(reported) == spoken else str(spoken))


def _names_year(match: re.Match[str]) -> bool:
    """Whether a mention says its year by itself, so that 年末 and 5月 after it are of that year."""
    groups = match.groupdict()
    return bool(groups.get("y")) or groups.get("r") in FROM_NOW


def _role(text: str, match: re.Match[str], record: Record, known: Patterns) -> str:
    """What a mention does: sets a period, is compared with, or is part of a name."""
    if record.role != "period":
        return record.role
    start, end = match.span()
    before, after = text[max(0, start - 4) : start], text[end : end + 16]
    around = known.around
    if around["version_after"].match(after):
        return "name"
    if record.id in _EDGES and match[0][-1] != "末" and around["edge_name_after"].match(after):
        return "name"
    if record.id == "year" and match["r"] == "上年" and around["carried"].match(after):
        return "name"
    pairs = (("base_pair", "base_after"), ("from_before", "from_after"))
    if any(around[left].search(before) and around[right].match(after) for left, right in pairs):
        return "base"
    if around["base_before"].search(before) or around["based_on"].match(after):
        return "base"
    if around["past"].search(match[0]) and around["past_after"].match(after):
        return "base"
    return "base" if record.rule == "same_period" else "period"
