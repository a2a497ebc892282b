"""Reading: every usual encoding gives the same text, and what cannot be read is said in one sentence."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.core.errors import ReadError
from zhibiao.read import read_bytes, read_file, read_text

REPORT = "江城县水利局２０２３年工作总结\r\n一、基本情况\r\n全年完成投资1.2亿元。\n"


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        REPORT.encode("gb18030"),
        REPORT.encode("gbk"),
        REPORT.encode("utf-16"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        REPORT.encode("utf-32"),
    ],
    ids=["utf-8", "bom", "gb18030", "gbk", "utf-16", "utf-16-be", "unmarked-le", "unmarked-be", "utf-32"],
)
def test_every_encoding_gives_the_same_text_with_its_line_ends(data: bytes) -> None:
    document = read_bytes(data, "总结.txt")
    assert document.text == REPORT
    assert document.folded.startswith("江城县水利局2023年")
    assert len(document.folded) == len(document.text)
    assert document.id == hashlib.sha256(data).hexdigest()
    assert (document.source, document.format, document.warnings) == ("总结.txt", "text", ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "only white space"),
        ("\u200b\n\u3000\n".encode(), "only white space"),
        (b"%PDF-1.7\n1 0 obj", "damaged or cut off"),
        (b"PK\x03\x04\x14\x00", "damaged or cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "other than Word and Excel"),
        (bytes(range(256)) * 4, "binary data"),
        (b"a\x01b\x02c\x03d\x04", "binary data"),
        ("收入".encode()[:-1], "no known encoding"),
        (b"\xff\xfe\x00", "marked as UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as refused:
        read_bytes(data, "a.txt")
    message = str(refused.value)
    assert message.startswith("a.txt: ") and ": " in refused.value.reason and "\n" not in message


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(ReadError, match="a folder"):
        read_file(tmp_path)
    with pytest.raises(ReadError, match="cannot be opened"):
        read_file("a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the super-user may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("收入1万元。", "utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="permission"):
        read_file(path)


def test_a_file_is_read_as_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "报告.TXT"
    path.write_bytes(REPORT.encode("gb18030"))
    document = read_file(path)
    assert document.source == str(path)
    assert document == read_bytes(path.read_bytes(), str(path))


def test_a_text_in_memory_is_its_utf8() -> None:
    assert read_text(REPORT).id == read_bytes(REPORT.encode(), "x").id
    assert read_text(REPORT).source == "<text>"
    for nothing in ("", " \n"):
        with pytest.raises(ReadError, match="nothing to extract"):
            read_text(nothing)


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(ReadError, match="half a character"):
        read_text("收入1万元\ud83d")


def test_markup_is_read_with_a_warning() -> None:
    assert "HTML" in read_text("<!DOCTYPE html><p>收入1万元</p>").warnings[0]
    assert read_text("<收入1万元>").warnings == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_whole_or_refused(data: bytes) -> None:
    try:
        document = read_bytes(data, "x")
    except ReadError as error:
        assert error.reason
    else:
        assert len(document.folded) == len(document.text) > 0
