"""Plain text in the encodings that Chinese offices use: UTF-8, GB18030 (with GBK and GB2312) and UTF-16."""

import codecs
import hashlib
import re

from zhibiao.core.document import Document
from zhibiao.core.errors import ReadError
from zhibiao.core.folding import fold
from zhibiao.read.budget import Budget

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 4096  # bytes looked at to tell UTF-16 without a mark
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # tab, line ends, form feed and escape may stand in text
_CONTROL_SHARE = 0.01
_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE)
_NOT_BLANK = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")
_USUAL = frozenset(map(chr, (9, 10, 13, *range(0x20, 0x7F)))) | frozenset("—–·“”‘’…")
_USUAL_SHARE = 0.95
_BINARY = "this is binary data and no text: it is none of the formats that zhibiao reads"
_MARKUP = "the file looks like HTML or XML: its tags are read as text; save its text as .txt for good results"


def read(data: bytes, budget: Budget) -> Document:
    """Read a plain-text report from its bytes; line ends stay as they are, a byte order mark is no part of the text.

    Args:
        data: the bytes of the file.
        budget: names the file, for errors, and what it may cost.

    Returns:
        The document, with the format ``text``.

    Raises:
        ReadError: the bytes are binary, in no known encoding, or hold only white space.
    """
    text = decode(data, budget.source)
    budget.spend(characters=len(text))
    return _document(text, budget.source, hashlib.sha256(data).hexdigest())


def read_text(text: str, source: str = "<text>") -> Document:
    """Make a document of a text that is in memory already.

    Args:
        text: the report.
        source: where it comes from, for errors and for the output.

    Returns:
        The document; its ``id`` is the sha256 of the text in UTF-8.

    Raises:
        ReadError: the text is empty, holds only white space, half characters, or binary data.

    Example:
        >>> read_text("一、收入").format
        'text'
    """
    if not text:
        raise ReadError(source, "the text is empty: there is nothing to extract")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise ReadError(source, f"there is half a character at {error.start}: decode the text again") from None
    return _document(text, source, hashlib.sha256(data).hexdigest())


def _document(text: str, source: str, identity: str) -> Document:
    if not _NOT_BLANK.search(text):
        raise ReadError(source, "the file holds only white space: there is nothing to extract")
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise ReadError(source, _BINARY)
    warnings = (_MARKUP,) if _HTML.match(text) else ()
    return Document(id=identity, source=source, format="text", text=text, folded=fold(text), warnings=warnings)


def decode(data: bytes, source: str) -> str:
    """The text of the bytes: by mark, else UTF-16 if every other byte shows it, else UTF-8, else GB18030.

    Raises:
        ReadError: the bytes are binary, damaged, or in none of these.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, source)
    if unmarked := _unmarked_utf16(data):
        return _decode_as(data, unmarked, source)
    if b"\x00" in data:
        raise ReadError(source, _BINARY)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError(source, "the text is in no known encoding (UTF-8, GB18030, UTF-16): save it as UTF-8")


def _decode_as(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise ReadError(source, f"the file is marked as {name} and is damaged: save it as UTF-8 again") from None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: digits, signs and line ends have a NUL for their high byte, always on the same side."""
    probe = data[:_PROBE]
    low, high = probe[0::2].count(0), probe[1::2].count(0)
    if len(data) % 2 or low == high:
        return None
    encoding = "utf-16-le" if high > low else "utf-16-be"
    text = probe.decode(encoding, "ignore")
    usual = sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffee" or c in _USUAL for c in text)
    return encoding if usual >= _USUAL_SHARE * len(text) and not _USUAL.isdisjoint(text) else None
