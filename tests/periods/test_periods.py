"""Dates and periods: what is one, what it means in its report, and what it does to the figures near it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibiao.periods import Calendar, find
from zhibiao.periods.patterns import Record, patterns
from zhibiao.periods.spans import date, last_day, stretch, year_of
from zhibiao.read import read_text
from zhibiao.segment import segment

SUMMARY = "江城县水利局2023年工作总结\n"
ADDRESS = "政府工作报告\n——2026年1月20日在江城市第五届人民代表大会第六次会议上\n各位代表：\n一、2025年工作回顾\n"


def calendar(text: str) -> Calendar:
    document = read_text(text)
    return find(document, segment(document))


def mentions(text: str, head: str = SUMMARY) -> list[tuple[str, str, str]]:
    """Text, period and role of each mention behind the head."""
    text = head + text
    found = calendar(text).mentions
    return [(text[m.start : m.end], m.period, m.role) for m in found if m.start >= len(head)]


@pytest.mark.parametrize("record", patterns().records.values(), ids=lambda record: record.id)
def test_each_pattern_reads_its_examples(record: Record) -> None:
    for example in record.accept:
        text, _, period = example.partition(" => ")
        ((found, resolved, _role),) = mentions(text)
        assert (found, resolved or period) == (text, period or resolved), example


@pytest.mark.parametrize("record", patterns().records.values(), ids=lambda record: record.id)
def test_each_pattern_leaves_its_rejects(record: Record) -> None:
    assert record.accept and record.reject
    for example in record.reject:
        assert not record.pattern.search(example), example


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年初预算为12万元。", ("年初", "2023-01-01", "name")),
        ("年初公共财政拨款预算资金48万元。", ("年初", "2023-01-01", "name")),
        ("年初结转资金为零。", ("年初", "2023-01-01", "period")),
        ("上年结转资金5万元。", ("上年", "2022", "name")),
        ("印发《2022年水利工作要点》。", ("2022年", "2022", "name")),
        ("执行技术规范2021年版。", ("2021年", "2021", "name")),
        ("比2020年增长5%。", ("2020年", "2020", "base")),
        ("较上年多12件。", ("上年", "2022", "base")),
        ("与去年同期相比下降3%。", ("去年同期", "2022", "base")),
        ("比上年末增加3所。", ("上年末", "2022-12-31", "base")),
        ("占全年任务的17.4%。", ("全年", "2023", "base")),
        ("是2020年的1.5倍。", ("2020年", "2020", "base")),
        ("在2022年基础上翻一番。", ("2022年", "2022", "base")),
        ("占比2023年提高。", ("2023年", "2023", "period")),
        ("关于2023年的安排。", ("2023年", "2023", "period")),
        ("于2024年5月30日公开。", ("2024年5月30日", "2024-05-30", "period")),
        ("办结率由上年的62%提高。", ("上年", "2022", "base")),
        ("上年为5亿元。", ("上年", "2022", "base")),
        ("居1961年有气象记录以来首位。", ("1961年", "1961", "name")),
        ("投诉连续两年下降。", ("连续两年", "2022..2023", "span")),
    ],
)
def test_the_words_around_a_mention_give_its_role(text: str, expected: tuple[str, str, str]) -> None:
    assert mentions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "财农〔2022〕90号文件。", "投资2023万元。", "持续5年以上。", "每年检查两次。", "历年末结余。",
        "五年内最多一次。", "合同期满。", "地铁4号线。", "近年来发展很快。", "一般年份。", "提前3个月完工。",
        "三年行动方案。", "基本年龄结构。",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_period(text: str) -> None:
    assert mentions(text) == []


def test_a_line_end_inside_a_date_is_no_hindrance() -> None:
    assert [m[1] for m in mentions("截至2022\n年底共有12所，5月9 \n日开工。")] == ["2022-12-31", "2023-05-09"]


def test_a_year_named_before_holds_for_its_paragraph() -> None:
    text = "2021年开工，9月完工，年末通车。\n年末共有桥梁12座。"
    assert [m[1] for m in mentions(text)] == ["2021", "2021-09", "2021-12-31", "2023-12-31"]
    assert [m[1] for m in mentions("比2020年增长5%，年末达到12所。")] == ["2020", "2023-12-31"]


@pytest.mark.parametrize(
    ("head", "year", "default"),
    [
        ("江城县水利局2023年工作总结\n全年完成投资5亿元。", 2023, "2023"),
        ("江城县民政局\n2022年度部门决算\n一、概况\n共12个科室。", 2022, "2022"),
        ("江城县文旅局二〇二三年工作情况\n接待游客5万人次。", 2023, "2023"),
        ("江城县2023年上半年经济运行分析\n增长5%。", 2023, "2023H1"),
        ("2024年1—5月全县经济运行情况\n增长5%。", 2024, "2024-01..2024-05"),
        ("江城县2021—2023年三年行动总结\n完成投资5亿元。", 2023, "2021..2023"),
        ("江城县2023年工作总结和2024年工作计划\n一、2023年工作\n完成投资5亿元。", 2023, "2023"),
        ("关于《江城县2022年度预算》执行情况的报告\n2023年完成收入5亿元。", 2023, "2023"),
        ("水利投资创新高\n本报讯　记者12月12日获悉，2023年1—11月，全省完成投资5亿元。", 2023, "2023-01..2023-11"),
        ("发布时间：2024-02-01\n江城县教育工作总结\n2023年，全县新建学校5所。", 2023, "2023"),
        ("江城县教育工作总结\n全县新建学校5所。", None, ""),
        (ADDRESS + "全年增长5%。", 2026, "2025"),
        ("2019年江城区政府工作报告\n各位代表：\n一、过去一年工作回顾\n增长5%。", 2019, "2018"),
        (
            "江城县人民检察院工作报告\n（2023年1月6日）\n各位代表：\n现将五年来的工作报告如下，请予审议。\n办案12件。"
            "批捕率由2018年的15%升至2022年的36%，2022年办案3件。",
            2023,
            "2018..2022",
        ),
        ("各位代表：\n刚刚过去的1984年，生产增长8%。现在作政府工作报告。", None, "1984"),
    ],
)
def test_what_a_report_is_about(head: str, year: int | None, default: str) -> None:
    found = calendar(head)
    assert (found.report_year, found.default) == (year, default)


def test_without_a_year_relative_words_stay_open() -> None:
    found = calendar("江城县教育工作总结\n去年新建学校5所，五年来新建30所。")
    assert [(m.period, m.role) for m in found.mentions] == [("", "period"), ("", "period")]


def test_in_an_address_this_year_is_the_year_it_is_given_in() -> None:
    review = "五年来建成学校30所。一年来增长5%。比上年多3所。\n"
    text = f"{ADDRESS}{review}三、2026年工作安排\n今年增长5%，全年新建3所。今后五年新建20所，多于过去五年。"
    found = calendar(text)
    start = text.index("三、")
    assert [(p.start, p.end, p.period) for p in found.parts] == [(start, len(text), "2026")]
    periods = {text[m.start : m.end]: m.period for m in found.mentions}
    assert periods["五年来"] == "2021..2025" and periods["一年来"] == "2025" and periods["上年"] == "2024"
    assert periods["今年"] == periods["全年"] == "2026" and periods["今后五年"] == "2026..2030"
    assert periods["过去五年"] == "2021..2025"


@pytest.mark.parametrize(
    ("heading", "period"),
    [("二、2024年工作计划", "2024"), ("二、下一步打算", ""), ("二、“十五五”时期目标任务", "2026..2030")],
)
def test_a_part_that_looks_ahead_has_its_own_period(heading: str, period: str) -> None:
    text = f"{SUMMARY}一、主要成效\n新建学校5所。\n{heading}\n新建学校3所。\n"
    assert [(text[p.start : p.end].split("\n")[0], p.period) for p in calendar(text).parts] == [(heading, period)]


@pytest.mark.parametrize(
    "heading", ["二、存在的问题", "二、差距与2024年打算", "二、2023年重点工作完成情况", "二、主要做法"]
)
def test_a_part_that_looks_back_is_about_the_report_s_period(heading: str) -> None:
    assert calendar(f"{SUMMARY}一、基本情况\n共5所。\n{heading}\n新建3所。\n").parts == ()


def test_the_calendar_is_the_same_for_wide_digits_and_narrow_ones() -> None:
    wide = "２０２３年１２月末，比２０２０年增长５％，１－６月增长３％。"
    narrow = "2023年12月末，比2020年增长5%，1-6月增长3%。"
    assert [m[1:] for m in mentions(wide)] == [m[1:] for m in mentions(narrow)]


@given(st.text(st.sampled_from("0123456789年月日至—-、今去上全季度末初比“十五”来近连续二〇《》。\n"), max_size=60))
def test_mentions_are_in_order_do_not_overlap_and_have_a_known_form(text: str) -> None:
    found = calendar("x" + text).mentions
    assert all(before.end <= after.start for before, after in pairwise(found))
    for mention in found:
        assert mention.role in {"period", "base", "name", "span"}
        assert not mention.period or year_of(mention.period)


@given(st.integers(1950, 2049), st.integers(1, 12), st.integers(1, 31))
def test_the_last_day_of_a_day_is_itself_and_of_a_month_in_it(year: int, month: int, day: int) -> None:
    one = date(year, month, day)
    if one:
        assert last_day(one) == one <= last_day(f"{year}-{month:02}") <= last_day(str(year))
        assert stretch(one, one) == one and year_of(stretch(str(year), str(year + 4))) == year + 4


def test_long_runs_of_digits_take_no_longer_than_their_length() -> None:
    """A pattern that looks again and again over a run would take minutes here."""
    for run in ("1 ", "一", "12、", "《2023年", "1月—", "前"):
        calendar(run * (60000 // len(run)))
