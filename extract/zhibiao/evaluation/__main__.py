"""``python -m zhibiao.evaluation GOLD PREDICTION``: the scores of one report's prediction."""

from pathlib import Path
from typing import Annotated

import typer


def main(
    gold: Annotated[Path, typer.Argument(help="Annotation (JSON).", show_default=False)],
    prediction: Annotated[
        Path, typer.Argument(help="Report as `zhibiao extract --format json` prints it.", show_default=False)
    ],
    text: Annotated[Path | None, typer.Option(help="The annotated text, where it is not found beside GOLD.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page that shows what is right and wrong.")] = None,
) -> None:
    """Score a predicted report against an annotated one.

    The prediction has to be of the annotated text: its spans are compared with the text. Exit status: 0 scored,
    1 an input could not be used.
    """
    from zhibiao.core.errors import ReadError, ZhibiaoError
    from zhibiao.evaluation.golds import read_gold
    from zhibiao.evaluation.reports import evaluate
    from zhibiao.evaluation.systems import fitting, read_reports

    try:
        reports = list(read_reports(prediction))
        if len(reports) != 1:
            raise ReadError(str(prediction), f"holds {len(reports)} reports, not one: use `zhibiao eval` for several")
        annotated = read_gold(gold, text, Path(reports[0].document.source))
        evaluations = [evaluate(annotated, fitting(annotated, reports[0]))]
    except ZhibiaoError as error:
        typer.echo(f"zhibiao: {error}", err=True)
        raise typer.Exit(1) from None
    from zhibiao.evaluation.output import show

    show(str(prediction), evaluations, as_json=json, html=html)


if __name__ == "__main__":
    typer.run(main)
