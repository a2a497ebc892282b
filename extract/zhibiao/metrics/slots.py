"""Slots: each quantity of a paragraph with the text around it, cut at the boundaries of its clause."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from zhibiao.core.document import PeriodMention, Quantity
from zhibiao.metrics.cues import BASE, HIDDEN, MASK

POINTS = "个百分点"  #: the unit of what a rate or a growth changed by
_HARD = re.compile("[，；：。！？,;:（）()\n\r\t—|]|--")
_SOFT = re.compile("[，；：。！？,;:（）()\n\r\t—、|]|--")
_ENUMERATOR = "[一二三四五六七八九十0-9]{1,3}"
_ATOM = re.compile(f"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|（(?!{_ENUMERATOR}）)[^（）]*）|\\((?!{_ENUMERATOR}\\))[^()]*\\)")
_HIDE = str.maketrans(HIDDEN)
_JOINING = {c: chr(0xE030 + i) for i, c in enumerate("和及与")}  # within names that they do not part
_HIDE_ALL = str.maketrans(HIDDEN | _JOINING)
_SHOW = {ord(hidden): c for c, hidden in (HIDDEN | _JOINING).items()} | {ord(MASK): None, ord(BASE): None}
_MASKED = re.compile(f"[{''.join(map(chr, _SHOW))}]")
_SAME = re.compile("（[^（）]{0,8}下同）")  # a remark that says nothing of the number
_USUAL = re.compile("(?<=[比较])(?:常年|多年|历年|往年)(?:同期)?(?:平均值?|均值)?(?=[偏增减多少（(])")
_CONJUNCTION = re.compile("(?:[、和及与或：:∶]|以及)(增长|增|上升|升|提高|下降|降低|降|减少|减|回落)?")


class Slot(msgspec.Struct):
    """A quantity in its clause.

    ``pre`` is the text from the last boundary to the quantity, ``opener`` that boundary (empty at the start of the
    sentence, ``q`` where the quantity before stands in the same clause); ``post`` the text from the quantity to the
    next boundary, ``closer`` that boundary (``q`` where the next quantity follows first). ``leads`` are the whole
    clauses between the quantity before, or the start of the sentence, and ``pre``.
    """

    quantity: Quantity
    sentence: int
    statement: int  #: the sentence that its statement begins with: clauses after ； are of the same statement
    statement_start: int
    pre: str
    opener: str
    post: str
    closer: str
    leads: list[str]
    joined: bool  #: only a conjunction stands between this quantity and the one before
    unbracketed: bool = False  #: a bracket with the number before was closed
    usual: bool = False  #: it stands alone in a bracket after what something is compared with: 比常年（293亿）
    bracketed: bool = False  #: it stands in a bracket that opened after the number before, or with that one
    next_pre: str = ""  #: the text before the next number, where no whole clause stands between
    following: str = ""  #: the next quantity of the sentence with the words of its bound, where ``closer`` is ``q``
    entry: str = ""  #: the item of an account, or another thing, that the line opens with as a sentence of its own


def show(text: str) -> str:
    """Undo the masking of a slot's text: periods go, hidden punctuation comes back."""
    return text.translate(_SHOW) if _MASKED.search(text) else text


def mask(
    folded: str, mentions: Iterable[PeriodMention], quantities: Sequence[Quantity], compounds: re.Pattern[str]
) -> str:
    """Mask a text for cutting: dates and periods, and the punctuation inside quotes, titles and plain brackets.

    Args:
        folded: the report's folded text.
        mentions: the dates and periods to mask.
        quantities: in text order; brackets that hold one are left open, as their clause is a clause like others.
        compounds: names whose 、 and 和 part nothing.

    Returns:
        A text of the same length.
    """
    pieces, last = [], 0
    for span in mentions:
        if span.start >= last and (span.period or span.role != "name"):  # a holiday's name is part of the subject
            pieces += [folded[last : span.start], (BASE if span.role == "base" else MASK) * (span.end - span.start)]
            last = span.end
    text = _SAME.sub(lambda m: MASK * len(m[0]), "".join(pieces) + folded[last:])
    text = compounds.sub(lambda m: m.group().translate(_HIDE_ALL), text)
    text = _USUAL.sub(lambda m: BASE * len(m[0]), text)
    starts = [q.start for q in quantities]
    return _ATOM.sub(lambda m: m.group() if _holds(starts, m.start(), m.end()) else m.group().translate(_HIDE), text)


def _holds(starts: list[int], start: int, end: int) -> bool:
    i = bisect_left(starts, start)
    return i < len(starts) and starts[i] < end


class Place(msgspec.Struct, frozen=True):
    """A sentence to cut: its index and span, and the statement that it belongs to."""

    sentence: int
    start: int
    end: int
    statement: int
    statement_start: int


def cut(masked: str, place: Place, quantities: Sequence[Quantity]) -> Iterator[Slot]:
    """Cut one sentence into slots, one a quantity.

    Args:
        masked: the masked text.
        place: the sentence.
        quantities: those inside it, in order.
    """
    previous: Slot | None = None
    for i, quantity in enumerate(quantities):
        gap = masked[quantities[i - 1].outer_end if i else place.start : quantity.outer_start]
        inner = i + 1 < len(quantities)
        after = masked[quantity.outer_end : quantities[i + 1].outer_start if inner else place.end]
        pre, opener, leads = _before(gap, i > 0)
        post, closer = _after(after, inner)
        if previous is not None and not leads and opener != "、":
            previous.next_pre = pre
        previous = Slot(
            quantity,
            place.sentence,
            place.statement,
            place.statement_start,
            pre,
            opener,
            post,
            closer,
            leads,
            previous is not None and quantity.start - quantity.outer_start < 2 and _joined(gap.strip(), previous.pre),
            "）" in gap or ")" in gap,
            opener in ("（", "(") and not pre and bool(leads) and leads[-1].endswith(BASE),
            previous is not None and _in_bracket(gap, previous),
            "",
            masked[quantities[i + 1].outer_start : quantities[i + 1].outer_end] if closer == "q" else "",
        )
        yield previous


def _in_bracket(gap: str, previous: Slot) -> bool:
    """Whether a number stands in a bracket that was opened in the gap before it, or is still open from before."""
    opened, closed = max(gap.rfind("（"), gap.rfind("(")), max(gap.rfind("）"), gap.rfind(")"))
    return opened > closed or (closed < 0 and previous.bracketed)


def _joined(gap: str, pre: str) -> bool:
    """Whether only a conjunction stands between two numbers: ``x、y``; of movements also ``增x、降y``."""
    found = _CONJUNCTION.fullmatch(gap)
    return found is not None and (found.group(1) is None or pre.endswith(("增", "长", "升", "降", "减", "高", "低")))


def _before(gap: str, inner: bool) -> tuple[str, str, list[str]]:
    bounds = list(_HARD.finditer(gap))
    if bounds:
        clauses = _HARD.split(gap)
        return clauses[-1], bounds[-1].group(), [c for c in clauses[1 if inner else 0 : -1] if c.strip()]
    if not inner:
        return gap, "", []
    soft = gap.find("、")
    return (gap[soft + 1 :], "、", []) if soft >= 0 else (gap, "q", [])


def _after(after: str, inner: bool) -> tuple[str, str]:
    bound = _HARD.search(after)
    if after.startswith("、"):
        return "", "、"
    if bound is None and inner:
        bound = _SOFT.search(after)
    if bound:
        return after[: bound.start()], bound.group()
    return after, "q" if inner else ""
