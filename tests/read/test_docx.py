"""Word files: what Word shows is what is read."""

from typing import Any

import pytest

from zhibiao.core.document import Document
from zhibiao.read import read_bytes

P = "<w:p>{}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def numbered(level: int, list_: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'


def lvl(level: int, format_: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/>{more}'
        "</w:lvl>"
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + lvl(0, "chineseCountingThousand", "%1、")
    + lvl(1, "chineseCounting", "（%2）")
    + lvl(2, "decimal", "%3.")
    + lvl(3, "decimal", "%1.%4", "<w:isLgl/>")
    + lvl(4, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId '
    'w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    f'<w:style w:type="paragraph" w:styleId="h"><w:pPr>{numbered(0)}</w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h"/></w:style>'
)


def lines(files: Any, body: str, **parts: str) -> list[str]:
    return read(files, body, **parts).text.splitlines()


def read(files: Any, body: str, **parts: str) -> Document:
    return read_bytes(files.docx(body, **parts), "总结.docx")


def test_automatic_numbers_count_by_level_and_start_anew_below(files: Any) -> None:
    levels = [
        (0, "收入"),
        (1, "税收"),
        (2, "增值税"),
        (2, "2023年新增"),
        (1, "非税"),
        (2, "罚没"),
        (0, "支出"),
        (3, "教育"),
    ]
    body = "".join(p(text, numbered(level)) for level, text in levels)
    assert lines(files, body, numbering=LISTS) == [
        "一、收入", "（一）税收", "1.增值税", "2. 2023年新增", "（二）非税", "1.罚没", "二、支出", "2.1 教育",
    ]  # fmt: skip


def test_numbers_come_from_styles_and_a_list_may_start_again(files: Any) -> None:
    body = p("收入", '<w:pStyle w:val="h"/>') + p("支出", '<w:pStyle w:val="h2"/>') + p("附则", numbered(0, 2))
    assert lines(files, body, numbering=LISTS, styles=STYLES) == ["一、收入", "二、支出", "一、附则"]


def test_bullets_empty_paragraphs_and_lists_switched_off_show_no_number(files: Any) -> None:
    body = p("甲", numbered(4)) + p("", numbered(0)) + p("乙", numbered(0, 0)) + p("丙", numbered(0))
    assert lines(files, body, numbering=LISTS) == ["甲", "乙", "一、丙"]


def test_insertions_count_and_deletions_do_not(files: Any) -> None:
    body = P.format(
        run("投资")
        + f"<w:ins>{run('3.2')}</w:ins><w:del><w:r><w:delText>9.9</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('亿元')}</w:moveTo>"
    )
    assert lines(files, body) == ["投资3.2亿元"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(files: Any) -> None:
    body = p("全年完成", "<w:rPr><w:del/></w:rPr>") + p("投资3亿元。")
    assert lines(files, body) == ["全年完成投资3亿元。"]


def test_controls_fields_links_and_hidden_text(files: Any) -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 77</w:instrText></w:r>' + run("8")
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>"
    body = f"<w:sdt><w:sdtContent>{p('一、概况')}</w:sdtContent></w:sdt>" + P.format(
        f"<w:hyperlink>{run('全市')}</w:hyperlink><w:sdt><w:sdtContent>{run('新增')}</w:sdtContent></w:sdt>{field}{hidden}"
    )
    assert lines(files, body) == ["一、概况", "全市新增8"]


def test_a_text_box_is_read_once(files: Any) -> None:
    box = f"<w:txbxContent>{p('增长5%')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert lines(files, P.format(run("图1") + f"<w:r>{both}</w:r>")) == ["图1", "增长5%"]


def test_merged_cells_have_spans(files: Any) -> None:
    table = (
        tr(
            tc("项目", '<w:vMerge w:val="restart"/>'),
            tc("决算数", '<w:gridSpan w:val="2"/>'),
            properties="<w:tblHeader/>",
        )
        + tr(tc("", "<w:vMerge/>"), tc("2022年"), tc("2023年"), properties="<w:tblHeader/>")
        + tr(tc("收入"), tc("12.5"), tc("13.6"))
    )
    document = read(files, p("表1") + f"<w:tbl>{table}</w:tbl>" + p("说明"))
    (grid,) = document.grids
    assert (grid.n_rows, grid.n_columns, grid.header_rows) == (3, 3, 2)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        ("项目", 0, 0, 2, 1), ("决算数", 0, 1, 1, 2), ("2022年", 1, 1, 1, 1), ("2023年", 1, 2, 1, 1),
        ("收入", 2, 0, 1, 1), ("12.5", 2, 1, 1, 1), ("13.6", 2, 2, 1, 1),
    ]  # fmt: skip
    assert all(document.text[c.start : c.end] == c.text for c in grid.cells)
    assert document.text == ("表1\n\n\t项目\n\t决算数\n\n\t2022年\n\t2023年\n\n\t收入\n\t12.5\n\t13.6\n\n说明\n")


def test_a_deleted_row_is_gone_and_a_row_in_a_control_is_there(files: Any) -> None:
    table = (
        tr(tc("收入"), tc("1"))
        + tr(tc("作废"), tc("2"), properties="<w:del/>")
        + f"<w:sdt><w:sdtContent>{tr(tc('支出'), tc('3'))}</w:sdtContent></w:sdt>"
    )
    (grid,) = read(files, f"<w:tbl>{table}</w:tbl>").grids
    assert [c.text for c in grid.cells] == ["收入", "1", "支出", "3"]


def test_a_frame_around_text_is_no_table_and_a_table_in_a_cell_stands_by_itself(files: Any) -> None:
    inner = f"<w:tbl>{tr(tc('甲'), tc('1'))}</w:tbl>"
    document = read(files, f"<w:tbl>{tr(tc('全年完成投资3亿元。'))}</w:tbl>")
    assert (document.text, document.grids) == ("全年完成投资3亿元。\n", ())
    outer = f"<w:tbl>{tr(tc('项目'), f'<w:tc>{inner}{p(str())}</w:tc>')}</w:tbl>"
    assert [[c.text for c in grid.cells] for grid in read(files, outer).grids] == [["项目", ""], ["甲", "1"]]


def test_words_set_in_several_lines_are_one_and_sentences_stay_apart(files: Any) -> None:
    cells = f"<w:tc>{p('科研')}{p('机构')}</w:tc><w:tc>{p('已完成。')}{p('质量合格。')}</w:tc>"
    (grid,) = read(files, f"<w:tbl>{tr(cells)}</w:tbl>").grids
    assert [c.text for c in grid.cells] == ["科研机构", "已完成。 质量合格。"]


def test_a_text_box_in_a_cell_is_part_of_it(files: Any) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('12.5')}</w:txbxContent></w:pict></w:r>"
    (grid,) = read(files, f"<w:tbl>{tr(tc('收入'), f'<w:tc>{P.format(box)}</w:tc>')}</w:tbl>").grids
    assert [c.text for c in grid.cells] == ["收入", "12.5"]


