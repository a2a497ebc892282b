"""The patterns of dates and periods: a data file beside this module, read once, checked, compiled."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from zhibiao.core.errors import DataError

_GROUP = re.compile(r"\(\?P<\w+>")
_BACK = re.compile(r"\(\?P=\w+\)")
_FRAGMENT = re.compile(r"\{([a-z]+)\}")


class Record(NamedTuple):
    """One way of writing a period."""

    id: str
    rule: str  #: the name of the rule that resolves its groups
    role: str  #: ``period``, unless the pattern itself says ``base``, ``name`` or ``span``
    pattern: re.Pattern[str]
    accept: tuple[str, ...]  #: ``text => period``, or the text alone
    reject: tuple[str, ...]


class Patterns(NamedTuple):
    """All records, one pattern that finds them all, and what to look for around a mention."""

    records: dict[str, Record]
    scan: re.Pattern[str]  #: ``lastgroup`` is the record's id with ``_`` for ``-``
    around: dict[str, re.Pattern[str]]
    frame: dict[str, re.Pattern[str]]  #: what tells the time of the report as a whole


@cache
def patterns() -> Patterns:
    """The patterns of periods.

    Raises:
        DataError: a record is incomplete, is named twice, or contradicts its own examples.
    """
    data = tomllib.loads(resources.files(__package__).joinpath("patterns.toml").read_text("utf-8"))
    fragments: dict[str, str] = {}
    for name, source in data["fragment"].items():
        fragments[name] = _expand(source, fragments)
    records = [_record(raw, fragments) for raw in data["record"]]
    if len({record.id for record in records}) != len(records):
        raise DataError("periods/patterns.toml: two records have the same id")
    scan = _scan("".join(data["guard"].splitlines()), records)
    for record in records:
        for example in record.accept:
            if not scan.match(example):
                raise DataError(f"periods/patterns.toml, {record.id}: the guard keeps out {example}")
    by_group = {_group(record): record for record in records}
    return Patterns(by_group, scan, _compiled(data["around"]), _compiled(data["frame"]))


def _scan(guard: str, records: list[Record]) -> re.Pattern[str]:
    every = "|".join(f"(?P<{_group(record)}>{_plain(record.pattern.pattern)})" for record in records)
    return re.compile(f"(?={guard})(?:{every})")


def _group(record: Record) -> str:
    return record.id.replace("-", "_")


def _compiled(sources: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(source) for name, source in sources.items()}


def _record(raw: dict[str, Any], fragments: dict[str, str]) -> Record:
    try:
        source = _expand(raw["pattern"], fragments)
        role = raw.get("role", "period")
        examples = tuple(raw["accept"]), tuple(raw["reject"])
        record = Record(raw["id"], raw["rule"], role, re.compile(source), *examples)
    except (KeyError, re.error) as error:
        raise DataError(f"periods/patterns.toml, {raw.get('id')}: {error}") from None
    for example in record.accept:
        if not record.pattern.fullmatch(example.partition(" => ")[0]):
            raise DataError(f"periods/patterns.toml, {record.id}: does not accept its example {example}")
    for example in record.reject:
        if record.pattern.search(example):
            raise DataError(f"periods/patterns.toml, {record.id}: accepts {example}, which it is to reject")
    return record


def _expand(source: str, fragments: dict[str, str]) -> str:
    return _FRAGMENT.sub(lambda match: f"(?:{fragments[match[1]]})" if match[1] in fragments else match[0], source)


def _plain(source: str) -> str:
    """A pattern without names, so that all records fit into one; the separator of a numeric date may then vary."""
    return _BACK.sub("[-/.]", _GROUP.sub("(?:", source))
