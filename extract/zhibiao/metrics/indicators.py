"""Indicators: rules propose candidates over a number's clause and what stands before; the choice is apart."""

import re
from collections.abc import Iterator

from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Candidate, Draft, Paragraph
from zhibiao.metrics.phrases import split_act, strip_left, strip_right
from zhibiao.metrics.slots import Slot, show

_SHARE_OF = re.compile("^(.*?)(?:约|共|已|合计|依次|分别|只|仅)*(?:占|相当于|为|是)(.*?)的?$")
_RATE_NAME = re.compile("(?:率|比例|比重|占比|面|度|比)$")
_ADVERBS = re.compile("^(?:均|全部|全面|已|都|成功|顺利|扎实|共)+|(?:已全部|全部|均已|全面|扎实|成功|顺利|已经|已|均)")
_NO_NOUN = re.compile("^(?:等|以|之|左右|上下|的水平|多|余|内|外|时|后|前|起|，)")
_ETC = re.compile("^(.*)等(?!级|额)([^等]{3,})$")
_ETC_END = re.compile("等(?!级|额)[^等]{0,2}$")
_LISTING = re.compile("^(.{2,}?)(?:有|包括|含)[^有]+、[^有]+$")
_FOR = re.compile("^为.{2,4}")
_MONEY = ("资金", "经费", "金额")
_RATED = re.compile("([\u4e00-\u9fff]{1,4}?)([\ue000\u4e00-\u9fff]{2,6}率.*)$")
_TOPIC_END = re.compile("(?<=..)(?:[管办做抓]得|更加?|仍是?|稳中|持续|不断|进一步|明显|有所|总体)")
_DOER = re.compile(".{2,12}?(?:局|委|厅|院|所|中心|机关|部门|系统|公司|街道|单位|组织|法院|支队|大队)")
_LASTING = ("连续", "已连续", "持续", "最长", "最长持续")
SHORT_RATE = 4
SHORT_PART = 4
SHORT_ACTUAL = 6
LONG = 18


