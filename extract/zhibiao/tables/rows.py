"""From the lines of a flattened table to its rows: which stretch of the text is a cell, and which cells make a row."""

import re
from collections import Counter
from collections.abc import Sequence

from zhibiao.core.document import Span
from zhibiao.segment.lines import Line, read_lines
from zhibiao.segment.patterns import cells

Row = list[Span]

_WIDE = re.compile(r" {2,}")
_WORD = re.compile(r"\S+")
_BAR = re.compile(r"[^|]*")
_FIELD = re.compile(r"[^\t]*")
_EMPTY_LINE = re.compile(r"(?:^|(?<=[\n\r]))(?=[^\n\r]*\t)[\t ]+\r?\n$")
_EMPTY_CELLS = re.compile(r"(?:[\t ]*\r?\n[ ]*\t[\t ]*(?=\r?\n|$))+")
_LONGEST_BLANK = 20  # characters of the line of an empty cell
_LETTER = re.compile(r"[一-龥]")


def read_rows(folded: str, region: Span) -> list[Row]:
    """The rows of a flattened table.

    Args:
        folded: the folded text.
        region: where the table stands in it.

    Returns:
        The rows in text order, each with the spans of its cells, stripped; an empty cell is an empty span. Merged cells
        are not told apart from missing ones here.

    Example:
        >>> text = "\\t项目\\n\\t金额\\n\\n\\t合计\\n\\t9.5"
        >>> [[text[cell.start : cell.end] for cell in row] for row in read_rows(text, Span(1, len(text)))]
        [['项目', '金额'], ['合计', '9.5']]
    """
    begin, end = _with_empty_cells(folded, region)
    lines = [line._replace(start=line.start + begin, end=line.end + begin) for line in read_lines(folded[begin:end])]
    if any("\t" in line.lead for line in lines):
        return _complete(_tabbed(folded, lines))
    lines = [line for line in lines if line.text]
    split = _splitter(lines)
    if split is None:
        bare = [_stripped(folded, line.start, line.end, "| ") for line in lines]
        return _by_rhythm(folded, [cell for cell in bare if cell.end > cell.start])
    return [_split(folded, line, split) for line in lines]


def _with_empty_cells(folded: str, region: Span) -> tuple[int, int]:
    """The region from the start of its first line, with the empty cells at its edges."""
    begin = max(folded.rfind(end, 0, region.start) for end in "\n\r") + 1
    while before := _EMPTY_LINE.search(folded, max(0, begin - _LONGEST_BLANK), begin):
        begin = before.start()
    after = _EMPTY_CELLS.match(folded, region.end)
    return begin, after.end() if after else region.end


def _tabbed(folded: str, lines: Sequence[Line]) -> list[tuple[Row, bool]]:
    """A cell on each line led by a tab, rows apart by an empty line; with each row, whether its last cell holds blanks.

    A line without a tab belongs to the cell above it, also across an empty line.
    """
    rows: list[tuple[Row, bool]] = []
    for line in lines:
        if "\t" not in line.lead and rows and rows[-1][0]:
            row, _ = rows[-1]
            if line.text:
                start = row[-1].start if row[-1].end > row[-1].start else line.start
                row[-1] = Span(start, line.end)
            rows[-1] = (row, line.gap > 0 or not line.text)
            continue
        if not rows or line.gap:
            rows.append(([], False))
        row, _ = rows[-1]
        row += _fields(folded, line) if "\t" in line.text else [_of_line(line)]
        rows[-1] = (row, False)
    return rows


def _of_line(line: Line) -> Span:
    return Span(line.start, line.end) if line.text else Span(*[line.start + len(line.lead)] * 2)


def _complete(fragments: list[tuple[Row, bool]]) -> list[Row]:
    """Join a row that an empty paragraph in a cell has broken in two: together they are as wide as the widest."""
    width = max((len(row) for row, _ in fragments), default=0)
    rows: list[Row] = []
    broken = False
    for row, open_end in fragments:
        if broken and len(rows[-1]) + len(row) == width:
            rows[-1] = rows[-1] + row
        else:
            rows.append(row)
        broken = open_end and len(rows[-1]) < width
    return rows


def _splitter(lines: Sequence[Line]) -> re.Pattern[str] | None:
    """What parts the cells of a line, ``None`` if each line is one cell."""
    texts = [line.text for line in lines]
    barred = [text.strip("| ") for text in texts if "|" in text]
    if len(barred) * 2 > len(texts):
        return _BAR if sum("|" in text for text in barred) * 2 > len(barred) else None
    for found, split in (("\t", _FIELD), ("  ", _WIDE), (" ", _WORD)):
        if sum(found in text for text in texts) * 2 >= len(texts):
            return split
    return None


def _split(folded: str, line: Line, split: re.Pattern[str]) -> Row:
    if split is _FIELD:
        return _fields(folded, line)
    if split is _BAR:
        inner = _stripped(folded, line.start, line.end, " ")
        start = inner.start + (folded[inner.start] == "|")
        end = inner.end - (folded[inner.end - 1] == "|" and inner.end > start)
        return _pieces(folded, Span(start, end), "|")
    if split is _WIDE:
        gaps = [match.span() for match in _WIDE.finditer(folded, line.start, line.end)]
        edges = [line.start, *(edge for gap in gaps for edge in gap), line.end]
        return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return _words(folded, line)


def _fields(folded: str, line: Line) -> Row:
    return _pieces(folded, Span(line.start, line.end), "\t")


def _pieces(folded: str, span: Span, mark: str) -> Row:
    row, start = [], span.start
    for piece in folded[span.start : span.end].split(mark):
        row.append(_stripped(folded, start, start + len(piece), " "))
        start += len(piece) + 1
    return row


def _words(folded: str, line: Line) -> Row:
    """Cells one blank apart; letter-spaced words (合 计) stay together."""
    row: Row = []
    for match in _WORD.finditer(folded, line.start, line.end):
        single = match.end() - match.start() == 1 and _LETTER.match(match[0])
        if single and row and _LETTER.match(folded, row[-1].end - 1) and row[-1].end - row[-1].start in (1, 3, 5):
            row[-1] = Span(row[-1].start, match.end())
        else:
            row.append(Span(*match.span()))
    return row


def _by_rhythm(folded: str, spans: Sequence[Span]) -> list[Row]:
    """Rows of a table with one cell a line and no mark between them: names, then as many numbers as the others have."""
    number = cells().number
    numeric = [number.match(folded[span.start : span.end]) is not None for span in spans]
    if True not in numeric:
        return [[span] for span in spans]
    bodies = [index for index in range(1, len(spans)) if numeric[index - 1] and not numeric[index]]
    first = numeric.index(True)
    starts = [max(first - 1, 0), *bodies]
    runs = [sum(numeric[a:b]) for a, b in zip(starts, [*starts[1:], len(spans)], strict=True)]
    width = Counter(runs).most_common(1)[0][0] + 1
    head = list(spans[: starts[0]])
    rows = [[span] for span in head[:-width]] + ([head[-width:]] if head else [])
    for a, b in zip(starts, [*starts[1:], len(spans)], strict=True):
        label = a
        while label + 1 < b and not numeric[label + 1]:  # a name without numbers is a row of its own
            rows.append([spans[label]])
            label += 1
        rows.append(list(spans[label:b]))
    return rows


def _stripped(folded: str, start: int, end: int, blanks: str) -> Span:
    while start < end and folded[start] in blanks:
        start += 1
    while end > start and folded[end - 1] in blanks:
        end -= 1
    return Span(start, end)
