"""The few errors that a user can meet; each message is one clear sentence with what to do."""


class ZhibiaoError(Exception):
    """Base of all errors that are the input's fault, not the program's."""


class ReadError(ZhibiaoError):
    """A file cannot be read as a report.

    Args:
        source: the path as the user gave it.
        reason: what is wrong, and what to do about it, without a full stop.

    Example:
        >>> str(ReadError("a.txt", "the file is empty: there is nothing to extract"))
        'a.txt: the file is empty: there is nothing to extract'
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class GoldError(ZhibiaoError):
    """An annotation file breaks the guidelines' format; the message names the file and the row."""

    def __init__(self, source: str, row: int | str, reason: str) -> None:
        super().__init__(f"{source}, row {row}: {reason}")
        self.source = source
        self.row = row
        self.reason = reason


class DataError(ZhibiaoError):
    """A data file of the project (patterns, lexicons, models) is damaged; the message names the record."""


class MissingPackage(ZhibiaoError):
    """An optional package is needed and absent; the message says what to install."""
