"""Scopes of metrics: the words that say where or for whom."""

import re
from collections.abc import Sequence

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Draft
from zhibiao.metrics.phrases import scope_of_lead
from zhibiao.metrics.slots import show

_BESIDE = re.compile("（.*）|各级$|^同口径")  # what stands beside the name of a scope and is no part of it


def place(drafts: Sequence[Draft], cues: Cues) -> None:
    """Set the scope of each draft of a paragraph.

    A scope is said in a number's clause or in the clauses before it in the statement; where the subject is left out,
    and for a part, it is that of the figure which they belong to. The scope of a rank is the field compared.

    Args:
        drafts: a paragraph's drafts, in text order.
        cues: the linker's words.
    """
    statement, scope = -1, ""
    for draft in drafts:
        if draft.slot.statement != statement:
            breakdown = cues.patterns["breakdown"]
            goes_on = any(breakdown.search(lead.strip()) for lead in (*draft.slot.leads, draft.phrase.body))
            statement, scope = draft.slot.statement, scope if goes_on else ""
        for lead in draft.slot.leads:
            scope = scope_of_lead(lead, cues) or scope
        if draft.aspect == "rank":
            draft.scope = draft.phrase.scope
            continue
        scope = draft.phrase.scope or scope
        owner = draft.total if draft.total is not None else draft.subject if not draft.phrase.body else None
        draft.scope = _BESIDE.sub("", show(scope)) or (drafts[owner].scope if owner is not None else "")


def carry(drafts: Sequence[Draft]) -> None:
    """Give shares, growths and parts that name no scope that of the figure which they are of, past full stops.

    Args:
        drafts: a paragraph's drafts, in text order, with their relations.
    """
    for draft in drafts:
        if draft.scope or draft.aspect == "rank":
            continue
        figure = draft.of if draft.moves else draft.part_of
        if figure is not None and figure.paragraph == draft.paragraph and figure.number < draft.number:
            draft.scope = figure.scope
