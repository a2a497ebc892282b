"""Files of every format, made for the tests from paragraphs and tables."""

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pytest

Table = list[list[str]]
Block = str | Table
Make = Callable[[Sequence[Block]], bytes]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file around the XML of its body; other parts of word/ by name (numbering, styles, footnotes)."""
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/'
            f'markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>',
            **{f"word/{name}.xml": f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>' for name, content in parts.items()},
        }
    )


def xlsx(*sheets: str, strings: str = "", styles: str = "", book: str = "") -> bytes:
    """A workbook around the XML in its sheets; ``book`` is what stands before the list of sheets."""
    names = "".join(f'<sheet name="表{i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, len(sheets) + 1))
    targets = "".join(f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>' for i in range(1, len(sheets) + 1))
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">{book}<sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{targets}</Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}">{strings}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{styles}</styleSheet>',
            **{
                f"xl/worksheets/s{i}.xml": f'<worksheet xmlns="{_SHEET}">{sheet}</worksheet>'
                for i, sheet in enumerate(sheets, 1)
            },
        }
    )


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def docx_of(blocks: Sequence[Block]) -> bytes:
    """A Word file of paragraphs and tables."""
    body = ""
    for block in blocks:
        if isinstance(block, str):
            body += _paragraph(block)
        else:
            rows = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in block)
            body += f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    return docx(body)


def html_of(blocks: Sequence[Block]) -> bytes:
    """A page in GB18030 of paragraphs and tables, with a menu and a foot around them."""
    body = ""
    for block in blocks:
        if isinstance(block, str):
            body += f"<p>{escape(block)}</p>\n"
        else:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block)
            body += f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"
    menu = '<div class="nav"><a href="/">首页</a> <a href="/gk">政务公开</a></div>'
    page = f'<!DOCTYPE html><html><body>{menu}<div id="zoom">{body}</div><p>网站地图</p></body></html>'
    return page.encode("gb18030")


class _Printer:
    """Sets lines and tables on pages of A4, with page numbers and heads."""

    def __init__(self, stream: io.BytesIO, password: str, heads: str) -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.canvas = Canvas(stream, pagesize=A4, encrypt=password or None)
        self._heads = heads
        self._page = 0
        self._y = 0.0

    def _make_room(self) -> None:
        if self._y >= 80:
            return
        if self._page:
            self.canvas.showPage()
        self._page += 1
        self.canvas.setFont("STSong-Light", 9)
        self.canvas.drawString(280, 30, f"- {self._page} -")
        self.canvas.drawString(90, 815, self._heads)
        self.canvas.setFont("STSong-Light", 12)
        self._y = 760.0

    def paragraph(self, text: str) -> None:
        start, x = 0, 90.0 + 24
        for end in range(1, len(text) + 1):
            if end == len(text) or self.canvas.stringWidth(text[start : end + 1], "STSong-Light", 12) > 510 - x:
                self._make_room()
                self.canvas.drawString(x, self._y, text[start:end])
                self._y -= 22
                start, x = end, 90.0

    def table(self, rows: Table) -> None:
        width = 420 / len(rows[0])
        self._y -= 6
        for row in rows:
            self._make_room()
            for i, cell in enumerate(row):
                self.canvas.rect(90 + i * width, self._y - 8, width, 24)
                self.canvas.drawString(94 + i * width, self._y, cell)
            self._y -= 24
        self._y -= 12


def pdf_of(blocks: Sequence[Block], *, password: str = "", heads: str = "") -> bytes:
    """A PDF of paragraphs, wrapped and set in, and ruled tables; with page numbers, and heads if they are given."""
    stream = io.BytesIO()
    printer = _Printer(stream, password, heads)
    for block in blocks:
        if isinstance(block, str):
            printer.paragraph(block)
        else:
            printer.table(block)
    printer.canvas.save()
    return stream.getvalue()


def ofd_of(blocks: Sequence[Block]) -> bytes:
    """An OFD file of paragraphs, wrapped and set in, and ruled tables, on one page."""
    items: list[str] = []
    y = 30.0

    def text(content: str, x: float) -> None:
        code = f'<TextCode X="0" Y="4" DeltaX="g {len(content)} 4.2">{escape(content)}</TextCode>'
        items.append(f'<TextObject Boundary="{x} {y} 170 6" Size="4.2">{code}</TextObject>')

    for block in blocks:
        if isinstance(block, str):
            text(block[:34], 38.4)
            for i in range(34, len(block), 36):
                y += 8
                text(block[i : i + 36], 30)
            y += 8
            continue
        width = 150 / len(block[0])
        for row in block:
            for i, cell in enumerate(row):
                box = f"M 0 0 L {width} 0 L {width} 9 L 0 9 C"
                items.append(
                    f'<PathObject Boundary="{30 + i * width} {y} {width} 9"><AbbreviatedData>{box}'
                    "</AbbreviatedData></PathObject>"
                )
                y += 2
                text(cell, 31 + i * width)
                y -= 2
            y += 9
        y += 4
    names = 'xmlns="http://www.ofdspec.org/2016"'
    area = "<PhysicalBox>0 0 210 297</PhysicalBox>"
    return zipped(
        {
            "OFD.xml": f"<OFD {names}><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
            "Doc_0/Document.xml": f"<Document {names}><CommonData><PageArea>{area}</PageArea></CommonData><Pages>"
            '<Page ID="1" BaseLoc="Pages/P1.xml"/></Pages></Document>',
            "Doc_0/Pages/P1.xml": f"<Page {names}><Content><Layer>{''.join(items)}</Layer></Content></Page>",
        }
    )


def text_of(blocks: Sequence[Block]) -> bytes:
    """A text in which tables are flattened: a cell on each line led by a tab, rows apart by an empty line."""
    parts = []
    for block in blocks:
        if isinstance(block, str):
            parts.append(block + "\n")
        else:
            parts.append("\n" + "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in block))
    return "".join(parts).encode()


MAKERS: dict[str, Make] = {"text": text_of, "docx": docx_of, "html": html_of, "pdf": pdf_of, "ofd": ofd_of}


class Files:
    """What the tests make files with."""

    zipped = staticmethod(zipped)
    docx = staticmethod(docx)
    xlsx = staticmethod(xlsx)
    docx_of = staticmethod(docx_of)
    html_of = staticmethod(html_of)
    pdf_of = staticmethod(pdf_of)
    ofd_of = staticmethod(ofd_of)
    by_format = MAKERS
    data = Path(__file__).parent / "data"


@pytest.fixture
def files() -> type[Files]:
    return Files
