"""``zhibiao eval``: scores against gold, and comparisons of systems."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhibiao.cli.failures import one_sentence

if TYPE_CHECKING:
    from zhibiao.evaluation.reports import Evaluation
    from zhibiao.gold.types import GoldReport


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD...", help="Folders of gold, or files of annotations.", show_default=False),
    ],
    system: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SYSTEM", help="zhibiao (default), or a file or folder of predicted reports; repeat for several."
        ),
    ] = None,
    compare: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Two systems instead of one.", show_default=False)
    ] = None,
    split: Annotated[str | None, typer.Option(help="Only train, dev or test.", show_default=False)] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page that shows what is right and wrong.")
    ] = None,
    errors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the errors by cause, with examples (Markdown).")
    ] = None,
) -> None:
    """Score what was extracted against annotated reports.

    Prints every score with its counts and 95 % interval, by kind, aspect, department and report. Where nothing was
    predicted or annotated a score is undefined and says so. The definitions, with an example worked out, are in
    eval/README.md.

    \b
    Examples:
      zhibiao eval annotations/ --split dev
      zhibiao eval annotations/ --html page.html
      zhibiao eval annotations/ --system predictions/
      zhibiao eval annotations/ --compare old.jsonl zhibiao
    """
    if compare and (system or html or errors):
        raise typer.BadParameter("--compare takes both systems and prints; leave out --system, --html and --errors")
    from zhibiao.evaluation.golds import find_gold

    try:
        with one_sentence():
            golds = find_gold(gold, split)
            if compare:
                _compare(golds, *compare, as_json=json)
            else:
                _score(golds, system or ["zhibiao"], as_json=json, html=html, errors=errors)
    except OSError as error:
        typer.echo(f"zhibiao: {error.filename}: cannot be written ({error.strerror})", err=True)
        raise typer.Exit(2) from None


def _score(
    golds: "list[GoldReport]", system: list[str], *, as_json: bool, html: Path | None, errors: Path | None
) -> None:
    from zhibiao.evaluation.errors import error_list
    from zhibiao.evaluation.output import show

    evaluations = _evaluations(golds, system)
    show(", ".join(system), evaluations, as_json=as_json, html=html)
    if errors:
        errors.write_text(error_list(evaluations), encoding="utf-8")


def _compare(golds: "list[GoldReport]", a: str, b: str, *, as_json: bool) -> None:
    from rich.console import Console

    from zhibiao.evaluation.output import to_json
    from zhibiao.evaluation.summary import comparisons
    from zhibiao.evaluation.terminal import print_comparison

    compared = comparisons(_evaluations(golds, [a]), _evaluations(golds, [b]))
    if as_json:
        typer.echo(to_json({"a": a, "b": b, "scores": compared}))
    else:
        print_comparison(a, b, compared, Console(highlight=False))


def _evaluations(golds: "list[GoldReport]", system: list[str]) -> "list[Evaluation]":
    from zhibiao.evaluation.reports import evaluate
    from zhibiao.evaluation.systems import predictions

    return [evaluate(gold, report) for gold, report in zip(golds, predictions(system, golds), strict=True)]
