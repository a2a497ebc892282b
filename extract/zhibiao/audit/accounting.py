"""Number accounting: every run of digits or Chinese numerals in a report ends with a fate."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from zhibiao.core.document import Claim, Document, Layout, PeriodMention
from zhibiao.core.facts import Accounting, Fate, Metric, NumberFate

_NUMBER = re.compile(r"[0-9]+(?:[.,，][0-9]+)*|[〇零一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟廿卅]+")


def account(
    document: Document,
    layout: Layout,
    metrics: Sequence[Metric],
    mentions: Sequence[PeriodMention],
    claims: Sequence[Claim],
) -> Accounting:
    """Say what became of each number of the text.

    Args:
        document: the report.
        layout: its headings, whose enumerators are ``label``.
        metrics: what was read from the running text, and from tables, whose numbers are ``cell``.
        mentions: dates and periods.
        claims: numbers known to be no metric.

    Returns:
        Every number in text order with its fate, and the share of each fate; a number that nothing claims is
        ``unaccounted``.

    Example:
        A span counts for each number inside it: ``2023年5月`` is two numbers with the fate ``date``.
    """
    owner = _owners(layout, metrics, mentions, claims)
    numbers = tuple(_fates(document.folded, document.text, owner))
    counts = Counter(number.fate for number in numbers)
    shares = {fate: counts[fate] / len(numbers) if numbers else 0.0 for fate in get_args(Fate)}
    return Accounting(numbers=numbers, shares=shares)


def _owners(
    layout: Layout, metrics: Iterable[Metric], mentions: Iterable[PeriodMention], claims: Iterable[Claim]
) -> list[tuple[int, int, int, Fate]]:
    """Who owns which stretch of the text, in text order; where two overlap, the lower second number has it."""
    ranked: list[tuple[int, int, int, Fate]] = []
    ranked += [(m.start, 0, m.end, "cell" if m.source == "table" else "metric") for m in metrics]
    ranked += [(s.start, 2, s.start + len(s.label), "label") for s in layout.sections if s.label]
    ranked += [(m.start, 3, m.end, "date") for m in mentions if m.role != "span"]
    ranked += [(c.start, 4, c.end, c.fate) for c in claims]
    return sorted(ranked)


def _fates(folded: str, text: str, owners: list[tuple[int, int, int, Fate]]) -> Iterator[NumberFate]:
    current: list[tuple[int, int, int, Fate]] = []
    upcoming = 0
    for found in _NUMBER.finditer(folded):
        start, end = found.span()
        while upcoming < len(owners) and owners[upcoming][0] < end:
            current.append(owners[upcoming])
            upcoming += 1
        current = [owner for owner in current if owner[2] > start]
        fate: Fate = min(current, key=lambda owner: owner[1])[3] if current else "unaccounted"
        yield NumberFate(start=start, end=end, text=text[start:end], fate=fate)
