"""Texts with the statement that each of their numbers makes written beside it."""

from collections.abc import Callable

import pytest

BEFORE_AND_AFTER = """
全市系统立案查处各类案件[[1945件|indicator=立案查处各类案件 aspect=level scope=全市系统]]。
全年实施[[167项|indicator=实施重大科技攻关]]重大科技攻关。
[[15条|indicator=高速公路建成通车]]高速公路建成通车。
[[3家|indicator=单位获评示范单位]]单位获评示范单位。
建成公共停车场[[6座|indicator=建成公共停车场]]、充电站[[4座|indicator=建成充电站]]。
为[[3260名|indicator=农民工追回工资]]农民工追回工资[[4870万元|indicator=农民工追回工资]]。
[[3个|indicator=集体荣立三等功]]集体、[[11名|indicator=个人荣立三等功]]个人荣立三等功。
有[[11个|indicator=完成投资超50亿元的市]]市完成投资超[[50亿元]]。
是全省[[十个|indicator=深度贫困县]]深度贫困县之一。
市政府办公厅代表市政府共受理信息公开申请[[859件|indicator=受理信息公开申请]]。
提供公共服务[[30项|indicator=提供公共服务]]。
服务网点（含[[12个]]便民服务中心）增至[[47个|indicator=服务网点]]。
进口铜[[260万吨|indicator=进口铜]]、煤[[30万吨|indicator=煤]]。
在省、市级媒体上稿[[43篇]]，推广甲、乙、丙等[[148个|indicator=行业大模型]]行业大模型。
"""

ASPECTS = """
全县新增示范单位[[705家|indicator=示范单位 aspect=new scope=全县]]，累计达[[3165家|indicator=示范单位 aspect=cumulative scope=全县]]。
接待费年初预算[[47万元|aspect=budget indicator=接待费 n=1]]，决算数为[[18万元|aspect=actual]]，为预算的[[38.3%|aspect=share of=1]]。
计划改造老旧小区[[30个|aspect=target indicator=改造老旧小区]]。
城市低保新增[[276户|aspect=new]][[462人|aspect=new]]。
市级一般公共预算收入[[37.9亿元|scope=市级 indicator=一般公共预算收入]]。
下达市级专项资金[[3亿元|scope=]]。
部门整体支出年初预算数[[586.4万元|indicator=部门整体支出]]；全年执行数[[641.2万元|indicator=部门整体支出 aspect=actual]]。
年初批复预算[[2864.5万元]]，调整预算数为[[3276.8万元|indicator=调整预算 aspect=budget]]，全年实际支出[[3198.2万元|indicator=实际支出 aspect=actual]]。
差旅费年初预算为[[58万元|indicator=差旅费]]，支出决算为[[61万元|indicator=差旅费 aspect=actual]]。
完成公路投资[[70.1亿元|aspect=level]]，为年度任务[[65.3亿元|aspect=target n=1]]的[[107.4%|aspect=share of=1]]。
审批时限压缩[[六成|aspect=growth value=-60 indicator=审批时限]]。
改造农村危房[[110户|aspect=level]]。
"""

GROWTH = """
全县粮食产量[[80.3万吨|n=1 indicator=粮食产量 aspect=level scope=全县]]，下降[[2.4%|of=1 value=-2.4 aspect=growth indicator=粮食产量]]。
进出口增长[[4.5%|n=1 indicator=进出口 aspect=growth]]，高于全国[[0.7个百分点|of=1 aspect=growth indicator=进出口高于全国]]。
进出口总值[[14.1万亿元|n=1]]，比去年同期（下同）增长[[7.9%|of=1 indicator=进出口总值]]。
自来水普及率达[[94%|n=1 aspect=share]]，较上年提高[[两个百分点|of=1 aspect=growth value=2]]。
破获案件[[320起|n=1]]，较上年同期[[280起|aspect=level indicator=破获案件]]上升[[14.3%|of=1]]。
火灾[[96起|n=1]]，同比少了[[5起|of=1 value=-5 aspect=growth]]。
乘客候车缩短[[3分钟|aspect=growth value=-3]]，审批时限缩短至[[2天|aspect=level]]。
可支付月数由[[14.1个月|aspect=level]]降为[[13.2个月|aspect=level value=13.2]]。
送审金额[[9.86亿元]]，核减[[7390万元|aspect=level value=73900000]]。
审批用时由[[7个工作日|indicator=审批用时 aspect=level period=]]减至[[3个工作日|indicator=审批用时 aspect=level]]。
"""

