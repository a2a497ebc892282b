"""Workbooks: what xlsx, xls and csv have in common, from a sheet's cells to paragraphs and tables."""

from zhibiao.read.sheets.blocks import Merge, Sheet, add_sheet
from zhibiao.read.sheets.number_formats import BUILT_IN, format_date, format_number, is_date

__all__ = ["BUILT_IN", "Merge", "Sheet", "add_sheet", "format_date", "format_number", "is_date"]
