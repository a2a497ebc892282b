"""What a report is: title, department, region, kind, year, period, date and number, each with where it was read."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import cast

import msgspec

from zhibiao.core.document import Document, Layout
from zhibiao.core.facts import FieldSource, Region, ReportKind
from zhibiao.entities.departments import Department, departments
from zhibiao.entities.lines import Line, foot, head, title
from zhibiao.entities.patterns import patterns
from zhibiao.entities.places import Place, as_region, narrow, read_place
from zhibiao.entities.readings import Reading, in_head, published
from zhibiao.lexicons.divisions import Division
from zhibiao.periods import Calendar

_ADDRESS = re.compile("作政府工作报告")
_RELATIVE = re.compile("^.[省市县区州]$|^(?:全|我|本|各|该)")
_WANTED = ("title", "department", "region", "report_kind", "report_year", "period")
_STATE = "中华人民共和国"


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """The metadata of a report as :class:`~zhibiao.core.facts.DocumentInfo` has it.

    ``place`` is the region with all its candidates; ``fields`` say where each field was read, with an empty span for
    one from the file's name; ``warnings`` name what the text does not say, or says doubtfully.
    """

    title: str | None = None
    department: str | None = None
    region: Region | None = None
    report_kind: ReportKind | None = None
    report_year: int | None = None
    period: str | None = None
    published: str | None = None
    number: str | None = None
    place: Place | None = None
    fields: tuple[FieldSource, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def home(self) -> Division | None:
        """The division that the report is from, if it is known."""
        return self.place.division if self.place else None


def describe(document: Document, layout: Layout, calendar: Calendar) -> Metadata:
    """Read what a report is from its head, its foot and, where they are silent, its file's name.

    Args:
        document: the report.
        layout: its sections and tables.
        calendar: its year and the period that it is about.

    Returns:
        The metadata; offsets are those of the text.

    Example:
        >>> from zhibiao import periods
        >>> from zhibiao.read import read_text
        >>> from zhibiao.segment import segment
        >>> document = read_text("益阳市市场监督管理局\\n2023年部门整体支出绩效自评报告\\n一、概况\\n编制339名。")
        >>> layout = segment(document)
        >>> read = describe(document, layout, periods.find(document, layout))
        >>> read.department, read.region.code, read.report_kind, read.report_year
        ('益阳市市场监督管理局', '430900', 'performance', 2023)
    """
    top, bottom = head(document), foot(document, layout)
    named = title(top, layout)
    heading = named[0] if named else None
    department = next(departments(document, top, bottom, heading), None)
    place, where = _place(document, top, heading, department, calendar.report_year)
    if department:
        department = department.completed(place)
    readings = {
        "title": Reading(heading.text, heading.start, heading.end, named[1]) if heading and named else None,
        "department": Reading(*msgspec.structs.astuple(department)) if department else None,
        "region": where,
        "report_kind": _kind(document, heading),
        "report_year": _first(str(calendar.report_year), calendar) if calendar.report_year else None,
        "period": _first(calendar.default, calendar) if calendar.default else None,
        "published": published(document, top, bottom),
        "number": next(in_head("number", document.folded, top, 0.95), None),
    }
    return _assembled({name: reading for name, reading in readings.items() if reading}, place, calendar)


def _assembled(readings: dict[str, Reading], place: Place | None, calendar: Calendar) -> Metadata:
    """The metadata of what was read, with what is to be said about it."""
    values = {name: reading.value for name, reading in readings.items()}
    read = Metadata(
        title=values.get("title"),
        department=values.get("department"),
        region=as_region(place) if place else Region(name=_STATE) if values.get("department") == "国务院" else None,
        report_kind=cast("ReportKind | None", values.get("report_kind")),
        report_year=calendar.report_year,
        period=calendar.default or None,
        published=values.get("published"),
        number=values.get("number"),
        place=place,
        fields=tuple(
            FieldSource(field=name, start=r.start, end=r.end, confidence=r.confidence) for name, r in readings.items()
        ),
    )
    return msgspec.structs.replace(read, warnings=tuple(_warnings(read, readings.get("region"))))


def _place(
    document: Document, top: list[Line], heading: Line | None, department: Department | None, year: int | None
) -> tuple[Place | None, Reading | None]:
    """The place that the department's name, the title or the congress names, else the file's name as a hint."""
    text = document.folded
    said: list[tuple[str, int, int, float]] = []
    if department:
        said.append((department.name, department.start, department.end, department.confidence))
    for line in [heading, *top[:6]] if heading else top[:6]:
        bare = re.sub(r"^(?:关于)?(?:(?:19|20)\d\d年(?:度)?)?(?:中共|中国共产党|国家税务总局)?", "", line.text)
        said.append((bare, line.start, line.end, 0.85))
    said += [(r.value, r.start, r.end, 0.8) for r in in_head("congress", text, top, 0.8)]
    for words, start, end, confidence in said:
        place = read_place(re.sub("^(?:中共|中国共产党|国家税务总局)", "", words), year, short=False)
        if place and not _RELATIVE.match(place.name):
            settled = narrow(place, text)
            certain = confidence if settled.division or not settled.divisions else 0.4
            return settled, Reading(settled.name, start, end, certain)
    named = (read_place(word, year, short=False) for word in re.split(r"[_\-.\s]", PurePath(document.source).stem))
    hint = next((p for p in named if p and p.divisions), None)
    return (narrow(hint, text), Reading(hint.name, 0, 0, 0.3)) if hint else (None, None)


def _kind(document: Document, heading: Line | None) -> Reading | None:
    if heading:
        for kind, pattern in patterns("kinds").items():
            if pattern.search(heading.text):
                return Reading(kind.partition("#")[0], heading.start, heading.end, 0.95)
    if match := _ADDRESS.search(document.folded[:1500]):
        return Reading("government-work-report", match.start(), match.end(), 0.5)
    return None


def _first(period: str, calendar: Calendar) -> Reading:
    """The first mention of a period, or of one inside it."""
    exact = next((m for m in calendar.mentions if m.period == period), None)
    mention = exact or next((m for m in calendar.mentions if m.period.startswith(period[:4])), None)
    if mention is None:
        return Reading(period, 0, 0, 0.5)
    return Reading(period, mention.start, mention.end, 0.9 if exact else 0.7)


def _warnings(read: Metadata, where: Reading | None) -> Iterator[str]:
    missing = [name for name in _WANTED if getattr(read, name) is None]
    if missing:
        yield f"the text does not say: {', '.join(missing)}"
    if read.place and where and where.end == 0:
        yield f"region: {read.place.name} is from the file's name; the text does not say it"
    if read.place and len(read.place.divisions) > 1:
        codes = ", ".join(division.code for division in read.place.divisions)
        yield f"region: {read.place.name} is the name of several divisions ({codes}); the text does not say which"
    elif read.place and not read.place.divisions:
        yield f"region: {read.place.name} is not in the table of divisions; it has no code"