LISTS = """
新能源汽车、智能手机限上零售额分别增长[[8.7%|indicator=新能源汽车限上零售额]]和[[32.3%|indicator=智能手机限上零售额]]。
接待游客[[352万人次|n=1]]、实现旅游收入[[17.6亿元|n=2]]，同比分别增长[[11.3%|of=1]]、[[23.9%|of=2]]。
第一、二、三产业增加值分别为[[1.5亿元|indicator=第一产业增加值]]、[[2亿元|indicator=第二产业增加值]]和[[3亿元|indicator=第三产业增加值]]。
修缮古民居[[9栋|indicator=修缮古民居]]、[[2680平方米|indicator=修缮古民居]]。
基金总收入[[58亿元|indicator=基金总收入]]、总支出[[52亿元|indicator=基金总支出]]。
占比较大的[[三个]]行业分别是化工业、电子业和设备业，增加值分别增长[[8.1%|indicator=化工业增加值]]、[[7.2%|indicator=电子业增加值]]和[[6.3%|indicator=设备业增加值]]。
"""

# Names with 、 and 和 within, which part nothing there; between names of a list they do.
COMPOUNDS = """
电力、热力、燃气及水生产和供应业增加值增长[[4.4%|indicator=电力、热力、燃气及水生产和供应业增加值]]，采矿业增加值下降[[1.2%|indicator=采矿业增加值 of=]]。
批发和零售业增加值[[86.2亿元|indicator=批发和零售业增加值 n=1]]，增长[[3.9%|of=1]]；住宿和餐饮业增加值[[12.4亿元|indicator=住宿和餐饮业增加值]]。
批发业和零售业销售额分别增长[[5.1%|indicator=批发业销售额]]和[[4.7%|indicator=零售业销售额]]。
"""

# What was done says nothing of what it was done to: an attribute is its subject's, a tax is a thing of its own.
DONE = """
规模以上工业实现利润[[12.5亿元]]，完成增加值[[96.4亿元|indicator=规模以上工业完成增加值 n=1]]，增长[[6.8%|of=1]]。
规模以上工业企业[[412家]]，完成增值税[[26.4亿元|indicator=完成增值税 n=1]]，增长[[3.1%|of=1]]。
"""

PARTS = """
核定编制[[58名|n=1 part_of=]]，其中行政编制[[14名|part_of=1]]、事业编制[[41名|part_of=1]]、工勤编制[[3名|part_of=1]]。
公交车[[2000辆|n=1]]，其中电动车[[1852辆|part_of=1 n=2]]，占[[92.6%|of=1 aspect=share]]。
龙头企业[[48家|n=1]]（省级[[6家|part_of=1 indicator=省级龙头企业]]、市级[[19家|part_of=1 indicator=市级龙头企业]]），家庭农场[[962家|part_of= indicator=家庭农场]]。
选聘护林员[[1486名|part_of=1]]、草管员[[739名|part_of=1]]，合计[[2225名|n=1]]。
社保基金收入[[4.05亿元|part_of=]]、支出[[3.72亿元|part_of=]]，当期结余[[0.33亿元|part_of=]]。
"""

RANKS = """
满意率[[98.2%|n=1]]，排在全省[[第二|of=1 scope=全省 aspect=rank indicator=满意率]]。
有效发明[[6.07件|n=1]]，位列全省[[第5|of=1 scope=全省]]，B类地区[[第一|of=1 scope=B类地区]]。
农林牧渔业总产值超过[[1.3万亿元|n=1]]，稳居全国[[首位|of=1 scope=全国 value=1]]。
"""

