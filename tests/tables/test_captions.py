"""The lines above a table: which one names it, and which give its unit."""

import pytest

from zhibiao.tables.captions import read_caption


@pytest.mark.parametrize(
    ("lines", "title", "said"),
    [
        ("附件2\n项目支出自评表\n（2023年度）\n", "项目支出自评表", ""),
        ("收入决算表\n编制单位：县水利局    金额单位：元\n", "收入决算表", "元"),
        ("全年支出9万元。\n结余情况（单位：万元）\n", "结余情况", "万元"),
        ("注：本表反映收入情况。支出决算表\n单位：万元\n", "支出决算表", "万元"),
        ("全年支出9万元，其中教育3万元。\n单位：万元\n", None, "万元"),
        ("各项工作完成较好。\n\n", None, ""),
    ],
)
def test_the_nearest_short_line_names_the_table(lines: str, title: str | None, said: str) -> None:
    caption = read_caption(lines, 0, len(lines))
    assert (caption.title, caption.said) == (title, said)
    if caption.span:
        assert title in lines[caption.span.start : caption.span.end]  # type: ignore[operator]


def test_what_stands_before_another_table_names_nothing() -> None:
    lines = "收入决算表\n"
    assert read_caption(lines, len(lines), len(lines)).title is None
