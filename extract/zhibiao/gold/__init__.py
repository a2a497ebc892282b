"""Annotated reports: their types, loading and validation, and the formats that they come in and go out in."""

from zhibiao.gold.dataset import to_datasets
from zhibiao.gold.loading import load
from zhibiao.gold.types import GoldArea, GoldCheck, GoldMetric, GoldReport

__all__ = ["GoldArea", "GoldCheck", "GoldMetric", "GoldReport", "load", "to_datasets"]
