"""Scope, period and aspect: what a number takes from its sentence, its paragraph and its chapter."""

from collections.abc import Callable

import pytest

TITLE = "东河县2023年工作总结\n"

SCOPES = [
    "全县有律所[[19家|scope=全县]]、执业律师[[214人|scope=全县]]。办理援助[[1386件|scope=]]。",
    "全县一般公共预算收入[[8.37亿元|scope=全县]]。分级次看，税收收入[[5亿元|scope=全县]]。",
    "县图书馆藏书[[35万册|scope=县图书馆]]，年流通[[41.2万人次|scope=县图书馆]]。",
    "县财政局安排经费[[30万元|scope=]]。",
    "结合派出所改革，建成监控点位[[1200个|scope=]]。",
    "全市各级接待群众[[318批|scope=全市]]。",
    "东湖工地基坑局部坍塌后，停工整改项目[[3个|scope=东湖工地]]。",
    "全县城镇化率[[43.6%|scope=全县]]，提高[[0.7个百分点|scope=全县]]。",
]

PERIODS = [
    "办结案件[[12件|period=2023]]。",
    "年末常住人口[[94.9万人|period=2023-12-31]]，出生率[[8.59‰|period=2023]]。",
    "上半年办结案件[[12件|period=2023H1]]，调解成功[[9件|period=2023H1]]。",
    "办结案件[[12件|period=2023]]，上年同期[[10件|period=2022]]，增长[[20%|period=2023]]。",
    "连续[[三年|period=2021..2023]]无事故。",
    "近三年累计发放津贴[[236万元|period=2021..2023]]。招聘教师[[21人|period=2023]]。",
]

PLANS = [
    "存在的问题\n床位尚缺[[23张|aspect=level]]。",
    "2024年，计划新增床位[[150张|aspect=target period=2024]]，改造敬老院[[三所|aspect=target]]。",
    "2024年，办结率达到[[95%|aspect=target]]以上。",
    "结合抽检计划，完成抽检[[65批次|aspect=level]]。",
    "涨幅低于[[3%|aspect=target]]左右的预期目标。",
]


@pytest.mark.parametrize("text", SCOPES + PERIODS + PLANS)
def test_a_number_takes_what_its_context_says(text: str, check: Callable[[str], None]) -> None:
    check(TITLE + text)


def test_parts_under_a_colon_belong_to_the_figures_before(check: Callable[[str], None]) -> None:
    check(
        """“三公”经费预算数为[[180万元|n=b aspect=budget]]，决算数为[[86万元|n=a aspect=actual]]，其中：
（1）公务接待费支出[[18万元|part_of=a]]，为年初预算[[47万元|part_of=b n=c]]的[[38.3%|of=c]]。
（2）公务用车支出[[67万元|part_of=a]]，为年初预算[[133万元|part_of=b]]的[[50.4%]]。
二、工作情况
购置设备[[21万元|part_of=]]。"""
    )


def test_the_item_that_a_line_of_accounts_opens_with_names_its_figures(check: Callable[[str], None]) -> None:
    check(
        """一般公共预算支出年初预算为[[120万元|n=b aspect=budget]]，支出决算为[[110万元|n=a aspect=actual]]。其中：
1、公共安全支出（类）司法（款）行政运行（项）。主要用于：人员支出。年初预算为[[70万元|part_of=b n=c indicator=行政运行]]，\
支出决算为[[66万元|part_of=a aspect=actual indicator=行政运行]]，完成年初预算的[[94.29%|of=c indicator=行政运行]]。
2、教育支出（205类）进修及培训（08款）培训支出（03项）。年初预算为[[50万元|part_of=b indicator=培训支出]]，\
支出决算为[[44万元|part_of=a indicator=培训支出]]。
（三）公务接待费。年初预算[[1.2万元|indicator=公务接待费]]，支出决算[[0.9万元|indicator=公务接待费]]。"""
    )


def test_in_a_budget_amounts_are_planned_and_in_a_report_on_its_execution_they_are_not(
    check: Callable[[str], None],
) -> None:
    check("东河县教育局2024年部门预算\n公务接待费[[0.8万元|aspect=budget]]，与上年持平。共有车辆[[2辆|aspect=level]]。")
    check("东河县2023年预算执行情况的报告\n税收收入[[5亿元|aspect=level]]。")


def test_an_organisation_that_the_report_names_is_a_scope_where_it_opens_a_clause(check: Callable[[str], None]) -> None:
    check(
        """中共东河县委社会工作部2023年度部门决算
中共东河县委社会工作部2023年度收入总计[[307万元|scope=中共东河县委社会工作部 indicator=收入总计 n=1]]。\
与2022年度相比，收入总计增加[[20万元|of=1]]，增长[[7.0%|of=1]]。"""
    )
