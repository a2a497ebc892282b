"""Drafting: the slots of a paragraph become drafts, one after another, each knowing what was said before it."""

import re
from collections.abc import Mapping, Sequence

from zhibiao.metrics import indicators
from zhibiao.metrics.aspects import aspect_of, planned
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Candidate, Draft, Paragraph
from zhibiao.metrics.parts import total_of
from zhibiao.metrics.phrases import DIVISION, Phrase, parse, parse_rank
from zhibiao.metrics.runs import RATIOS, targets_of
from zhibiao.metrics.slots import POINTS, Slot, show
from zhibiao.metrics.subjects import subject_of
from zhibiao.metrics.timeline import Timeline

_COMPARED = ("percentage", "score", "rate")
_MULTIPLE_OF = re.compile(
    "(.*?)(?:大?约|已经?|仅|就|几乎|差不多|接近|将近|基本|整整)*(?:相当于|是|为|达到?)(?:了|约)?([^，是为]*)的$"
)
_AMOUNTS_TO = re.compile("^(.*?)(?:相当于|占去|占到|占了)(?=[^，]{2,}的$)")  # says the same as 占
_OVER = re.compile("^(.*?)超过([一-龥]{2,10})$")  # 超过全国增速9.9个百分点
_SHORT_OF = re.compile("^\\s*(?:还|仅|只)?(?:不足|不到|接近|超过)(?=[一-龥]{2,12}的$)")  # 不足协议资金的四成
_OF_NOUNS = tuple("站班所点室机项工设企单资费量数率车线路厂馆")  # after a verb these make a noun of it: 转运站


def draft(slots: Sequence[Slot], headings: Mapping[int, str], time: Timeline, cues: Cues) -> list[Draft]:
    """Draft a paragraph: phrase, aspect, subject, total and indicator of each number.

    Args:
        slots: the paragraph's numbers in their clauses.
        headings: by sentence, the title that it stands under.
        time: the report's time.
        cues: the linker's words.
    """
    _share_predicates(slots, cues)
    paragraph = Paragraph(runs=_runs(slots))
    run_of = {i: (run, k) for run in paragraph.runs for k, i in enumerate(run)}
    for i, slot in enumerate(slots):
        phrase = _phrase(slot, cues)
        if slot.quantity.unit == POINTS and phrase.body in RATIOS and _shared(slot, paragraph):
            phrase.body = ""  # 占73.6%，比重上升1.4个百分点
        if slot.opener == "q" and paragraph.drafts and paragraph.drafts[-1].phrase.origin and phrase.tail[:1] == "为":
            phrase.movement, phrase.falls = "", False  # 由14.1个月降为13.2个月
        one = Draft(slot, phrase, heading=headings.get(slot.sentence, ""))
        one.planned = planned(slot, paragraph.drafts, time, cues)
        one.aspect = aspect_of(slot, phrase, paragraph.drafts, one.planned, cues)
        if phrase.movement and one.aspect == "level" and phrase.body.endswith("均"):
            phrase.body, phrase.movement = phrase.body + phrase.movement, ""  # 户均增收1200元 names what is counted
        run, k = run_of.get(i, ([i], 0))
        quantity = slot.quantity
        if len(run) > 2 and quantity.kind == "percentage" and not quantity.unit and one.aspect == "level":
            one.aspect = "share"  # the parts of a proportion
        if slot.opener == "q" and not slot.pre.strip() and paragraph.drafts and one.aspect == "level":
            _inherit(one, paragraph.drafts[-1])
        if k:
            _follow(one, paragraph.drafts[run[0]])
        one.subject = subject_of(one, paragraph)
        one.total = total_of(one, paragraph, cues)
        if paragraph.drafts:
            _go_on(one, paragraph.drafts[-1], cues)
        if one.total is not None and one.aspect == "level":
            _inherit(one, paragraph.drafts[one.total])
        if one.total is not None or slot.quantity.kind in _COMPARED:
            _place(one)
        _name(one, paragraph, run, k, cues)
        paragraph.drafts.append(one)
    return paragraph.drafts


def _shared(slot: Slot, paragraph: Paragraph) -> bool:
    """Whether a share stands before a number in its statement."""
    here = (one for one in paragraph.drafts if one.slot.statement == slot.statement)
    return any(one.aspect == "share" for one in here)


def _phrase(slot: Slot, cues: Cues) -> Phrase:
    if slot.quantity.kind == "rank":
        return parse_rank(slot.pre, cues)
    kind = slot.quantity.kind
    if kind == "multiple" and (compared := _MULTIPLE_OF.match(slot.pre)):
        phrase = parse(compared[1], cues)
        phrase.base, phrase.tail = show(compared[2]).strip(), phrase.tail + slot.pre[compared.end(1) :]
        return phrase
    pre = _SHORT_OF.sub("占", _AMOUNTS_TO.sub(r"\1占", slot.pre)) if kind == "percentage" else slot.pre
    phrase = parse(pre, cues, goes_on=slot.closer == "q")
    if slot.quantity.unit == POINTS and not phrase.movement and (over := _OVER.match(phrase.body)):
        phrase.movement, phrase.against, phrase.comparison = "超过", over[2], phrase.body[over.end(1) :]
        phrase.body = over[1]
    if slot.quantity.kind == "percentage" and not phrase.movement:
        _moved_object(phrase, cues)
    return phrase


