"""What the text before a number says: scope, the thing named, how it moved, and the predicate that was stripped."""

import re

import msgspec

from zhibiao.metrics.cues import BASE, HIDDEN_CLOSE, HIDDEN_OPEN, MASK, Cues, WordSet
from zhibiao.metrics.entries import item_of
from zhibiao.metrics.slots import show

_LABEL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|[①-⑳—\-·]+|【[^】]*】"
    r"|第[一二三四五六七八九十][，、](?![一二三四五六七八九十第])|[一-龥]{2,4}期间(?=[，为向给共发]))\s*"
)
_ORGANISATION = re.compile(
    "[\u4e00-\u9fff]{1,12}?(?:(?<![格布大结终破开僵残变])局(?!部)|(?<!常)委(?![员托派任会])|厅|法院|检察院|研究院|中心|支队|公司|集团|学校|[书物案化]馆|[文残妇社侨科工]联|联合会|(?<![厕场派])所(?![有在属需占])"
    "|街道|(?<![城乡各])镇|(?<!城)乡(?![村镇])|委会)(?:局?机关|本级)?"
    f"(?:{HIDDEN_OPEN}[^{HIDDEN_CLOSE}]*{HIDDEN_CLOSE})?"
)
_PLACE = re.compile("[\u4e00-\u9fff]{0,8}?(?:景区|园区|开发区|高新区|经开区|工地)")
_MANNER = re.compile(
    "结合|依托|配合|围绕|针对|按照|根据|依据"
    "|全面|高水平|高质量|深入|加快|着力|大力|扎实|有序|切实|积极|稳步|持续|进一步|认真"
)
_LEVEL = re.compile(
    "[省市县区州旗]级(?=一般公共预算|政府性基金|国有资本|社会保险基金|财政(?:收入|支出))"
    "|(?:[东西中]部|东北|中西部|沿海|沿江|沿黄)(?:\\d{1,2}|[一二三四五六七八九十]{1,2})省[区市]{0,2}(?![级份])"
)
_OVER = "超过"  # says 高于 only of paces; else it is a bound
_ACTING = re.compile("获|入选|成为|落户|建成|打造|推进|实施|开展|加快")
_HAVING = re.compile(f"{MASK}|[共现实]?有|[共拥]有|新增|累计|一般|政府性|[下所]属")
_FROM = re.compile("(?<=[\u4e00-\u9fff”）)])(?:由|从)[^由从业严宽]{0,6}$")
_HELD = re.compile("^.*(?:要把|把)(?=[\u4e00-\u9fff“]{3,}$)")
_REMARK = re.compile(f"{HIDDEN_OPEN}[^{HIDDEN_CLOSE}]*{HIDDEN_CLOSE}$")
_COMPARED = re.compile("(?:比(?![重例率值价])|较|(?<!参)与|同(?![城类业行一步]))([^比较与同]{1,14})$")
_BASE = re.compile(f"^[{MASK}{BASE}\\s]*(?:同期|[末底初净]|平均水平?)?(?:相比|比)?$")


class Phrase(msgspec.Struct):
    """The text before a number, taken apart.

    ``body`` names the thing; ``tail`` is the predicate stripped from its end (占, 达到, 分别为); ``movement`` the
    growth verb, ``falls`` whether it points down, ``against`` what it is compared with if that is no earlier period.
    """

    body: str
    scope: str = ""
    tail: str = ""
    movement: str = ""
    falls: bool = False
    origin: bool = False  #: the number is where a change began: 由x降至y
    based: bool = False  #: the movement is measured against something said: 比上年, 同比, 较目标
    against: str = ""
    comparison: str = ""
    base: str = ""  #: what a multiple is of: 补贴 in 约为补贴的8.6倍
    refers: str = ""  #: what 这一增幅, 这个总量 and the like point back to: ``growth``, ``share`` or ``level``


_FIELD = re.compile(
    "全[省市县区国州盟旗镇系球院](?:统|[\u4e00-\u9fff]{0,10})$|各[\u4e00-\u9fff]{1,4}$|[东西南北中]部?方?$|世界$"
)
_PACE = ("增速", "增幅", "降幅", "涨幅", "增长率")  # the growth itself: 增速加快0.4个百分点
_JOINS = ("了", "和", "及", "、", "或")
_GROUP = re.compile("[\u4e00-\u9fffA-Z]{1,6}(?:地区|市州|县区|区县|县市|单位|城市|园区|部门|省份)$")
DIVISION = re.compile("[\u4e00-\u9fff]{1,6}(?<![城乡社山地景校灾库园小街片牧林])(?:省|市|县|区|镇|乡|街道|州|盟|旗)$")


