"""The one place that knows the order of the steps: a file or a text in, a report out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import zhibiao
from zhibiao import areas, entities, periods, quantities, tables
from zhibiao.audit.accounting import account
from zhibiao.core.document import Claim, Document, Layout, PeriodMention, Quantity, Span
from zhibiao.core.errors import ReadError
from zhibiao.core.facts import DocumentInfo, Entity, Metric, Report
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.explaining import Explanation, explain
from zhibiao.metrics.linker import About, drafts_of, finish, link
from zhibiao.metrics.selection import only_about, without_doubtful
from zhibiao.read import read_file, read_text
from zhibiao.read.places import with_places
from zhibiao.segment import segment

_SCOPES = ("ORG", "REGION")
_SHORT = 2  # characters: a name so short stands in longer ones (长沙机场)


class Extractor:
    """Extracts reports one after another; loads its patterns and words once, on the first.

    Args:
        accounting: whether each report says what became of every number (``Report.accounting``).
        with_text: whether each report carries its text (``Report.document.text``).
        min_confidence: leave out metrics less sure than this (0 to 1), and the links to them.
        area: leave out metrics of other work areas than this, and the links to them.
        areas_model: a folder that ``zhibiao train areas`` wrote, with a list of areas of one's own.

    Example:
        >>> report = Extractor().extract_text("2023年，全市新增公共充电桩1250个。")
        >>> [(m.indicator, m.value, m.unit, m.scope) for m in report.metrics]
        [('公共充电桩', Decimal('1250'), '个', '全市')]
    """

    def __init__(
        self,
        *,
        accounting: bool = False,
        with_text: bool = False,
        min_confidence: float = 0.0,
        area: str | None = None,
        areas_model: Path | None = None,
    ) -> None:
        self._accounting = accounting
        self._with_text = with_text
        self._min_confidence = min_confidence
        self._area = area
        self._areas_model = areas_model

    def extract(self, path: str | Path) -> Report:
        """Read a file and extract it.

        Args:
            path: the report.

        Returns:
            What the report says.

        Raises:
            ReadError: the file cannot be read as a report.
        """
        return self._wanted(self._run(read_file(path)))

    def extract_text(self, text: str, source: str = "<text>") -> Report:
        """Extract a text at hand.

        Args:
            text: the report's text; all offsets are into it.
            source: a name for it.

        Raises:
            ReadError: the text is empty.
        """
        return self._wanted(self._run(read_text(text, source)))

    def _wanted(self, report: Report) -> Report:
        sure = without_doubtful(report, self._min_confidence)
        return sure if self._area is None else only_about(sure, self._area)

    def explain(self, path: str | Path, id: str) -> Explanation:
        """Say why a metric of a file says what it says.

        Args:
            path: the report.
            id: the metric's id, as :meth:`extract` gives it.

        Raises:
            ReadError: the file cannot be read as a report, or has no metric of that id in its running text.
        """
        return self._explain(read_file(path), id)

    def explain_text(self, text: str, id: str) -> Explanation:
        """Say why a metric of a text at hand says what it says; as :meth:`explain`.

        Example:
            >>> found = Extractor().explain_text("立案查处各类案件45件。", "m1")
            >>> found.clause, [(c.text, c.rule) for c in found.candidates if c.taken]
            ('立案查处各类案件45件', [('立案查处各类案件', 'noun before the number')])
        """
        return self._explain(read_text(text, "<text>"), id)

    def _explain(self, document: Document, id: str) -> Explanation:
        report = self._run(document)
        metric = next((metric for metric in report.metrics if metric.id == id), None)
        found = None if metric is None else explain(document, report.sentences, [*chain(*linked(document)[1])], metric)
        if found is None:
            raise ReadError(document.source, f"its running text has no metric {id}: see the ids that extract gives")
        return found

    def _run(self, document: Document) -> Report:
        layout, calendar, narrative, claims, tabular = _numbers(document)
        about = entities.describe(document, layout, calendar)
        stated = tables.state(document, layout, tabular, calendar)
        named = entities.find(document, layout, calendar, about)
        linked = link(document, layout, narrative, calendar, _whole(about, named))
        metrics = tuple(sorted((*linked, *stated), key=lambda metric: metric.start))
        metrics = with_places(entities.with_scopes(metrics, about, document.folded, named), document)
        subject = areas.subject_of(about.title, about.department, about.report_kind, about.period, about.report_year)
        sentences = areas.assign(document, layout, subject, model=self._areas_model)
        accounting = account(document, layout, metrics, calendar.mentions, claims) if self._accounting else None
        info = DocumentInfo(
            id=document.id,
            source=document.source,
            format=document.format,
            title=about.title,
            department=about.department,
            region=about.region,
            report_kind=about.report_kind,
            report_year=about.report_year,
            period=about.period,
            published=about.published,
            number=about.number,
            fields=about.fields,
            n_chars=len(document.text),
            text=document.text if self._with_text else None,
        )
        return Report(
            zhibiao_version=zhibiao.__version__,
            document=info,
            sections=layout.sections,
            sentences=sentences,
            metrics=areas.with_areas(metrics, sentences),
            entities=named,
            tables=tabular.tables,
            performance=tabular.performance,
            findings=tables.check_points(tabular),
            accounting=accounting,
            warnings=(*document.warnings, *about.warnings),
        )


def extract(path: str | Path, *, accounting: bool = False, with_text: bool = False) -> Report:
    """Extract one file; for many, keep an :class:`Extractor`.

    Raises:
        ReadError: the file cannot be read as a report.
    """
    return Extractor(accounting=accounting, with_text=with_text).extract(path)


def extract_text(text: str, *, accounting: bool = False, with_text: bool = False) -> Report:
    """Extract a text at hand.

    Example:
        >>> extract_text("办结率99.87%。").metrics[0].value
        Decimal('99.87')
    """
    return Extractor(accounting=accounting, with_text=with_text).extract_text(text)


def linked(document: Document) -> tuple[tuple[Metric, ...], list[list[Draft]]]:
    """The narrative's metrics as the rules alone make them, and the drafts that they are made of, by paragraph.

    The drafts still know what was proposed and why: for explanations and for training.
    """
    layout, calendar, narrative, *_ = _numbers(document)
    about = entities.describe(document, layout, calendar)
    named = entities.find(document, layout, calendar, about)
    paragraphs = drafts_of(document, layout, narrative, calendar, _whole(about, named))
    return finish(document, layout, [*chain(*paragraphs)]), paragraphs


def _whole(about: entities.Metadata, named: Sequence[Entity]) -> About:
    """What the linker is told of a report as a whole."""
    names = [entity.text for entity in named if entity.label in _SCOPES and len(entity.text) > _SHORT]
    return About(names, about.report_kind == "budget" and "执行" not in (about.title or ""))


def _numbers(
    document: Document,
) -> tuple[Layout, periods.Calendar, list[Quantity], list[Claim], tables.TableFacts]:
    """The steps before linking: how the text is built, its tables, its time, and the quantities of its narrative."""
    layout = segment(document)
    tabular = tables.read_tables(document, layout)
    layout = tables.with_prose(document, layout, tabular.prose)
    calendar = periods.find(document, layout)
    listed = tables.enumerators(document, tabular.prose)
    cells = [*_cells(layout.tables, tabular.prose)]
    found, claims = quantities.find(document.folded, _taken(layout, calendar.mentions, listed, cells))
    return layout, calendar, found, [*claims, *listed, *tabular.claims], tabular


def _taken(
    layout: Layout, mentions: Sequence[PeriodMention], listed: Sequence[Claim], cells: Sequence[Span]
) -> list[Span]:
    """What earlier steps own: enumerators of headings and lists, dates and periods, the cells of tables."""
    taken = [Span(s.start, s.start + len(s.label)) for s in layout.sections if s.label]
    taken += [Span(m.start, m.end) for m in mentions if m.role != "span"]
    taken += [Span(c.start, c.end) for c in listed]
    starts = [cell.start for cell in cells]
    outside = [s for s in taken if not (at := bisect_right(starts, s.start)) or cells[at - 1].end <= s.start]
    return sorted([*outside, *cells])


def _cells(regions: Sequence[Span], prose: Sequence[Span]) -> Iterator[Span]:
    """The stretches of tables whose numbers the tables' own readers take: all but cells of prose."""
    ordered = sorted(prose)
    for region in regions:
        start = region.start
        for cell in ordered:
            if region.start <= cell.start < region.end:
                yield Span(start, cell.start)
                start = cell.end
        yield Span(start, region.end)