def test_footnotes_come_last_and_their_rules_do_not(files: Any) -> None:
    notes = (
        f'<w:footnote w:type="separator">{p("——")}</w:footnote><w:footnote w:id="1">{p("注：快报数。")}</w:footnote>'
    )
    assert lines(files, p("收入1万元"), footnotes=notes) == ["收入1万元", "注：快报数。"]


def test_strict_office_xml_is_the_same(files: Any) -> None:
    import io
    import zipfile

    usual = files.docx(p("收入1万元"))
    with zipfile.ZipFile(io.BytesIO(usual)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
    )
    assert strict in parts["word/document.xml"]
    assert read_bytes(files.zipped(parts), "a.docx").text == "收入1万元\n"


@pytest.mark.parametrize(
    ("format_", "numbers", "written"),
    [
        ("chineseCounting", (2, 10, 19, 20, 105), ["二", "十", "十九", "二十", "一百零五"]),
        ("chineseLegalSimplified", (1, 10, 21), ["壹", "壹拾", "贰拾壹"]),
        ("ideographTraditional", (1, 10, 11), ["甲", "癸", "甲"]),
        ("decimalEnclosedCircle", (1, 20, 36, 51), ["①", "⑳", "㊱", "51"]),
        ("upperLetter", (1, 26, 27), ["A", "Z", "AA"]),
        ("upperRoman", (4, 9, 14), ["IV", "IX", "XIV"]),
        ("decimalZero", (1, 12), ["01", "12"]),
        ("neverHeardOf", (7,), ["7"]),
    ],
)
def test_numerals_of_lists(format_: str, numbers: tuple[int, ...], written: list[str]) -> None:
    from zhibiao.read.docx.numerals import write_number

    assert [write_number(number, format_) for number in numbers] == written
