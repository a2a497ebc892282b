"""``zhibiao train``: the models are made from annotated reports."""

from pathlib import Path
from typing import Annotated

import typer

train = typer.Typer(
    name="train",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Train the models from annotated reports.",
)


@train.callback()
def _train() -> None:
    """Keeps the subcommand's name where there is only one."""


@train.command("links")
def links(
    gold: Annotated[Path, typer.Option(metavar="DIR", help="A folder like annotations/, with splits.")] = Path(
        "annotations"
    ),
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the model goes.")] = Path("models/links"),
) -> None:
    """Train how sure each metric is, and write the model with its measures and its card.

    The splits train and dev are learned from, test is only scored. The same annotations and the same program give the
    same files. To be run again whenever rules or annotations have changed.

    \b
    Example:
      zhibiao train links --gold annotations --out models/links
    """
    from zhibiao.core.errors import ZhibiaoError
    from zhibiao.evaluation.link_training import table, train_links

    try:
        found = train_links(gold, out)
    except (ZhibiaoError, ValueError) as error:
        typer.echo(f"zhibiao: {error}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{table(found)}\nwritten: {out}")