def parse_rank(pre: str, cues: Cues) -> Phrase:
    """Take the text before a rank apart: its ``scope`` is the field compared, ``body`` what is ranked."""
    refers, pre = _reference(pre, cues)
    text, tail = strip_right(strip_left(pre, cues), cues.rank)
    field = _FIELD.search(text) or _GROUP.search(text)
    body = strip_right(strip_right(text[: field.start()] if field else text, cues.rank)[0], cues.right)[0]
    scope, rest = split_scope(body, cues)
    body = rest if scope else body
    origin = body.endswith(("由", "从"))
    return Phrase(body[:-1] if origin else body, field.group() if field else "", tail, origin=origin, refers=refers)


def parse(pre: str, cues: Cues, *, goes_on: bool = False) -> Phrase:
    """Take the text before a number apart.

    Args:
        pre: the masked text from the last boundary to the number.
        cues: the linker's words.
        goes_on: whether another number follows in the clause, so that 由 and 从 may begin a change.
    """
    refers, pre = _reference(pre, cues)
    text = strip_left(_HELD.sub("", pre), cues)
    scope, text = split_scope(text, cues)
    body, tail = strip_right(text, cues.right)
    origin = _FROM.search(body) if goes_on else None
    phrase = Phrase(body[: origin.start()] if origin else body, scope, tail, origin=origin is not None, refers=refers)
    _find_movement(phrase, text, cues)
    if phrase.movement and phrase.tail[:1] in ("至", "到") and not phrase.against:
        phrase.movement, phrase.falls = "", False
    phrase.body = strip_left(phrase.body.strip(BASE), cues) if BASE in phrase.body else phrase.body
    if phrase.movement and phrase.body in _PACE:
        phrase.body = ""
    phrase.body = _named_item(phrase.body)
    if (phrase.body and phrase.body in cues.new_alone.words) or _is_only(phrase.body.lstrip("比较与同"), cues.bases):
        phrase.body, phrase.tail = "", phrase.body + phrase.tail
    return phrase


def _named_item(body: str) -> str:
    """A name without the levels of its item, and without the remark in a bracket at its end."""
    remark = _REMARK.search(body)
    if remark is None:
        return body
    item = item_of(show(body))
    return body[: remark.start()] if item == show(body) and remark.start() > 1 else item


def _reference(pre: str, cues: Cues) -> tuple[str, str]:
    """Split the words that point back to a figure from the head of a clause, with the nature of that figure."""
    for nature in ("growth", "share", "level"):
        if found := cues.patterns[f"refers_to_{nature}"].match(pre):
            return nature, pre[found.end() :]
    return "", pre


def strip_left(text: str, cues: Cues) -> str:
    """Strip labels, connectives and masked periods from the front."""
    text = text.strip()
    while True:
        label = _LABEL.match(text)
        n = label.end() if label else cues.left.head(text)
        if n and not label and cues.keep.head(text) >= n:
            return text
        if not n:
            return text
        text = text[n:].lstrip(" ：:")


def split_scope(text: str, cues: Cues) -> tuple[str, str]:
    """Split the words that say where or for whom from the head of a clause."""
    n = cues.scope.head(text)
    if not n and (level := _LEVEL.match(text)):
        n = level.end()
    if not n:
        named = len(_named(text, cues))
        n = named if named and _acts(text[named:], cues) else 0
    if not n or text.startswith(("的", "性", "上下"), n):
        return "", text
    return text[:n], strip_left(text[n:], cues)


def scope_of_lead(lead: str, cues: Cues) -> str:
    """The scope that a clause before the number's clause says at its head, empty if none."""
    text = strip_left(lead, cues)
    scope, _ = split_scope(text, cues)
    named = "" if scope else _named(text, cues)
    is_organisation = _ORGANISATION.match(named) or _PLACE.match(named)
    return named if is_organisation and not cues.givers.head(text[len(named) :]) else scope


def _named(text: str, cues: Cues) -> str:
    """An organisation or a place that a clause names first; empty where it begins with what is done."""
    if cues.verbs.head(text) > 1 or _MANNER.match(text):
        return ""
    known = text[: cues.names.head(text)]
    found = _ORGANISATION.match(text) or _PLACE.match(text)
    return known if found is None or _ACTING.search(found.group()) else max(found.group(), known, key=len)


