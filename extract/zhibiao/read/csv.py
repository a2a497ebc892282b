"""Tables as text: values parted by commas, semicolons or tabs."""

import csv
import io

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.sheets import Sheet, add_sheet
from zhibiao.read.text import decode

_SAMPLE = 65_536  # characters that tell what parts the values
_DELIMITERS = ",\t;|"


def read(data: bytes, budget: Budget) -> Document:
    """Read a table of values: titles and notes as lines, the rest as one grid.

    Args:
        data: the bytes of the file, in UTF-8, GB18030 or UTF-16.
        budget: what reading it may cost.

    Raises:
        ReadError: the file is in no known encoding, too large, no table, or holds no text.
    """
    text = decode(data, budget.source)
    budget.spend(characters=len(text))
    cells: dict[tuple[int, int], str] = {}
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))):
            budget.spend(cells=len(row))
            cells |= {(number, column): value for column, value in enumerate(row) if value.strip()}
    except csv.Error as error:
        raise ReadError(budget.source, f"the file is no table of values ({error}): give it the suffix .txt") from None
    builder = Builder(budget)
    add_sheet(builder, Sheet("", cells, [], {}))
    return builder.build(data, "csv")


def _delimiter(text: str) -> str:
    """The sign that parts the most values, the earlier of two in the list above."""
    sample = text[:_SAMPLE]
    return max(_DELIMITERS, key=lambda sign: (sample.count(sign), -_DELIMITERS.index(sign)))
