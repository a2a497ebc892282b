"""Web pages: the article and its tables, without what stands around them."""

import pytest

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.read import read_bytes
from zhibiao.read.html.pages import pages


def read(html: str) -> Document:
    return read_bytes(html.encode(), "公报.html")


def lines(html: str) -> list[str]:
    return read(html).text.splitlines()


ARTICLE = "<p>2023年，全市实现增加值12.5亿元，同比增长6.1%。</p><p>一、农业生产稳定，粮食总产量8.6万吨。</p>"


def test_the_article_is_read_and_menus_are_not() -> None:
    menu = "<ul>" + "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(30)) + "</ul>"
    page = (
        f"<html><head><title>门户</title></head><body><div>{menu}</div><div class='x'><div>{ARTICLE}</div></div>"
        "<script>var n = 99;</script><footer>电话：0459-1234567</footer></body></html>"
    )
    assert lines(page) == ["2023年，全市实现增加值12.5亿元，同比增长6.1%。", "一、农业生产稳定，粮食总产量8.6万吨。"]


def test_a_title_in_the_head_comes_first_once() -> None:
    meta = '<meta name="ArticleTitle" content="江城市2023年统计公报">'
    assert lines(f"<head>{meta}</head><body>{ARTICLE}</body>")[0] == "江城市2023年统计公报"
    inside = f"<head>{meta}</head><body><h2>江城市2023年 统计公报</h2>{ARTICLE}</body>"
    assert lines(inside)[0] == "江城市2023年 统计公报" and len(lines(inside)) == 3


def test_numbers_in_spans_of_their_own_stay_whole() -> None:
    html = "<p><span>增长</span><span>8</span><span>.5</span><span>%</span>，总量\n  <b>12</b>万元</p>"
    assert lines(html) == ["增长8.5%，总量 12万元"]


def test_line_ends_of_the_source_are_none_of_the_text() -> None:
    assert lines("<p>全市\n   经济，\n平稳&nbsp;&nbsp;运行</p>") == ["全市经济，平稳\xa0\xa0运行"]


def test_br_ends_a_line_and_hidden_things_are_not_there() -> None:
    html = "<div>一、收入<br>二、支出<span style='DISPLAY: none'>9</span><p hidden>7</p></div>"
    assert lines(html) == ["一、收入", "二、支出"]


def test_marks_of_notes_are_left_out_and_squares_are_not() -> None:
    assert lines("<p>增加值<sup>[2]</sup>12亿元，面积5km<sup>2</sup></p>") == ["增加值12亿元，面积5km2"]


def test_rows_and_columns_of_merged_cells() -> None:
    html = (
        "<table><caption>表1  主要指标</caption><thead><tr><th rowspan=2>指标<th colspan=2>决算数</tr>"
        "<tr><th>2022年<th>2023年</tr></thead><tr><td>&nbsp;&nbsp;其中：甲<td>1<td>2</tr></table>"
    )
    document = read(html)
    (grid,) = document.grids
    assert (grid.n_rows, grid.n_columns, grid.header_rows, grid.caption) == (3, 3, 2, "表1 主要指标")
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        ("指标", 0, 0, 2, 1), ("决算数", 0, 1, 1, 2), ("2022年", 1, 1, 1, 1), ("2023年", 1, 2, 1, 1),
        ("其中：甲", 2, 0, 1, 1), ("1", 2, 1, 1, 1), ("2", 2, 2, 1, 1),
    ]  # fmt: skip
    assert document.text.startswith("表1 主要指标\n\n\t指标\n") and "\n\t  其中：甲\n" in document.text
    assert all(document.text[c.start : c.end] == c.text for c in grid.cells)


@pytest.mark.parametrize(
    ("style", "blanks"),
    [("text-indent:24.0pt", 2), ("padding-left: 2em", 2), ("text-indent:24pt;text-align:center", 0), ("color:red", 0)],
)
def test_cells_set_in_by_style(style: str, blanks: int) -> None:
    html = f"<table><tr><td>合计<td>3<tr><td><p style='{style}'>甲</p><td>1</table>"
    assert f"\n\t{' ' * blanks}甲\n" in read(html).text


@pytest.mark.parametrize("span", ["0", "99999999", "-1", "x", "²"])
def test_spans_that_are_no_numbers_of_rows(span: str) -> None:
    (grid,) = read(f"<table><tr><td rowspan='{span}'>a<td>1<tr><td>b<tr><td>c</table>").grids
    assert grid.n_rows == 3


def test_tables_that_lay_out_the_page_are_paragraphs() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    document = read(f"<table><tr><td>导航<td><p>全年平稳。</p>{inner}</table>")
    assert [[c.text for c in grid.cells] for grid in document.grids] == [["甲", "1", "乙", "2"]]
    assert read("<table><tr><td>统计局<tr><td>调查队</table>").text == "统计局\n调查队\n"


def test_pages_in_gbk_and_in_pieces() -> None:
    assert read_bytes("<p>收入１万元</p>".encode("gbk"), "a.htm").folded == "收入1万元\n"
    assert read_bytes(b"<!doctype html><p>1%</p>", "a.doc").format == "html"
    assert read_bytes("收入<1万元".encode(), "a.txt").format == "text"


@pytest.mark.parametrize(
    ("html", "reason"),
    [("<div>" * 5000 + "1", "nested more than 250 deep"), ("<p></p>", "no text"), ("<!-- 1 -->", "no text|no page")],
)
def test_pages_that_cannot_be_read(html: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(html)


def test_entities_from_outside_are_not_fetched() -> None:
    html = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>收入&x;1万元</p>'
    assert "root" not in read(html).text


def test_buttons_are_furniture_and_sentences_about_them_are_not() -> None:
    assert lines("<p>【打印】【关闭】</p><p>关闭煤矿3座</p><p>浏览次数：128</p>") == ["关闭煤矿3座"]
    assert pages().furniture.fullmatch("分享到：")
