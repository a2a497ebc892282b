"""What a user did wrong, said in one sentence and without a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def one_sentence(*others: type[Exception]) -> Iterator[None]:
    """What is wrong with an input is one sentence on standard error and exit status 1.

    Args:
        others: what counts as such besides the package's own errors.

    Raises:
        typer.Exit: there was such an error.
    """
    from zhibiao.core.errors import ZhibiaoError

    expected: tuple[type[Exception], ...] = (ZhibiaoError, *others)
    try:
        yield
    except expected as error:
        typer.echo(f"zhibiao: {error}", err=True)
        raise typer.Exit(1) from None
