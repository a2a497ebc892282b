"""Where flattened tables stand in a text.

A table that was copied as text keeps no frame. Each line gets one letter for what it could be, and a table is a run of
letters in which numbers are frequent enough:

* ``N`` number, ``T`` text, ``P`` prose, ``E`` empty: cells marked by a tab or a bar; ``R``: a row of several cells
* without such a mark: ``n`` number, perhaps behind its name, ``r`` a row of numbers, ``q`` a row of nothing else,
  ``t`` short text; ``b`` blanks
* ``c`` caption, ``h`` numbered heading, ``p`` prose, these end a table; ``#`` a wide gap: nothing before it is
  a table's head, nothing behind it its last words
"""

import re

from zhibiao.core.document import Span
from zhibiao.segment.lines import Line
from zhibiao.segment.patterns import Cells, cells, headings

_FIELDS = re.compile(r" *(?:\t|\|) *| {2,}")
_PROSE_END = "。；！？，;"
_CLAUSE = re.compile("[，。；！？]")
_LARGE = re.compile(r"\d\.\d|\d,\d{3}|\d{4}")  # no page number of a table of contents
_WORTH = {"n": 1, "r": 3, "R": 3, "q": 4}  # numbers that a line counts for
_LONGEST_ROW = 120  # characters
_WIDE_GAP = 3  # empty lines
_RUN = re.compile(
    r"(?P<marked>[NTRE](?:[NTPREb#]|[tnrq]{1,3}b*(?=[NTPRE]))*)"
    r"|[tnrq](?:[tnrqb#R]|h{1,15}b?(?=[nrq]))*",  # 一、二、 in a first column head nothing
)
_PROSE = re.compile(r"T?(?:P[Tb#tn]*){2,}P|#b*P")  # indented paragraphs with their heading, not cells
_EVIDENCE = "NRE"
_NUMERIC = "NR"


def find_tables(lines: list[Line]) -> tuple[tuple[Span, ...], list[Line]]:
    """Find the table regions.

    Args:
        lines: all lines of a text.

    Returns:
        The regions in text order, from the first to the last cell without the blanks around them, and the lines of
        prose: those outside the regions that are not blank.
    """
    patterns = cells()
    letters, order = _letters(lines, patterns)
    runs = [run for run in _runs(letters, patterns) if run[1] > run[0]]
    inside = {index for first, last in runs for index in order[first:last]}
    spans = [_span([lines[i] for i in order[first:last] if i >= 0 and lines[i].text]) for first, last in runs]
    return tuple(spans), [line for i, line in enumerate(lines) if line.text and i not in inside]


def _letters(lines: list[Line], patterns: Cells) -> tuple[str, list[int]]:
    """One letter a line, and for each letter the line's index (-1 for a gap)."""
    letters: list[str] = []
    order: list[int] = []
    for index, line in enumerate(lines):
        if line.gap >= _WIDE_GAP:
            letters.append("#")
            order.append(-1)
        letters.append(_letter(line, patterns))
        order.append(index)
    return "".join(letters), order


def _letter(line: Line, patterns: Cells) -> str:
    text = line.text
    if not text:
        return "E" if "\t" in line.lead else "b"
    if "\t" in line.lead:
        return "R" if "\t" in text else _cell(text, patterns).upper()
    if "|" in text:
        bare = text.strip("| ")
        return "R" if "|" in bare else _cell(bare, patterns).upper() if bare else "E"
    if len(text) > _LONGEST_ROW or _CLAUSE.search(text, patterns.width):
        return "p"
    if patterns.caption.match(text):
        return "c"
    if ("\t" in text or "  " in text) and _is_row(text, patterns):
        return "R"
    return _plain_letter(text, patterns)


def _plain_letter(text: str, patterns: Cells) -> str:
    labelled = headings().at_start.match(text) is not None
    numbers = _spaced_numbers(text, patterns) if " " in text else 0
    if numbers > 1:
        return "q" if numbers > 3 and patterns.number.match(text.split()[0]) else "r"
    if numbers == 1 and (not labelled or _LARGE.search(text)):
        return "n"
    if labelled and len(text) <= patterns.width:
        return "h"
    return _cell(text, patterns)


def _spaced_numbers(text: str, patterns: Cells) -> int:
    """How many numbers a line ends in that holds its cells one blank apart: 行政运行 51.32 51.32."""
    if text[-1] in _PROSE_END or _CLAUSE.search(text):
        return 0
    fields = text.split()
    if not patterns.number.match(fields[-1]) or len(fields) < 2:
        return 0
    return sum(patterns.number.match(field) is not None for field in fields[1:])


def _cell(text: str, patterns: Cells) -> str:
    if len(text) > patterns.width or text[-1] in _PROSE_END:
        return "p"
    return "n" if patterns.number.match(text) else "t"


def _is_row(text: str, patterns: Cells) -> bool:
    """Whether a line holds several cells: by tabs, or by wide blanks with a number between them."""
    fields = [field for field in _FIELDS.split(text) if field]
    if len(fields) < 2 or text[-1] in _PROSE_END:
        return False
    numbers = sum(patterns.number.match(field) is not None for field in fields[1:])
    return "\t" in text or numbers > 1 or (numbers == 1 and not headings().at_start.match(text))


def _runs(letters: str, patterns: Cells) -> list[tuple[int, int]]:
    """First and last (exclusive) letter of each table."""
    runs = []
    for match in _RUN.finditer(letters):
        first, last = match.span()
        if match["marked"] is None:
            runs.append(_trim_plain(letters, first, last, patterns))
            continue
        for prose in _PROSE.finditer(letters, first, last):
            runs.append(_trim_marked(letters, first, prose.start()))
            first = prose.end()
        runs.append(_trim_marked(letters, first, last))
    return runs


def _trim_marked(letters: str, first: int, last: int) -> tuple[int, int]:
    """The table in a run of marked lines: without indented prose before it and behind it."""
    run = letters[first:last]
    evidence = [i for i, letter in enumerate(run) if letter in _EVIDENCE]
    numeric = sum(letter in _NUMERIC for letter in run)
    rows = run.count("R")
    cells_ = sum(letter in "NTPRE" for letter in run)
    if len(evidence) + rows < 3 or numeric < 2 or len(evidence) * 5 < cells_:
        return first, first
    start = max(run.rfind("P", 0, evidence[0]), run.rfind("#", 0, evidence[0])) + 1
    gap = run.find("#", evidence[-1])
    end = gap if gap >= 0 else len(run)
    if run.count("P", evidence[-1], end) > 1:
        end = evidence[-1] + 1
    return first + start + len(run[start:]) - len(run[start:].lstrip("b")), first + len(run[:end].rstrip("bE"))


def _trim_plain(letters: str, first: int, last: int, patterns: Cells) -> tuple[int, int]:
    """The table in a run of unmarked short lines: up to its last number, if it has numbers enough."""
    run = letters[first:last]
    numeric = [i for i, letter in enumerate(run) if letter in _WORTH]
    if not numeric:
        return first, first
    start, end = run.rfind("#", 0, numeric[0]) + 1, numeric[-1] + 1
    table = run[start:end].replace("b", "").replace("#", "")
    numbers = sum(_WORTH.get(letter, 0) for letter in table)
    if numbers < patterns.few or numbers < patterns.share * len(table):
        return first, first
    return first + start, first + end


def _span(lines: list[Line]) -> Span:
    return Span(lines[0].start, lines[-1].end)
