"""The lines above a table: its title, and the unit that they give for all cells."""

import re
from typing import NamedTuple

from zhibiao.core.document import Span
from zhibiao.tables.headings import joined
from zhibiao.tables.patterns import shape
from zhibiao.tables.units import Unit, in_line

NO_TITLES = ("unit-line", "annex-line", "year-line")  # shapes of lines that name nothing
_LINES = 6  # above a table, among which its caption is looked for
_LONGEST = 60  # characters of a title
_LINE = re.compile(r"[^\r\n\f]*[^\s][^\r\n\f]*")
_PROSE = re.compile(r"[。；！？，]$|[。；]")
_KEEP_OFF = re.compile(
    r"^(?:注|说明|备注|(?:编制|填报|填表|预算|主管)?(?:单位|部门|日期)?(?:名称)?)[：:]|^[-—]\s*\d+\s*[-—]$"
)
_TAIL = re.compile(r"。([^。；，]{4,40}表)$")  # a title that the reader of the file glued to the note above it


class Caption(NamedTuple):
    """What stands above a table; ``None`` where nothing does."""

    title: str | None = None
    unit: Unit | None = None
    said: str = ""  #: the unit as printed: 万元
    span: Span | None = None  #: the line of the title


def read_caption(folded: str, begin: int, start: int) -> Caption:
    """Read the lines above a table.

    Args:
        folded: the folded text.
        begin: where what stands before it ends: another table, or the text's start.
        start: where the table starts.

    Returns:
        The title is the nearest short line that is no unit, no number of an annex, and no prose.

    Example:
        >>> text = "附件1\\n2023年收支决算表\\n（单位：万元）\\n"
        >>> caption = read_caption(text, 0, len(text))
        >>> caption.title, caption.said
        ('2023年收支决算表', '万元')
    """
    unit, said = None, ""
    start = max(folded.rfind("\n", begin, start), folded.rfind("\r", begin, start), begin)
    for match in list(_LINE.finditer(folded, begin, start))[: -_LINES - 1 : -1]:
        line = joined(match[0])
        if given := shape("unit-line").search(line):
            unit, said = unit or in_line(line), said or given["unit"].rstrip("）) ")
            line = line[: given.start()].rstrip("（( ")
        if glued := _TAIL.search(line):
            line = glued[1]
        if not line or _KEEP_OFF.search(line) or any(shape(kind).search(line) for kind in NO_TITLES):
            continue
        if _PROSE.search(line) or len(line) > _LONGEST:
            break
        return Caption(line, unit, said, Span(*match.span()))
    return Caption(None, unit, said)
