"""Runs: what each number of a row (A、B分别为x、y, 分别增长p、q) is of."""

from zhibiao.metrics import conjuncts
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft, Paragraph
from zhibiao.metrics.phrases import strip_left, strip_right

RATIOS = ("比重", "占比", "比例", "份额", "所占比重", "所占比例")  #: bare words for shares
_ORDINALS = "一二三"
_INDUSTRY = "第{}产业占比"


def targets_of(draft: Draft, paragraph: Paragraph, run: list[int], cues: Cues) -> list[tuple[str, int | None]]:
    """The names that a run of numbers shares out, each with the figure that it is of; empty for one name for all."""
    n = len(run)
    if n == len(_ORDINALS) and draft.slot.quantity.kind == "percentage" and not draft.slot.quantity.unit:
        last = paragraph.drafts[-1] if paragraph.drafts else None
        changed = last is not None and last.indicator == _INDUSTRY.format(_ORDINALS[-1]) and draft.slot.opener == "q"
        if changed or cues.patterns["industries"].search(draft.phrase.body + draft.phrase.tail):
            return [(_INDUSTRY.format(ordinal), None) for ordinal in _ORDINALS]
    if draft.aspect == "share" and (parts := cues.patterns["parts_of_whole"].search(draft.phrase.body)):
        names = [f"{name}占比" for name in conjuncts.split(draft.phrase.body[: parts.start()], by_head=True)]
    else:
        names = conjuncts.split(draft.phrase.body)
    if len(names) >= n:
        return [(name, _named(name, paragraph)) for name in names[-n:]]
    if listed := _listed_before(draft, paragraph, n, cues):
        return [(name, None) for name in listed]
    if len(draft.slot.leads) >= n and not draft.phrase.body:
        leads = [strip_right(strip_left(lead, cues), cues.right)[0] for lead in draft.slot.leads[-n:]]
        return [(name, _named(name, paragraph)) for name in leads]
    said = draft.phrase.body
    whole = "占比" if said in RATIOS else said if said.startswith("占") else ""
    whole = whole if draft.aspect == "share" else ""
    if (draft.phrase.body and not whole) or not draft.moves:
        return []
    return [(name + whole, at) for name, at in _same_run(draft, paragraph, run)]


def _listed_before(draft: Draft, paragraph: Paragraph, n: int, cues: Cues) -> list[str]:
    """The names of a list in the clause before, with the attribute that the numbers are of: A、B和C，增加值分别增长…"""
    attribute, slot = draft.phrase.body, draft.slot
    if attribute not in cues.attributes.words or "分别" not in slot.pre:
        return []
    clause = slot.leads[-1] if slot.leads else paragraph.drafts[-1].slot.post if paragraph.drafts else ""
    listed = conjuncts.split(cues.patterns["is_list"].sub("", clause.strip()), by_head=True)
    return [name + attribute for name in listed] if len(listed) == n else []


def _same_run(draft: Draft, paragraph: Paragraph, run: list[int]) -> list[tuple[str, int | None]]:
    """The figures that as many growths or shares in a row are of: an earlier run, else the last figures."""
    n = len(run)
    outside = [
        i for i, d in enumerate(paragraph.drafts) if not d.moves and not d.slot.bracketed and not d.phrase.origin
    ]
    sentence = [i for i in outside if paragraph.drafts[i].slot.sentence == draft.slot.sentence]
    if len(sentence) == n:
        return [_target(paragraph, i) for i in sentence]
    for earlier in reversed(paragraph.runs):
        if len(earlier) == n and earlier[-1] < run[0]:
            return [_target(paragraph, i) for i in earlier]
    here = draft.slot.statement
    figures = [i for i, d in enumerate(paragraph.drafts) if d.slot.statement == here and d.aspect in ("level", "share")]
    levels = [i for i, d in enumerate(paragraph.drafts) if not d.moves]
    if len(figures) == n and draft.aspect == "growth":
        levels = figures
    return [_target(paragraph, i) for i in levels[-n:]] if len(levels) >= n else []


def _target(paragraph: Paragraph, i: int) -> tuple[str, int | None]:
    """A figure as the target of a run: itself, or the figure that it is of where it moves too."""
    draft = paragraph.drafts[i]
    return draft.indicator, draft.subject if draft.aspect in ("growth", "rank") else i


def _named(name: str, paragraph: Paragraph) -> int | None:
    """The last figure of the paragraph with this name that does not move."""
    for i in range(len(paragraph.drafts) - 1, -1, -1):
        if paragraph.drafts[i].indicator == name and not paragraph.drafts[i].moves:
            return i
    return None
