"""One run over many files: extracts, sets aside what cannot be read, writes, and shows how far it is."""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from zhibiao.core.errors import ReadError, ZhibiaoError
from zhibiao.core.facts import Report
from zhibiao.pipeline import Extractor
from zhibiao.read.formats import SUFFIXES
from zhibiao.sinks import Sink
from zhibiao.sinks.files import whole_file


class Run:
    """Extracts files one by one while a sink writes them, so that memory does not grow with their number.

    Args:
        extractor: does the work.
        paths: the files.
        many: whether the output is that of many, even if there is only one.
    """

    def __init__(self, extractor: Extractor, paths: list[Path], *, many: bool) -> None:
        self._extractor = extractor
        self._paths = paths
        self._many = many
        self._failed = 0
        self._console = Console(stderr=True, highlight=False)

    @property
    def exit_code(self) -> int:
        """0 if all went well, 1 if a file was set aside."""
        return int(self._failed > 0)

    def write(self, sink: Sink, output: Path | None) -> None:
        """Write all reports to a file, or to standard output.

        Raises:
            typer.Exit: nothing can be written there; one sentence says why. Its code is 2.
            BrokenPipeError: who read standard output has gone.
        """
        try:
            if output is None:
                sink.write(self._reports(show_progress=not sys.stdout.isatty()), sys.stdout.buffer, many=self._many)
                sys.stdout.buffer.flush()
            else:
                self._write_file(sink, output)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._say(f"{output or 'standard output'}: cannot be written ({error.strerror}): choose another place")
            raise typer.Exit(2) from None

    def _write_file(self, sink: Sink, output: Path) -> None:
        with whole_file(output) as stream:
            sink.write(self._reports(show_progress=True), stream, many=self._many)
            if self._failed == len(self._paths):
                raise typer.Exit(1)  # nothing to write: the file is not made
        self._say(f"{len(self._paths) - self._failed} of {len(self._paths)} reports written to {output}")

    def _reports(self, *, show_progress: bool) -> Iterator[Report]:
        with self._progress(show_progress) as progress:
            for path in progress.track(self._paths):
                try:
                    yield self._extract(path)
                except ZhibiaoError as error:
                    self._set_aside(str(error))
                except Exception as error:
                    if not self._many:
                        raise
                    self._set_aside(f"{path}: the program failed on it, please report that ({error!r})")

    def _extract(self, path: Path) -> Report:
        if path.is_dir():
            raise ReadError(str(path), f"no file in this folder has a known suffix ({' '.join(SUFFIXES)})")
        return self._extractor.extract(path)

    def _progress(self, wanted: bool) -> Progress:
        columns = TextColumn("extracting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        shown = wanted and len(self._paths) > 1 and self._console.is_terminal
        return Progress(*columns, console=self._console, transient=True, disable=not shown)

    def _set_aside(self, message: str) -> None:
        self._failed += 1
        self._say(message)

    def _say(self, message: str) -> None:
        self._console.print(Text(f"zhibiao: {message}"), soft_wrap=True)
