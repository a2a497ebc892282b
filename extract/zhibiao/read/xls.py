"""Excel workbooks of before 2007 (xls), and those of WPS that are like them (et)."""

from decimal import Decimal
from typing import Any

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read.blocks import Builder
from zhibiao.read.budget import Budget
from zhibiao.read.sheets import Merge, Sheet, add_sheet, format_date, format_number, is_date


def read(data: bytes, budget: Budget) -> Document:
    """Read a workbook: each sheet's name, titles and notes as lines, its cells as grids, numbers as they are shown.

    Hidden sheets, rows and columns are left out, with a warning.

    Args:
        data: the bytes of the file.
        budget: what reading it may cost.

    Raises:
        ReadError: the file is damaged, locked, too large, or holds no text.
    """
    book = _open(data, budget)
    builder = Builder(budget)
    for sheet in book.sheets():
        if sheet.visibility:
            builder.warnings.append(f"the hidden sheet {sheet.name} was left out")
        else:
            add_sheet(builder, _read_sheet(sheet, book, builder, budget))
    return builder.build(data, "xls")


def _open(data: bytes, budget: Budget) -> Any:
    import os

    import xlrd

    with open(os.devnull, "w") as silence:
        try:
            return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=silence)
        except xlrd.XLRDError as error:
            if "encrypt" in str(error).lower() or "password" in str(error).lower():
                raise ReadError(budget.source, "the file is locked by a password: save it without one first") from None
        except Exception:  # damaged records make xlrd fail in every way
            pass
    raise ReadError(budget.source, "the file is damaged or no workbook: open it and save it again as xlsx")


def _read_sheet(sheet: Any, book: Any, builder: Builder, budget: Budget) -> Sheet:
    import xlrd

    cells: dict[tuple[int, int], str] = {}
    indents: dict[tuple[int, int], int] = {}
    hidden = 0
    hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    for row in range(sheet.nrows):
        budget.check_time()
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
                continue
            style = book.xf_list[cell.xf_index]
            text = _shown(cell, book.format_map[style.format_key].format_str, book)
            if not text:
                continue
            if row in hidden_rows or column in hidden_columns:
                hidden += 1
                continue
            cells[row, column] = text
            if style.alignment.indent_level:
                indents[row, column] = style.alignment.indent_level
    if hidden:
        builder.warnings.append(f"{hidden} cells in hidden rows and columns of the sheet {sheet.name} were left out")
    merges = [Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name.strip(), cells, merges, indents)


def _shown(cell: Any, code: str, book: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    number = Decimal(repr(cell.value))  # the shortest decimal that is this number
    if not number.is_finite():
        return ""
    return format_date(number, code, since_1904=bool(book.datemode)) if is_date(code) else format_number(number, code)
