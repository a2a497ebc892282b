"""Flattened tables, in each of their forms, become rows of cells again."""

import pytest

from zhibiao.core.document import Span
from zhibiao.core.folding import fold
from zhibiao.tables.rows import read_rows

ROWS = [["项目", "2022年", "2023年"], ["拨款", "120.5", "131"], ["其他", "3.2", "/"], ["合计", "123.7", "131"]]
FLAT = ["\n".join(cell for row in ROWS for cell in row), "\n".join("\t".join(row) for row in ROWS)]


def rows(text: str) -> list[list[str]]:
    return [[text[cell.start : cell.end] for cell in row] for row in read_rows(fold(text), Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in ROWS),
        "\n".join(cell for row in ROWS for cell in row),
        "\n".join(f"{cell} |" for row in ROWS for cell in row),
        "\n".join("\t".join(row) for row in ROWS),
        "\n".join(f"| {' | '.join(row)} |" for row in ROWS),
        "\n".join("    ".join(row) for row in ROWS),
        "\n".join(" ".join(row) for row in ROWS),
    ],
    ids=["tab-led", "one-a-line", "trailing-bars", "tabs", "pipes", "wide-blanks", "blanks"],
)
def test_every_form_gives_the_same_rows(text: str) -> None:
    assert rows(text) == ROWS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\t上年\n结余\n\t9.5\n\n\t合     计\n\t\n", [["上年\n结余", "9.5"], ["合     计", ""]]),
        ("\t产出指标\n\n(50分)\n\t数量\n\t4\n", [["产出指标\n\n(50分)", "数量", "4"]]),  # an empty paragraph in a cell
        ("\t甲\n\t1\n\t2\n\n\t效益\n\n（40分）\n　\n\n\t3\n\t4\n", [["甲", "1", "2"], ["效益\n\n（40分）", "3", "4"]]),
        ("\t甲\n\t1\n\t2\n\n\t乙\n\n\t3\n\t4\n", [["甲", "1", "2"], ["乙"], ["3", "4"]]),
        ("合 计 9.5 3\n一般公共服务支出 8 2\n", [["合 计", "9.5", "3"], ["一般公共服务支出", "8", "2"]]),
        ("项目\n金额\n收入\n9.5\n其中\n捐赠\n3\n", [["项目", "金额"], ["收入", "9.5"], ["其中"], ["捐赠", "3"]]),
        ("| 项目 | 金额 | 备注 |\n| 收入 | 9.5 | |\n", [["项目", "金额", "备注"], ["收入", "9.5", ""]]),
    ],
)
def test_what_forms_do_to_cells(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected
