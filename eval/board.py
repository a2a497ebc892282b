"""The scoreboard: one entry a run, and the page made of all entries."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from zhibiao.evaluation.summary import CountLine, ShareLine, Summary

RESULTS = Path(__file__).parent / "results"
BOARD = "RESULTS.md"
_GROUPS = {
    "kind": "metrics.core",
    "aspect": "metrics.core",
    "entity": "entities.label",
    "finding": "findings.found",
    "area": "areas.label",
    "department": "metrics.core",
}
_HISTORY = ("metrics.value", "metrics.core", "metrics.full", "metrics.of", "metrics.part_of", "entities.label")


class Suite(msgspec.Struct, frozen=True, kw_only=True):
    """The scores of one run on one set of gold reports.

    ``gold`` is a hash of all texts and annotations; ``f1_by`` has for each group its score's F1 and support.
    """

    reports: int
    gold: str
    counts: dict[str, CountLine]
    shares: dict[str, ShareLine]
    macro_f1: float | None
    f1_by: dict[str, dict[str, tuple[float | None, int]]]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One run: when, with which version, and its suites by name."""

    date: str
    version: str
    suites: dict[str, Suite]


def suite(summary: Summary) -> Suite:
    """What is kept of a summary."""
    f1_by = {
        group: {key: (lines[name].f1, lines[name].tp + lines[name].fn) for key, lines in summary.by[group].items()}
        for group, name in _GROUPS.items()
    }
    return Suite(
        reports=len(summary.gold),
        gold=hashlib.sha256(repr(sorted(summary.gold.items())).encode()).hexdigest()[:16],
        counts=summary.counts,
        shares=summary.shares,
        macro_f1=summary.macro_f1,
        f1_by=f1_by,
    )


def entries(folder: Path = RESULTS) -> list[Entry]:
    """All committed entries, the oldest first."""
    files = sorted(folder.glob("[0-9]*.json"))
    return sorted((msgspec.json.decode(file.read_bytes(), type=Entry) for file in files), key=lambda one: one.date)


def add_entry(version: str, suites: dict[str, Suite], folder: Path = RESULTS) -> Path:
    """Write a new entry and make the page anew.

    Returns:
        The entry's file, named by date and time (UTC).
    """
    now = datetime.now(UTC)
    entry = Entry(date=f"{now:%Y-%m-%d %H:%M:%S}", version=version, suites=suites)
    folder.mkdir(exist_ok=True)
    path = folder / f"{now:%Y-%m-%dT%H%M%S}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(entry), indent=1) + b"\n")
    (folder / BOARD).write_text(board(entries(folder)), encoding="utf-8")
    return path


def differences(old: Entry | None, suites: dict[str, Suite]) -> list[str]:
    """How the scores of now differ from an entry's, a line each; empty if they do not.

    Suites that only one of them has are no difference: not everybody has all gold.
    """
    if old is None:
        return ["there is no entry yet"]
    found = []
    for name in suites.keys() & old.suites.keys():
        before, now = old.suites[name], suites[name]
        if before.gold != now.gold:
            found.append(f"{name}: the gold has changed ({before.gold}, now {now.gold})")
        for key in sorted(before.counts.keys() | now.counts.keys()):
            a, b = before.counts.get(key), now.counts.get(key)
            if a != b:
                found.append(f"{name}: {key} {_counted(a)}, now {_counted(b)}")
        for key in sorted(before.shares.keys() | now.shares.keys()):
            c, d = before.shares.get(key), now.shares.get(key)
            if c != d:
                found.append(f"{name}: {key} {_share(c)}, now {_share(d)}")
    return sorted(found)


def below(floors: dict[str, dict[str, float]], suites: dict[str, Suite]) -> list[str]:
    """The scores that are under their floors, a line each.

    Args:
        floors: by suite and score: F1 of a count, value of a share.
        suites: the scores.
    """
    found = []
    for name, scores in floors.items():
        for key, floor in scores.items():
            line, share = suites[name].counts.get(key), suites[name].shares.get(key)
            value = line.f1 if line else share.value if share else None
            if value is None or value < floor:
                found.append(f"{name}: {key} is {value}, the floor is {floor}")
    return found


def board(all_entries: Sequence[Entry]) -> str:
    """The page: the history of the main scores, then the latest entry in full."""
    lines = ["# Results", "", "Made by `python eval`; the definitions are in [../README.md](../README.md).", ""]
    for name in dict.fromkeys(name for entry in all_entries for name in entry.suites):
        lines += [f"## {name}", "", f"| date | version | gold | {' | '.join(_HISTORY)} | areas.accuracy |"]
        lines += ["| --- " * 3 + "| ---: " * (len(_HISTORY) + 1) + "|"]
        lines += [_history(entry, name) for entry in all_entries if name in entry.suites]
        lines += ["", *_details(next(e for e in reversed(all_entries) if name in e.suites).suites[name])]
    return "\n".join(lines)


def _history(entry: Entry, name: str) -> str:
    one = entry.suites[name]
    cells = [_f1(one.counts.get(key)) for key in _HISTORY]
    return (
        f"| {entry.date} | {entry.version} | {one.gold[:8]} | {' | '.join(cells)} "
        f"| {_share(one.shares.get('areas.accuracy'))} |"
    )


def _details(one: Suite) -> list[str]:
    lines = [f"Latest, {one.reports} reports:", "", "| score | F1 | 95 % | precision | recall | tp | fp | fn |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for key, line in one.counts.items():
        scores = (_f1(line), _ends(line), _number(line.precision), _number(line.recall), line.tp, line.fp, line.fn)
        lines.append(f"| {key} | {' | '.join(map(str, scores))} |")
    lines += ["", "| share | value | 95 % | of |", "| --- | ---: | ---: | ---: |"]
    for key, share in one.shares.items():
        lines.append(f"| {key} | {_share(share)} | {_ends(share)} | {share.part}/{share.of} |")
    lines += ["", f"Macro-F1 of work areas: {_number(one.macro_f1)}.", ""]
    for group, rows in one.f1_by.items():
        if rows:
            cells = ", ".join(f"{key} {_number(f1)} (of {n})" for key, (f1, n) in rows.items())
            lines += [f"{_GROUPS[group]} by {group}: {cells}.", ""]
    return lines


def _f1(line: CountLine | None) -> str:
    return _number(line.f1) if line else "not scored"


def _counted(line: CountLine | None) -> str:
    return f"{_f1(line)} (tp {line.tp}, fp {line.fp}, fn {line.fn})" if line else _f1(line)


def _share(line: ShareLine | None) -> str:
    return _number(line.value) if line else "not scored"


def _ends(line: CountLine | ShareLine) -> str:
    return "undefined" if line.interval is None else f"{line.interval[0]:.3f}–{line.interval[1]:.3f}"


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.4f}"
