"""Scores of tables: ``region`` found; of their cells ``span`` and ``value`` as for metrics, ``full`` value, unit, row
and column right. Of performance tables: ``row`` has the right indicator, ``full`` all its fields right.
"""

from collections.abc import Sequence

from zhibiao.core.facts import Cell, PerformanceRow, Table
from zhibiao.evaluation.agreement import bare
from zhibiao.evaluation.counts import Count, Tally
from zhibiao.evaluation.pairing import pair, same_span, same_value
from zhibiao.gold.types import GoldReport

REGION_THRESHOLD = 0.5
_SAID = ("level1", "level2", "indicator", "target", "actual", "note")
_NUMBERS = ("weight", "score")


def score_tables(gold: GoldReport, predicted: Sequence[Table]) -> Tally:
    """Score the tables predicted for a report.

    A region is found if what it has in common with the gold's is at least half of what both cover together.

    Args:
        gold: the annotated report.
        predicted: a system's tables.

    Returns:
        The counts ``tables.region``, ``tables.span``, ``tables.value`` and ``tables.full``; nothing where the gold has
        no tables marked.
    """
    if gold.tables is None:
        return Tally()
    tables = sorted(predicted, key=lambda table: table.start)
    regions = pair(gold.tables, tables, lambda a, b: _common(a, b) >= REGION_THRESHOLD)
    found = sum(_common(gold.tables[i], tables[j]) >= REGION_THRESHOLD for i, j in regions)
    wanted_cells = _cells(gold.tables)
    cells = _cells(tables)
    both = [(wanted_cells[i], cells[j]) for i, j in pair(wanted_cells, cells, same_value)]
    hits = {
        "span": sum(same_span(a, b) for a, b in both),
        "value": sum(same_value(a, b) for a, b in both),
        "full": sum(same_value(a, b) and _headings_right(a, b) for a, b in both),
    }
    counts = {"tables.region": Count(found, len(tables) - found, len(gold.tables) - found)}
    counts |= {f"tables.{name}": Count(hit, len(cells) - hit, len(wanted_cells) - hit) for name, hit in hits.items()}
    return Tally(counts=counts)


def score_performance(gold: GoldReport, predicted: Sequence[PerformanceRow]) -> Tally:
    """Score the rows of performance tables; rows are paired by indicator, the first of several alike with the first.

    Args:
        gold: the annotated report.
        predicted: a system's rows.

    Returns:
        The counts ``performance.row`` and ``performance.full``; nothing where the gold has no such rows marked.
    """
    if gold.performance is None:
        return Tally()
    free = list(predicted)
    found = full = 0
    for row in gold.performance:
        partner = next((other for other in free if bare(other.indicator) == bare(row.indicator)), None)
        if partner is not None:
            free.remove(partner)
            found += 1
            full += all(bare(getattr(row, field)) == bare(getattr(partner, field)) for field in _SAID) and all(
                getattr(row, field) == getattr(partner, field) for field in _NUMBERS
            )
    hits = {"row": found, "full": full}
    made, wanted = len(predicted), len(gold.performance)
    return Tally(counts={f"performance.{name}": Count(hit, made - hit, wanted - hit) for name, hit in hits.items()})


def _common(a: Table, b: Table) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(both, 0) / (a.end - a.start + b.end - b.start - both)


def _cells(tables: Sequence[Table]) -> list[Cell]:
    return sorted((cell for table in tables for cell in table.cells), key=lambda cell: (cell.start, cell.end))


def _headings_right(a: Cell, b: Cell) -> bool:
    return all(bare(getattr(a, field)) == bare(getattr(b, field)) for field in ("unit", "row", "column"))
