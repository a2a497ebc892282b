"""Dates and periods: where a report mentions them, what they mean there, and what the report as a whole is about."""

from zhibiao.periods.frame import Part
from zhibiao.periods.matcher import Calendar, find

__all__ = ["Calendar", "Part", "find"]
