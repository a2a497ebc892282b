"""Sentences with their quantities written into them, and numbers that must not be found."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhibiao.core.document import Span
from zhibiao.quantities import find

AMOUNTS = """
全年收入[[9846.08万元|kind=amount value=98460800 unit=元 bound==]]。
新增融资超[[13亿元|kind=amount value=1300000000 unit=元 bound=>]]。
安排经费[[3,456万元|kind=amount value=34560000 unit=元]]。
拨付资金[[1，100万元|value=11000000]]，惠及[[300户]]。
节省[[576万余元|kind=amount value=5760000 unit=元 bound=>]]。
补助[[二百余万元|kind=amount value=2000000 unit=元 bound=>]]。
投资不超过[[1000万元|value=10000000 bound=<=]]。
每项补助[[3—5万元|kind=rate value=30000..50000 unit=元/项]]。
奖励[[十八至三十万元|kind=amount value=180000..300000 unit=元]]。
投入[[3亿零500万元|value=305000000]]。
外贸出口[[1.26亿美元|kind=amount value=126000000 unit=美元]]。
年末结余资金为[[零|kind=amount value=0 unit=元]]。
接待费的预算数和执行数均为[[0|kind=amount value=0 unit=元]]。
总投资[[3.5亿|kind=amount value=350000000 unit=元]]，年内开工。
由[[952.95万元]]减少到[[260.75万元]]。
"""

PERCENTAGES = """
增长[[7.37%|kind=percentage value=7.37 unit=%]]。
自然增长率[[3.2‰|kind=percentage value=3.2 unit=‰]]。
提高[[5.59个百分点|kind=percentage value=5.59 unit=个百分点]]。
提高[[两个百分点|kind=percentage value=2 unit=个百分点]]。
同比分别提高[[0.3个|kind=percentage unit=个百分点]]和[[1.1个百分点]]。
比重分别提高[[0.9|kind=percentage unit=个百分点]]、[[5.9个百分点]]。
占比近[[50%|bound=<]]。
办结率[[百分之五|kind=percentage value=5 unit=%]]。
降幅达[[三成|kind=percentage value=30 unit=%]]，[[六成|value=60 bound=>=]]以上的村受益。
成本占[[3-5%|kind=percentage value=3..5 unit=%]]。
利率在[[3%-5%|value=3..5]]之间。
三次产业比为[[3.6|kind=percentage value=3.6 unit=]] : [[48|unit=]] : [[48.4|unit=]]。
价格指数为[[99.5|kind=percentage value=99.5 unit=]]。
综合指数达到[[849.8点|kind=percentage value=849.8 unit=点]]。
收入比缩小到[[2.16：1|kind=multiple value=2.16 unit=]]。
涨幅低于[[3%|bound=~]]左右的目标。
增幅分别为[[6.1%|value=6.1]]和[[-2.4%|value=-2.4 unit=%]]。
通过率[[97|kind=percentage value=97 unit=%]]。
不足全年目标的[[三成|value=30 bound=<]]。
占[[三分之一|kind=percentage unit=%]]。
[[一半|value=50 unit=%]]以上的村完成改造。
"""

COUNTS = """
经营主体达[[41.7万户|kind=count value=417000 unit=户 bound==]]。
新设奖项[[１个]]。
检定器具[[92050台（件）|kind=count value=92050 unit=台（件）]]。
整改问题[[2800多个|value=2800 unit=个 bound=>]]。
登记气瓶[[120多万只|value=1200000 unit=只 bound=>]]。
撤除广告[[5000余块|value=5000 unit=块 bound=>]]。
推出[[十二项|kind=count value=12 unit=项]]措施。
接待游客[[20万人次|value=200000 unit=人次 bound=>=]]以上。
引进企业逾[[百家|value=100 unit=家 bound=>]]。
抽检不少于≧[[5.2个|bound=>=]]。
产业园落户企业近[[300家|bound=<]]。
召开会议[[一次|value=1 unit=次]]。
考核[[三次|value=3 unit=次]]排名[[第二|kind=rank value=2 unit=名]]。
提出意见[[一百三十六条|value=136 unit=条]]。
全市优良天数[[300天|kind=count value=300 unit=天]]。
开展督查[[9 个|value=9 unit=个]]轮次。
全市共有养老服务机构和床位合计[[1200
张|value=1200 unit=张]]。
吞吐量[[18.4万标箱|kind=count value=184000 unit=标箱]]。
改善了[[2万个|bound=>=]]以上。
"""

RATES = """
成本为[[1500元/批次|kind=rate value=1500 unit=元/批次]]。
人口密度[[3.2人/平方公里|kind=rate unit=人/平方公里]]。
浓度为[[12微克/立方米|kind=rate unit=微克/立方米]]。
浓度降至[[28.5微克每立方米|kind=rate unit=微克/立方米]]。
对守信企业五年内最多检查[[一次|kind=rate value=1 unit=次/五年 bound=<=]]。
每万人口有效发明[[6.07件|kind=rate value=6.07 unit=件/万人]]。
人均花费约[[500元|kind=rate unit=元/人 bound=~]]。
人均体育场地面积[[2.61平方米|unit=平方米/人]]，比上年增加[[0.12平方米|unit=平方米/人]]。
居民人均可支配收入[[40512元|unit=元/人]]，增长[[4.6%]]，是农村居民（[[19876元|unit=元/人]]）的[[2.04倍|kind=multiple]]。
涉及[[865户]]，户均[[3612元|unit=元/户]]。
亩均税收[[30万元|unit=元/亩]]，粮食亩产[[450公斤|unit=公斤/亩]]。
日均客流[[5.1万人次|unit=人次/日]]。
平均每天完成投资约[[1921万元|unit=元/天 bound=~]]。
每千人口床位达到[[6.8张|unit=张/千人]]。
每千名老人拥有床位[[35张|unit=张/千人]]。
罚款[[186万元]]，平均每起[[4.44万元|unit=元/起]]。
每年新增[[20个|unit=个/年]]。
住院次均费用[[268.4元|unit=元/人次]]。
婴儿死亡率[[8.2/10万|kind=rate value=8.2 unit=/10万]]。
人均预期寿命[[80.2岁|kind=duration unit=岁]]。
每5分钟发车[[一次|kind=rate unit=次/5分钟]]。
"""

MEASURES = """
疏浚河道[[188 公里|kind=measure value=188 unit=公里]]。
完成土石方[[1325.2万立方米|kind=measure value=13252000 unit=立方米]]。
用电量[[63.34亿千瓦时|kind=measure value=6334000000 unit=千瓦时]]。
装机[[300万千瓦|kind=measure value=3000000 unit=千瓦]]，产煤[[5千吨|value=5000 unit=吨]]。
缴获毒品[[25公斤|value=25 unit=公斤]]，电池产能[[10GWh|value=10 unit=GWh]]。
"""

DURATIONS = """
审批用时减至[[3个工作日|kind=duration value=3 unit=个工作日 bound=<=]]以内。
候车[[8至10分钟|kind=duration value=8..10 unit=分钟]]。
[[3至5天|kind=duration value=3..5 unit=天]]办结。
考核连续[[两年|kind=duration value=2 unit=年]]优秀。
连续[[10年|value=10 bound=>=]]以上未发生事故。
去化周期[[19.5个月|kind=duration value=19.5 unit=个月]]。
历时[[两年半|value=2.5 unit=年]]，比计划多[[3个半月|value=3.5 unit=个月]]。
[[2小时|kind=duration]]办结。
"""

RANKS_SCORES_MULTIPLES = """
总量排名全省[[第二|kind=rank value=2 unit=名]]。
位列全省[[第5|kind=rank value=5 unit=名]]，B类地区[[第一|value=1]]。
列全市[[第4位|kind=rank value=4 unit=位]]，满意率居全区[[第3名|unit=名]]。
总产值稳居全国[[首位|kind=rank value=1 unit=位]]。
成为全国[[第三个|kind=rank value=3 unit=个]]、北方[[第一个|value=1]]试点。
综合得分[[86.97分|kind=score value=86.97 unit=分]]。
产值是上年的[[1.2倍|kind=multiple value=1.2 unit=倍]]。
产值比十年前翻[[一番|kind=multiple value=2 unit=倍]]，利润翻[[两番|value=4 unit=倍]]。
"""

UNTIDY = """
全省法院收案[[321 146件|value=321146 unit=件]](不含旧存[[28 802件|value=28802]],下同),下降[[1.3%]]。
税费[[1 234 567万元|value=12345670000]]。
改造管网[[4.3m|kind=measure unit=m]],限速[[120km/h|kind=rate unit=km/h]]。
低保标准每人每月[[750元|unit=元/人·月]]。
人均可支配收入[[30362元|unit=元/人]]。其中:工资性收入[[19224元|unit=元/人]],增长[[7.2%]]。
人均收入[[2万元|unit=元/人]];财政支出[[3亿元|kind=amount unit=元]]。
按年均汇率折算为[[6908美元|kind=amount]]。
常住人口千人床位数[[4.3张|unit=张/千人]]。
日处理污水[[5万吨|unit=吨/日]]。
亿元地区生产总值死亡率[[0.025人|unit=人/亿元]]。
浓度分别为[[11|kind=rate unit=微克/立方米]]、[[24微克/立方米|unit=微克/立方米]]。
师生比[[1:20|kind=multiple value=0.05 unit=]]。
安置脱贫人口[[1.12万|value=11200 unit=人]]贫困人口。
服务[[4亿|value=400000000 unit=人]]人民。
升学人数实现[[6年|kind=duration]]连增。
最低气温[[-5℃|kind=measure value=-5]]。
历时[[五个多月|value=5 unit=个月 bound=>]]。
辐射剂量为[[62.4～118.7纳戈瑞/小时|kind=rate value=62.4..118.7 unit=纳戈瑞/小时]]。
坚定自信[1]和自觉〔[[2|fate=label]]〕。
[[第二|fate=name]]、[[第三产业|fate=name]]占比提高。
这[[两|fate=word]]种物资供应紧张。
[[5年|fate=name]]以上刑罚。
[[七日|fate=name]]内答复率[[100%]]。
等[[八部门|fate=name]]联合印发。
关键的[[五|fate=date]]年。
[[5|fate=date]]年提高[[4.5个百分点]]。
"""

NO_METRICS = """
[[12315|fate=code]]热线和[[12345|fate=code]]平台运行平稳。
“[[3·15|fate=name]]”活动期间。
建成[[5G|fate=name]]基站。
国道G[[318|fate=code]]改造。
推进“[[八五|fate=name]]”普法和[[八五|fate=name]]普法。
完善[[五办五零|fate=name]]机制。
严控[[三公|fate=name]]经费。
落实[[四个|fate=name]]最严要求。
建立“[[5+3|fate=name]]”体系。
“[[十四五|fate=name]]”规划。
学习党的[[二十大|fate=name]]精神。
召开[[第十四|fate=name]]届人民代表大会。
依据财农〔[[2020〕90号|fate=code]]。
贯彻[[1号|fate=code]]文件。
严格[[三重一大|fate=name]]制度。
推行[[一网通办|fate=name]]和[[一站式|fate=name]]服务。
A级景区。
监管[[两品一械|fate=name]]。
电话：[[0731-82345678|fate=code]]。
项目支出情况（万元）
[[统一|fate=word]]部署，[[进一步|fate=word]]加强，[[一般|fate=word]]要求，[[十分|fate=word]]重要，[[万一|fate=word]]失守。
建设[[一批|fate=word]]项目，出台[[一系列|fate=word]]政策，[[第一时间|fate=word]]响应。
[[数十|fate=word]]个部门，[[几百|fate=word]]人，若干家，多次。
[[一|fate=word]]项重要任务，[[一|fate=word]]个新阶段。
实现了[[二个|fate=name]]提升。
做好[[三个|fate=name]]一批。
构建[[四大|fate=name]]体系，打好[[三大|fate=name]]攻坚战。
[[第一|fate=name]]书记、[[第一|fate=name]]季度、[[第三|fate=name]]次全国普查、[[第二十|fate=name]]次会议。
[[一是|fate=label]]强化监管。[[第一|fate=label]]，夯实基础。
过[[10万亿元|fate=name]]省份。
[[3岁|fate=name]]以下婴幼儿入托。
单价[[100万元|fate=name]]以上设备采购。
年收入[[20万元|fate=name]]以上的村。
"""


BLOCKS = (AMOUNTS, PERCENTAGES, COUNTS, RATES, MEASURES, DURATIONS, RANKS_SCORES_MULTIPLES, UNTIDY, NO_METRICS)


def _sentences(block: str) -> list[str]:
    lines = block.strip().split("\n")
    joined: list[str] = []
    for line in lines:
        if joined and joined[-1].count("[[") > joined[-1].count("]]"):
            joined[-1] += "\n" + line
        else:
            joined.append(line)
    return joined


@pytest.mark.parametrize(
    "written",
    [sentence for block in BLOCKS for sentence in _sentences(block)],
)
def test_a_sentence_reads_as_written(written: str, check: Callable[[str], None]) -> None:
    check(written)


def test_factors_of_a_product_are_figures_of_their_own(check: Callable[[str], None]) -> None:
    check("经费（[[800批次|kind=count unit=批次]]*[[1500元/批次|kind=rate unit=元/批次]]）。")


def test_outer_span_covers_the_bound_words() -> None:
    text = "投资不低于1200亿元，约3万人左右，压缩至2个工作日以内。"
    assert [text[found.outer_start : found.outer_end] for found in find(text)[0]] == [
        "不低于1200亿元", "约3万人左右", "2个工作日以内",
    ]  # fmt: skip


def test_nothing_overlaps_what_is_taken() -> None:
    text = "近三年检查3次，连续三年获奖。"
    quantities, claims = find(text, [Span(0, 3)])
    assert [text[found.start : found.end] for found in quantities] == ["3次", "三年"]
    assert claims == []


def test_a_quantity_that_would_run_into_a_taken_stretch_is_none() -> None:
    text = "附件3 2023年"
    assert find(text, [Span(4, 9)])[0] == []


def test_a_label_glued_to_a_date_is_a_label() -> None:
    assert [claim.fate for claim in find("1.2023年度专项", [Span(2, 7)])[1]] == ["label"]


SIGNS = "0123456789.,一二三十百千万亿两零半几多余年月日个元%分之成第前每均：:/-—至《》“”。；、超近以上 \n"


@example("0千千")
@given(st.text(alphabet=SIGNS, max_size=60))
def test_whatever_the_text_spans_are_in_order_and_apart(text: str) -> None:
    quantities, claims = find(text)
    spans = sorted([(q.start, q.end) for q in quantities] + [(claim.start, claim.end) for claim in claims])
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for found in quantities:
        assert found.outer_start <= found.start < found.end <= found.outer_end <= len(text)


@given(st.integers(1, 10**9), st.sampled_from(["家", "元", "公里", "%"]))
def test_a_number_with_a_unit_keeps_its_value(number: int, unit: str) -> None:
    (found,), _ = find(f"共计{number}{unit}。")
    assert (found.value, found.unit) == (Decimal(number), unit)


def test_a_text_s_sentences_do_not_disturb_each_other() -> None:
    sentence = "检查企业1520家次，罚没320余万元，同比增长7.3%；第一，统一部署。"
    assert len(find(sentence * 200)[0]) == 200 * len(find(sentence)[0])


@pytest.mark.parametrize("piece", ["1.", "一零", "十", "1、", "“1", "《1", "每1人", "1:", "2023年", "几十", "一分之"])
def test_a_hostile_run_takes_time_in_proportion_to_its_length(piece: str) -> None:
    """Forty thousand characters of any repeated sign are read in seconds; a quadratic step would take minutes."""
    start = perf_counter()
    find(piece * (40_000 // len(piece)))
    assert perf_counter() - start < 10
