"""Inline markup: a sentence with what is expected of it written into it.

``检查企业[[1520家次|kind=count value=1520 unit=家次]]。`` is the sentence 检查企业1520家次。 with one span and its
fields. Fields are separated by spaces; a value may be empty (``unit=``) and has no space in it. Tests and the
examples of pattern records are written so; whatever is malformed raises, lest an example assert nothing.
"""

import re

import msgspec

from zhibiao.core.document import Span

_PIECE = re.compile(r"\[\[|\]\]|[^\[\]]+|[\[\]]")


class Marked(msgspec.Struct, frozen=True):
    """A marked span of an example's text, with the fields written beside it."""

    span: Span
    fields: dict[str, str]


class Example(msgspec.Struct, frozen=True):
    """An example's bare text and its marked spans, in order; offsets are into ``text``."""

    text: str
    marked: tuple[Marked, ...]

    def surface(self, marked: Marked) -> str:
        """The characters that a mark encloses."""
        return self.text[marked.span.start : marked.span.end]


def parse(markup: str) -> Example:
    """Read a marked-up sentence.

    Args:
        markup: the sentence; ``[[surface|key=value …]]`` marks a span, ``[[surface]]`` one without fields.

    Raises:
        ValueError: a mark is not closed, not opened, nested, empty, or has a malformed or repeated field.

    Example:
        >>> example = parse("罚款[[5.4万元|kind=amount value=54000]]。")
        >>> example.text, example.marked[0].span, example.marked[0].fields["kind"]
        ('罚款5.4万元。', Span(start=2, end=7), 'amount')
    """
    text, marked, inside = "", [], None
    for piece in _PIECE.findall(markup):
        if piece == "[[":
            if inside is not None:
                raise ValueError(f"a mark inside a mark: {markup!r}")
            inside = ""
        elif piece == "]]":
            if inside is None:
                raise ValueError(f"a mark closed that was not opened: {markup!r}")
            surface, _, fields = inside.partition("|")
            if not surface:
                raise ValueError(f"an empty mark: {markup!r}")
            marked.append(Marked(Span(len(text), len(text) + len(surface)), _fields(fields, markup)))
            text, inside = text + surface, None
        elif inside is None:
            text += piece
        else:
            inside += piece
    if inside is not None:
        raise ValueError(f"a mark that is not closed: {markup!r}")
    return Example(text, tuple(marked))


def _fields(written: str, markup: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in written.split():
        key, equals, value = field.partition("=")
        if not (key.isidentifier() and equals) or key in fields:
            raise ValueError(f"malformed or repeated field {field!r}: {markup!r}")
        fields[key] = value
    return fields