def propose(draft: Draft, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """Propose indicators for one number, the surest first.

    Args:
        draft: the number with its phrase, aspect and subject known.
        paragraph: what the paragraph said before.
        cues: the linker's words.
    """
    earlier = paragraph.drafts[draft.subject] if draft.subject is not None else None
    if draft.total is not None:
        yield from _part(draft, paragraph.drafts[draft.total], cues)
    if draft.aspect in ("growth", "rank"):
        yield from _said_of(draft, earlier, paragraph, cues)
    elif draft.aspect == "share":
        yield from _share(draft, earlier, paragraph, cues)
    if draft.phrase.body or draft.slot.post:
        yield from _counted(draft, earlier, paragraph, cues)
    if earlier is not None and (earlier.slot.statement == draft.slot.statement and not draft.slot.leads):
        yield Candidate(earlier.indicator, "inherited in the sentence")
    for lead in reversed(draft.slot.leads):
        if cues.patterns["frame"].search(lead):
            continue
        yield Candidate(_lead(lead, cues), "clause before")
    if draft.heading and (earlier is None or earlier.heading != draft.heading):
        yield Candidate(draft.heading, "heading")
    if earlier is not None:
        yield Candidate(earlier.indicator, "inherited")
    if draft.heading:
        yield Candidate(draft.heading, "heading")
    yield Candidate(draft.slot.post or draft.phrase.body or draft.phrase.tail or "", "rest")


def choose(candidates: list[Candidate]) -> Candidate:
    """Take the first candidate that names something."""
    for candidate in candidates:
        if len(show(candidate.text)) > 1:
            return candidate
    return candidates[-1]


def _lead(lead: str, cues: Cues) -> str:
    """The topic that a clause before names: ``来电仍是主力`` is about 来电."""
    text = strip_right(strip_left(lead, cues), cues.right)[0]
    return _TOPIC_END.split(text, maxsplit=1)[0] or text


def _part(draft: Draft, total: Draft, cues: Cues) -> Iterator[Candidate]:
    """A part whose own words are too few to name it: the total's thing is said with it."""
    body = draft.phrase.body
    thing = _thing(total, cues)
    act, rest = split_act(body, cues)
    if not body or draft.moves or thing[-2:] in body or body[-2:] in thing:
        return
    if draft.slot.quantity.kind == "amount" and cues.funding.inside(body):
        yield Candidate(thing + body, "source of the total's money")
    elif act and not rest and not draft.slot.post:
        yield Candidate(thing + body, "outcome of the total")
    elif set(body) & set(thing[-2:]):
        return
    elif len(body) <= SHORT_PART and not act and not draft.slot.post and len(thing) > 1:
        yield Candidate(body + thing, "kind of the total")


def _said_of(draft: Draft, earlier: Draft | None, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """A growth or a rank: of the subject that its clause names, else of the figure before."""
    phrase = draft.phrase
    if phrase.body:
        act, thing = split_act(phrase.body, cues)
        for candidate in _with_subject(draft, act, thing, paragraph, cues):
            yield Candidate(candidate.text + phrase.comparison, candidate.rule)
        yield Candidate(phrase.body + phrase.comparison, f"{draft.aspect} of its own subject")
    elif earlier is not None and (earlier.slot.statement == draft.slot.statement or not draft.slot.leads):
        yield Candidate(earlier.indicator + phrase.comparison, f"{draft.aspect} of the figure before")


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
        if len(phrase.body) <= SHORT_RATE and earlier is not None and phrase.body not in cues.standalone.words:
            thing = _rated(draft, earlier, paragraph, cues)
            if thing[:2] != phrase.body[:2]:
                yield Candidate(thing + phrase.body, "rate of the figure before")
        yield Candidate(phrase.body, "rate")

def _pronoun(text: str, paragraph: Paragraph) -> str:
    """前者 and 后者 are the last two figures that do not move; any other text is itself."""
    if text not in ("前者", "后者"):
        return text
    figures = [d.indicator for d in paragraph.drafts if not d.moves][-2:]
    return figures[0 if text == "前者" else -1] if figures else ""


def _rated(draft: Draft, earlier: Draft, paragraph: Paragraph, cues: Cues) -> str:
    """The thing that a bare rate (办结率) is of: the last figure's, or the first's where that names an act alone."""
    first = _first(draft, paragraph)
    thing = split_act(earlier.indicator, cues)[1]
    if "的" in thing[1:-2]:
        thing = thing.rsplit("的", 1)[1]
    return thing or (_thing(first, cues) if first is not None else "") or earlier.indicator


def _counted(draft: Draft, earlier: Draft | None, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """A figure with a noun: after the number, before it, or an act whose object stands before."""
    slot, body = draft.slot, draft.phrase.body
    post = _post(slot, cues)
    if body in _LASTING and earlier is not None:
        yield Candidate(f"{earlier.indicator}{post}{slot.following}", "lasting of the figure before")
    if draft.aspect == "actual" and earlier is not None and earlier.aspect == "budget" and len(body) <= SHORT_ACTUAL:
        yield Candidate(earlier.indicator, "what a budget came to")
    if body:
        yield from _sibling(draft, body, paragraph, cues)
    act, thing = split_act(body, cues)
    after_noun = slot.opener == "q" and bool(paragraph.drafts) and paragraph.drafts[-1].rule.startswith("counted noun")
    if post and thing and slot.pre.rstrip().endswith("的") and not act:
        yield Candidate(body + _noun_of(post, slot, cues), "modified noun after the number")
    if post and (not thing or _ETC_END.search(body) or after_noun):
        if not act and not body and earlier is not None and _only_acts(post, cues):
            yield Candidate(_thing(earlier, cues) + post, "what became of the figure before")
        noun = _noun_of(post, slot, cues)
        if noun:
            yield Candidate(act + noun if not thing else noun, "counted noun after the number")
    if thing:
        act, thing = _shorten(body, act, thing, cues)
        if _FOR.match(body) and earlier is not None and earlier.slot.statement == slot.statement:
            yield Candidate(earlier.indicator + body, "effect of the figure before")
        yield from _with_subject(draft, act, thing, paragraph, cues)
        if post and "、" in thing and len(post) > 2:
            yield Candidate(post, "noun after the number and its examples")
        if post and slot.closer != "q" and len(post) > 1:
            yield Candidate(act + thing + post, "noun before and after the number")
        yield Candidate(act + thing, "noun before the number")
    elif act:
        yield Candidate(_object_before(draft, act, paragraph, cues), "act with the object before")
        yield Candidate(act, "act alone")


def _shorten(body: str, act: str, thing: str, cues: Cues) -> tuple[str, str]:
    """Cut a list of examples, a list of members, or clauses joined before from a long phrase."""
    listing = _LISTING.match(body)
    if listing:
        return split_act(listing.group(1), cues)
    etc = _ETC.match(body)
    if etc and "、" in etc.group(1):
        last = split_act(strip_left(etc.group(2), cues), cues)
        return last if last[0] or any(etc.group(2).endswith(v) for v in ("上稿", "采发")) else (act, etc.group(2))
    if "、" in thing:
        last = split_act(strip_left(thing.rsplit("、", 1)[1], cues), cues)
        if last[0] and last[1]:
            return last
    if not act and (named := _DOER.match(body)) and cues.verbs.head(body[named.end() :]) > 1:
        return split_act(body[named.end() :], cues)
    if len(body) > LONG and not act:
        for at in range(len(body) - 4, 3, -1):
            if cues.verbs.head(body[at : at + 2]) == 2:
                return split_act(body[at:], cues)
    return act, thing


def _post(slot: Slot, cues: Cues) -> str:
    """The text after a number that may hold its noun, without adverbs; empty where it only goes on."""
    post = slot.post.strip()
    if post in cues.up.words or post in cues.down.words:
        return ""
    if post.startswith("的") and len(post) > 2:
        post = post[1:]
    return "" if _NO_NOUN.match(post) else _ADVERBS.sub("", post)


def _only_acts(post: str, cues: Cues) -> bool:
    act, thing = split_act(strip_left(post, cues), cues)
    return bool(act) and not thing


def _noun_of(post: str, slot: Slot, cues: Cues) -> str:
    """The noun of the text after a number; where the next number follows in the same clause, up to its verb."""
    if slot.closer != "q" or slot.pre.rstrip().endswith(("为", "帮助", "给")):
        return post
    rated = _RATED.match(post)
    if rated:
        return f"{rated.group(2)}{slot.following}的{rated.group(1)}"
    for at in range(len(post) - 2, 0, -1):
        if cues.verbs.head(post[at : at + 2]) == 2:
            if at <= 2:
                return f"{post[at:]}{slot.following}的{post[:at]}"
            return post[:at]
    return strip_right(post, cues.right)[0]


def _with_subject(draft: Draft, act: str, thing: str, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """A noun that names no thing by itself, with the thing that stands before."""
    slot = draft.slot
    before = paragraph.drafts[-1] if paragraph.drafts else None
    if slot.opener == "、" and before is not None and not act and not before.moves:
        shared = before.shared_act or _act_of(before.phrase.body, cues)
        if shared:
            draft.shared_act = shared
            yield Candidate(shared + thing, "act shared with the item before")
    yield from _grafted(draft, act + thing, paragraph)
    attribute = (act + thing) in cues.attributes.words or (act and thing in _MONEY)
    if not attribute:
        return
    whole = _averaged(draft, paragraph)
    if whole is not None:
        yield Candidate(_owner(_thing(whole, cues), cues) + act + thing, "average of the figure before")
    if slot.leads:
        yield Candidate(_lead(slot.leads[-1], cues) + act + thing, "attribute of the clause before")
    first = _first(draft, paragraph)
    if first is not None:
        owner = _owner(_thing(first, cues), cues)
        yield Candidate(owner if owner.endswith(thing) else owner + act + thing, "attribute of the first figure")


def _grafted(draft: Draft, body: str, paragraph: Paragraph) -> Iterator[Candidate]:
    """A short name takes the rest from the figure before it: 城镇居民 after 全体居民人均可支配收入."""
    before = paragraph.drafts[-1] if paragraph.drafts else None
    while before is not None and before.moves:
        before = paragraph.drafts[before.subject] if before.subject is not None else None
    if before is None or len(body) > SHORT_RATE or before.slot.quantity.unit != draft.slot.quantity.unit:
        return
    at = before.indicator.find(body[-2:])
    rest = before.indicator[at + 2 :] if at >= 0 else ""
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


def _sibling(draft: Draft, body: str, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """An item that says one word alone takes the rest from the item that says its sibling: 总收入x、总支出y."""
    for earlier in reversed(paragraph.drafts):
        for word in cues.siblings.get(body, ()):
            if word in earlier.indicator and word != earlier.indicator:
                yield Candidate(earlier.indicator.replace(word, body), "sibling of the item before")
                return


def _act_of(body: str, cues: Cues) -> str:
    """A phrase up to and with its last verb, if an object follows: ``街面巡防日均投入`` of ``…投入警力``."""
    act, thing = split_act(body, cues)
    if act:
        return act if thing else ""
    for at in range(len(body) - 3, 0, -1):
        if cues.verbs.head(body[at : at + 2]) == 2 and len(body) > at + 2:
            return body[: at + 2]
    return ""


def _owner(thing: str, cues: Cues) -> str:
    """The thing without the attribute that was said of it: 粮食播种面积 is of 粮食播种."""
    ends = [thing.find(word) for word in cues.attributes.words if len(word) > 1]
    at = min((end for end in ends if end > 1), default=0)
    return thing[:at] or thing


def _first(draft: Draft, paragraph: Paragraph) -> Draft | None:
    """The first figure of the sentence, else of the statement, that is none that moves."""
    same = [d for d in paragraph.drafts if d.slot.statement == draft.slot.statement and not d.moves]
    return next((d for d in same if d.slot.sentence == draft.slot.sentence), same[0] if same else None)


def _object_before(draft: Draft, act: str, paragraph: Paragraph, cues: Cues) -> str:
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
        return ""
    for earlier in reversed(paragraph.drafts):
        if earlier.slot.statement != slot.statement or slot.quantity.kind == "amount":
            break
        if earlier.slot.quantity.unit == unit and not earlier.moves:
            return act + _thing(earlier, cues)
    first = _first(draft, paragraph)
    if first is None or len(act) > 2:
        return ""
    return _thing(first, cues) + act


def _thing(earlier: Draft, cues: Cues) -> str:
    act, thing = split_act(earlier.indicator, cues)
    return thing or act
