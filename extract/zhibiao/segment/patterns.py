"""The patterns of headings and tables: data files beside this module, read once, checked, compiled."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from zhibiao.core.errors import DataError

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_ITEM = "(?:[一二三四五六七八九]?十)?[一二三四五六七八九]|[一二三四五六七八九]?十"


class Label(NamedTuple):
    """One way of numbering: its name, how far out it stands (lower is further) and how it is printed."""

    id: str
    rank: int
    keep: str  #: a sign after the number that belongs to the label


class Headings(NamedTuple):
    """Compiled patterns of headings."""

    labels: dict[str, Label]
    at_start: re.Pattern[str]  #: at the start of a paragraph; ``lastgroup`` names the label
    inside: re.Pattern[str]  #: after a sign inside a paragraph
    alone: re.Pattern[str]  #: a label with nothing behind it, at the end of a line
    title: re.Pattern[str]
    author: re.Pattern[str]
    annex: re.Pattern[str]
    furniture: re.Pattern[str]


class Cells(NamedTuple):
    """Compiled patterns of table cells, and the measures of a table."""

    number: re.Pattern[str]
    caption: re.Pattern[str]
    width: int
    few: int
    share: float


@cache
def headings() -> Headings:
    """The patterns of headings.

    Raises:
        DataError: a record is incomplete or its own examples contradict it.
    """
    data = _load("headings.toml")
    sources = {record["id"]: _expand(record["pattern"]) for record in data["label"]}
    if len(sources) != len(data["label"]):
        raise DataError("headings.toml: two labels have the same id")
    for record in data["label"]:
        _check(f"headings.toml, {record['id']}", re.compile(sources[record["id"]]).match, record)
    bare = data["bare"]
    title = re.compile(bare["title"])
    _check("headings.toml, title", title.search, {"accept": bare["accept_title"], "reject": bare["reject_title"]})
    everywhere = "|".join(_named(id_, source) for id_, source in sources.items())
    inside = "|".join(f"(?<=[{r['after']}]){_named(r['id'], sources[r['id']])}" for r in data["label"] if "after" in r)
    before = "".join(sorted({sign for r in data["label"] for sign in r.get("after", "")}))
    return Headings(
        {r["id"]: Label(r["id"], r["rank"], r.get("keep", "")) for r in data["label"]},
        re.compile(everywhere),
        re.compile(f"[{before}](?:{inside})"),
        re.compile(rf"(?:^|[。；！？])\s*(?:{'|'.join(sources.values())})[、.:：\s]*$"),
        title,
        *(re.compile(bare[key]) for key in ("author", "annex", "furniture")),
    )


@cache
def cells() -> Cells:
    """The patterns of table cells.

    Raises:
        DataError: a pattern contradicts its own examples.
    """
    data = _load("tables.toml")
    number = re.compile(f"(?!(?:{data['heading']})$)(?:{data['number']}|{data['nothing']})$")
    caption = re.compile(f"(?:{data['caption']})$")
    for name, pattern in (("number", number), ("caption", caption)):
        examples = {"accept": data[f"{name}_accept"], "reject": data[f"{name}_reject"]}
        _check(f"tables.toml, {name}", pattern.match, examples)
    return Cells(number, caption, data["cell_width"], data["few"], data["share"])


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def _expand(pattern: str) -> str:
    return pattern.replace("{n}", _NUMERAL).replace("{i}", f"(?:{_ITEM})")


def _named(id_: str, source: str) -> str:
    return f"(?P<{id_.replace('-', '_')}>{source})"


def _check(where: str, match: Any, examples: dict[str, Any]) -> None:
    for example in examples["accept"]:
        if not match(example):
            raise DataError(f"{where}: does not accept its example {example}")
    for example in examples["reject"]:
        if match(example):
            raise DataError(f"{where}: accepts {example}, which it is to reject")
