"""What reading one file may cost, so that no file, by mistake or by malice, takes the machine with it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from zhibiao.core.errors import ReadError

_MIB = 1 << 20


class Limits(NamedTuple):
    """The most that one file may ask for; a report of a province with all its tables needs a tenth of it."""

    size: int = 256 * _MIB  #: bytes of the file
    unpacked: int = 1024 * _MIB  #: bytes of all parts of a packed file (docx, xlsx, ofd, zip)
    ratio: int = 300  #: unpacked bytes for each packed one, of a part above one MiB
    parts: int = 20_000  #: parts of a packed file
    nesting: int = 3  #: archives within archives
    pages: int = 5_000
    cells: int = 2_000_000
    characters: int = 50_000_000
    seconds: float = 300.0  #: from the first byte to the document


class Budget:
    """Counts what reading a file has cost, and refuses more than its limits.

    Args:
        source: the file, for errors.
        limits: the most that it may cost.

    Example:
        >>> Budget("a.xlsx", Limits(cells=10)).spend(cells=11)
        Traceback (most recent call last):
        zhibiao.core.errors.ReadError: a.xlsx: the file has more than 10 cells: split it first
    """

    def __init__(self, source: str, limits: Limits | None = None) -> None:
        self.source = source
        self.limits = limits or Limits()
        self._ends = time.monotonic() + self.limits.seconds
        self._depth = 0
        self._spent = dict.fromkeys(("pages", "cells", "characters", "parts", "unpacked"), 0)

    def spend(self, **amounts: int) -> None:
        """Count pages, cells, characters, parts or unpacked bytes.

        Raises:
            ReadError: a limit is passed, or the time is over.
        """
        for name, amount in amounts.items():
            self._spent[name] += amount
            limit = getattr(self.limits, name)
            if self._spent[name] > limit:
                what = "bytes when it is unpacked" if name == "unpacked" else name
                raise ReadError(self.source, f"the file has more than {limit} {what}: split it first")
        self.check_time()

    def check_time(self) -> None:
        """See whether there is time left.

        Raises:
            ReadError: the time is over.
        """
        if time.monotonic() > self._ends:
            seconds = f"{self.limits.seconds:g} seconds"
            raise ReadError(self.source, f"reading takes longer than {seconds}: split the file first")

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Read an archive, perhaps within another one.

        Raises:
            ReadError: archives stand in archives too deep.
        """
        if self._depth == self.limits.nesting:
            deep = f"archives in it are nested more than {self.limits.nesting} deep: unpack it first"
            raise ReadError(self.source, deep)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    @property
    def seconds_left(self) -> float:
        """How long reading may still go on; never below a tenth of a second."""
        return max(self._ends - time.monotonic(), 0.1)
