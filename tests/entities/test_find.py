"""Entities in sentences: what is one, how far it goes, what it stands for, and what is none."""

from collections.abc import Callable

import pytest

Check = Callable[[str], None]


@pytest.mark.parametrize(
    "written",
    [
        "[[市委|label=ORG is=中共益阳市委员会]]、[[市政府|label=ORG is=益阳市人民政府]]高度重视。",
        "[[省局|label=ORG is=湖南省市场监督管理局]]给予肯定。",
        "[[市市场监管局|label=ORG is=益阳市市场监督管理局]]牵头。",
        "[[国务院|label=ORG]]部署，[[国家市场监管总局|label=ORG]]来调研。",
        "[[安化县教育局|label=ORG is=安化县教育局]]、[[益阳市卫健委|label=ORG]]联合发文。",
        "移交[[县公安局|label=ORG]]处理。",
        "在[[湖南日报|label=ORG]]、[[益阳新闻联播|label=ORG]]、[[红网|label=ORG]]上稿9篇。",
        "我局联合[[益阳市梵音生物科技有限公司|label=ORG]]开展活动。",
        "内设机构3个：[[办公室|label=ORG]]、[[综合规划科|label=ORG]]、[[反垄断和反不正当竞争科|label=ORG]]。",
        "直属单位即：[[信息中心|label=ORG]]、[[培训中心|label=ORG]]、[[食品药品检验所|label=ORG]]。[[食药检所|label=ORG is=食品药品检验所]]购置设备3台。",
    ],
)
def test_organisations(check: Check, written: str) -> None:
    check(written)


@pytest.mark.parametrize(
    "written",
    [
        "我局和本单位认真落实。", "城市政府采购规模扩大。", "市级部门和市直单位参加。", "全市各级局机关。", "市财政部门拨付。",
        "市中心的交通。", "委托第三方。", "局面良好，局部改善。", "新建社区日间照料点4所。",
    ],
)  # fmt: skip
def test_no_organisation(check: Check, written: str) -> None:
    check(written)


@pytest.mark.parametrize(
    "written",
    [
        "会议在[[益阳|label=REGION is=湖南省益阳市_430900]]召开。",
        "[[安化|label=REGION is=湖南省益阳市安化县_430923]]有企业5家。",
        "[[湖南省|label=REGION is=湖南省_430000]]排名第二。",
        "专家来[[益|label=REGION]]开展调研。",
        "用于[[西岭湾家属院|label=REGION]]的改造。",
        "辖区内，[[枫林镇|label=REGION]]12件，[[南桥街道|label=REGION]]9件。",
        "推动[[G241安化段|label=REGION]]改造。",
        "[[长沙|label=REGION is=湖南省长沙市_430100]]、[[岳阳|label=REGION]]两市。",
    ],
)
def test_places(check: Check, written: str) -> None:
    check(written)


@pytest.mark.parametrize(
    "written",
    [
        "培育安化黑茶、沅江芦笋、南县稻虾米。", "全省、全市增长。", "推动城乡融合，改造城镇老旧小区。", "进企业、进社区、进小区。",
        "和平安宁的环境。", "我市第五。", "各区县参加。",
    ],
)  # fmt: skip
def test_no_place(check: Check, written: str) -> None:
    check(written)


@pytest.mark.parametrize(
    "written",
    [
        "依据[[《化妆品监督管理条例》|label=LAW is=《化妆品监督管理条例》]]处罚。",
        "按照[[三定方案|label=LAW]]履职。",
        "学习[[习近平|label=PERSON]]总书记讲话。",
        "坚持以习近平新时代中国特色社会主义思想为指导。",
        "放映《三打白骨精》。",
        "开展[[“护老”行动|label=PROGRAM]]。",
        "推进“[[双随机、一公开|label=PROGRAM]]”监管。",
        "深入开展“[[铁拳|label=PROGRAM]]”“[[年关守护|label=PROGRAM]]”等综合执法行动。",
        "持续开展[[质量提升行动|label=PROGRAM]]。",
        "强化[[质量基础“一站式”服务|label=PROGRAM]]。",
        "[[12315热线|label=PROGRAM]]受理21件。",
        "升级[[气瓶智慧监管平台|label=PROGRAM]]。",
        "落实“四个最严”和“两品一械”要求。",
        "“三公”经费下降，“十四五”时期良好。",
        "各项专项整治行动有序推进。",
        "拥有[[省长质量奖|label=HONOR]]1个。",
        "获[[全国“长江禁捕 打非断链”专项行动先进集体|label=HONOR]]。",
        "获评“[[湖南省法治政府建设示范单位|label=HONOR]]”。",
        "入选[[全国商标品牌建设优秀案例|label=HONOR]]。",
        "新增示范单位705家，典型案例9个。",
    ],
)
def test_laws_people_programmes_and_honours(check: Check, written: str) -> None:
    check(written)


@pytest.mark.parametrize(
    "written",
    [
        "[[2024年5月30日|label=DATE is=2024-05-30]]公开。",
        "[[今年以来|label=DATE is=2023]]办案9件，[[年末|label=DATE is=2023-12-31]]结清。",
        "2.[[2023年|label=DATE]]支出9万元。",
    ],
)
def test_dates(check: Check, written: str) -> None:
    check(written)


@pytest.mark.parametrize("written", ["同比增长9%，[[上半年|label=DATE]]持平。", "目前，[[年初|label=DATE]]有9家。"])
def test_no_date(check: Check, written: str) -> None:
    check(written)


def test_a_table_has_no_entities(check: Check) -> None:
    check(
        "情况如下：\n\n\t单位名称\n\t本年收入\n\t本年支出\n\n\t益阳市财政局\n\t67.03\n\t67.03\n\n\t益阳市教育局\n\t9.37\n\t9.37\n\n\t合计\n\t76.4\n\t76.4\n\n"
    )
