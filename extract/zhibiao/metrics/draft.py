"""Drafts: metrics while they are being linked, and what a paragraph has said so far."""

from typing import NamedTuple

import msgspec

from zhibiao.core.facts import Aspect
from zhibiao.metrics.cues import BASE
from zhibiao.metrics.phrases import Phrase
from zhibiao.metrics.slots import Slot

FAR = 120  #: how many figures back a relation or a subject may lead


class Candidate(msgspec.Struct, frozen=True):
    """A proposed indicator: its words, and the rule that proposed it."""

    text: str
    rule: str


class Base(NamedTuple):
    """A proposed base: the figure that something is taken of, none for no figure, and the rule that proposed it."""

    figure: "Draft | None" = None
    rule: str = ""


class Draft(msgspec.Struct):
    """One metric in the making."""

    slot: Slot
    phrase: Phrase
    indicator: str = ""
    rule: str = ""
    aspect: Aspect = "level"
    planned: bool = False  #: its statement or its chapter speaks of plans
    scope: str = ""
    period: str = ""
    of: "Draft | None" = None
    of_rule: str = ""  #: the rule that proposed its base
    divides: bool = False  #: a share that only names its part: 煤电占66.2%
    part_of: "Draft | None" = None
    number: int = 0  #: its place among the report's metrics, from 1
    paragraph: int = 0  #: the place of its paragraph among those with figures
    candidates: list[Candidate] = []
    subject: int | None = None  #: the draft that this one takes its subject from where its clause names none
    source: "Draft | None" = None  #: that draft itself, once its paragraph is read
    topical: bool = False  #: its period stands at the head of its statement, and so holds for the next ones too
    dated: bool = False  #: its period is that of the statement, not one of its own as a base, a budget or an origin
    total: int | None = None  #: the draft that 其中 makes this one a part of
    heading: str = ""  #: the title of the section that it stands in
    broken_down: bool = False  #: it is a part by 从行业看 and the like: a figure with a name of its own
    shared_act: str = ""  #: the act that a list's first item said for all

    @property
    def falls(self) -> bool:
        """Whether the movement that is said points down."""
        return self.phrase.falls

    @property
    def states_base(self) -> bool:
        """Whether this only states what another figure is compared with: 上年同期858起."""
        return (BASE in self.slot.pre or self.slot.usual) and not self.moves

    @property
    def moves(self) -> bool:
        """Whether this is a growth, a share or a rank: said of another figure, not a figure of its own."""
        return self.aspect in ("growth", "share", "rank")


class Paragraph(msgspec.Struct):
    """The drafts of a paragraph so far, and the run (A、B分别为x、y) that is being read."""

    drafts: list[Draft] = []
    runs: list[list[int]] = []  #: runs of quantities joined by conjunctions only, as indices into ``drafts``
    targets: list[tuple[str, int | None]] = []  #: what the members of the current run are of: a name, a figure

    def figure(self, *, past_asides: bool = False) -> int | None:
        """Index of the last figure that does not move; if asked for, none in a bracket and none that says how long."""
        for i in range(len(self.drafts) - 1, max(len(self.drafts) - FAR, 0) - 1, -1):
            one = self.drafts[i]
            aside = past_asides and (one.slot.bracketed or one.rule == "lasting")
            if not one.moves and not one.states_base and not aside:
                return i
        return None


_ALSO = {
    "名": "人个",
    "人": "名个",
    "件": "起宗",
    "起": "件宗",
    "宗": "件起",
    "家": "户个",
    "户": "家个",
    "个": "名人家户",
}
_ALIKE = {unit: frozenset(others) for unit, others in _ALSO.items()}


def alike(unit: str, other: str) -> bool:
    """Whether two units count the same kind of thing, so that one figure can be a part of the other.

    >>> alike("名", "个"), alike("万元", "人")
    (True, False)
    """
    return unit == other or other in _ALIKE.get(unit, ())
