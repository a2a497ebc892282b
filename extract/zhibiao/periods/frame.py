"""What a report is about in time: its year, the period it reports on, and the parts of it that are about another."""

import re
from collections import Counter
from typing import NamedTuple

import msgspec

from zhibiao.core.document import Layout
from zhibiao.core.facts import Section
from zhibiao.core.numerals import parse
from zhibiao.periods.patterns import patterns
from zhibiao.periods.resolve import resolve
from zhibiao.periods.spans import stretch, year_of

_HEAD = 1500  # characters in which a report says what it is
_OPENING = 800
_WHOLE = {"year", "year_span", "half", "quarters", "months", "first_months", "month_edge", "year_edge"}
_HEADING_WIDTH = 45


class Part(msgspec.Struct, frozen=True):
    """A stretch of the text that is about another period than the report, such as the plan for the year to come."""

    start: int
    end: int
    period: str  #: empty if the part looks ahead and says no period


class Frame(NamedTuple):
    """The time of a report."""

    report_year: int | None
    default: str
    now: int | None  #: what 今年 is
    parts: tuple[Part, ...]


def frame_of(text: str, layout: Layout) -> Frame:
    """Find what period a report is about.

    The title says it, else the opening, else the year named most. A 政府工作报告 of early year N reviews N−1, and 今年
    in it is N; its parts that lay plans are about N.

    Args:
        text: the folded text.
        layout: its sections tell the title and the parts.
    """
    title = _title(text, layout)
    head = text[:_HEAD]
    known = patterns().frame
    if known["address"].search(head) or known["greeting"].search(head[:300]):
        return _of_address(text, layout, title)
    default = _first(title) or _opening(text, layout) or _most_named(text)
    year = year_of(_first(title, whole=False)) or year_of(default)
    return Frame(year, default, year_of(default), _parts(text, layout, default, None))


def _of_address(text: str, layout: Layout, title: str) -> Frame:
    known = patterns().frame
    meeting = known["meeting"].search(text[:_HEAD]) or known["given"].search(text[:_HEAD])
    named = year_of(_first(title)) or (int(meeting["y"]) if meeting else None)
    now = max(named, int(meeting["y"])) if named and meeting else named  # 2024年计划执行情况 is given in 2025
    review = next((m for s in layout.sections[:12] if (m := known["review"].match(_heading(text, s)))), None)
    reviewed = year_of(_first(review[0])) if review else None
    if reviewed is None and now is not None:
        late = meeting is not None and int(meeting["m"]) > 6
        reviewed = now if late and "半年" in text[:_HEAD] else now - 1
    reviewed = reviewed or year_of(_opening(text, layout) or _most_named(text))
    now = now or (reviewed + 1 if reviewed else None)
    default = str(reviewed) if reviewed else ""
    if reviewed and (years := known["years"].search(text[:_HEAD])):
        default = stretch(str(reviewed - int(parse(years["n"]).value) + 1), default)
    return Frame(named, default, now, _parts(text, layout, default, now))


def _title(text: str, layout: Layout) -> str:
    """The report's title, else the lines before its first long one."""
    first = layout.sections[0] if layout.sections else None
    if first and not first.label and first.start < _HEAD:
        return first.title
    known = patterns().frame
    lines = []
    for line in text[:300].splitlines():
        if len(line) > 60 or line.rstrip().endswith(("。", "：")):
            break
        if not known["furniture"].match(line.strip()):
            lines.append(line)
    return "\n".join(lines)


def _first(text: str, start: int = 0, end: int | None = None, *, whole: bool = True) -> str:
    """The first period in a stretch that is written with its year; of ``whole`` ones, no single day or month."""
    found = patterns()
    for match in found.scan.finditer(text, start, len(text) if end is None else end):
        record = found.records[match.lastgroup or ""]
        groups = record.pattern.match(text, match.start())
        if groups and groups.groupdict().get("y") and (not whole or record.rule in _WHOLE):
            before = text[max(start, match.start() - 30) : match.start()]
            if before.rfind("《") <= before.rfind("》") and (period := resolve(record, groups, None)):
                return str(year_of(period)) if record.rule == "year_edge" else period
    return ""


def _opening(text: str, layout: Layout) -> str:
    """The first period of the first sentences of prose."""
    known = patterns().frame
    for sentence in layout.sentences:
        if sentence.start > _OPENING:
            break
        if known["furniture"].match(text[sentence.start : sentence.end]):
            continue
        if period := _first(text, sentence.start, sentence.end):
            return period
    return ""


def _most_named(text: str) -> str:
    years = Counter(re.findall(r"(?<![\d〔.])((?:19|20)\d\d) ?年", text))
    return max(years, key=lambda year: (years[year], year)) if years else ""


def _heading(text: str, section: Section) -> str:
    """The heading without its number if it has a line of its own, else nothing."""
    end = text.find("\n", section.start)
    line = text[section.start : len(text) if end < 0 else end].strip()
    return "" if len(line) > _HEADING_WIDTH or "。" in line else line.removeprefix(section.label).lstrip("、.． ")


def _parts(text: str, layout: Layout, default: str, now: int | None) -> tuple[Part, ...]:
    """The sections that are about another time; ``now`` is given for an address, whose plans are for that year."""
    parts: list[Part] = []
    ahead = False
    known = patterns().frame
    reported = year_of(default)
    for section in layout.sections:
        if section.level > 2 or section.label.endswith(("是", ".")) or (parts and section.end <= parts[-1].end):
            continue
        heading = _heading(text, section)
        if not heading or (section is layout.sections[0] and not section.label):
            continue
        period = _period_of(heading, default, reported)
        looks_ahead = known["ahead"].search(heading) is not None
        if known["behind"].search(heading):
            period = None
        elif period is None and (looks_ahead or (ahead and now is not None)):
            period = str(now) if now else ""
        if period is not None and period != default:
            parts.append(Part(section.start, section.end, period))
            ahead = True
    return tuple(parts)


def _period_of(heading: str, default: str, reported: int | None) -> str | None:
    """The period that a heading names, ``None`` if it names none; the default if that is among those named."""
    found = patterns()
    periods = []
    for match in found.scan.finditer(heading):
        record = found.records[match.lastgroup or ""]
        groups = record.pattern.match(heading, match.start())
        if groups and record.rule in (_WHOLE | {"plan"}) and (period := resolve(record, groups, None)):
            periods.append(period)
    if default in periods:
        return default
    later = [period for period in periods if (year_of(period) or 0) > (reported or 0)]
    return later[0] if later else None
