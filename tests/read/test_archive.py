"""Archives of reports, OFD's own ways, old Word files, pictures."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from zhibiao.core.errors import MissingPackage, ReadError
from zhibiao.read import ocr, read_bytes, read_file
from zhibiao.read.budget import Budget
from zhibiao.read.doc import libreoffice


def test_an_archive_is_its_reports_one_after_another(files: Any) -> None:
    table = [["项目", "2023年"], ["收入", "3"]]
    data = files.zipped(
        {
            "材料/2.docx": files.docx_of(["二、支出", table]),
            "材料/1.txt": "一、收入\n",
            "材料/.hidden.txt": "9",
            "__MACOSX/材料/1.txt": "9",
            "材料/程序.exe": "9",
        }
    )
    document = read_bytes(data, "材料.zip")
    assert document.text == "1\n一、收入\n2\n二、支出\n\n\t项目\n\t2023年\n\n\t收入\n\t3\n\n"
    (grid,) = document.grids
    assert [document.text[c.start : c.end] for c in grid.cells] == ["项目", "2023年", "收入", "3"]
    assert document.text[document.spans[0].start : document.spans[0].end]


def test_what_cannot_be_read_in_an_archive_is_named(files: Any) -> None:
    data = files.zipped({"好.txt": "收入1万元", "坏.pdf": b"%PDF-1.4 broken", "空.txt": ""})
    document = read_bytes(data, "a.zip")
    assert "收入1万元" in document.text
    assert (
        len(document.warnings) == 2
        and "坏.pdf in the archive was left out: the file is damaged" in document.warnings[0]
    )
    with pytest.raises(ReadError, match="no text"):
        read_bytes(files.zipped({"a.exe": "1"}), "a.zip")


def test_names_in_gbk(files: Any) -> None:
    name = "附件.pdf".encode("gbk").decode("cp437")
    assert "附件.pdf in the archive" in read_bytes(files.zipped({name: b"%PDF-", "a.txt": "甲"}), "a.zip").warnings[0]


def test_ofd_repeats_distances_moves_objects_and_drops_watermarks(files: Any) -> None:
    page = (
        '<TextObject Boundary="30 40 100 6" CTM="2 0 0 2 0 0" Size="2.1"><TextCode X="0" Y="2" DeltaX="g 3 2.1 1.05">'
        "收入十万1元</TextCode></TextObject>"
        '<TextObject Boundary="30 100 100 6" CTM="0.7 0.7 -0.7 0.7 0 0" Size="9"><TextCode X="0" Y="5">内部</TextCode>'
        "</TextObject>"
    )
    names = 'xmlns="http://www.ofdspec.org/2016"'
    data = files.zipped(
        {
            "OFD.xml": f"<OFD {names}><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>",
            "Doc_0/Document.xml": f'<Document {names}><Pages><Page BaseLoc="../Doc_0/P.xml"/></Pages></Document>',
            "Doc_0/P.xml": f"<Page {names}><Content><Layer>{page}</Layer></Content></Page>",
        }
    )
    document = read_bytes(data, "a.ofd")
    assert (document.text, document.format) == ("收入十万1元\n", "ofd")
    box = document.spans[0].box
    assert box is not None and box[0] == pytest.approx(30 * 72 / 25.4, abs=0.2)


OLD = ["江城县民政局2023年工作总结", "一、基本情况", "2023年，全县发放低保金1.2亿元，同比增长5.6%。"]


def test_old_word_files_without_libreoffice(files: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    document = read_file(files.data / "report.doc")
    assert document.text.splitlines()[:3] == OLD
    assert [[c.text for c in grid.cells] for grid in document.grids] == [
        ["项目", "2022年", "2023年", "收入", "12.5", "13.6", "支出", "10", "11"]
    ]
    assert "install LibreOffice" in document.warnings[0]
    with pytest.raises(ReadError, match="needs LibreOffice"):
        read_bytes(b"{\\rtf1 1}", "a.rtf")


def test_damaged_old_word_files(files: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    data = (files.data / "report.doc").read_bytes()
    for broken in (data[:3000], data[:600] + bytes(len(data) - 600)):
        with pytest.raises(ReadError, match=r"damaged|other than Word"):
            read_bytes(broken, "a.doc")


@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed")
def test_old_word_files_by_libreoffice(files: Any) -> None:
    document = read_file(files.data / "report.doc")
    assert (document.format, document.text.splitlines()[:3], document.warnings) == ("doc", OLD, ())
    assert len(document.grids[0].cells) == 9


def test_a_converter_that_hangs_is_ended(tmp_path: Path) -> None:
    import time

    from zhibiao.read.budget import Limits

    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n", "utf-8")
    slow.chmod(0o755)
    started = time.monotonic()
    with pytest.raises(ReadError, match=r"takes longer than 0\.5 seconds"):
        libreoffice.convert(b"x", "docx", str(slow), Budget("a.doc", Limits(seconds=0.5)))
    assert time.monotonic() - started < 10


def test_pictures_need_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingPackage("reading pictures needs the extra ocr: pip install 'zhibiao[ocr]'")

    monkeypatch.setattr(ocr, "load", missing)
    with pytest.raises(ReadError, match=r"zhibiao\[ocr\]"):
        read_bytes(b"\x89PNG\r\n\x1a\n", "a.png")


def test_a_picture_is_read_where_the_extra_is_installed() -> None:
    import io

    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    pytest.importorskip("reportlab", reason="reportlab makes the picture")
    pypdfium2 = pytest.importorskip("pypdfium2")
    from reportlab.pdfgen.canvas import Canvas

    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(400, 200))
    canvas.setFont("Helvetica", 24)
    canvas.drawString(40, 120, "GDP 12345.67")
    canvas.save()
    picture = io.BytesIO()
    pypdfium2.PdfDocument(page.getvalue())[0].render(scale=3).to_pil().save(picture, "PNG")
    document = read_bytes(picture.getvalue(), "a.png")
    assert "12345.67" in document.text
    assert "recognized" in document.warnings[0]
    with pytest.raises(ReadError, match="damaged"):
        read_bytes(picture.getvalue()[:200], "a.png")


def test_lines_of_a_picture_part_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    import numpy as np

    from zhibiao.read.pages import Layout

    picture = np.full((300, 400, 3), 255, dtype=np.uint8)
    picture[20:281:130, 20:381] = 0
    picture[20:281, 20:381:180] = 0
    words = {"项目": (60, 60), "2023年": (240, 60), "收入": (60, 200), "12.5": (240, 200)}
    boxes = [[(x, y), (x + 80, y), (x + 80, y + 30), (x, y + 30)] for x, y in words.values()]
    found = SimpleNamespace(txts=tuple(words), boxes=boxes, scores=(0.99, 0.98, 0.97, 0.96))
    monkeypatch.setattr(ocr, "load", lambda: lambda picture: found)
    page = ocr.recognize(picture, 1, 0.5, Budget("a.png"))
    ((_, table),) = Layout(page).tables
    assert [(e.row, e.column, e.pieces[0].text) for e in table.entries] == [
        (0, 0, "项目"), (0, 1, "2023年"), (1, 0, "收入"), (1, 1, "12.5"),
    ]  # fmt: skip
