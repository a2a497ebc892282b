"""Sentences: where they end, and where a line's end does not end them."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.read import read_text
from zhibiao.segment import segment

Split = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "marked",  # a stroke stands where one sentence ends and the next begins
    [
        "收入增长5%。|支出下降2%；|结余为零！|为什么？|因为压减。",
        "他说：“路修好了。”|群众很满意。",
        "（检查12次。）|发现问题3个。",
        "具体如下：办案12件，罚款3万元。",
        "提出“怎么办？”|大家讨论。",
        "增长5.5%。|\n|其中一产增长3%。",
        "县水利局|\n|2023年工作总结|\n|一、基本情况|\n|共有职工12人。",
        "主要做法：|\n|一是抓项目。|二是抓投资；|三是抓招商。",
        "（一）抓项目。|（二）\n抓投资。|（三）抓招商。",
        "三、\n组织保障|\n|加强领导。",
        "完成检查，公布结果，|\n|二是加强培训。",
        "\u3000\u3000收入5万元。|\u3000\u3000支出3万元。",
        "办案3件;|罚款2万元。",
    ],
)
def test_a_sentence_ends_at_its_sign_or_at_the_line_end(sentences: Split, marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|") if part.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "全年办理行政复议案件，\n纠错率为7.5%。",
        "发展“一村\n一品”产业12个。",
        "全县水利建设投资达到一百二十万零三百\n五十元，全部到位。",
        "（不含临时\n机构）共12个。",
    ],
)
def test_a_line_that_breaks_off_goes_on(sentences: Split, text: str) -> None:
    assert sentences(text) == [text]


PARAGRAPHS = [
    "江城县位于清水河中游，面积一千二百平方公里，辖十二个乡镇和三个街道，常住人口四十一万人，县城建成区三十平方公里。",
    "全年完成固定资产投资五十二亿元，比上年增长百分之八，其中工业投资二十一亿元，建成标准厂房十六栋，引进企业三十家。",
    "新建改建农村公路一百二十公里，完成危桥改造九座，群众出行更加方便，物流成本继续下降，客运班线通达所有行政村。",
    "公立医院门诊量增长较快，新增床位三百张，家庭医生签约服务覆盖二十一万人，县域内就诊率达到百分之九十一以上。",
]


@pytest.mark.parametrize("width", [18, 24, 31])
@pytest.mark.parametrize("page", [0, 7])
def test_wrapped_lines_are_one_sentence_over_pages_too(sentences: Split, width: int, page: int) -> None:
    lines: list[str] = []
    for paragraph in PARAGRAPHS * 2:
        lines.extend(paragraph[at : at + width] for at in range(0, len(paragraph), width))
    if page:
        for number, at in enumerate(range(page, len(lines), page + 1), 1):
            lines.insert(at, f"- {number} -")
    found = ["".join(part for part in s.split("\n") if not part.startswith("- ")) for s in sentences("\n".join(lines))]
    assert [sentence for sentence in found if sentence] == PARAGRAPHS * 2


def test_an_indented_paragraph_begins_anew_and_other_lines_go_on(sentences: Split) -> None:
    other = "\u3000\u3000这一段讲了全县水利建设的基本情况。\n"
    text = f"{other}\u3000\u3000在\n工资改革\n方面，今年有了新的办法。\n{other * 4}"
    assert sentences(text)[1] == "在\n工资改革\n方面，今年有了新的办法。"


def test_short_lines_of_a_web_page_are_not_joined(sentences: Split) -> None:
    lines = ["下载", "打印", "【字号：", "大", "】", "关于防汛的通知", "来源：县政府", "各乡镇："]
    assert sentences("\n".join(lines)) == lines


def test_a_sentence_knows_the_section_that_it_stands_in(layout: Callable[..., object]) -> None:
    text = "一、收入\n收入5万元。\n（一）税收\n税收4万元。\n二、支出\n支出3万元。"
    found = segment(read_text(text))
    ids = {section.id: section.title for section in found.sections}
    assert [ids[s.section or ""] for s in found.sentences] == ["收入", "收入", "税收", "税收", "支出", "支出"]


SIGNS = "一二（）、。；：1.25是第“”，\n\t |万元年收入 \u3000\r％"


@given(st.text(st.sampled_from(SIGNS), max_size=80).filter(str.strip))
def test_sentences_and_tables_are_in_order_and_never_overlap(text: str) -> None:
    found = segment(read_text(text))
    spans = sorted([(s.start, s.end) for s in found.sentences] + [(t.start, t.end) for t in found.tables])
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert sum(not c.isspace() for c in covered) == sum(not c.isspace() for c in text)
    assert list(found.sentences) == sorted(found.sentences, key=lambda s: s.start)


def test_lengths_do_not_matter_to_speed_per_character() -> None:
    """A pattern that looks again and again over a long line would take minutes here."""
    segment(read_text("（" * 20000 + "1" * 20000 + "，" * 20000 + "一" * 20000))
