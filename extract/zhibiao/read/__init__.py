"""From a file, its bytes or a text to a :class:`~zhibiao.core.document.Document`; one module a format."""

from zhibiao.read.files import read_bytes, read_file
from zhibiao.read.text import read_text

__all__ = ["read_bytes", "read_file", "read_text"]
