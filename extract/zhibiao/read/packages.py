"""Packed formats (docx, xlsx, ofd, zip) and the XML in them, opened without trusting them."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from zhibiao.core.errors import ReadError
from zhibiao.read.budget import Budget

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALL = 1 << 20  # bytes; a part below may be packed as tightly as it likes
_ENCRYPTED = 0x1
_STRICT = (  # ISO 29500 Strict writes other names for the same things
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package:
    """A zip file whose parts are read within a budget.

    Args:
        data: the bytes of the file.
        budget: what it may cost.

    Raises:
        ReadError: the file is damaged, encrypted, or would unpack to more than the limits.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError):
            raise ReadError(budget.source, "the file is damaged or cut off: get it again from where it came") from None
        budget.spend(parts=len(infos), unpacked=sum(info.file_size for info in infos))
        for info in infos:
            if info.file_size > _SMALL and info.file_size > budget.limits.ratio * max(info.compress_size, 1):
                raise ReadError(
                    budget.source, f"{info.filename} in the file unpacks to {info.file_size} bytes, too many to be real"
                )
        #: names of the parts, in the order of the file
        self.names = [info.filename for info in infos if not info.is_dir()]

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            ReadError: it is missing, damaged or encrypted.
        """
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise ReadError(self._budget.source, "the file is locked by a password: save it without one first")
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            reason = f"the file is damaged ({name} cannot be read): get it again from where it came"
            raise ReadError(self._budget.source, reason) from None
        self._budget.check_time()
        return data

    def xml(self, name: str) -> "_Element":
        """The root of an XML part.

        Raises:
            ReadError: it is missing, damaged, encrypted or no XML.
        """
        return parse_xml(self.part(name), name, self._budget)


def parse_xml(data: bytes, name: str, budget: Budget) -> "_Element":
    """Parse XML without entities, DTDs or anything from outside.

    Args:
        data: the XML.
        name: what it is, for errors.
        budget: names the file.

    Raises:
        ReadError: it is no well-formed XML, or nested too deep.
    """
    from lxml import etree

    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = "nested too deep" if "depth" in str(error).lower() else "damaged"
        raise ReadError(budget.source, f"the file is {why} ({name}): get it again from where it came") from None
    if root is None:
        raise ReadError(budget.source, f"the file is damaged ({name} is empty): get it again from where it came")
    return root
