"""A figure with a noun: after the number, before it, or an act whose object stands before."""

import re
from collections.abc import Iterator

from zhibiao.metrics.borrowed import object_before, sibling, thing_of, with_subject
from zhibiao.metrics.cues import Cues
from zhibiao.metrics.draft import Candidate, Draft, Paragraph, alike
from zhibiao.metrics.phrases import split_act, strip_left, strip_right
from zhibiao.metrics.slots import Slot, show

_ADVERBS = re.compile("^(?:均|全部|全面|已|都|成功|顺利|扎实|共)+|(?:已全部|全部|均已|全面|扎实|成功|顺利|已经|已|均)")
_NO_NOUN = re.compile("^(?:大关|关口|台阶|门槛|等|以|之|左右|上下|的水平|多|余|内|外|时|后|前|起|，)")
_ETC = re.compile("^(.*)等(?!级|额)([^等]{3,})$")
_ETC_END = re.compile("等(?!级|额)[^等]{0,2}$")
_LISTING = re.compile("^(.{2,}?)(?:有|包括|含)[^有]+、[^有]+$")
_FOR = re.compile("^为.{2,4}")
_RATED = re.compile("([\u4e00-\u9fff]{1,4}?)([\ue000\u4e00-\u9fff]{2,6}率.*)$")
_DOER = re.compile(".{2,12}?(?:局|委|厅|院|所|中心|机关|部门|系统|公司|街道|单位|组织|法院|支队|大队)")
_LASTING = ("连续", "已连续", "持续", "最长", "最长持续")
_PLAN = re.compile("^.*(?:下达|确定|定下|既定|部署|安排)的|(?:目标)?(?:任务|目标|计划|指标)数?$")
SHORT_ACTUAL = 6
_NEAR = 8  # figures back
_SOME = "some of those before"
LONG = 18


def counted(draft: Draft, earlier: Draft | None, paragraph: Paragraph, cues: Cues) -> Iterator[Candidate]:
    """Propose names by the nouns about a number.

    Args:
        draft: the number.
        earlier: the figure that it takes its subject from, if any.
        paragraph: what was said before.
        cues: the linker's words.
    """
    slot, body = draft.slot, draft.phrase.body
    post = _post(slot, cues)
    if slot.pre.rstrip().endswith(_LASTING) and (body or earlier is not None):
        thing = body if body or earlier is None else earlier.indicator
        yield Candidate(f"{thing}{post}{slot.following}", "lasting")
    last = paragraph.drafts[-1] if paragraph.drafts else None
    if slot.opener == "q" and not body and last is not None and last.rule == "lasting" and last.phrase.body:
        yield Candidate(last.phrase.body, "what lasted")
    if draft.aspect == "actual" and earlier is not None and earlier.aspect == "budget" and len(body) <= SHORT_ACTUAL:
        yield Candidate(earlier.indicator, "what a budget came to")
    if last is not None and last.aspect == "target" and _carries_out(draft, last, cues):
        yield Candidate(_PLAN.sub("", thing_of(last, cues)), "what a plan came to")
    if body:
        yield from sibling(draft, body, paragraph, cues)
    if slot.opener == "q" and not slot.pre.strip() and last is not None:
        yield Candidate(last.indicator, "second figure of the same thing")
    if slot.quantity.kind == "amount" and (not body or body in cues.money_acts.words):
        yield from _purpose(slot, body, post, cues)
    if post.endswith("之一") and len(post) > len("之一") + 1:
        yield Candidate(post.removesuffix("之一"), "noun after the number")
    act, thing = split_act(body, cues)
    if body and not post and (divided := _divided(draft, paragraph, cues)):
        yield Candidate(body + divided, _SOME)
    if "、" in thing and post:
        act, thing = _last_act(act, thing, cues)
    yield from _noun_after(draft, act, thing, post, earlier, paragraph, cues)
    if thing:
        act, thing = _shorten(body, act, thing, cues)
        if _FOR.match(body) and earlier is not None and earlier.slot.statement == slot.statement:
            yield Candidate(earlier.indicator + body, "effect of the figure before")
        yield from with_subject(draft, act, thing, paragraph, cues)
        if post and "、" in thing and (len(post) > 2 or thing.count("、") > 1):
            yield Candidate(post, "noun after the number and its examples")
        if post and slot.closer != "q" and len(post) > 1:
            yield Candidate(act + thing + post, "noun before and after the number")
        yield Candidate(act + thing, "noun before the number")
    elif act:
        yield Candidate(object_before(draft, act, paragraph, cues), "act with the object before")
        yield Candidate(act, "act alone")


