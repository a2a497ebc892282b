"""``zhibiao extract``: files and folders to a table, JSON or CSV."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
    """
    from zhibiao.cli.inputs import find_reports
    from zhibiao.cli.run import Run
    from zhibiao.pipeline import Extractor
    from zhibiao.sinks import sink

    chosen = format or _format_for(output)
    many = len(paths) > 1 or paths[0].is_dir()
    run = Run(Extractor(accounting=accounting, with_text=with_text), find_reports(paths), many=many)
    run.write(sink(chosen.value), output)
    raise typer.Exit(run.exit_code)


def _format_for(output: Path | None) -> Format:
    if output is None:
        return Format.table
    suffix = output.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in Format.__members__ else Format.json
