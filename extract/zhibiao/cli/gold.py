"""``zhibiao gold``: annotated reports are compiled, checked, carried to other tools and back, and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli.failures import one_sentence

gold = typer.Typer(
    name="gold",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Compile, check and exchange annotated reports.",
)

_Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder like annotations/.", show_default=False)]
_Format = Annotated[str, typer.Argument(metavar="FORMAT", help="label-studio, doccano or brat.", show_default=False)]


@gold.command("compile")
def compile_(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="Texts and hand-written tables.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Where the stand-off JSON goes.")],
) -> None:
    """Compile annotations written by hand into stand-off JSON.

    Every report that SOURCE/reports.tsv lists is read, its quotes are found in its text, and OUT/NAME.json is written.
    The format is explained in annotations/README.md.

    \b
    Example:
      zhibiao gold compile annotations/source annotations/gold
    """
    from zhibiao.gold.handwritten import compile_folder
    from zhibiao.gold.records import write_folder

    with _one_sentence():
        reports = compile_folder(source)
        write_folder(reports, out, source)
    typer.echo(f"{len(reports)} reports, {sum(len(report.metrics) for report in reports)} metrics written to {out}")


@gold.command()
def draft(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help="The report, source/NAME.txt.", show_default=False)],
) -> None:
    """Draft a report's tables, for people to correct.

    They are written beside its text. Metrics and sentences are what the program finds; work areas that it does not
    know are left empty. Tables that are there already are not touched. A draft saves typing and suggests answers: do
    not use its metrics for the test split.

    \b
    Example:
      zhibiao gold draft annotations/source/54-shuiwuju.txt
    """
    from zhibiao.core.errors import GoldError
    from zhibiao.gold.writing import draft as drafted
    from zhibiao.gold.writing import write_tables
    from zhibiao.pipeline import Extractor

    with _one_sentence():
        if there := sorted(text.parent.glob(f"{text.stem}.*.tsv")):
            raise GoldError(str(there[0]), "-", "the report has tables already: remove them to start afresh")
        decoded = text.read_bytes().decode("utf-8")
        written = write_tables(drafted(text.stem, decoded, Extractor().extract_text(decoded, str(text))), text.parent)
    typer.echo("\n".join(map(str, written)))


@gold.command()
def check(
    folder: _Folder,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Leave out warnings.")] = False,
) -> None:
    """Check annotated reports against the guidelines.

    That is: format, closed lists, periods, links, sums, and numbers that nobody marked. An error breaks a rule and
    makes the exit status 1. A warning is worth a look and may be right.

    \b
    Example:
      zhibiao gold check annotations
    """
    from zhibiao.gold.checks import check as complaints_of
    from zhibiao.gold.loading import departments, load, split_of, work_areas

    with _one_sentence():
        reports, areas, by_department = load(folder), work_areas(folder), departments(folder)
        for report in reports:
            split_of(report, by_department)
    complaints = [complaint for report in reports for complaint in complaints_of(report, areas)]
    errors = [complaint for complaint in complaints if complaint.level == "error"]
    for complaint in errors if errors_only else complaints:
        typer.echo(str(complaint))
    typer.echo(f"{len(reports)} reports, {len(errors)} errors, {len(complaints) - len(errors)} warnings")
    raise typer.Exit(int(bool(errors)))


@gold.command("export")
def export(
    format: _Format,
    folder: _Folder,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file; for brat a folder.", show_default=False)],
    split: Annotated[str | None, typer.Option(help="Only train, dev or test.", show_default=False)] = None,
) -> None:
    """Write reports for Label Studio, doccano or brat.

    \b
    Example:
      zhibiao gold export label-studio annotations tasks.json
    """
    from zhibiao.gold import load
    from zhibiao.gold.exchange import exchange

    with _one_sentence():
        reports = load(folder, split)
        exchange(format).export(reports, out)
    typer.echo(f"{len(reports)} reports written to {out}")


@gold.command("import")
def import_(
    format: _Format,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="What the tool exported.", show_default=False)],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Texts and stand-off JSON go here.", show_default=False)],
) -> None:
    """Read reports from Label Studio, doccano or brat.

    Every span is checked against the text that it covers, however the tool counts characters.

    \b
    Example:
      zhibiao gold import label-studio export.json reviewed/gold
    """
    from zhibiao.gold.exchange import exchange
    from zhibiao.gold.records import write_folder

    with _one_sentence():
        reports = exchange(format).read(path)
        write_folder(reports, out)
    typer.echo(f"{len(reports)} reports written to {out}")


@gold.command()
def interface(folder: _Folder) -> None:
    """Print the interface for Label Studio (XML).

    Its labels are the kinds of metrics, the labels of entities, and the work areas of DIR.
    """
    from zhibiao.gold.exchange.label_studio import config
    from zhibiao.gold.loading import work_areas

    with _one_sentence():
        typer.echo(config(work_areas(folder)), nl=False)


@gold.command()
def schema() -> None:
    """Print the JSON Schema of the stand-off files."""
    import json

    from zhibiao.gold.records import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@gold.command()
def overview(folder: _Folder) -> None:
    """Count what is annotated (Markdown tables).

    Reports, metrics, entities, sentences and findings, by split, kind and department.
    """
    from zhibiao.gold.loading import departments, load
    from zhibiao.gold.overview import overview as tables

    with _one_sentence():
        typer.echo(tables(load(folder), departments(folder)), nl=False)


@gold.command()
def agreement(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds first/ and second/.", show_default=False)],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS", help="The folder of the texts.", show_default=False)],
) -> None:
    """Compare two annotations of the same reports.

    F1 of each field of the metrics, Cohen's kappa of the work areas, as a Markdown table.

    \b
    Example:
      zhibiao gold agreement annotations/agreement annotations/source
    """
    from zhibiao.evaluation.annotators import compare_folder, table

    with _one_sentence():
        typer.echo(table(compare_folder(folder, texts)), nl=False)


@contextmanager
def _one_sentence() -> Iterator[None]:
    """As :func:`one_sentence`; a file that cannot be read or written is one too, with exit status 2."""
    try:
        with one_sentence():
            yield
    except OSError as error:
        typer.echo(f"zhibiao: {error.filename}: {error.strerror}", err=True)
        raise typer.Exit(2) from None