def _acts(rest: str, cues: Cues) -> bool:
    """Whether an organisation's name ends here: a verb of having or doing follows, none of giving to others."""
    if cues.givers.head(rest):
        return False
    return _HAVING.match(rest) is not None or cues.verbs.head(rest.removeprefix("共")) > 1


def strip_right(text: str, words: WordSet) -> tuple[str, str]:
    """Strip predicate words and spaces from the end; returns what is left and what was stripped."""
    end = len(text)
    while end:
        if text[end - 1].isspace():
            end -= 1
            continue
        n = words.tail(text[:end])
        if not n:
            break
        end -= n
    return text[:end], text[end:]


def _find_movement(phrase: Phrase, text: str, cues: Cues) -> None:
    if _ahead_of_a_pace(phrase, cues):
        return
    for words, falls, compares in (
        (cues.up, False, False),
        (cues.down, True, False),
        (cues.ahead, False, True),
        (cues.behind, True, True),
    ):
        candidate = phrase.body
        n = 0 if cues.moving_names.tail(candidate) else words.tail(candidate)
        if n and (n > 1 or phrase.tail[:1] == "了" or _alone(candidate[:-1], cues)):
            phrase.movement, phrase.falls = candidate[-n:], falls
            _strip_base(phrase, candidate[:-n], cues)
            if compares and not phrase.against and not phrase.based:
                phrase.movement = ""
                phrase.body = candidate
                continue
            return
    for words, falls in ((cues.ahead, False), (cues.behind, True)):
        for word in sorted(words.words) if words.inside(phrase.body) else ():
            at = phrase.body.rfind(word)
            if len(word) > 1 and at >= 0 and 0 < len(phrase.body) - at - len(word) <= 14:
                phrase.movement, phrase.falls = word, falls
                phrase.against = phrase.body[at + len(word) :]
                phrase.comparison = phrase.body[at:]
                phrase.body = strip_right(phrase.body[:at], cues.modifiers)[0]
                return


def _ahead_of_a_pace(phrase: Phrase, cues: Cues) -> bool:
    """Take apart a comparison of two paces, if the phrase is one: 高出全国整体增速6.8个百分点."""
    if not phrase.body.endswith(_PACE):
        return False
    for words, falls in ((cues.ahead, False), (cues.behind, True)):
        n = len(_OVER) if phrase.body.startswith(_OVER) and not falls else words.head(phrase.body)
        if n > 1:
            phrase.movement, phrase.falls, phrase.comparison = phrase.body[:n], falls, phrase.body
            phrase.against, phrase.body = phrase.body[n:], ""
            return True
    return False


def _alone(rest: str, cues: Cues) -> bool:
    """Whether a one-character growth verb stands as a word: after nothing, a modifier or a base."""
    return not rest or cues.modifiers.tail(rest) > 0 or _COMPARED.search(rest) is not None


def _strip_base(phrase: Phrase, rest: str, cues: Cues) -> None:
    rest, stripped = strip_right(rest, cues.modifiers)
    phrase.based = BASE in stripped or any(word in stripped for word in ("同比", "环比", "比", "较"))
    compared = _COMPARED.search(rest)
    if compared:
        other = compared.group(1)
        rest = rest[: compared.start()]
        phrase.based = True
        if not _BASE.match(other) and not _is_only(other.strip(BASE), cues.bases):
            phrase.against = other
            phrase.comparison = phrase.movement + other
    phrase.body = strip_right(rest, cues.modifiers)[0]


def split_act(text: str, cues: Cues) -> tuple[str, str]:
    """Split the verbs at the head of a phrase from their object: ``立案查处各类案件`` → ``立案查处``, ``各类案件``.

    A verb that also names a thing begins the object of the one before: ``受理投诉`` → ``受理``, ``投诉``.
    """
    end = 0
    while n := cues.verbs.head(text[end:]):
        if text.startswith("增加值", end):
            break
        if end and text[end : end + n] in cues.nominal.words:
            break
        end += n
        if text[end : end + 1] in _JOINS and end < len(text):
            end += 1
    return text[:end], text[end:]


def _is_only(text: str, words: WordSet) -> bool:
    """Whether a text is made of these words and nothing else."""
    while text:
        n = words.tail(text)
        if not n:
            return False
        text = text[:-n]
    return True
