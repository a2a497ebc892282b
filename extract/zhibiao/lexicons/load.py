"""Read the package's data files: CSV word lists and TOML pattern records, checked on reading and cached.

Nothing is read on import. A damaged row raises :class:`~zhibiao.core.errors.DataError` that names file and row.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from zhibiao.core.errors import DataError

Row = TypeVar("Row", bound=msgspec.Struct)


@cache
def rows(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a word list, in the file's order.

    Args:
        name: the file's name in this folder, ``units.csv``.
        row_type: a Struct whose fields are the file's columns, in their order; the first field is unique.

    Raises:
        DataError: the header is another, a row has too few or too many columns, a value of the wrong type, or a first
            column that an earlier row has.

    Example:
        >>> from zhibiao.lexicons.rows import Unit
        >>> [row.kind for row in rows("units.csv", Unit) if row.unit == "千瓦时"]
        ['measure']
    """
    return read_csv(files(__package__) / name, row_type)


def read_csv(path: Traversable, row_type: type[Row]) -> tuple[Row, ...]:
    """Like :func:`rows`, for a file that lies elsewhere."""
    columns = list(row_type.__struct_fields__)
    lines = list(csv.reader(path.read_text("utf-8").splitlines(), strict=True))
    if not lines or lines[0] != columns:
        raise DataError(f"{path.name}, row 1: the header must be {','.join(columns)}")
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(columns):
            raise DataError(f"{path.name}, row {number}: {len(line)} columns instead of {len(columns)}")
    records = (dict(zip(columns, line, strict=True)) for line in lines[1:])
    return _checked(path.name, records, row_type, first=2)


def read_toml(path: Traversable, row_type: type[Row]) -> tuple[Row, ...]:
    """The records of a TOML file that is one array of tables, ``[[record]]``.

    Args:
        path: the file.
        row_type: a Struct of a record's fields; the first field is unique.

    Raises:
        DataError: the file is no TOML, holds anything else, or a record is malformed or repeated.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}: {error}") from error
    if list(content) != ["record"]:
        raise DataError(f"{path.name}: only [[record]] tables are read")
    return _checked(path.name, content["record"], row_type, first=1)


def _checked(name: str, records: Iterable[Mapping[str, object]], row_type: type[Row], first: int) -> tuple[Row, ...]:
    key = row_type.__struct_fields__[0]
    found: dict[object, Row] = {}
    for number, record in enumerate(records, start=first):
        try:
            row = msgspec.convert(record, row_type)
        except msgspec.ValidationError as error:
            raise DataError(f"{name}, row {number}: {error}") from error
        identity = getattr(row, key)
        if not identity or identity in found:
            raise DataError(f"{name}, row {number}: {key} {identity!r} is empty or repeated")
        found[identity] = row
    return tuple(found.values())
