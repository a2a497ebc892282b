"""Headings: what is one, what stands under what, and what is only a number."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from zhibiao.core.document import Layout
from zhibiao.segment import patterns

Outline = Callable[[str], list[str]]
P = "这里是一段正文，讲了全年的工作，有投资有项目。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"一、收入\n{P}\n（一）税收\n{P}\n1.增值税\n{P}\n（1）小规模\n{P}\n二、支出\n{P}",
         ["1 一 收入", "2 （一） 税收", "3 1. 增值税", "4 （1） 小规模", "1 二 支出"]),
        (f"第一部分 单位概况\n一、职责\n{P}\n第二部分 决算表\n{P}",
         ["1 第一部分 单位概况", "2 一 职责", "1 第二部分 决算表"]),
        (f"第一章 总则\n{P}\n第一节 目的\n{P}\n第二章 分则\n{P}", ["1 第一章 总则", "2 第一节 目的", "1 第二章 分则"]),
        (f"江城县水利局\n2023年工作总结\n一、成效\n{P}", ["1 江城县水利局2023年工作总结", "2 一 成效"]),
        (f"政 府 工 作 报 告\n\n各位代表：\n一、回顾\n{P}", ["1 政府工作报告", "2 一 回顾"]),
        ("（一）经济增长迈出坚实步伐。抓好政策落实，增长5%。", ["1 （一） 经济增长迈出坚实步伐"]),
        ("一是持续深化改革。二是加强监管；三是优化服务。",
         ["1 一是 持续深化改革", "1 二是 加强监管", "1 三是 优化服务"]),
        ("第一，统一思想。第二，压实责任。", ["1 第一 统一思想", "1 第二 压实责任"]),
        ("1.内设机构（43个）：办公室、财务科。\n2.直属单位（9 个）。",
         ["1 1. 内设机构（43个）", "1 2. 直属单位（9 个）"]),
        ("1、公务接待费支出3万元。", ["1 1 公务接待费支出3万元"]),
        ("2.2023年基本支出71万元。", ["1 2. 2023年基本支出71万元"]),
        ("（六）\n负责质量管理。", ["1 （六） 负责质量管理"]),
        (f"一、2025年工作回顾\n{P}", ["1 一 2025年工作回顾"]),
        (f"2023年工作总结\n一、成效\n{P}\n附件1\n{P}", ["1 2023年工作总结", "2 一 成效", "1 附件1"]),
        (f"三、人民生活\n\n关于劳动就业问题\n\n{P * 2}", ["1 三 人民生活", "2 关于劳动就业问题"]),
        ("①印发方案；②开展检查。", ["1 ① 印发方案", "1 ② 开展检查"]),
    ],
)  # fmt: skip
def test_headings_make_a_tree(outline: Outline, text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_a_list_that_starts_again_under_a_heading_line_lies_inside_it(outline: Outline) -> None:
    text = f"（一）单位情况\n{P}\n（二）主要职责\n（一）负责规划。（二）负责统计。（三）负责审批。\n（三）机构设置\n{P}"
    assert outline(text) == [
        "1 （一） 单位情况", "1 （二） 主要职责", "2 （一） 负责规划", "2 （二） 负责统计", "2 （三） 负责审批",
        "1 （三） 机构设置",
    ]  # fmt: skip


def test_a_table_of_contents_holds_no_headings(outline: Outline) -> None:
    contents = "目  录\n第一部分 单位概况\n一、主要职责\n第二部分 决算表 3\n一、收入决算表\n"
    body = f"第一部分 单位概况\n一、主要职责\n{P}\n第二部分 决算表\n一、收入决算表\n{P}"
    assert outline(contents + body) == ["1 第一部分 单位概况", "2 一 主要职责", "1 第二部分 决算表", "2 一 收入决算表"]


def test_items_inside_a_paragraph_end_with_it(layout: Callable[[str], Layout]) -> None:
    text = f"十是抓学习。共12期。\n主要包括：一是培训；二是会议。\n{P}"
    outer, *inner = layout(text).sections
    assert (outer.label, outer.end) == ("十是", len(text))
    assert [text[s.start : s.end] for s in inner] == ["一是培训；", "二是会议。"]


@pytest.mark.parametrize(
    "text",
    [
        "1.5万元用于培训。",
        "其中3541.07万元2.3倍于上年。",
        "一、二、三产业增加值分别增长3%。",
        "第一产业增加值12亿元。",
        "统一是关键，唯一是质量。",
        "3.15活动接待群众120人。",
        "（43个）科室参加。",
        "（2023年）完成投资5亿元。",
        "来源：江城日报\n时间：2024-01-05\n江城县县长 李明",
        "一、单位概况................3\n二、收支情况 … … 5",
        "位居全省第二，增长5%。",
    ],
)
def test_what_only_looks_like_a_label_is_no_heading(outline: Outline, text: str) -> None:
    assert outline(text) == []


def test_a_section_runs_to_the_next_of_its_level_or_above(layout: Callable[[str], Layout]) -> None:
    text = f"一、收入\n{P}\n（一）税收\n{P}\n（二）其他\n{P}\n二、支出\n{P}"
    sections = layout(text).sections
    by_id = {section.id: section for section in sections}
    assert [s.id for s in sections] == ["s1", "s2", "s3", "s4"]
    assert text[sections[0].start : sections[0].end].endswith("\n") and sections[3].end == len(text)
    for section in sections:
        assert text.startswith(section.label, section.start)
        if section.parent:
            parent = by_id[section.parent]
            assert parent.start <= section.start < section.end <= parent.end and parent.level == section.level - 1
    for before, after in pairwise(s for s in sections if s.level == 1):
        assert before.end == after.start


def test_every_label_accepts_and_rejects_its_own_examples() -> None:
    assert len(patterns.headings().labels) >= 12  # loading checks them
    assert patterns.cells().few > 1
