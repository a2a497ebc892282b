"""Plots as inline SVG: bars with intervals, and a confusion grid; no scripts, nothing from outside."""

from collections.abc import Sequence
from html import escape

from zhibiao.evaluation.resampling import Interval

_ROW, _LABEL, _WIDTH, _NOTE = 20, 190, 360, 90  # pixels
_CELL = 14

Bar = tuple[str, float | None, Interval | None, str]


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Horizontal bars from 0 to 1, with a whisker for each interval.

    Args:
        title: what is plotted.
        rows: label, value (``None`` is drawn as undefined), 95 % interval and a note, such as the support.
    """
    height = _ROW * (len(rows) + 1) + 6
    parts = [_open(_LABEL + _WIDTH + _NOTE, height, title)]
    for tick in range(0, 11, 2):
        x = _LABEL + _WIDTH * tick / 10
        parts.append(f'<line class="grid" x1="{x:.0f}" y1="0" x2="{x:.0f}" y2="{height - _ROW}"/>')
        parts.append(f'<text class="tick" x="{x:.0f}" y="{height - 6}">{tick / 10:.1f}</text>')
    for i, row in enumerate(rows):
        parts += _bar(row, i * _ROW + 4)
    return "".join([*parts, "</svg>"])


def _bar(row: Bar, y: int) -> list[str]:
    label, value, ends, note = row
    middle = y + _ROW / 2 - 2
    parts = [f'<text class="label" x="{_LABEL - 6}" y="{middle + 4:.0f}">{escape(label)}</text>']
    if value is not None:
        parts.append(f'<rect class="bar" x="{_LABEL}" y="{y}" width="{_WIDTH * value:.1f}" height="{_ROW - 6}"/>')
    if ends is not None:
        low, high = (_LABEL + _WIDTH * end for end in ends)
        parts.append(f'<path class="whisker" d="M{low:.1f} {y + 2}v10m0 -5H{high:.1f}m0 -5v10"/>')
    shown = "undefined" if value is None else f"{value:.3f}"
    parts.append(f'<text class="note" x="{_LABEL + _WIDTH + 6}" y="{middle + 4:.0f}">{shown} {escape(note)}</text>')
    return parts


def confusion(table: dict[str, dict[str, int]]) -> str:
    """The confusion of work areas: a row for each area of the gold, a column for each predicted one.

    Each square is as dark as its share of its row; the title of a square, shown on hovering, has the names and count.
    """
    areas = sorted(table.keys() | {label for row in table.values() for label in row if label})
    columns = [*areas, ""]
    size = _CELL * len(columns)
    parts = [_open(_LABEL + size, _CELL * len(areas) + 4, "work areas: gold in rows, predicted in columns, last none")]
    for i, gold in enumerate(areas):
        row = table.get(gold, {})
        total = sum(row.values())
        y = i * _CELL
        parts.append(f'<text class="label" x="{_LABEL - 6}" y="{y + 11}">{escape(gold)}</text>')
        for j, label in enumerate(columns):
            n = row.get(label, 0)
            look = "hit" if label == gold else "miss"
            title = f"{gold} as {label or 'none'}: {n} of {total}"
            parts.append(
                f'<rect class="{look}" x="{_LABEL + j * _CELL}" y="{y}" width="{_CELL - 1}" height="{_CELL - 1}" '
                f'fill-opacity="{n / total if total else 0:.2f}"><title>{escape(title)}</title></rect>'
            )
    return "".join([*parts, "</svg>"])


def _open(width: int, height: int, title: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}><title>{escape(title)}</title>'
