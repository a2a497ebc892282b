"""Tables: grids rebuilt, cells read as facts, performance rows."""

from zhibiao.tables.report import TableFacts, read_tables

__all__ = ["TableFacts", "read_tables"]