def _moved_object(phrase: Phrase, cues: Cues) -> None:
    """A movement that stands before what it moves: 压减一般性支出5%."""
    for words, falls in ((cues.down, True), (cues.up, False)):
        n = words.head(phrase.body)
        if 1 < n < len(phrase.body) - 1:
            phrase.movement, phrase.falls, phrase.body = phrase.body[:n], falls, phrase.body[n:]
            return


def _share_predicates(slots: Sequence[Slot], cues: Cues) -> None:
    """Give the items of ``3个集体、11名个人荣立三等功`` the predicate that the last one says for all."""
    for slot, following in zip(reversed(slots[:-1]), reversed(slots[1:]), strict=True):
        if slot.closer == "q" and not slot.post.strip() and not following.pre.strip():
            slot.post = following.post  # 301户611人全部脱贫
            continue
        if slot.closer != "、" or not slot.post.strip() or following.pre.strip() or following.opener != "、":
            continue
        for at in range(1, len(following.post) - 1):
            if cues.verbs.head(following.post[at : at + 2]) == 2 and following.post[at + 2 : at + 3] not in _OF_NOUNS:
                slot.post = slot.post.strip() + following.post[at:]
                break


def _runs(slots: Sequence[Slot]) -> list[list[int]]:
    """The runs of numbers that only conjunctions join, as lists of indices, two or more each."""
    runs: list[list[int]] = []
    for i, slot in enumerate(slots):
        if slot.joined and runs:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if len(run) > 1]


def _follow(one: Draft, first: Draft) -> None:
    """Give a later member of a run what the clause of its first member said for all."""
    if not one.phrase.movement:
        one.phrase.movement, one.phrase.falls = first.phrase.movement, first.phrase.falls
    one.aspect = first.aspect


def _inherit(one: Draft, total: Draft) -> None:
    """Make the parts of new things new, and those of a running total cumulative."""
    if total.aspect in ("new", "cumulative"):
        one.aspect = total.aspect


def _go_on(one: Draft, last: Draft, cues: Cues) -> None:
    """Make the later items of a list of new things new: 新增高新技术企业x、科技型中小企业y."""
    same = last.slot.quantity.kind == one.slot.quantity.kind and not cues.verbs.head(one.phrase.body)
    if one.aspect == "level" and last.aspect == "new" and one.slot.opener == "、" and same:
        one.aspect = "new"


def _place(one: Draft) -> None:
    """A place that stands alone before a part or a compared figure is its scope, not what it measures."""
    if not one.phrase.scope and DIVISION.match(one.phrase.body) and "占" not in one.phrase.body:
        one.phrase.scope, one.phrase.body = one.phrase.body, ""


def _name(one: Draft, paragraph: Paragraph, run: list[int], k: int, cues: Cues) -> None:
    """Propose and choose the indicator, by the run where the number is one of a distributed list."""
    if k == 0:
        paragraph.targets = targets_of(one, paragraph, run, cues) if len(run) > 1 else []
    if k < len(paragraph.targets):
        name, one.subject = paragraph.targets[k]
        one.candidates = [Candidate(name + one.phrase.comparison, "distributed list")]
    elif k:
        one.candidates = [Candidate(paragraph.drafts[run[0]].indicator, "same subject, other unit")]
    else:
        one.candidates = list(indicators.propose(one, paragraph, cues))
    chosen = indicators.choose(one.candidates)
    trimmed = chosen.text if chosen.rule == indicators.STAGE else _trim(chosen.text, one.aspect, cues)
    one.indicator, one.rule = trimmed, chosen.rule


def _trim(text: str, aspect: str, cues: Cues) -> str:
    """Cut masked periods, loose signs and the words of the aspect from an indicator."""
    text = show(text).strip(" ，、：:；的了")
    if text.count("“") != text.count("”"):
        text = text.strip("“”")
    if aspect == "new" and (n := cues.new_dropped.head(text)) and len(text) > n + 1:
        text = text[n:].lstrip("和及、")
    if aspect == "new" and (n := cues.new_alone.tail(text)) and len(text) > n + 1:
        text = text[:-n]
    if aspect == "cumulative" and "累计" in text[1:]:
        text = text.replace("累计", "")  # 班列累计开行
    if aspect in ("budget", "actual", "level"):
        for dropped in (cues.budget_dropped, cues.actual_dropped):
            n = dropped.tail(text)
            text = text[:-n] if n and len(text) > n else text
    return text
