"""``zhibiao demo``: what the program does, on reports that ship with it."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from zhibiao.core.facts import Report

_SHOWN = 15  # metrics of each report on the terminal; the files hold all


def demo() -> None:
    """Show what it does, on reports that ship with it.

    The reports (invented ones, of three departments) and what was found in them stay in ./zhibiao-demo/ as text, JSON
    and CSV.
    """
    import sys
    from pathlib import Path
    from time import perf_counter

    from zhibiao.pipeline import Extractor
    from zhibiao.sinks import table

    folder = Path("zhibiao-demo")
    try:
        texts = _copy_texts(folder)
        extractor = Extractor(accounting=True)
        started = perf_counter()
        extractor.extract(texts[0])  # the first report loads patterns and dictionaries, and is extracted again below
        loaded = perf_counter()
        reports = [extractor.extract(path) for path in texts]
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
    typer.echo(f"Left in {folder}/: {', '.join(sorted(file.name for file in [*texts, *files]))}")
    typer.echo("Your own: zhibiao extract REPORT.txt")


def _copy_texts(folder: "Path") -> "list[Path]":
    from importlib import resources

    from zhibiao.sinks.files import whole_file

    folder.mkdir(exist_ok=True)
    sources = [item for item in resources.files("zhibiao").joinpath("demo").iterdir() if item.name.endswith(".txt")]
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
