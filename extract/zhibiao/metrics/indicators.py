"""Indicators: rules propose candidates over a number's clause and what stands before; the choice is apart."""

import re
from collections.abc import Iterator

from zhibiao.metrics.borrowed import first_of, part_of_total, thing_of, topic_of, with_subject
from zhibiao.metrics.counted import counted
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Candidate, Draft, Paragraph
from zhibiao.metrics.entries import speaks_of_account
from zhibiao.metrics.phrases import split_act, strip_right
from zhibiao.metrics.slots import POINTS, show

_SHARE_OF = re.compile("^(.*?)(?:约|共|已|合计?|依次|分别|只|仅)*(?:占|相当于|为|是)(.*?)的?$")
_RATE_NAME = re.compile("(?:率|比例|比重|占比|面|度|比)$")
SHORT_RATE = 4
_STAGED = re.compile("(?:预算|调整|追加|批复|部门|单位|[后数])$")
STAGE = "stage of the budget"
_GOODS = frozenset("铜铝煤粮油糖茶鱼猪牛羊鸡鸭钢铁金银锌铅镍棉麻盐酒奶蛋肉药")  # names of one character


def propose(draft: Draft, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """Propose indicators for one number, the surest first.

    Args:
        draft: the number with its phrase, aspect and subject known.
        paragraph: what the paragraph said before.
        cues: the linker's words.
    """
    earlier = paragraph.drafts[draft.subject] if draft.subject is not None else None
    if entry := _entry(draft, paragraph):
        yield Candidate(entry, "entry of the account")
    if stage := _stage_of_budget(draft, paragraph, cues):
        yield Candidate(stage, STAGE)
    if draft.total is not None and (not draft.broken_down or draft.phrase.body in cues.funding.words):
        yield from part_of_total(draft, paragraph.drafts[draft.total], cues)
    if draft.aspect in ("growth", "rank"):
        yield from _said_of(draft, earlier, paragraph, cues)
    elif draft.slot.quantity.kind == "multiple" and not draft.phrase.body and earlier is not None:
        yield Candidate(earlier.indicator, "multiple of the figure before")
    elif draft.aspect == "share":
        yield from _share(draft, earlier, paragraph, cues)
    if draft.slot.unbracketed and not draft.phrase.body and (named := _before_bracket(paragraph, cues)):
        yield Candidate(named, "name before the bracket")
    if draft.phrase.body or draft.slot.post:
        yield from counted(draft, earlier, paragraph, cues)
    if earlier is not None and (earlier.slot.statement == draft.slot.statement and not draft.slot.leads):
        yield Candidate(earlier.indicator, "inherited in the sentence")
    for lead in () if draft.slot.usual else reversed(draft.slot.leads):
        if cues.patterns["frame"].search(lead):
            continue
        yield Candidate(topic_of(lead, cues), "clause before")
    if draft.heading and (earlier is None or earlier.heading != draft.heading):
        yield Candidate(draft.heading, "heading")
    if earlier is not None:
        yield Candidate(earlier.indicator, "inherited")
    if draft.heading:
        yield Candidate(draft.heading, "heading")
    yield Candidate(draft.slot.post or draft.phrase.body or draft.phrase.tail or "", "rest")


def _stage_of_budget(draft: Draft, paragraph: Paragraph, cues: Cues) -> str:
    """The name of a figure that says only how far a budget has come: 调整预算数, 实际支出; empty if it names more.

    It is that of the budget's first figure where this names what the money is for.
    """
    words = show(draft.phrase.body or draft.slot.pre).strip()
    said = cues.patterns["stage_of_budget"].match(words)
    if said is None or draft.slot.quantity.kind != "amount" or draft.slot.post.strip():
        return ""
    budgets = [one for one in paragraph.drafts if one.aspect in ("budget", "target") and not one.moves]
    if not budgets or budgets[0].slot.sentence < draft.slot.sentence - 1:
        return ""
    if not _STAGED.search(budgets[-1].indicator) and budgets[-1].aspect == "budget" and not said[1]:
        return ""  # 行政运行（项）。年初预算x，支出决算y: the one before names it
    first = budgets[0].indicator
    if first.endswith(("支出", "经费")):
        return first + ("调整预算" if said[1] else "")
    return "调整预算" if said[1] else words


def _entry(draft: Draft, paragraph: Paragraph) -> str:
    """The entry that the line opens with, for its first figure where that only says which column it stands in."""
    entry = draft.slot.entry
    if not entry or draft.moves or not speaks_of_account(draft.phrase.body) or draft.slot.post.strip():
        return ""
    said = any(earlier.slot.entry == entry for earlier in paragraph.drafts)
    return "" if said else entry


def choose(candidates: list[Candidate]) -> Candidate:
    """Take the first candidate that names something."""
    for candidate in candidates:
        said = show(candidate.text)
        if len(said) > 1 or said in _GOODS:
            return candidate
    return candidates[-1]


def _said_of(draft: Draft, earlier: Draft | None, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """A growth or a rank: of the subject that its clause names, else of the figure before."""
    phrase = draft.phrase
    if phrase.body:
        share = _share_of_name(phrase.body, paragraph) if draft.slot.quantity.unit == POINTS else None
        if share is not None:
            yield Candidate(share.indicator + phrase.comparison, "growth of the share of its name")
        act, thing = split_act(phrase.body, cues)
        for candidate in with_subject(draft, act, thing, paragraph, cues):
            yield Candidate(candidate.text + phrase.comparison, candidate.rule)
        yield Candidate(phrase.body + phrase.comparison, f"{draft.aspect} of its own subject")
    elif earlier is not None and (earlier.slot.statement == draft.slot.statement or not draft.slot.leads):
        yield Candidate(earlier.indicator + phrase.comparison, f"{draft.aspect} of the figure before")


def _share_of_name(body: str, paragraph: Paragraph) -> Draft | None:
    """The last share of the paragraph whose name begins with these words: 同城快递占比 of 同城."""
    shares = (one for one in reversed(paragraph.drafts) if one.aspect == "share" and len(body) > 1)
    return next((one for one in shares if one.indicator.startswith(body) and one.indicator != body), None)


def _share(draft: Draft, earlier: Draft | None, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    phrase, slot = draft.phrase, draft.slot
    words = phrase.body + phrase.tail
    if not phrase.body and slot.opener == "q" and slot.pre.strip() == "的" and earlier is not None:
        yield Candidate(earlier.indicator, "ratio to a stated base")
    named = _SHARE_OF.match(words)
    if named and ("占" in words or (slot.pre.rstrip().endswith("的") and named.group(2))):
        part, whole = named.groups()
        part = _pronoun(strip_right(part, cues.right)[0], paragraph) or (earlier.indicator if earlier else "")
        whole = strip_right(whole, cues.right)[0]
        whole = "" if whole in ("比", "到") else whole
        if part:
            yield Candidate(part.removesuffix("占比") + ("占" + whole if whole else "占比"), "share of a whole")
    if phrase.body and _RATE_NAME.search(phrase.body):
        short = len(phrase.body) <= SHORT_RATE and phrase.body not in cues.standalone.words
        if short and earlier is not None and not _RATE_NAME.search(earlier.indicator):
            thing = _rated(draft, earlier, paragraph, cues)
            if thing[:2] != phrase.body[:2]:
                yield Candidate(thing + phrase.body, "rate of the figure before")
        yield Candidate(phrase.body, "rate")


def _before_bracket(paragraph: Paragraph, cues: Cues) -> str:
    """The name before a bracket with figures that has none itself: 服务网点（含12个便民服务中心）增至47个."""
    for one in reversed(paragraph.drafts):
        if one.slot.opener in ("（", "("):
            return topic_of(one.slot.leads[-1], cues) if one.slot.leads and not one.slot.usual else ""
        if not one.slot.bracketed:
            return ""
    return ""


def _pronoun(text: str, paragraph: Paragraph) -> str:
    """前者 and 后者 are the last two figures that do not move; any other text is itself."""
    if text not in ("前者", "后者"):
        return text
    figures = [d.indicator for d in paragraph.drafts if not d.moves][-2:]
    return figures[0 if text == "前者" else -1] if figures else ""


def _rated(draft: Draft, earlier: Draft, paragraph: Paragraph, cues: Cues) -> str:
    """The thing that a bare rate (办结率) is of: the last figure's, or the first's where that names an act alone."""
    first = first_of(draft, paragraph)
    thing = split_act(earlier.indicator, cues)[1]
    if "的" in thing[1:-2]:
        thing = thing.rsplit("的", 1)[1]
    return thing or (thing_of(first, cues) if first is not None else "") or earlier.indicator
