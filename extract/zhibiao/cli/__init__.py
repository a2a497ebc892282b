"""The ``zhibiao`` command; one module a subcommand, whose imports wait until it runs."""

from typing import Annotated

import typer

from zhibiao.cli.annotate import annotate
from zhibiao.cli.demo import demo
from zhibiao.cli.evaluate import evaluate
from zhibiao.cli.extract import extract
from zhibiao.cli.gold import gold
from zhibiao.cli.schema import schema
from zhibiao.cli.train import train

app = typer.Typer(
    name="zhibiao",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from zhibiao import __version__

        typer.echo(f"zhibiao {__version__}")
        raise typer.Exit()


@app.callback()
def zhibiao(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read Chinese government reports and turn every number into a complete statement.

    \b
    Examples:
      zhibiao demo                          see what it does, on reports that ship with it
      zhibiao extract report.txt            a readable table of what the report says
      zhibiao extract report.txt -o a.json  everything, for programs
      zhibiao extract reports/ -o all.csv   a folder, one metric a row, for Excel

    \b
    Exit status: 0 all done, 1 an input could not be read, 2 wrong use.
    """


app.command(no_args_is_help=True)(extract)
app.command()(demo)
app.command()(schema)
app.command("eval", no_args_is_help=True)(evaluate)
app.add_typer(gold)
app.add_typer(train)
app.add_typer(annotate)


def main() -> None:
    """Run the command line; what ends the reading of its output early (``| head``) is no error."""
    app()
