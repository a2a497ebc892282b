"""Rows whose cells carry their own labels (基本支出：7520.29), under subheadings inside the body (按支出性质分：)."""

from zhibiao.tables.blocks import Block
from zhibiao.tables.patterns import shape


def find_labelled(block: Block) -> dict[int, dict[int, str]]:
    """The rows of a block whose cells carry their own labels.

    Args:
        block: the part of a grid.

    Returns:
        For each such row, and each row of subheadings, the subheading of each column that has one.
    """
    labelled: dict[int, dict[int, str]] = {}
    heads: dict[int, str] = {}
    for row in block.body:
        cells = block.sheet.filled(row)
        texts = [block.sheet.text(cell) for cell in cells]
        readings = [block.sheet.content(cell).readings for cell in cells]
        if len(texts) > 1 and all(shape("subheading").search(text) for text in texts):
            heads = {cell.column: text.rstrip("：:") for cell, text in zip(cells, texts, strict=True)}
            labelled[row] = heads
        elif any(found[0].label for found in readings if found) or (heads and _only_labels(texts)):
            labelled[row] = heads
        else:
            heads = {}
    return labelled


def _only_labels(texts: list[str]) -> bool:
    return all(text.endswith(("：", ":")) for text in texts)
