"""PDF files: paragraphs over lines and pages, ruled tables, and what a page has that is no text."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhibiao.core.document import Document
from zhibiao.read import read_bytes

pytest.importorskip("reportlab", reason="reportlab makes the files")

LONG = (
    "2023年，全县实现农林牧渔业总产值12.35亿元，同比增长5.6%，其中种植业产值8.21亿元，林业产值1.04亿元，"
    "畜牧业产值2.33亿元。全年粮食播种面积45.6万亩，粮食总产量达到18.9万吨，比上年增加0.7万吨。"
)
TABLE = [["项目", "2022年", "2023年"], ["收入", "12.5", "13.6"], ["支出", "10", "11"]]


def read(data: bytes) -> Document:
    return read_bytes(data, "总结.pdf")


def draw(work: Callable[[Any], None], pages: int = 1, size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF drawn by hand; ``work`` draws each page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for _ in range(pages):
        canvas.setFont("STSong-Light", 12)
        work(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def grid_of(canvas: Any, rows: list[list[str]], top: float, *, left: float = 90, width: float = 100) -> None:
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            canvas.rect(left + j * width, top - (i + 1) * 24, width, 24)
            canvas.drawString(left + j * width + 4, top - (i + 1) * 24 + 8, text)


def table_rows(document: Document, index: int = 0) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in document.grids[index].cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


def test_paragraphs_are_joined_over_lines_and_pages(files: Any) -> None:
    document = read(files.pdf_of(["一、农业生产"] + [LONG] * 30, heads="江城县农业农村局年度工作总结"))
    assert document.text.splitlines() == ["一、农业生产"] + [LONG] * 30
    assert {span.page for span in document.spans} == {1, 2, 3}


def test_every_span_says_its_page_and_box(files: Any) -> None:
    document = read(files.pdf_of(["一、农业生产", LONG, TABLE]))
    assert all(document.text[span.start : span.end].strip() for span in document.spans)
    first = document.spans[0]
    assert (first.page, first.paragraph) == (1, 0) and first.box is not None
    left, top, right, bottom = first.box
    assert left == pytest.approx(114, abs=3) and 60 < top < bottom < 100 and right > left
    assert len({span.paragraph for span in document.spans if span.paragraph is not None}) == 2


def test_ruled_tables_are_grids(files: Any) -> None:
    document = read(files.pdf_of(["一、收支情况", TABLE, "二、下一步打算"]))
    assert document.text == (
        "一、收支情况\n\n\t项目\n\t2022年\n\t2023年\n\n\t收入\n\t12.5\n\t13.6\n\n\t支出\n\t10\n\t11\n\n二、下一步打算\n"
    )
    assert [(c.row, c.column) for c in document.grids[0].cells] == [(i, j) for i in range(3) for j in range(3)]


def test_missing_lines_merge_cells() -> None:
    def work(canvas: Any) -> None:
        for y in (700, 600):
            canvas.line(90, y, 390, y)
        canvas.line(190, 650, 390, 650)
        for x in (90, 190, 390):
            canvas.line(x, 600, x, 700)
        canvas.line(290, 600, 290, 650)
        for x, y, text in ((95, 645, "项目"), (240, 670, "决算数"), (200, 620, "2022年"), (300, 620, "2023年")):
            canvas.drawString(x, y, text)

    (grid,) = read(draw(work)).grids
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        ("项目", 0, 0, 2, 1), ("决算数", 0, 1, 1, 2), ("2022年", 1, 1, 1, 1), ("2023年", 1, 2, 1, 1),
    ]  # fmt: skip


def test_a_table_goes_on_over_pages_and_its_headings_do_not_come_again() -> None:
    page = iter(range(2))

    def work(canvas: Any) -> None:
        first = next(page) * 20
        grid_of(canvas, [["序号", "金额"], *([str(first + i), f"{first + i}.5"] for i in range(20))], 760)

    document = read(draw(work, pages=2))
    (grid,) = document.grids
    assert (grid.n_rows, grid.page) == (41, 1)
    assert table_rows(document) == [["序号", "金额"], *([str(i), f"{i}.5"] for i in range(40))]


def test_a_form_with_its_own_title_is_another_table() -> None:
    def work(canvas: Any) -> None:
        canvas.rect(90, 736, 200, 24)
        canvas.drawString(94, 744, "绩效目标表")
        grid_of(canvas, [["项目", "1"], ["金额", "2"]], 736)

    assert [table_rows(read(draw(work, pages=2)), i)[0] for i in (0, 1)] == [["绩效目标表"]] * 2


def test_three_line_tables_have_columns_where_gaps_are() -> None:
    def work(canvas: Any) -> None:
        canvas.drawString(114, 760, "三、主要指标")
        for y in (730, 706, 640):
            canvas.line(90, y, 490, y)
        for i, row in enumerate((["指标", "2022年", "2023年"], ["总产值", "12.5", "13.6"], ["增加值", "7.1", "8.2"])):
            for j, text in enumerate(row):
                canvas.drawString(94 + j * 140, 714 - i * 26, text)
        canvas.drawString(114, 600, "四、下一步打算")

    document = read(draw(work))
    assert table_rows(document) == [["指标", "2022年", "2023年"], ["总产值", "12.5", "13.6"], ["增加值", "7.1", "8.2"]]
    assert document.text.startswith("三、主要指标\n") and document.text.endswith("四、下一步打算\n")


def test_lines_that_frame_text_are_no_table() -> None:
    def work(canvas: Any) -> None:
        for y in (790, 700, 620, 500):
            canvas.line(90, y, 500, y)
        canvas.rect(90, 380, 400, 60)
        for i, text in enumerate(("江城县人民政府", "关于2023年工作的报告", "全年完成投资3亿元。", "特此报告。")):
            canvas.drawString(114, 710 - i * 100, text)

    assert read(draw(work)).grids == ()


def test_slanting_watermarks_and_pages_printed_sideways() -> None:
    sideways = [["A类", "2022年"], ["B类", "12.5"]]  # pdfium loses Chinese words of a font that is not in the file

    def work(canvas: Any) -> None:
        canvas.saveState()
        canvas.rotate(90)
        grid_of(canvas, sideways, -60)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料8888")
        canvas.restoreState()

    document = read(draw(work))
    assert table_rows(document) == sideways
    assert "8888" not in document.text


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    def work(canvas: Any) -> None:
        for shift in (0, 0.3):
            canvas.drawString(114 + shift, 700, "收入1122万元")

    assert read(draw(work)).text == "收入1122万元\n"


def test_text_lost_for_want_of_a_font_is_no_secret() -> None:
    def work(canvas: Any) -> None:
        for i, text in enumerate("全年完成投资"):
            canvas.drawString(114 + 14 * i, 700, text)  # each by itself takes no room without a Chinese font
        canvas.drawString(114, 600, "同比增长5%。")

    document = read(draw(work))
    lost = "text may be missing; install a Chinese font" in " ".join(document.warnings)
    assert lost != ("全年完成投资" in document.text.replace(" ", ""))


def test_cells_set_in_say_how_far() -> None:
    def work(canvas: Any) -> None:
        for i, (indent, name) in enumerate(((0, "一般公共预算收入"), (24, "其中：税收"), (0, "支出"))):
            y = 700 - i * 24
            canvas.rect(90, y, 200, 24)
            canvas.rect(290, y, 100, 24)
            canvas.drawString(94 + indent, y + 8, name)
            canvas.drawString(294, y + 8, str(i))

    assert "\n\t  其中：税收\n" in read(draw(work)).text


def test_running_heads_go_and_lines_above_tables_stay() -> None:
    def work(canvas: Any) -> None:
        canvas.drawString(200, 815, "江城县财政局文件")
        canvas.drawString(450, 790, "单位：万元")
        canvas.drawString(290, 30, "第 3 页 共 9 页")
        grid_of(canvas, [["表题", "1"], ["金额", "2"]], 760)

    text = read(draw(work, pages=4)).text
    assert "江城县财政局文件" not in text and "第 3 页" not in text
    assert text.count("单位：万元") == 4


def test_a_scanned_page_is_named_with_what_reads_it(monkeypatch: pytest.MonkeyPatch, files: Any) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    from zhibiao.core.errors import MissingPackage, ReadError
    from zhibiao.read import ocr

    def missing() -> None:
        raise MissingPackage("reading pictures needs the extra ocr: pip install 'zhibiao[ocr]'")

    monkeypatch.setattr(ocr, "load", missing)
    picture = ImageReader(Image.new("RGB", (200, 300), "white"))
    pages = iter([True, False])

    def work(canvas: Any) -> None:
        if next(pages):
            canvas.drawImage(picture, 0, 0, 595, 842)
        else:
            canvas.drawString(114, 700, "全年完成投资3亿元，同比增长5%。")

    document = read(draw(work, pages=2))
    assert document.text == "全年完成投资3亿元，同比增长5%。\n"
    assert "page 1 is a scanned picture" in document.warnings[0] and "zhibiao[ocr]" in document.warnings[0]
    with pytest.raises(ReadError, match=r"no text in the file \(page 1 is a scanned"):
        read(draw(lambda canvas: canvas.drawImage(picture, 0, 0, 595, 842)))


def test_agreement_with_pdfplumber_on_the_shared_reports() -> None:
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber is the judge")
    reports = sorted(Path(__file__).parents[3].glob("shared/reports/xxgk*.pdf"))
    if not reports:
        pytest.skip("the shared reports are not here")
    for path in reports:
        document = read(path.read_bytes())
        ours = ["".join(cell.text.split()) for grid in document.grids for cell in grid.cells]
        prose = "".join(line for line in document.text.splitlines() if not line.startswith("\t"))
        with pdfplumber.open(path) as pdf:
            rows = [row for page in pdf.pages for table in page.extract_tables() if len(table[0]) > 1 for row in table]
        theirs = ["".join(cell.split()) for row in rows for cell in row if cell]
        theirs = [cell for cell in theirs if cell not in prose]  # it takes a highlighted paragraph for a table
        missing = [cell for cell in set(theirs) if theirs.count(cell) > ours.count(cell)]
        assert len(theirs) > 50 and len(missing) <= 0.02 * len(theirs), missing


def statements() -> dict[tuple[str, int], list[tuple[int, int, int, int, str]]]:
    """Statement tables as printed, by file and page: row, column, rows and columns covered, text."""
    lines = (Path(__file__).parent / "data/statements.tsv").read_text("utf-8").splitlines()[1:]
    found: dict[tuple[str, int], list[tuple[int, int, int, int, str]]] = {}
    for file, page, *numbers, text in (line.split("\t") for line in lines):
        row, column, row_span, column_span = map(int, numbers)
        found.setdefault((file, int(page)), []).append((row, column, row_span, column_span, text))
    return found


@pytest.mark.parametrize("place", statements(), ids=str)
def test_statement_tables_come_out_as_printed(place: tuple[str, int]) -> None:
    path = Path(__file__).parents[3] / "shared/reports" / place[0]
    if not path.is_file():
        pytest.skip("the shared reports are not here")
    grid = next(grid for grid in read(path.read_bytes()).grids if grid.page == place[1])
    cells = [(c.row, c.column, c.row_span, c.column_span, "".join(c.text.split())) for c in grid.cells if c.text]
    assert cells == statements()[place]
