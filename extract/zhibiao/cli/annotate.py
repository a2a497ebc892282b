"""``zhibiao annotate``: the model asks people about the sentences that teach it most, and learns from the answers."""

from pathlib import Path
from typing import Annotated

import typer

from zhibiao.cli.failures import one_sentence

annotate = typer.Typer(
    name="annotate",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Teach the work areas: sentences worth judging out, answers in.",
)


@annotate.command()
def suggest(
    paths: Annotated[list[Path], typer.Argument(metavar="FILES...", help="Reports.", show_default=False)],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="questions.csv, or .json for Label Studio.")
    ] = Path("questions.csv"),
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="How many sentences.")] = 50,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="From zhibiao train areas.", show_default=False)
    ] = None,
) -> None:
    """Pick the sentences of reports that teach the model most.

    They are those that it is least sure of, no two alike. Fill in the column area of the CSV, or label the tasks in
    Label Studio (choices named area for the text sentence), and give the answers to zhibiao annotate learn.

    \b
    Example:
      zhibiao annotate suggest reports/*.txt -n 100 -o questions.csv
    """
    from zhibiao.cli.inputs import find_reports
    from zhibiao.evaluation.area_learning import suggest as suggested
    from zhibiao.evaluation.area_learning import write_questions

    try:
        with one_sentence():
            questions = suggested(find_reports(paths), number, model)
            write_questions(questions, output)
    except OSError as error:
        typer.echo(f"zhibiao: {output}: cannot be written ({error.strerror}): choose another place", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{len(questions)} sentences written to {output}")


@annotate.command()
def learn(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="The CSV or JSON, answered.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where sentences and model go.", show_default=False)],
    source: Annotated[Path, typer.Option("--from", metavar="DIR", help="What the model was trained from.")] = Path(
        "models/areas"
    ),
    gold: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder like annotations/, to measure.", show_default=False)
    ] = None,
) -> None:
    """Train again with the answers, report before and after, and list labels that look wrong.

    \b
    Example:
      zhibiao annotate learn questions.csv --out my-areas --gold annotations
      zhibiao extract report.txt --areas-model my-areas
    """
    from zhibiao.evaluation.area_card import table
    from zhibiao.evaluation.area_learning import learn as learned

    with one_sentence():
        found = learned(answers, source, gold, out)
    typer.echo(f"{found.answers} answers learned; sentences and model written to {out}")
    for heading, scores in (("before", found.before), ("after", found.after)):
        if scores:
            typer.echo("\n".join(["", f"{heading}:", *table(scores)]))
    if found.suspects:
        typer.echo(f"\n{len(found.suspects)} labels look wrong; the surest:")
    for one in found.suspects[:20]:
        typer.echo(f"  {one.given} -> {one.suggested} {one.sure:.2f}  {one.text}")
