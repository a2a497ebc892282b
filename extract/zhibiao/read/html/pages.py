"""What government web pages have around their articles: a data file beside this module, read once and checked."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from zhibiao.core.errors import DataError


class Pages(NamedTuple):
    """Names and patterns of ``pages.toml``."""

    title_metas: tuple[str, ...]  #: in lower case, best first
    furniture: re.Pattern[str]


@cache
def pages() -> Pages:
    """The names and patterns.

    Raises:
        DataError: the file is incomplete, or the pattern contradicts its examples.
    """
    data = tomllib.loads(resources.files(__package__).joinpath("pages.toml").read_text("utf-8"))
    try:
        furniture = re.compile(data["furniture"])
        accept, reject = data["furniture_accept"], data["furniture_reject"]
        titles = tuple(name.lower() for name in data["title_metas"])
    except (KeyError, re.error) as error:
        raise DataError(f"read/html/pages.toml: {error}") from None
    wrong = [text for text in accept if not furniture.fullmatch(text)]
    wrong += [text for text in reject if furniture.fullmatch(text)]
    if wrong:
        raise DataError(f"read/html/pages.toml: the pattern of furniture contradicts its example {wrong[0]}")
    return Pages(titles, furniture)
