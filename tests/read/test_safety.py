"""Files made to do harm, or harmed themselves: each is refused in one sentence, soon."""

import io
import time
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.errors import ReadError
from zhibiao.read import read_bytes, read_file
from zhibiao.read.budget import Limits


def refused(data: bytes, source: str, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as error:
        read_bytes(data, source, limits)
    assert "\n" not in error.value.reason
    return error.value.reason


def test_a_file_too_large(tmp_path: Any) -> None:
    assert "more than 10 bytes" in refused(b"x" * 11, "a.txt", Limits(size=10))
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(ReadError, match="more than 10 bytes"):
        read_file(path, Limits(size=10))
    assert read_file(path, Limits(size=11)).text == "x" * 11


def test_a_bomb_of_noughts(files: Any) -> None:
    bomb = files.zipped({"word/document.xml": b"0" * (1 << 25)})
    assert len(bomb) < 100_000
    assert "too many to be real" in refused(bomb, "a.docx")
    assert "bytes when it is unpacked" in refused(bomb, "a.docx", Limits(unpacked=1 << 20))


def test_a_part_that_lies_about_its_size(files: Any) -> None:
    data = bytearray(files.zipped({"word/document.xml": b"<a/>" * 500}))
    place = data.rfind(b"PK\x01\x02") + 24
    data[place : place + 4] = (5).to_bytes(4, "little")
    assert "damaged" in refused(bytes(data), "a.docx")


def test_archives_in_archives(files: Any) -> None:
    data = files.zipped({"a.txt": "收入1万元"})
    for _ in range(3):
        data = files.zipped({"a.zip": data})
    assert "nested more than 3 deep" in refused(data, "a.zip")


def test_too_many_parts_pages_cells_and_characters(files: Any) -> None:
    assert "more than 5 parts" in refused(files.zipped({f"{i}.txt": "1" for i in range(6)}), "a.zip", Limits(parts=5))
    assert "more than 3 cells" in refused(files.docx_of([[["1", "2"], ["3", "4"]]]), "a.docx", Limits(cells=3))
    assert "more than 4 characters" in refused(files.docx_of(["12345"]), "a.docx", Limits(characters=4))
    assert "more than 4 characters" in refused(b"12345", "a.txt", Limits(characters=4))
    pytest.importorskip("reportlab", reason="reportlab makes the file")
    assert "more than 1 pages" in refused(files.pdf_of(["一"] * 60), "a.pdf", Limits(pages=1))


@pytest.mark.parametrize("format_", ["docx", "ofd", "html", "pdf"])
def test_time_that_is_over(format_: str, files: Any) -> None:
    if format_ == "pdf":
        pytest.importorskip("reportlab", reason="reportlab makes the file")
    data = files.by_format[format_](["收入1万元"])
    assert "takes longer than 0 seconds" in refused(data, f"a.{format_}", Limits(seconds=0))


def with_entities(files: Any, entities: str, use: str) -> bytes:
    body = f"<w:p><w:r><w:t>收入{use}1万元</w:t></w:r></w:p>"
    document = f"<!DOCTYPE d [{entities}]><w:document {_W}><w:body>{body}</w:body></w:document>"
    made: bytes = files.zipped({"word/document.xml": document})
    return made


def test_entities_that_grow_are_refused_soon(files: Any) -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "哈"}">' for i in range(9))
    started = time.monotonic()
    assert "damaged" in refused(with_entities(files, laughs, "&l8;"), "a.docx")
    assert time.monotonic() - started < 5


def test_entities_from_outside_are_not_read(files: Any) -> None:
    data = with_entities(files, '<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")
    assert read_bytes(data, "a.docx").text == "收入\n"  # what follows the entity is its own fault


def test_xml_nested_too_deep(files: Any) -> None:
    body = "<w:sdt>" * 3000 + "</w:sdt>" * 3000
    assert "nested too deep" in refused(files.docx(body), "a.docx")


def test_cells_that_claim_more_than_there_is() -> None:
    started = time.monotonic()
    html = f"<table>{'<tr><td rowspan=65534 colspan=1000>1<td>2' * 300}</table>"
    read_bytes(html.encode(), "a.html")
    assert time.monotonic() - started < 20


def test_locked_files_say_so(files: Any) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "locked by a password" in refused(ole, "a.docx")
    data = bytearray(files.docx_of(["收入"]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    assert "locked by a password" in refused(bytes(data), "a.docx")
    pytest.importorskip("reportlab", reason="reportlab makes the file")
    assert "locked by a password" in refused(files.pdf_of(["收入1万元"], password="x"), "a.pdf")


@pytest.mark.parametrize("format_", ["docx", "xlsx", "ofd", "pdf", "zip"])
def test_files_that_are_cut_off_say_so(format_: str, files: Any) -> None:
    if format_ == "pdf":
        pytest.importorskip("reportlab", reason="reportlab makes the file")
    makers = {"xlsx": lambda _: files.xlsx("<sheetData/>"), "zip": lambda _: files.zipped({"a.txt": "1" * 500})}
    data = (files.by_format | makers)[format_](["收入1万元"])
    assert "damaged" in refused(data[: len(data) // 3], f"a.{format_}")


def test_parts_that_are_missing_or_no_xml(files: Any) -> None:
    assert "no Word document" in refused(files.zipped({"word/x.xml": "1"}), "a.docx")
    assert "damaged" in refused(files.zipped({"word/document.xml": "<a"}), "a.docx")
    assert "damaged" in refused(files.zipped({"xl/workbook.xml": ""}), "a.xlsx")
    assert "no text" in refused(files.docx(""), "a.docx")


def _corrupt(data: bytes, places: list[tuple[int, int]]) -> bytes:
    broken = bytearray(data)
    for place, value in places:
        broken[place % len(broken)] = value
    return bytes(broken)


@given(
    st.sampled_from(["docx", "xlsx", "ofd", "html"]), st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)))
)
def test_any_damage_is_read_or_refused(format_: str, places: list[tuple[int, int]]) -> None:
    data = _SAMPLES[format_]
    try:
        read_bytes(_corrupt(data, places), f"a.{format_}")
    except ReadError as error:
        assert str(error)


def _stored(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:  # not packed, so that damage reaches the XML
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SAMPLES = {
    "docx": _stored(
        {"word/document.xml": f"<w:document {_W}><w:body><w:p><w:r><w:t>1</w:t></w:r></w:p></w:body></w:document>"}
    ),
    "xlsx": _stored({"xl/workbook.xml": f"<workbook {_S}/>", "xl/sharedStrings.xml": f"<sst {_S}/>"}),
    "ofd": _stored({"OFD.xml": "<OFD><DocRoot>D.xml</DocRoot></OFD>", "D.xml": "<D><Page BaseLoc='P.xml'/></D>"}),
    "html": "<table><tr><td rowspan=2>收入<td>1</table>".encode(),
}
