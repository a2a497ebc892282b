"""Metadata: from which words of the head and the foot each field comes, and what is said when it is missing."""

import pytest

from zhibiao import periods
from zhibiao.entities import Metadata, describe
from zhibiao.entities.places import narrow, read_place, written_out
from zhibiao.read import read_text
from zhibiao.segment import segment

BODY = "\n一、基本情况\n全年完成投资12亿元，增长5%。\n"


def read(head: str, foot: str = "", source: str = "<text>") -> Metadata:
    document = read_text(head + BODY + foot, source)
    layout = segment(document)
    found = describe(document, layout, periods.find(document, layout))
    for field in found.fields:
        assert 0 <= field.start <= field.end <= len(document.text)
        assert 0 < field.confidence <= 1
    return found


@pytest.mark.parametrize(
    ("head", "department"),
    [
        ("安化县教育局2023年工作总结", "安化县教育局"),
        ("安化县教育局\n2023年工作总结", "安化县教育局"),
        ("安化县教育局关于2023年工作情况的报告", "安化县教育局"),
        ("2023年工作总结\n安化县教育局", "安化县教育局"),
        ("关于安化县2023年预算执行情况的报告\n县财政局局长　李一平", "安化县财政局"),
        ("上海市普陀区2023年区级部门预算\n预算主管部门：上海市普陀区司法局", "上海市普陀区司法局"),
        ("2026年山东省政府工作报告", "山东省人民政府"),
        ("政府工作报告\n——2026年1月20日在安化县第十八届人民代表大会第五次会议上", "安化县人民政府"),
        ("中共上海市普陀区委\n社会工作部 2024 年度\n部门决算", "中共上海市普陀区委社会工作部"),
        ("国家税务总局安化县税务局2023年度法治政府建设情况报告", "国家税务总局安化县税务局"),
        ("益阳市2023年国民经济和社会发展统计公报\n益阳市统计局　国家统计局益阳调查队", "益阳市统计局"),
    ],
)
def test_the_department_stands_in_the_title_a_byline_or_a_field(head: str, department: str) -> None:
    assert read(head).department == department


def test_the_department_signs_at_the_foot() -> None:
    found = read("2023年工作总结", "安化县教育局\n2024年1月5日\n")
    assert (found.department, found.published) == ("安化县教育局", "2024-01-05")


@pytest.mark.parametrize("head", ["上海市普陀区2026年部门预算\n预算主管部门：上海市普陀区XX局", "2023年工作总结"])
def test_a_template_or_a_title_alone_names_no_department(head: str) -> None:
    found = read(head)
    assert found.department is None
    assert any("department" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("上海市普陀区司法局2023年工作总结", "310107"),
        ("洪泽区人民政府2023年政府信息公开工作年度报告", "320813"),
        ("益阳市2023年统计公报", "430900"),
        ("恩施州财政局2023年度部门决算", "422800"),
        ("云澜县税务局2023年工作总结", None),
    ],
)
def test_the_region_has_its_code(head: str, code: str | None) -> None:
    found = read(head)
    assert found.region and found.region.code == code
    assert any("no code" in warning for warning in found.warnings) == (code is None)


def test_a_shared_name_keeps_its_candidates_and_says_so() -> None:
    found = read("朝阳区教育局2023年工作总结")
    assert found.region and found.region.code is None
    assert found.place and {division.code for division in found.place.divisions} == {"110105", "220104"}
    assert any("110105, 220104" in warning for warning in found.warnings)


def test_what_lies_above_in_the_text_settles_a_shared_name() -> None:
    found = read("朝阳区教育局2023年工作总结", "长春市朝阳区教育局办公室印发。\n")
    assert found.region and found.region.code == "220104"


def test_a_former_division_has_the_code_of_its_time() -> None:
    found = read("洪泽县财政局2010年工作总结")
    assert found.region and found.region.code == "320829"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("安化县2023年国民经济和社会发展统计公报", "statistics"),
        ("安化县2024年上半年经济运行情况分析", "statistics"),
        ("安化县2023年度部门决算", "final-accounts"),
        ("安化县2024年部门预算", "budget"),
        ("2023年部门整体支出绩效自评报告", "performance"),
        ("2023年度法治政府建设情况报告", "rule-of-law"),
        ("2023年政府信息公开工作年度报告", "openness"),
        ("关于2023年上半年安全生产情况的通报", "notice"),
        ("2023年政府工作报告", "government-work-report"),
        ("2023年度县级预算执行和其他财政收支的审计工作报告", "other"),
        ("2023年工作总结", "work-summary"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    assert read(title).report_kind == kind


def test_a_title_without_a_known_kind_gives_none_and_a_warning() -> None:
    found = read("我市农村经济稳步发展")
    assert found.report_kind is None
    assert any("report_kind" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("安化县政府工作报告\n时间：2026-02-01", "2026-02-01"),
        ("安化县2023年统计公报\n（2024年3月28日）", "2024-03-28"),
        ("安化县2023年统计公报\n二〇二四年三月二十八日", "2024-03-28"),
        ("安化县政府工作报告\n——2026年1月20日在安化县第十八届人民代表大会第五次会议上", "2026-01-20"),
        ("安化县2023年统计公报", None),
    ],
)
def test_the_date_of_publication(head: str, published: str | None) -> None:
    assert read(head).published == published


def test_the_document_number_stands_on_a_line_of_its_own() -> None:
    head = "安化县应急管理局关于2025年上半年安全生产情况的通报\n安应急〔2025〕21号"
    assert read(head).number == "安应急〔2025〕21号"
    assert read("2023年工作总结\n根据安应急〔2025〕21号文件要求，现报告如下。").number is None


def test_a_place_is_the_innermost_of_its_chain() -> None:
    place = read_place("湖南省益阳市安化县教育局")
    assert place and (place.name, place.end) == ("安化县", 9)
    assert written_out(place) == "湖南省益阳市安化县 430923"


@pytest.mark.parametrize("text", ["市场监管局", "全市工作", "城市管理局", "人民政府", ""])
def test_no_place_is_made_of_other_words(text: str) -> None:
    assert read_place(text, short=False) is None


def test_the_reports_own_place_settles_a_shared_name() -> None:
    shared, home = read_place("鼓楼区"), read_place("徐州市")
    assert shared and home
    assert len(shared.divisions) > 1
    settled = narrow(shared, "", home.division)
    assert settled.division and settled.division.code == "320302"
