"""What figures make of one another: whether they give a share or a multiple, or a change a growth."""

from collections.abc import Sequence
from decimal import Decimal

from zhibiao.metrics.draft import Draft, alike

FINE = Decimal("0.1")  #: of the last stated digit: so near a chance hit is rare
_PARTS = {"‰": 1000, "‱": 10000}
_HALF = Decimal("0.6")  # of the last stated digit is what rounding may change, and a little


def gives(parts: Sequence[Draft], whole: Draft, ratio: Draft, *, nearness: Decimal = Decimal(1)) -> bool:
    """Whether a share or a multiple is what figures together make of another.

    Args:
        parts: the numerator, or the figures that add up to it.
        whole: the denominator.
        ratio: the share or multiple.
        nearness: to how much of its last stated digit.
    """
    base, stated, value = whole.slot.quantity, ratio.slot.quantity.value, Decimal(0)
    if not base.value or base.value_high:
        return False
    for part in parts:
        figure = part.slot.quantity
        if figure.value_high or not alike(figure.unit, base.unit):
            return False
        value += figure.value
    exponent = stated.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    times = 1 if ratio.slot.quantity.kind == "multiple" else _PARTS.get(ratio.slot.quantity.unit, 100)
    return value != base.value and abs(value * times / base.value - stated) <= step * nearness * _HALF


def changed_by(level: Draft, change: Draft, growth: Draft) -> bool:
    """Whether a figure grew by this percentage when it changed by that amount, to a tenth of a percent."""
    now, by, percent = level.slot.quantity, change.slot.quantity, growth.slot.quantity
    if change.aspect != "growth" or percent.unit != "%" or not alike(now.unit, by.unit) or level.moves:
        return False
    before = now.value + (by.value if change.falls else -by.value)
    return before > 0 and abs(by.value * 100 / before - percent.value) <= Decimal("0.1")
