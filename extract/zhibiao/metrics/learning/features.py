"""Features of a draft: what tells, without a word of any domain, whether its indicator was found in the right place."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.learning.weights import Features
from zhibiao.metrics.phrases import split_act
from zhibiao.metrics.slots import show

_BOUNDARIES = "，、；：。（q"
_LENGTHS = (0, 2, 4, 6, 9, 13, 18, 26)
_NEAR = 0.7
_DIGIT = re.compile(r"\d")
_SIGN = re.compile("[，：；。]")


def features(draft: Draft, cues: Cues, shapes: dict[str, tuple[str, ...]] | None = None) -> Features:
    """The features of one draft by name; those that are nought are left out.

    Where a number takes its subject from another draft and says nothing of its own, that draft's features count too:
    where it is wrong, so is this one.

    Args:
        draft: a finished draft.
        cues: the linker's words.
        shapes: where what indicators look like is kept for the drafts to come, as many are alike.
    """
    shapes = {} if shapes is None else shapes
    found = dict.fromkeys((*_said(draft), *_shape(draft.indicator, cues, shapes)), 1.0) | _agreement(draft)
    source = draft.source
    if source is not None and not (draft.phrase.body or draft.slot.post):
        names = (f"rule {source.rule}", *_shape(source.indicator, cues, shapes))
        found |= {f"source: {name}": 1.0 for name in names}
        found["source: figures between"] = min(draft.number - source.number, 8) / 8
        if source.slot.statement != draft.slot.statement:
            found["source: another statement"] = 1.0
    return found


def _said(draft: Draft) -> Iterator[str]:
    """What the rules made of the number and its clause."""
    slot, phrase = draft.slot, draft.phrase
    yield f"rule {draft.rule}"
    yield f"aspect {draft.aspect}"
    yield f"kind {slot.quantity.kind}"
    yield f"opens {_boundary(slot.opener)}"
    yield f"closes {_boundary(slot.closer)}"
    yield f"leads {min(len(slot.leads), 3)}"
    yield f"body {_length(phrase.body)}"
    yield f"post {_length(slot.post.strip())}"
    flags = {
        "joined": slot.joined,
        "planned": draft.planned,
        "part": draft.total is not None,
        "broken down": draft.broken_down,
        "compared": bool(phrase.comparison),
        "moves": bool(phrase.movement),
        "movement on an absolute figure": bool(phrase.movement)
        and slot.quantity.kind not in ("percentage", "multiple"),
        "origin": phrase.origin,
        "range": slot.quantity.value_high is not None,
        "body and post": bool(phrase.body) and bool(slot.post.strip()),
        "base stated": draft.states_base,
    }
    yield from (name for name, holds in flags.items() if holds)


def _shape(indicator: str, cues: Cues, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What the indicator looks like, as worked out before or now."""
    if indicator not in known:
        known[indicator] = tuple(_looks(indicator, cues))
    return known[indicator]


def _looks(indicator: str, cues: Cues) -> Iterator[str]:
    act, thing = split_act(indicator, cues)
    yield f"length {_length(indicator)}"
    yield f"act {'and thing' if act and thing else 'alone' if act else 'none'}"
    flags = {
        "comma inside": "、" in indicator,
        "quote inside": "“" in indicator or "《" in indicator,
        "bracket inside": "（" in indicator or "(" in indicator,
        "digit inside": _DIGIT.search(indicator) is not None,
        "的 inside": "的" in indicator[1:-1],
        "sign inside": _SIGN.search(indicator) is not None,
        "ends in an act": indicator[-2:] in cues.verbs.words,
    }
    yield from (name for name, holds in flags.items() if holds)


def _agreement(draft: Draft) -> Features:
    """How far the candidates agree with the one that was taken."""
    taken = draft.indicator
    others = [text for c in draft.candidates if len(text := show(c.text)) > 1 and text != taken]
    near = sum(overlap(taken, other) >= _NEAR for other in others)
    found = {"next candidate": overlap(taken, others[0]) if others else 1.0}
    if others:
        found["candidates that agree"] = near / len(others)
        found["candidates"] = min(len(others), 6) / 6
    return found


def overlap(a: str, b: str) -> float:
    """Share of characters that two names have in common, as sets (Dice).

    >>> round(overlap("败诉率", "行政诉讼败诉率"), 2)
    0.67
    """
    x, y = _characters(a), _characters(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x or y else 1.0


@lru_cache(maxsize=4096)
def _characters(name: str) -> frozenset[str]:
    return frozenset(name)


def _boundary(sign: str) -> str:
    sign = {",": "，", ";": "；", ":": "：", "(": "（"}.get(sign, sign)
    return (
        sign
        if sign and sign in _BOUNDARIES
        else "line"
        if sign.strip() == "" and sign
        else (sign and "other") or "none"
    )


def _length(text: str) -> str:
    """A length as a class: ``5-6``.

    >>> _length(""), _length("案件"), _length("立案查处案件")
    ('0', '1-2', '5-6')
    """
    at = bisect_left(_LENGTHS, len(text))
    low = _LENGTHS[at - 1] + 1 if at else 0
    high = _LENGTHS[at] if at < len(_LENGTHS) else ""
    return str(low) if low == high else f"{low}-{high}"
