"""The three forms that scores take: tables on the terminal, JSON, and a page."""

from collections.abc import Sequence
from pathlib import Path

import typer

from zhibiao.evaluation.reports import Evaluation
from zhibiao.evaluation.summary import Summary, summarise


def show(system: str, evaluations: Sequence[Evaluation], *, as_json: bool, html: Path | None) -> Summary:
    """Print a system's scores to standard output, as tables or as JSON, and write the page if one is wanted."""
    summary = summarise(system, evaluations)
    if as_json:
        typer.echo(to_json(summary))
    else:
        from rich.console import Console

        from zhibiao.evaluation.terminal import print_summary

        print_summary(summary, Console(highlight=False, soft_wrap=True))
    if html:
        from zhibiao.evaluation.page import page

        html.write_text(page(summary, evaluations), encoding="utf-8")
    return summary


def to_json(content: object) -> str:
    """Indented JSON of scores."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(content), indent=1).decode()
