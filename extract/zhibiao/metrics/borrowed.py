"""What a number's name borrows from the figures before it: a shared act, a thing that is not said again."""

import re
from collections.abc import Iterator

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import FAR, Candidate, Draft, Paragraph
from zhibiao.metrics.phrases import split_act, strip_left, strip_right
from zhibiao.metrics.slots import Slot

_TOPIC_END = re.compile("(?<=..)(?:[管办做抓]得|更加?|仍是?|稳中|持续|不断|进一步|明显|有所|总体)")
_DONE = ("完成", "实现")  # acts that say nothing of what was done: 完成增加值
_MONEY = ("资金", "经费", "金额")
_EACH = re.compile("(?:平均)?每[一-龥]{1,4}")  # 平均每家, 每万人口
SHORT_PART = 4
SHORT_NAME = 4


def part_of_total(draft: Draft, total: Draft, cues: Cues) -> Iterator[Candidate]:
    """A part whose own words are too few to name it: the total's thing is said with it."""
    body = draft.phrase.body
    thing = thing_of(total, cues)
    act, rest = split_act(body, cues)
    if not body or draft.moves or body in cues.whole.words or thing[-2:] in body or body[-2:] in thing:
        return
    if draft.slot.quantity.kind == "amount" and cues.funding.inside(body):
        yield Candidate(thing + body, "source of the total's money")
    elif act and not rest and not draft.slot.post:
        yield Candidate(thing + body, "outcome of the total")
    elif set(body) & set(thing[-2:]):
        return
    elif len(body) <= SHORT_PART and not act and not draft.slot.post and len(thing) > 1:
        yield Candidate(body + thing, "kind of the total")


