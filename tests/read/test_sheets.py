"""Workbooks and values parted by commas: what is shown, with its number format."""

import io
from decimal import Decimal
from typing import Any

import pytest

from zhibiao.core.document import Document
from zhibiao.read import read_bytes
from zhibiao.read.sheets import format_date, format_number


def c(place: str, value: object, style: int = 0, kind: str = "") -> str:
    if isinstance(value, str) and not kind:
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}" s="{style}" t="{kind or "n"}"><v>{value}</v></c>'


def rows(*rows: str, more: str = "") -> str:
    return f"<sheetData>{''.join(f'<row>{row}</row>' for row in rows)}</sheetData>{more}"


STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="0.0&quot;万元&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="10"/><xf numFmtId="4"/><xf numFmtId="31"/><xf numFmtId="170"/><xf numFmtId="0">'
    '<alignment indent="2"/></xf></cellXfs>'
)


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in grid.cells] for grid in document.grids]


def test_numbers_are_read_as_they_are_shown(files: Any) -> None:
    sheet = rows(
        c("A1", "项目") + c("B1", "数值"),
        c("A2", "完成率") + c("B2", 0.9333, 1),
        c("A3", "收入") + c("B3", 1234567.891, 2),
        c("A4", "日期") + c("B4", 45292, 3),
        c("A5", "其他") + c("B5", 12.34, 4),
        c("A6", "合计", 5) + c("B6", 0.1 + 0.2),
    )
    document = read_bytes(files.xlsx(sheet, styles=STYLES), "表.xlsx")
    assert cells(document) == [
        [
            "项目",
            "数值",
            "完成率",
            "93.33%",
            "收入",
            "1,234,567.89",
            "日期",
            "2024年1月1日",
            "其他",
            "12.3万元",
            "合计",
            "0.3",
        ]
    ]
    assert document.text.startswith("表1\n\n\t项目\n\t数值\n\n\t完成率\n\t93.33%\n") and "\n\t  合计\n" in document.text


def test_titles_unit_lines_and_notes_are_lines_around_the_table(files: Any) -> None:
    merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells>'
    sheet = rows(
        c("A1", "2023年收支总表"),
        c("A2", "编制部门：江城县财政局") + c("C2", "单位：万元"),
        c("A3", "项目") + c("B3", "决算数"),
        c("B4", "2022年") + c("C4", "2023年"),
        c("A5", "收入") + c("B5", 1) + c("C5", 2),
        c("A6", "其中："),
        c("A7", "注：本表以万元为单位，与汇总表可能存在尾差，不作调整。"),
        more=merges,
    )
    document = read_bytes(files.xlsx(sheet), "a.xlsx")
    (grid,) = document.grids
    assert grid.caption == "2023年收支总表"
    assert [(x.text, x.row, x.column, x.row_span, x.column_span) for x in grid.cells] == [
        ("项目", 0, 0, 2, 1), ("决算数", 0, 1, 1, 2), ("2022年", 1, 1, 1, 1), ("2023年", 1, 2, 1, 1),
        ("收入", 2, 0, 1, 1), ("1", 2, 1, 1, 1), ("2", 2, 2, 1, 1), ("其中：", 3, 0, 1, 1),
    ]  # fmt: skip
    before, after = document.text[: grid.start], document.text[grid.end :]
    assert before == "表1\n2023年收支总表\n编制部门：江城县财政局    单位：万元\n\n"
    assert after.strip() == "注：本表以万元为单位，与汇总表可能存在尾差，不作调整。"


def test_a_sheet_of_text_is_paragraphs_and_stacked_tables_are_two(files: Any) -> None:
    text = rows(c("A1", "一、职能\n负责全县财政工作。"), c("A2", "二、机构"))
    stacked = (
        "<sheetData>"
        f'<row r="1">{c("A1", "表甲")}</row><row r="2">{c("A2", "x") + c("B2", 1)}</row>'
        f'<row r="4">{c("A4", "表乙")}</row><row r="5">{c("A5", "y") + c("B5", 2)}</row></sheetData>'
    )
    document = read_bytes(files.xlsx(text, stacked), "a.xlsx")
    assert document.text.startswith("表1\n一、职能\n负责全县财政工作。\n二、机构\n表2\n表甲\n")
    assert cells(document) == [["x", "1"], ["y", "2"]]
    assert [grid.caption for grid in document.grids] == ["表甲", "表乙"]


