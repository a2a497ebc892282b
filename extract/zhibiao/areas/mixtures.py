"""Reports over many areas, put together from sentences that stand alone.

The annotated reports are of one department each; a government work report or a yearbook speaks of everything. What the
context may conclude in such a report is learned from these: chapters of one area or of neighbours, headed or not.
"""

import random
from collections.abc import Sequence

from zhibiao.areas.training import Annotated, Example
from zhibiao.read import read_text
from zhibiao.segment import segment

SECTIONS = 9
_TITLES = (
    "云岭县{}年政府工作报告",
    "青川市{}年国民经济和社会发展情况",
    "{}年全市重点工作完成情况",
    "清江区{}年工作总结",
)
_NUMERALS = "一二三四五六七八九十"
_FRAMING = ("overview", "other", "problems", "organisation", "performance")


def mixtures(examples: Sequence[Example], number: int, seed: int) -> list[Annotated]:
    """Put reports together; the same arguments give the same reports.

    Args:
        examples: sentences and headings with their areas.
        number: how many reports.
        seed: of the random choice.
    """
    chance = random.Random(seed)
    by_area: dict[str, list[Example]] = {}
    for example in examples:
        if example.area not in _FRAMING:
            by_area.setdefault(example.area, []).append(example)
    mixed = [example for example in examples if example.area == "overview" and example.heading]
    return [_mixture(chance, by_area, mixed) for _ in range(number)]


def _mixture(chance: random.Random, by_area: dict[str, list[Example]], mixed: Sequence[Example]) -> Annotated:
    lines = [(chance.choice(_TITLES).format(chance.randint(2012, 2026)), "overview")]
    for number in range(SECTIONS):
        areas = chance.sample(sorted(by_area), min(chance.choice((1, 1, 2, 3)), len(by_area)))
        heading = _heading(chance, by_area, areas, mixed)
        if heading:
            lines.append((f"（{_NUMERALS[number]}）{heading.text}", heading.area))
        members: list[tuple[str, str]] = []
        for area in areas:
            sentences = [example for example in by_area[area] if not example.heading]
            members += [
                (example.text, area) for example in chance.sample(sentences, min(chance.randint(1, 4), len(sentences)))
            ]
        if chance.random() < 0.5:
            chance.shuffle(members)
        lines += members
    return _annotated(lines)


def _heading(
    chance: random.Random, by_area: dict[str, list[Example]], areas: Sequence[str], mixed: Sequence[Example]
) -> Example | None:
    choices = mixed if len(areas) > 1 else [example for example in by_area[areas[0]] if example.heading]
    return chance.choice(choices) if choices and chance.random() < 0.75 else None


def _annotated(lines: Sequence[tuple[str, str]]) -> Annotated:
    """A report of lines with their areas."""
    document = read_text("\n".join(text for text, _ in lines), "mixture")
    layout = segment(document)
    ends, at = [], 0
    for text, area in lines:
        at += len(text) + 1
        ends.append((at, area))
    areas = tuple(next(area for end, area in ends if sentence.start < end) for sentence in layout.sentences)
    return Annotated(document, layout, areas)
