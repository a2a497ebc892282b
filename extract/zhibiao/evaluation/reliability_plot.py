"""The reliability plot: confidence against the share that is right, as an SVG file of its own."""

from collections.abc import Sequence
from html import escape

from zhibiao.evaluation.confidence import Bin

_SIDE, _MARGIN = 360, 56
_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd")


def reliability_plot(title: str, series: dict[str, Sequence[Bin]]) -> str:
    """A line for each series of bins; on the diagonal the confidence is exactly the share that is right.

    Args:
        title: what is plotted.
        series: bins by name, such as the splits.

    Returns:
        The SVG, with both axes from 0 to 1.
    """
    size = _SIDE + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{size}" height="{size}" '
        f'viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        f'<title>{escape(title)}</title><rect width="{size}" height="{size}" fill="white"/>',
        f'<text x="{_MARGIN}" y="24" font-size="14">{escape(title)}</text>',
        *_axes(),
    ]
    for i, (name, bins) in enumerate(series.items()):
        parts += _series(name, bins, _COLOURS[i % len(_COLOURS)], i)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes() -> list[str]:
    low, high = _x(0), _x(1)
    parts = [f'<path d="M{low} {_y(0)}L{high} {_y(1)}" stroke="#888" stroke-dasharray="4 4"/>']
    for tick in range(0, 11, 2):
        at = tick / 10
        parts += [
            f'<path d="M{low} {_y(at)}H{high}M{_x(at)} {_y(0)}V{_y(1)}" stroke="#ddd"/>',
            f'<text x="{_x(at)}" y="{_y(0) + 18:.1f}" text-anchor="middle">{at:.1f}</text>',
            f'<text x="{low - 8:.1f}" y="{_y(at) + 4:.1f}" text-anchor="end">{at:.1f}</text>',
        ]
    middle = _x(0.5)
    parts.append(f'<text x="{middle}" y="{_y(0) + 38:.1f}" text-anchor="middle">confidence, mean of a bin</text>')
    turned = f'transform="rotate(-90 14 {_y(0.5)})"'
    parts.append(f'<text x="14" y="{_y(0.5)}" text-anchor="middle" {turned}>share whose core is right</text>')
    return parts


def _series(name: str, bins: Sequence[Bin], colour: str, place: int) -> list[str]:
    points = " ".join(f"{_x(one.confidence)},{_y(one.right)}" for one in bins)
    parts = [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>']
    for one in bins:
        hint = f"{name}: {one.count} metrics, confidence {one.confidence:.3f}, right {one.right:.3f}"
        spot = f'cx="{_x(one.confidence)}" cy="{_y(one.right)}" r="3.5" fill="{colour}"'
        parts.append(f"<circle {spot}><title>{escape(hint)}</title></circle>")
    total = sum(one.count for one in bins)
    label = f"{name} ({total})"
    parts.append(f'<text x="{_x(0) + 12}" y="{_y(1) + 18 + 16 * place:.1f}" fill="{colour}">{escape(label)}</text>')
    return parts


def _x(value: float) -> float:
    return round(_MARGIN + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_MARGIN + _SIDE * (1 - value), 1)
