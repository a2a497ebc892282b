"""``zhibiao demo``: what the program does, on reports that ship with it."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from zhibiao.core.facts import Report

_SHOWN = 15  # metrics of each report on the terminal; the files hold all


def demo() -> None:
    """Show what it does, on reports that ship with it.

    The reports (invented ones, of five departments, as text, Word and PDF) and what was found in them stay in
    ./zhibiao-demo/, the latter as JSON and CSV.
    """
    import sys
    from pathlib import Path
    from time import perf_counter

    from zhibiao.pipeline import Extractor
    from zhibiao.sinks import table

    folder = Path("zhibiao-demo")
    try:
        copies = _copy_reports(folder)
        extractor = Extractor(accounting=True)
        started = perf_counter()
        extractor.extract(copies[0])  # the first report loads patterns and dictionaries, and is extracted again below
        loaded = perf_counter()
        reports = [extractor.extract(path) for path in copies]
        finished = perf_counter()
        files = _write_results(folder, reports)
    except OSError as error:
        reason = f"cannot be written ({error.strerror}): run the demo in another folder"
        typer.echo(f"zhibiao: {error.filename or folder}: {reason}", err=True)
        raise typer.Exit(2) from None
    table.write(reports, sys.stdout.buffer, many=True, limit=_SHOWN)
    n_chars = sum(report.document.n_chars for report in reports)
    n_metrics = sum(len(report.metrics) for report in reports)
    took = f"{finished - loaded:.2f} seconds after {loaded - started:.2f} to load patterns and dictionaries"
    typer.echo(f"\n{n_metrics} metrics from {len(reports)} reports, {n_chars} characters, in {took}.")
    typer.echo(f"Left in {folder}/: {', '.join(sorted(file.name for file in [*copies, *files]))}")
    typer.echo("Your own: zhibiao extract REPORT.txt")


def _copy_reports(folder: "Path") -> "list[Path]":
    from importlib import resources
    from pathlib import Path

    from zhibiao.read.formats import SUFFIXES
    from zhibiao.sinks.files import whole_file

    folder.mkdir(exist_ok=True)
    shipped = resources.files("zhibiao").joinpath("demo").iterdir()
    sources = [item for item in shipped if Path(item.name).suffix in SUFFIXES]
    for source in sources:
        with whole_file(folder / source.name) as stream:
            stream.write(source.read_bytes())
    return sorted(folder / source.name for source in sources)


def _write_results(folder: "Path", reports: "list[Report]") -> "list[Path]":
    from zhibiao.sinks import sink
    from zhibiao.sinks.files import whole_file

    results = {"json": folder / "reports.json", "csv": folder / "metrics.csv"}
    for name, path in results.items():
        with whole_file(path) as stream:
            sink(name).write(reports, stream, many=True)
    return list(results.values())
