"""Tables: grids rebuilt, cells read as facts and stated as metrics, performance rows."""

from zhibiao.tables.narrative import enumerators, with_prose
from zhibiao.tables.points import check_points
from zhibiao.tables.report import TableFacts, read_tables
from zhibiao.tables.statements import state

__all__ = ["TableFacts", "check_points", "enumerators", "read_tables", "state", "with_prose"]