def test_shared_strings_errors_formulas_and_truth(files: Any) -> None:
    strings = "<si><r><t>收</t></r><r><t>入</t></r><rPh><t>shou</t></rPh></si><si><t>a_x000a_b</t></si>"
    sheet = rows(
        c("A1", 0, kind="s") + c("B1", 1, kind="s") + c("C1", "#DIV/0!", kind="e") + c("D1", 1, kind="b"),
        '<c r="A2"><f>B2+C2</f></c>' + c("B2", "3", kind="str") + c("C2", "2024-01-01", kind="d"),
    )
    document = read_bytes(files.xlsx(sheet, strings=strings), "a.xlsx")
    assert cells(document) == [["收入", "a b", "是", "3", "2024-01-01"]]
    assert "1 formulas of the sheet 表1 have no stored result" in document.warnings[0]


def test_hidden_rows_and_columns_are_left_out_with_a_warning(files: Any) -> None:
    sheet = '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>' + (
        f"<row>{c('A1', 'x') + c('B1', 8) + c('C1', 1)}</row><row hidden='1'>{c('A2', 'z') + c('C2', 9)}</row></sheetData>"
    )
    document = read_bytes(files.xlsx(sheet), "a.xlsx")
    assert cells(document) == [["x", "1"]]
    assert document.warnings == ("3 cells in hidden rows and columns of the sheet 表1 were left out",)


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(files: Any) -> None:
    sheet = f"<sheetData><row r='1'>{c('A1', 'x') + c('B1', 1)}</row><row r='1048576'>{c('XFD1048576', 2)}</row></sheetData>"
    assert "\n2\n" in read_bytes(files.xlsx(sheet), "a.xlsx").text


def test_dates_since_1904(files: Any) -> None:
    book = '<workbookPr date1904="1"/>'
    sheet = rows(c("A1", "日期") + c("B1", 43830, 3))
    assert cells(read_bytes(files.xlsx(sheet, styles=STYLES, book=book), "a.xlsx")) == [["日期", "2024年1月1日"]]


def test_old_workbooks_are_read_the_same() -> None:
    xlwt = pytest.importorskip("xlwt", reason="xlwt makes the file")
    book = xlwt.Workbook()
    sheet = book.add_sheet("决算")
    sheet.write_merge(0, 0, 0, 1, "收支总表")
    sheet.write(1, 0, "收入")
    sheet.write(1, 1, 0.9333, xlwt.easyxf(num_format_str="0.00%"))
    sheet.write(2, 0, "支出", xlwt.easyxf("align: indent 1"))
    sheet.write(2, 1, 1234.5, xlwt.easyxf(num_format_str='#,##0.00"元"'))
    hidden = book.add_sheet("代码")
    hidden.write(0, 0, "99")
    hidden.visibility = 1
    stream = io.BytesIO()
    book.save(stream)
    document = read_bytes(stream.getvalue(), "a.xls")
    assert document.format == "xls"
    assert cells(document) == [["收入", "93.33%", "支出", "1,234.50元"]]
    assert document.text == "决算\n收支总表\n\n\t收入\n\t93.33%\n\n\t 支出\n\t1,234.50元\n\n"
    assert document.warnings == ("the hidden sheet 代码 was left out",)


@pytest.mark.parametrize(
    "text", ['项目,2023年\n收入,"1,200"\n', "项目\t2023年\n收入\t1,200\n", "项目;2023年\n收入;1,200\n"]
)
def test_values_parted_by_signs(text: str) -> None:
    document = read_bytes(text.encode("gbk"), "a.csv")
    assert (document.format, cells(document)) == ("csv", [["项目", "2023年", "收入", "1,200"]])


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.9333", "0.00%", "93.33%"),
        ("0.5", "0%", "50%"),
        ("12345.678", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "12,345.68"),
        ("-12345.678", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-12,345.68"),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("-3", "0.00_);[Red]\\(0.00\\)", "(3.00)"),
        ("2.5", "0", "3"),
        ("12", "0000", "0012"),
        ("1.5", "0.0##", "1.5"),
        ("12345678", "#,##0,", "12,346"),
        ("1.20", "General", "1.2"),
        ("1e3", "General", "1000"),
        ("1234567890123456789", "General", "1234567890123460000"),
        ("7", "@", "7"),
        ("8", "[$￥-804]#,##0.00", "￥8.00"),
        ("0", "0;-0;;@", ""),
    ],
)
def test_number_formats(value: str, code: str, shown: str) -> None:
    assert format_number(Decimal(value), code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("45292", "yyyy/m/d", "2024/1/1"),
        ("45292.75", "yyyy-mm-dd hh:mm:ss", "2024-01-01 18:00:00"),
        ("45292", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "一, 1 01, 2024"),
        ("45292", 'yyyy"年"m"月";@', "2024年1月"),
        ("99999999", "yyyy/m/d", "99999999"),
    ],
)
def test_date_formats(value: str, code: str, shown: str) -> None:
    assert format_date(Decimal(value), code) == shown