def _carries_out(draft: Draft, plan: Draft, cues: Cues) -> bool:
    """Whether a number only says what became of the plan before it: 实际完成47亿元 after 计划投资52亿元."""
    if not alike(draft.slot.quantity.unit, plan.slot.quantity.unit) or draft.slot.post.strip() or draft.moves:
        return False
    act, thing = split_act(draft.phrase.body.removeprefix("实际"), cues)
    return not thing and (act == "" or "实际" in draft.slot.pre or "完成" in draft.slot.pre)


def _divided(draft: Draft, paragraph: Paragraph, cues: Cues) -> str:
    """The things that those counted here are some of: 学校食堂 of 尚未接入的28家 after 学校食堂412家; else empty."""
    slot, some = draft.slot, cues.patterns["some_of"]
    if slot.quantity.kind != "count" or not some.search(show(slot.pre)):
        return ""
    if draft.total is not None:
        return _last_noun(paragraph.drafts[draft.total].indicator, cues)
    for earlier in reversed(paragraph.drafts[-_NEAR:]):
        figure = earlier.slot.quantity
        if earlier.moves or some.search(show(earlier.slot.pre)) or not alike(figure.unit, slot.quantity.unit):
            continue
        return _last_noun(earlier.indicator, cues) if figure.value >= slot.quantity.value else ""
    return ""


def _last_noun(name: str, cues: Cues) -> str:
    """What stands after the last act in a name, the whole if there is none; empty if nothing does.

    >>> from zhibiao.metrics import cues
    >>> _last_noun("会议收到建议", cues.load()), _last_noun("学校食堂", cues.load()), _last_noun("办结", cues.load())
    ('建议', '学校食堂', '')
    """
    for at in range(len(name) - 2, -1, -1):
        if cues.verbs.head(name[at : at + 2]) == 2 and name[at : at + 2] not in cues.nominal.words:
            return name[at + 2 :] if len(name) > at + 3 else ""
    return name


def _purpose(slot: Slot, body: str, post: str, cues: Cues) -> Iterator[Candidate]:
    """What an amount was spent on stands after it: 投资1100万元新建污水管线, 投入420万元，修缮古民居9栋."""
    spent = body or split_act(strip_left(slot.pre, cues), cues)[0]
    done = post or (slot.next_pre.strip() if slot.closer == "，" else "")
    act, thing = split_act(strip_left(done, cues), cues)
    if spent and act and thing:
        yield Candidate(act + thing + spent, "money for what is done after it")


def _last_act(act: str, thing: str, cues: Cues) -> tuple[str, str]:
    """Where the last of several joined clauses is an act alone, its object is the noun after the number."""
    last, rest = split_act(strip_left(thing.rsplit("、", 1)[1], cues), cues)
    return (last, "") if last and not rest else (act, thing)


def _noun_after(
    draft: Draft, act: str, thing: str, post: str, earlier: Draft | None, paragraph: Paragraph, cues: Cues
) -> Iterator[Candidate]:
    """The noun stands after the number: 167项重大科技攻关."""
    slot, body = draft.slot, draft.phrase.body
    if not post:
        return
    after_noun = slot.opener == "q" and bool(paragraph.drafts) and paragraph.drafts[-1].rule.startswith("counted noun")
    if thing and slot.pre.rstrip().endswith("的") and not act:
        yield Candidate(body + _noun_of(post, slot, cues), "modified noun after the number")
    if not thing or _ETC_END.search(body) or after_noun:
        if not body and earlier is not None and _only_acts(post, cues):
            yield Candidate(thing_of(earlier, cues) + post, "what became of the figure before")
        noun = _noun_of(post, slot, cues)
        if noun:
            yield Candidate(act + noun if not thing else noun, "counted noun after the number")


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
    at = body.rfind("共")
    if not act and at > 1 and body[at - 1] != "公" and cues.verbs.head(body[at + 1 :]) > 1:
        return split_act(body[at + 1 :], cues)  # 市政府办公厅代表市政府共受理申请
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
