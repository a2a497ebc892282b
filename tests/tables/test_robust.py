"""Whatever the text, tables are read without an error, in time, and every span is a slice of the text."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from zhibiao.core.document import Document, Grid, GridCell
from zhibiao.core.folding import fold
from zhibiao.read import read_text
from zhibiao.segment import segment
from zhibiao.tables import check_points, read_tables

CELLS = st.sampled_from(
    ["", "项目", "合计", "2023年预算数", "一级指标", "三级指标", "分值", "产出指标（50分）", "其中：甲", "1、乙", "9.5", "≥5个", "/", "丙：3", "单位：万元", "完成。"]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12)


@given(ROWS, st.sampled_from(["\n\t", "\t", " | ", "    ", " ", "\n"]))
@settings(max_examples=150, deadline=None)
def test_any_rows_in_any_form(rows: list[list[str]], between: str) -> None:
    start, gap = ("\t", "\n\n") if between == "\n\t" else ("", "\n")
    document = read_text("工作总结\n" + gap.join(start + between.join(row) for row in rows) + "\n")
    found = read_tables(document, segment(document))
    check_points(found)
    for table in found.tables:
        assert all(document.text[cell.start : cell.end] == cell.text != "" for cell in table.cells)
        assert all(table.start <= cell.start < cell.end <= table.end for cell in table.cells)
    starts = [cell.start for table in found.tables for cell in table.cells]
    assert starts == sorted(set(starts))


@given(ROWS)
@settings(max_examples=100, deadline=None)
def test_any_grid(rows: list[list[str]]) -> None:
    text = "\n".join(cell for row in rows for cell in row) + "\n"
    cells, position = [], 0
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            cells.append(GridCell(row=number, column=column, text=cell, start=position, end=position + len(cell)))
            position += len(cell) + 1
    grid = Grid(start=0, end=len(text), n_rows=len(rows), n_columns=max(map(len, rows)), cells=tuple(cells))
    document = Document(id="0", source="s", format="docx", text=text, folded=fold(text), grids=(grid,))
    found = read_tables(document, segment(document))
    assert all(text[cell.start : cell.end] == cell.text for table in found.tables for cell in table.cells)


def test_a_long_table_costs_no_more_than_its_length() -> None:
    body = "".join(f"\n其中：项{n}\t{n}\t\n支出{n}\t{n}.5\t" for n in range(2000))
    document = read_text(f"收支表\n项目\t预算数\t决算数{body}\n")
    layout = segment(document)
    begun = time.process_time()
    found = read_tables(document, layout)
    assert sum(len(table.cells) for table in found.tables) == 4000
    assert time.process_time() - begun < 12
