"""Where predictions come from: the extractor itself, or report files that it or another program wrote."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from zhibiao.core.errors import ReadError
from zhibiao.core.facts import Entity, Metric, Report
from zhibiao.gold.types import GoldReport

ZHIBIAO = "zhibiao"


def predictions(system: Sequence[str], golds: Sequence[GoldReport]) -> list[Report]:
    """A system's report for each gold report, in their order.

    Args:
        system: ``zhibiao`` alone, to extract the texts now; else files of reports as ``zhibiao extract`` writes them
            (JSON object, JSON list or JSON lines), and folders of such files.
        golds: the annotated reports.

    Raises:
        ReadError: a file is no report, there is none for one of the gold reports, or it was made from another text.
    """
    if list(system) == [ZHIBIAO]:
        return extracted(golds)
    found = [report for path in system for report in read_reports(Path(path))]
    return [_of(gold, found, ", ".join(system)) for gold in golds]


def extracted(golds: Sequence[GoldReport]) -> list[Report]:
    """What zhibiao makes of the texts now."""
    from zhibiao.pipeline import Extractor

    extractor = Extractor(accounting=True)
    return [extractor.extract_text(gold.text, source=gold.name) for gold in golds]


def read_reports(path: Path) -> Iterator[Report]:
    """Read the reports of a ``.json`` or ``.jsonl`` file, or of all such files of a folder.

    Raises:
        ReadError: the path cannot be read, or holds something else.
    """
    if path.is_dir():
        for file in sorted([*path.rglob("*.json"), *path.rglob("*.jsonl")]):
            yield from read_reports(file)
        return
    try:
        data = path.read_bytes()
        if path.suffix == ".jsonl":
            yield from msgspec.json.decode(b"[" + b",".join(filter(None, data.splitlines())) + b"]", type=list[Report])
        elif data.lstrip()[:1] == b"[":
            yield from msgspec.json.decode(data, type=list[Report])
        else:
            yield msgspec.json.decode(data, type=Report)
    except OSError as error:
        raise ReadError(str(path), f"cannot be read ({error.strerror})") from None
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ReadError(str(path), f"is no report as `zhibiao extract --format json` writes it ({error})") from None


def fitting(gold: GoldReport, report: Report) -> Report:
    """The report, if its facts are slices of the gold's text.

    Raises:
        ReadError: they are not: it was made from another text.
    """
    facts: list[Metric | Entity] = [*report.metrics, *report.entities]
    for fact in facts:
        if gold.text[fact.start : fact.end] != fact.text:
            raise ReadError(
                report.document.source,
                f"was made from another text than the gold of {gold.name}: at {fact.start} it has {fact.text!r}, "
                f"the gold {gold.text[fact.start : fact.end]!r}",
            )
    return report


def _of(gold: GoldReport, reports: Sequence[Report], system: str) -> Report:
    same_text = [report for report in reports if report.document.id == gold.sha256]
    same_name = [report for report in reports if Path(report.document.source).stem == gold.name]
    for report in (*same_text, *same_name):
        return fitting(gold, report)
    raise ReadError(system, f"has no report made from the text of {gold.name}")
