"""``zhibiao schema``: the contract of the output."""

from typing import Annotated

import typer


def schema(
    codebook: Annotated[bool, typer.Option("--codebook", help="The data dictionary (Markdown) instead.")] = False,
) -> None:
    """Print the output's JSON Schema or data dictionary.

    Field names, types and meanings are stable within a major schema version.

    \b
    Examples:
      zhibiao schema > report.schema.json
      zhibiao schema --codebook | less
    """
    import json

    from zhibiao.core import serialize

    text = serialize.codebook() if codebook else json.dumps(serialize.json_schema(), ensure_ascii=False, indent=2)
    typer.echo(text)
