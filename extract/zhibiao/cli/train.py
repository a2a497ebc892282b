"""``zhibiao train``: the models are made from annotated reports."""

from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli.failures import one_sentence

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
    from zhibiao.evaluation.link_training import table, train_links

    with one_sentence(ValueError):
        found = train_links(gold, out)
    typer.echo(f"{table(found)}\nwritten: {out}")


@train.command("areas")
def areas(
    source: Annotated[
        Path, typer.Option("--from", metavar="DIR", help="sentences/AREA.tsv, and areas.toml for areas of your own.")
    ] = Path("models/areas"),
    gold: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder like annotations/, with splits.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the model goes; default: into --from.", show_default=False)
    ] = None,
) -> None:
    """Train the work areas from sentences, and from annotated reports where there are any.

    The first column of sentences/AREA.tsv, headed sentence, holds one sentence a row. Where they are, terms/AREA.txt
    holds words that speak for the area, one a line, and reports/NAME.txt with NAME.areas.tsv whole reports. For areas
    of your own, DIR/areas.toml lists them, in the form of extract/zhibiao/areas/taxonomy.toml: only area and name must
    be given.

    With --gold the model is trained on the split train, calibrated on dev, and only scored on test. The same input
    gives the same files.

    \b
    Examples:
      zhibiao train areas --gold annotations
      zhibiao train areas --from my-areas && zhibiao extract report.txt --areas-model my-areas
    """
    from zhibiao.evaluation.area_card import table
    from zhibiao.evaluation.area_training import train_areas

    target = out or source
    with one_sentence():
        trained = train_areas(source, gold, target)
    if trained.scores:
        typer.echo("\n".join(table(trained.scores)))
    typer.echo(f"written: {target}, {len(trained.classifier.config.areas)} areas")