RATES = """
法定期限内结案率[[96.07%]]，保全率[[17.83%|indicator=保全率]]，有效公开率[[98.39%|indicator=有效公开率]]。
受理投诉[[153件|n=1]]，办结[[151件|indicator=办结投诉]]，办结率[[98.7%|of=1 indicator=投诉办结率]]。
学校[[86所|n=1]]，参训教师[[1200人]]，人均培训[[40学时]]。
"""

WHOLE_WORDS = """
开展审计[[12项|indicator=开展审计]]，查处违法行为[[120起|indicator=查处违法行为]]。
查扣船只[[3艘|indicator=查扣船只]]。
共有车辆[[6辆|n=1 indicator=车辆]]，其中：应急保障用车[[2辆|indicator=应急保障用车]]、执法执勤用车[[4辆|indicator=执法执勤用车]]。
资产总额突破[[500亿元|indicator=资产总额]]大关。
"""

REFERENCES = """
生产总值[[306亿元|n=1]]，增长[[6.1%|n=2 of=1]]。这一增幅比全市高[[0.5个百分点|of=2 aspect=growth]]，居[[第三位|aspect=rank]]。
园区产值[[86亿元|n=1]]，增长[[7%]]。这一总量占全市的[[11.8%|of=1 aspect=share]]。
技改投资同比增长[[21.3%|of=1 indicator=技改投资]]，总额达到[[18.6亿元|n=1 indicator=技改投资总额]]。
用电量增长[[9.1%|of=1]]，达[[18亿千瓦时|n=1 indicator=用电量]]。
计划改造危桥[[6座|n=1 aspect=target]]，实际完成[[9座|indicator=改造危桥]]，为计划的[[1.5倍|of=1 aspect=share]]。
收到建议[[286件|indicator=收到建议]]。列入计划解决的[[71件|indicator=列入计划解决建议]]。
"""

MULTIPLES = """
发放补贴[[2130万元|n=1]]，撬动销售[[1.84亿元|indicator=撬动销售]]，约为补贴的[[8.6倍|of=1 aspect=level indicator=撬动销售]]。
基本支出[[486.4万元|n=1]]，项目支出[[2711.8万元]]，是前者的[[5.6倍|of=1 indicator=项目支出]]。
发明专利[[47件|n=1]]，为去年同期的[[1.3倍|of=1 aspect=growth]]。
亩均收入[[1.2万元|n=1]]，是改造前的[[2.5倍|of=1 aspect=growth]]。
网络零售额[[5亿元|n=1]]，比上年翻[[一番|of=1 aspect=growth indicator=网络零售额]]。
研发经费[[4.96亿元|n=1]]，相当于生产总值的[[1.62%|aspect=share indicator=研发经费占生产总值]]。
"""

PROPORTIONS = """
生产总值[[306亿元|n=1]]。三次产业结构为[[8.5|of=1 aspect=share indicator=第一产业占比]]：[[41.2|of=1]]：[[50.3|of=1 indicator=第三产业占比]]。
一二三产业比例为[[8.5|indicator=第一产业占比]]∶[[41.2|aspect=share]]∶[[50.3|indicator=第三产业占比]]。
收入与支出之比为[[1.2:1|aspect=level]]。
"""

GROUPS = [
    BEFORE_AND_AFTER,
    ASPECTS,
    GROWTH,
    LISTS,
    COMPOUNDS,
    DONE,
    PARTS,
    RANKS,
    RATES,
    WHOLE_WORDS,
    REFERENCES,
    MULTIPLES,
    PROPORTIONS,
]


@pytest.mark.parametrize(
    "text",
    [line for group in GROUPS for line in group.strip().splitlines()],
)
def test_a_number_makes_its_statement(text: str, check: Callable[[str], None]) -> None:
    check(text)