def with_subject(draft: Draft, act: str, thing: str, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """A noun that names no thing by itself, with the thing that stands before."""
    slot = draft.slot
    before = paragraph.drafts[-1] if paragraph.drafts else None
    if slot.opener == "、" and before is not None and not act and not before.moves:
        shared = before.shared_act or _act_of(before.phrase.body, cues)
        if shared and not _same_kind(thing, before.phrase.body):
            draft.shared_act = shared
            yield Candidate(shared + thing, "act shared with the item before")
    yield from _grafted(draft, act + thing, paragraph)
    attribute = (act + thing) in cues.attributes.words or (act and thing in _MONEY)
    attribute = attribute or (act in _DONE and thing in cues.attributes.words)
    each = _EACH.fullmatch(act + thing) is not None
    if not (attribute or each):
        return
    if before is not None and not each and _grew(before, slot):
        yield Candidate(before.indicator + act + thing, "attribute of what grew")
    whole = _averaged(draft, paragraph)
    if whole is not None:
        yield Candidate(_owner(thing_of(whole, cues), cues) + act + thing, "average of the figure before")
    if slot.leads and not each:
        yield Candidate(topic_of(slot.leads[-1], cues) + act + thing, "attribute of the clause before")
    if before is not None and before.slot.statement == slot.statement and not before.moves:
        nearest = thing_of(before, cues)
        if _owner(nearest, cues) != nearest:
            yield Candidate(_owner(nearest, cues) + act + thing, "attribute of the figure before")
    first = first_of(draft, paragraph)
    if first is not None:
        owner = _owner(thing_of(first, cues), cues)
        yield Candidate(owner if owner.endswith(thing) else owner + act + thing, "attribute of the first figure")


def _grew(before: Draft, slot: Slot) -> bool:
    """Whether the figure before is a growth that names what grew, and whose level may follow: 增长5%，总额达18亿元."""
    named = before.aspect == "growth" and bool(before.phrase.body) and not before.phrase.comparison
    return named and before.slot.statement == slot.statement and not slot.leads


def _same_kind(thing: str, other: str) -> bool:
    """Whether two items end in the same noun: 执法执勤用车 after 应急保障用车 needs nothing of that."""
    return len(thing) > 3 and thing[-2:] == other[-2:]


def sibling(draft: Draft, body: str, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """An item that says one word alone takes the rest from the item that says its sibling: 总收入x、总支出y."""
    if body not in cues.siblings:
        return
    for earlier in reversed([one for one in paragraph.drafts[-FAR:] if not one.moves]):
        for word in cues.siblings[body]:
            if word in earlier.indicator and word != earlier.indicator and body[0] + word not in earlier.indicator:
                yield Candidate(earlier.indicator.replace(word, body), "sibling of the item before")
                return


def _grafted(draft: Draft, body: str, paragraph: Paragraph) -> Iterator[Candidate]:
    """A short name takes the rest from the figure before it: 城镇居民 after 全体居民人均可支配收入."""
    before = paragraph.drafts[-1] if paragraph.drafts else None
    for _ in range(FAR):
        if before is None or not before.moves:
            break
        before = paragraph.drafts[before.subject] if before.subject is not None else None
    if before is None or len(body) > SHORT_NAME or before.slot.quantity.unit != draft.slot.quantity.unit:
        return
    at = before.indicator.find(body[-2:])
    rest = before.indicator[at + 2 :] if at >= 0 else ""
    if rest.startswith(("及", "和", "与", "、")):
        return
    if len(body) > 2 and len(rest) > 1 and before.slot.statement == draft.slot.statement:
        yield Candidate(body + rest, "name completed by the figure before")


def _averaged(draft: Draft, paragraph: Paragraph) -> Draft | None:
    """The figure that an average (户均, 平均每起) is taken of: the last one in the unit that is averaged."""
    unit = draft.slot.quantity.unit.partition("/")[0]
    for earlier in reversed(paragraph.drafts):
        if earlier.slot.statement != draft.slot.statement or draft.slot.quantity.kind != "rate":
            return None
        if earlier.slot.quantity.unit == unit:
            return earlier
    return None


def _act_of(body: str, cues: Cues) -> str:
    """A phrase up to and with its last verb, if an object follows: ``街面巡防日均投入`` of ``…投入警力``."""
    act, thing = split_act(body, cues)
    if act:
        return act if thing else ""
    for at in range(len(body) - 3, 0, -1):
        if cues.verbs.head(body[at : at + 2]) == 2 and len(body) > at + 2:
            return body[: at + 2]
    return ""


def object_before(draft: Draft, act: str, paragraph: Paragraph, cues: Cues) -> str:
    """An act without an object, with that of a figure before; alone if it needs none."""
    slot = draft.slot
    unit = slot.quantity.unit
    before = paragraph.drafts[-1] if paragraph.drafts else None
    if before is None:
        return ""
    if before.slot.statement != slot.statement:
        same = (d for d in reversed(paragraph.drafts) if act in d.indicator and d.slot.quantity.unit == unit)
        return next((d.indicator for d in same), "")
    if before.slot.quantity.unit == unit and slot.opener == "、" and not before.rule.startswith("act with"):
        n = cues.verbs.tail(before.phrase.body) if not cues.verbs.head(before.phrase.body) else 0
        return before.phrase.body[:-n] + act if 1 < n < len(before.phrase.body) - 1 else ""  # 茶园新建x、改造y
    for earlier in reversed(paragraph.drafts):
        if earlier.slot.statement != slot.statement or slot.quantity.kind == "amount":
            break
        if earlier.slot.quantity.unit == unit and not earlier.moves:
            return act + thing_of(earlier, cues)
    first = first_of(draft, paragraph)
    if first is None or len(act) > 2:
        return ""
    return thing_of(first, cues) + act


def topic_of(lead: str, cues: Cues) -> str:
    """The topic that a clause before names: ``来电仍是主力`` is about 来电."""
    text = strip_right(strip_left(lead, cues), cues.right)[0]
    return _TOPIC_END.split(text, maxsplit=1)[0] or text


def first_of(draft: Draft, paragraph: Paragraph) -> Draft | None:
    """The first figure of the sentence, else of the statement, that is none that moves."""
    same = [d for d in paragraph.drafts[-FAR:] if d.slot.statement == draft.slot.statement and not d.moves]
    return next((d for d in same if d.slot.sentence == draft.slot.sentence), same[0] if same else None)


def _owner(thing: str, cues: Cues) -> str:
    """The thing without the attribute that was said of it: 粮食播种面积 is of 粮食播种."""
    ends = [thing.find(word) for word in cues.attributes.words if len(word) > 1]
    at = min((end for end in ends if end > 1), default=0)
    return strip_right(thing[:at], cues.right)[0].removesuffix("合计") or thing


def thing_of(earlier: Draft, cues: Cues) -> str:
    act, thing = split_act(earlier.indicator, cues)
    return thing or act
