"""The pattern records of this folder's ``patterns/``, and one compiled alternation per stage.

A record's regex is matched where a numeral begins; it may look behind as far as it likes. Three signs stand for
what every record needs: ``<num>`` a numeral, ``<han>`` a Chinese one, ``<start>`` a clause's beginning (for use in a
look-behind) and ``<end>`` its end (a look-ahead).
"""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import regex

from zhibiao.core.errors import DataError
from zhibiao.core.facts import Fate, Kind
from zhibiao.lexicons.load import read_toml

Stage = Literal["first", "figure", "bare"]
Script = Literal["digit", "han"]

_SIGNS = {
    "<han>": "[零〇○一二两三四五六七八九十百千万亿]{1,24}",
    "<num>": r"(?:\d+(?:\.\d+)?[百千万亿]*|[零〇○一二两三四五六七八九十百千万亿点]{1,24})",
    "<start>": r"(?:^|[。；：！？!?;:\n\t])[ \t　”）)]*",
    "<clause>": r"(?:^|[。；：！？，、!?;:,\n\t（(])[ \t　”]*",
    "<end>": r"(?=[ \t]*(?:[，。；、：！？）)】》”’,;:!?|\n\r]|$))",
}


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One record: a writing that is no quantity (``fate``), or a quantity of ``kind`` that ``reader`` reads.

    ``stage`` says when it is asked: ``first`` before anything else, ``figure`` of a Chinese numeral with a measure
    word, ``bare`` of a number without a unit. ``accept`` and ``reject`` are examples in inline markup.
    """

    id: str
    stage: Stage
    script: Literal["digit", "han", "both"]
    regex: str
    fate: Fate | None = None
    kind: Kind | None = None
    reader: Literal["numeral", "first_place", "nought"] | None = None
    accept: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def records() -> tuple[Pattern, ...]:
    """All pattern records, in the order of the files' names and of the files.

    Raises:
        DataError: a record is malformed, its regex does not compile, it has no example, or both or neither
            of ``fate`` and ``reader`` with ``kind``.
    """
    found: list[Pattern] = []
    for path in sorted((files(__package__) / "patterns").iterdir(), key=lambda path: path.name):
        found += read_toml(path, Pattern)
    for pattern in found:
        if bool(pattern.fate) == bool(pattern.reader and pattern.kind) or not (pattern.accept and pattern.reject):
            raise DataError(f"pattern {pattern.id}: a fate or a reader, and examples of both sorts")
    return tuple(found)


def compiled(pattern: Pattern) -> "regex.Pattern[str]":
    """One record's regex by itself.

    Raises:
        DataError: it does not compile.
    """
    return _compile(pattern.id, pattern.regex)


@cache
def stage(name: Stage, script: Script) -> "tuple[regex.Pattern[str], dict[str, Pattern]]":
    """The alternation of a stage's records, first record first, and the records by their group's name."""
    chosen = [row for row in records() if row.stage == name and row.script in (script, "both")]
    groups = {f"p{number}": row for number, row in enumerate(chosen)}
    body = "|".join(f"(?P<{group}>{row.regex})" for group, row in groups.items())
    return _compile(f"{name} {script}", body or "(?!)"), groups


def match(name: Stage, script: Script, text: str, start: int) -> tuple[Pattern, int] | None:
    """The first record of a stage that fits at ``start``, and where its stretch ends."""
    alternation, groups = stage(name, script)
    found = alternation.match(text, start)
    if found is None or found.lastgroup is None:
        return None
    return groups[found.lastgroup], found.end()


def _compile(identity: str, written: str) -> "regex.Pattern[str]":
    for sign, meaning in _SIGNS.items():
        written = written.replace(sign, meaning)
    try:
        return regex.compile(written)
    except regex.error as error:
        raise DataError(f"pattern {identity}: {error}") from error
