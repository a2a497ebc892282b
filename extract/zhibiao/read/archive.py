"""Archives (zip) of reports: all that can be read in them, one after another."""

from pathlib import PurePath

from zhibiao.core.document import Document
from zhibiao.core.errors import MissingPackage, ReadError
from zhibiao.read.blocks import Builder, Piece
from zhibiao.read.budget import Budget
from zhibiao.read.formats import SUFFIXES, format_of, reader_for
from zhibiao.read.packages import Package


def read(data: bytes, budget: Budget) -> Document:
    """Read an archive: its files as one document, each headed by its name if there are several.

    What cannot be read is named in a warning.

    Args:
        data: the bytes of the file.
        budget: what reading all of it may cost.

    Raises:
        ReadError: the archive is damaged, locked, too large, nested too deep, or holds nothing that can be read.
    """
    with budget.inside():
        package = Package(data, budget)
        names = sorted(name for name in package.names if _may_be_report(name))
        builder = Builder(budget)
        for name in names:
            try:
                document = _read_part(package.part(name), name, budget)
            except (ReadError, MissingPackage) as error:
                reason = error.reason if isinstance(error, ReadError) else str(error)
                builder.warnings.append(f"{_shown(name)} in the archive was left out: {reason}")
                budget.check_time()
                continue
            if len(names) > 1:
                builder.paragraph(Piece(PurePath(_shown(name)).stem))
            builder.append(document)
    return builder.build(data, "zip")


def _read_part(data: bytes, name: str, budget: Budget) -> Document:
    if not data:
        raise ReadError(budget.source, "it is empty")
    return reader_for(format_of(data, name))(data, budget)


def _may_be_report(name: str) -> bool:
    path = PurePath(name)
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden


def _shown(name: str) -> str:
    """A name as its writer meant it: without a mark for UTF-8, Chinese Windows writes GBK and zipfile reads cp437."""
    try:
        return name.encode("cp437").decode("gbk")
    except UnicodeError:
        return name
