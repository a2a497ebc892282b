"""Who and where: the names in a report, and what the report itself is."""

from zhibiao.entities.finder import find
from zhibiao.entities.metadata import Metadata, describe
from zhibiao.entities.resolution import resolve_scope, with_scopes

__all__ = ["Metadata", "describe", "find", "resolve_scope", "with_scopes"]
