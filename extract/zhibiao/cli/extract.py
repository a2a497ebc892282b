"""``zhibiao extract``: files and folders to a table, JSON or CSV."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli.failures import one_sentence


class Format(StrEnum):
    """The outputs that ``--format`` offers; a test holds them against the table of sinks."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def extract(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Reports, or folders to search for them.", show_default=False),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file instead of the terminal.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: by OUT's suffix, a table on the terminal.", show_default=False),
    ] = None,
    accounting: Annotated[bool, typer.Option("--accounting", help="Say what became of every number.")] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put the report's text into the output.")] = False,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, metavar="P", help="Leave out metrics that are less sure than this (0 to 1).")
    ] = 0.0,
    area: Annotated[
        str | None,
        typer.Option(metavar="AREA", help="Only metrics of this work area, such as food.", show_default=False),
    ] = None,
    areas_model: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Your own work areas, from zhibiao train areas.", show_default=False),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Say why this metric of one file says what it says.", show_default=False),
    ] = None,
) -> None:
    """Read reports; write a table, JSON or CSV.

    What comes out is every number with what it measures, where, when, and how it relates to the others.

    A folder is searched through for files with a suffix of a format that can be read, in the order of their names.
    A file that cannot be read is set aside with one sentence; the rest goes on.

    \b
    Formats:
      table  for people
      json   one object for one file, a list for several files or a folder
      jsonl  one report a line
      csv    one metric a row, opens in Excel

    \b
    Examples:
      zhibiao extract report.txt
      zhibiao extract report.txt --format json | jq '.metrics[] | {indicator, value, unit}'
      zhibiao extract 2023/ 2024/ -o reports.jsonl
      zhibiao extract report.txt --accounting
      zhibiao extract report.txt --explain m12
      zhibiao extract reports/ --area food -o food.csv
    """
    from zhibiao.cli.inputs import find_reports
    from zhibiao.cli.run import Run
    from zhibiao.pipeline import Extractor
    from zhibiao.sinks import sink

    chosen = format or _format_for(output)
    many = len(paths) > 1 or paths[0].is_dir()
    if explain is not None:
        _explain(paths[0], explain, many=many)
        return
    if area is not None:
        _check_area(area, areas_model)
    extractor = Extractor(
        accounting=accounting,
        with_text=with_text,
        min_confidence=min_confidence,
        area=area,
        areas_model=areas_model,
    )
    run = Run(extractor, find_reports(paths), many=many)
    run.write(sink(chosen.value), output)
    raise typer.Exit(run.exit_code)


def _explain(path: Path, id: str, *, many: bool) -> None:
    from zhibiao.cli.explain import in_words
    from zhibiao.pipeline import Extractor

    if many:
        typer.echo("zhibiao: --explain wants one file: ids are those of one report", err=True)
        raise typer.Exit(2)
    with one_sentence():
        typer.echo(in_words(Extractor().explain(path, id)))


def _check_area(area: str, model: Path | None) -> None:
    from zhibiao.areas import names

    with one_sentence():
        known = names(model=model)
    if area not in known:
        typer.echo(f"zhibiao: {area} is no work area; there are {', '.join(known)}", err=True)
        raise typer.Exit(2)


def _format_for(output: Path | None) -> Format:
    if output is None:
        return Format.table
    suffix = output.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in Format.__members__ else Format.json
