"""Excel workbooks of today (xlsx, xlsm): what is shown, by number format, with merged cells."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.packages import Package
from zhibiao.read.sheets import BUILT_IN, Merge, Sheet, add_sheet, format_date, format_number, is_date

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ON = ("1", "true")


class _Book(NamedTuple):
    """What the sheets of a workbook share."""

    strings: list[str]
    codes: list[str]  #: the format code of each cell style
    indents: list[int]
    since_1904: bool


def read(data: bytes, budget: Budget) -> Document:
    """Read a workbook: each sheet's name, titles and notes as lines, its cells as grids, numbers as they are shown.

    Hidden sheets, rows and columns are left out, with a warning. Macros are never looked at.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost.

    Raises:
        ReadError: the file is damaged, locked, too large, in Excel's binary format, or holds no text.
    """
    package = Package(data, budget)
    if "xl/workbook.bin" in package:
        raise ReadError(budget.source, "the file is a binary workbook (xlsb): save it as xlsx first")
    workbook = package.xml("xl/workbook.xml")
    targets = _targets(package)
    properties = workbook.find(f"{_S}workbookPr")
    codes, indents = _styles(package)
    since_1904 = properties is not None and properties.get("date1904") in _ON
    book = _Book(_strings(package), codes, indents, since_1904)
    builder = Builder(budget)
    for sheet in workbook.iterfind(f"{_S}sheets/{_S}sheet"):
        name = sheet.get("name", "").strip()
        target = targets.get(sheet.get(f"{_R}id", ""), "")
        if sheet.get("state", "visible") != "visible":
            builder.warnings.append(f"the hidden sheet {name} was left out")
        elif target in package and "chartsheets" not in target:
            add_sheet(builder, _read_sheet(package.xml(target), name, book, builder, budget))
    return builder.build(data, "xlsx")


def _targets(package: Package) -> dict[str, str]:
    name = "xl/_rels/workbook.xml.rels"
    if name not in package:
        return {}
    found = {relation.get("Id", ""): relation.get("Target", "") for relation in package.xml(name)}
    return {key: target.lstrip("/") if target.startswith("/") else f"xl/{target}" for key, target in found.items()}


def _strings(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package:
        return []
    return [_string(item) for item in package.xml("xl/sharedStrings.xml").iterchildren(f"{_S}si")]


def _string(item: "_Element") -> str:
    """The text of a string's runs; readings above the characters are none of it."""
    runs = (run for child in item for run in ((child,) if child.tag == f"{_S}t" else child.iterchildren(f"{_S}t")))
    reading = f"{_S}rPh"
    text = "".join(run.text or "" for run in runs if (parent := run.getparent()) is None or parent.tag != reading)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _styles(package: Package) -> tuple[list[str], list[int]]:
    """The format code and the indent of each cell style."""
    if "xl/styles.xml" not in package:
        return [], []
    styles = package.xml("xl/styles.xml")
    codes = dict(BUILT_IN)
    for format_ in styles.iterfind(f"{_S}numFmts/{_S}numFmt"):
        codes[_int(format_.get("numFmtId"))] = format_.get("formatCode", "General")
    found, indents = [], []
    for style in styles.iterfind(f"{_S}cellXfs/{_S}xf"):
        alignment = style.find(f"{_S}alignment")
        found.append(codes.get(_int(style.get("numFmtId")), "General"))
        indents.append(_int(alignment.get("indent")) if alignment is not None else 0)
    return found, indents


def _read_sheet(root: "_Element", name: str, book: _Book, builder: Builder, budget: Budget) -> Sheet:
    hidden_columns = _hidden_columns(root)
    cells: dict[tuple[int, int], str] = {}
    indents: dict[tuple[int, int], int] = {}
    hidden = unknown = 0
    for place, cell, is_hidden in _cells(root):
        style = _int(cell.get("s"))
        text = _shown(cell, book.codes[style] if style < len(book.codes) else "General", book)
        if text is None:
            unknown += 1
        elif text and (is_hidden or place[1] in hidden_columns):
            hidden += 1
        elif text:
            cells[place] = text
            if style < len(book.indents) and book.indents[style]:
                indents[place] = book.indents[style]
            if len(cells) % 1000 == 0:
                budget.check_time()
    if hidden:
        builder.warnings.append(f"{hidden} cells in hidden rows and columns of the sheet {name} were left out")
    if unknown:
        reason = "have no stored result: open the file and save it again to have them"
        builder.warnings.append(f"{unknown} formulas of the sheet {name} {reason}")
    merges = [
        merge for item in root.iterfind(f"{_S}mergeCells/{_S}mergeCell") if (merge := _merge(item.get("ref", "")))
    ]
    return Sheet(name, cells, merges, indents)


def _cells(root: "_Element") -> "Iterator[tuple[tuple[int, int], _Element, bool]]":
    """Row and column of each cell, the cell, and whether its row is hidden; places may be left to be counted."""
    number = -1
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        number = _int(row.get("r")) - 1 if row.get("r") else number + 1
        column = -1
        for cell in row.iterchildren(f"{_S}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            yield (number, column), cell, row.get("hidden") in _ON


def _shown(cell: "_Element", code: str, book: _Book) -> str | None:
    """What a cell shows; ``None`` for a formula whose result is not stored."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_S}is")
        return "" if inline is None else _string(inline)
    value = cell.findtext(f"{_S}v")
    if value is None:
        return None if cell.find(f"{_S}f") is not None else ""
    if kind == "s":
        index = _int(value)
        return book.strings[index] if index < len(book.strings) else ""
    if kind == "e":
        return ""  # an error, #DIV/0! and the like, says nothing of the report
    if kind == "b":
        return "是" if value == "1" else "否"
    if kind != "n":
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return value
    return format_date(number, code, since_1904=book.since_1904) if is_date(code) else format_number(number, code)


def _hidden_columns(root: "_Element") -> set[int]:
    return {
        column
        for item in root.iterfind(f"{_S}cols/{_S}col")
        if item.get("hidden") in _ON
        for column in range(_int(item.get("min")) - 1, min(_int(item.get("max")), 16_384))
    }


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
    if not start or not end:
        return None
    return Merge(int(start[2]) - 1, _column(start[1]), int(end[2]) - 1, _column(end[1]))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _int(text: str | None) -> int:
    return int(text) if text and text.strip().isascii() and text.strip().isdigit() else 0
