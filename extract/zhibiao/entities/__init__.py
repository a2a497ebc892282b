"""Who and where: the names in a report, and what the report itself is."""

from zhibiao.entities.finder import find
from zhibiao.entities.metadata import Metadata, describe

__all__ = ["Metadata", "describe", "find"]
