"""The linker's words, read once from ``cues.toml`` into sets that phrases are stripped and tested with."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

MASK = "\ue000"  #: stands for each character of a date or period in a masked sentence
BASE = "\ue001"  #: likewise for what is only compared with: 上年, 同比

HIDDEN = {c: chr(0xE010 + i) for i, c in enumerate("，；：。！？,;:（）()—、")}  #: punctuation that cuts nothing
HIDDEN_OPEN, HIDDEN_CLOSE = HIDDEN["（"], HIDDEN["）"]


class WordSet(msgspec.Struct, frozen=True):
    """Words of one role; for longest-match look-ups the lengths, from long to short, by first and by last character."""

    words: frozenset[str]
    heads: dict[str, tuple[int, ...]]
    tails: dict[str, tuple[int, ...]]
    anywhere: re.Pattern[str]  #: any of them
    whole: "WordSet | None" = None  #: words that end like one of these and are none

    def head(self, text: str) -> int:
        """Length of the longest word that the text starts with, 0 for none."""
        for n in self.heads.get(text[:1], ()):
            if text[:n] in self.words and len(text) >= n:
                return n
        return 0

    def tail(self, text: str) -> int:
        """Length of the longest word that the text ends with, 0 for none."""
        for n in self.tails.get(text[-1:], ()):
            if text[-n:] in self.words and len(text) >= n:
                return 0 if self.whole is not None and self.whole.tail(text) > n else n
        return 0

    def inside(self, text: str) -> bool:
        """Whether any of the words stands in the text."""
        return self.anywhere.search(text) is not None


def _words(value: str, whole: WordSet | None = None) -> WordSet:
    words = frozenset(value.split())
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    anywhere = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
    return WordSet(words, _lengths(words, 0), _lengths(words, -1), anywhere, whole)


def _lengths(words: Iterable[str], end: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in words:
        lengths[word[end]].add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


def _siblings(sets: list[str]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(w for w in group.split() if w != word) for group in sets for word in group.split()}


class Pattern(msgspec.Struct, frozen=True):
    """A pattern with texts that it must and must not find."""

    regex: str
    accept: list[str]
    reject: list[str]


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """All word sets of ``cues.toml`` by role, and its compiled patterns by name."""

    patterns: dict[str, re.Pattern[str]]
    left: WordSet
    keep: WordSet
    right: WordSet
    bases: WordSet
    attributes: WordSet
    funding: WordSet
    whole: WordSet
    money_acts: WordSet
    siblings: dict[str, tuple[str, ...]]  #: each word with the words that stand for it
    economy: dict[str, str]  #: short names with those that figures have: GDP, 生产总值
    up: WordSet
    down: WordSet
    moving_names: WordSet
    standalone: WordSet
    ahead: WordSet
    behind: WordSet
    modifiers: WordSet
    new: WordSet
    new_alone: WordSet
    new_dropped: WordSet
    budget_dropped: WordSet
    actual_dropped: WordSet
    plans: WordSet
    rank: WordSet
    nominal: WordSet
    scope: WordSet
    givers: WordSet
    verbs: WordSet
    compounds: WordSet  #: names with 、 or 和 within
    names: WordSet  #: of the organisations and places that the report names; empty before one is read

    def with_names(self, names: Iterable[str]) -> "Cues":
        """The words for one report, which names these organisations and places."""
        return msgspec.structs.replace(self, names=_words(" ".join(sorted(set(names)))))


@cache
def load() -> Cues:
    """Read ``cues.toml`` once."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    growth, new, aspect = data["growth"], data["new"], data["aspect"]
    return Cues(
        patterns={name: re.compile(pattern.regex) for name, pattern in patterns().items()},
        left=_words(data["left"]["words"] + f" {MASK}"),
        keep=_words(data["keep"]["words"]),
        right=_words(data["right"]["words"] + f" {MASK} {BASE}", _words(data["whole_at_end"]["words"])),
        bases=_words(data["bases"]["words"] + f" {MASK}"),
        attributes=_words(data["attributes"]["words"]),
        funding=_words(data["funding"]["words"]),
        whole=_words(data["whole"]["words"]),
        money_acts=_words(data["money_acts"]["words"]),
        siblings=_siblings(data["siblings"]["sets"]),
        economy=data["economy"],
        up=_words(growth["up"]),
        down=_words(growth["down"]),
        moving_names=_words(growth["names"]),
        standalone=_words(growth["standalone"]),
        ahead=_words(growth["ahead"]),
        behind=_words(growth["behind"]),
        modifiers=_words(growth["modifiers"] + f" {MASK} {BASE}", _words(data["whole_at_end"]["words"])),
        new=_words(new["words"]),
        new_alone=_words(new["alone"]),
        new_dropped=_words(new["dropped"]),
        budget_dropped=_words(aspect["budget"]),
        actual_dropped=_words(aspect["actual"]),
        plans=_words(aspect["plans"]),
        rank=_words(data["rank"]["words"] + f" {MASK} {BASE}"),
        nominal=_words(data["nominal"]["words"]),
        scope=_words(data["scope"]["nouns"]),
        givers=_words(data["scope"]["givers"]),
        verbs=_words(data["verbs"]["words"]),
        compounds=_words(data["compounds"]["words"]),
        names=_words(""),
    )


def patterns() -> dict[str, Pattern]:
    """The patterns of ``cues.toml`` as they stand in the file, with their examples."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    return msgspec.convert(data["patterns"], dict[str, Pattern])
