"""Numbers with their units: find them, read their exact values, and say which numbers are none."""

from zhibiao.quantities.matcher import find

__all__ = ["find"]
