"""``python eval/peers/run.py``: what a user would take today, on the same gold; each in an environment of its own.

Environments are made under build/peers (about 300 MB, once). The table goes to eval/results/peers.md, the figures to
peers.json beside it. A peer that cannot be installed or run is listed with the reason, and is no failure.
"""

import argparse
import json
import subprocess
import sys
import time
import tomllib
import venv
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "extract"))  # this tree's package, whatever else is installed

from zhibiao import quantities  # noqa: E402
from zhibiao.core.facts import DocumentInfo, Metric, Report  # noqa: E402
from zhibiao.core.folding import fold  # noqa: E402
from zhibiao.evaluation.counts import Count  # noqa: E402
from zhibiao.evaluation.reports import add, evaluate  # noqa: E402
from zhibiao.evaluation.systems import extracted  # noqa: E402
from zhibiao.gold.loading import load  # noqa: E402
from zhibiao.gold.types import GoldReport  # noqa: E402

ENVIRONMENTS = ROOT / "build" / "peers"
RESULTS = ROOT / "eval" / "results"
SCORES = ("span", "value", "core")
Mention = dict[str, Any]


def main() -> None:
    """Run all peers and zhibiao, write the table."""
    arguments = argparse.ArgumentParser(prog="python eval/peers/run.py", description=__doc__)
    arguments.add_argument("gold", nargs="*", type=Path, default=[ROOT / "annotations"], help="folders of gold")
    golds = [report for folder in arguments.parse_args().gold for report in load(folder)]
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    rows = [_row(name, peer, golds) for name, peer in peers.items()]
    rows.append(_own_row(golds))
    result = {"reports": len(golds), "metrics": sum(len(gold.metrics) for gold in golds), "rows": rows}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "peers.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (RESULTS / "peers.md").write_text(table(result), encoding="utf-8")
    print(table(result))


def table(result: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        f"{result['reports']} annotated reports, {result['metrics']} metrics; F1 (precision / recall). `span`: start "
        "and end; `value`: overlapping, value right; `core`: value, unit and indicator right.",
        "",
        "| | span | value | core | characters/s |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for row in result["rows"]:
        name = " ".join([row["title"], *row["versions"]])
        if "skipped" in row:
            lines.append(f"| {name} | {row['skipped']} | | | |")
            continue
        cells = [_cell(Count(**row["counts"][score])) for score in SCORES]
        lines.append(f"| {name} | {' | '.join(cells)} | {row['speed']:,} |")
    return "\n".join(lines) + "\n"


def _cell(count: Count) -> str:
    if count.precision is None:
        return "undefined"
    return f"{count.f1:.3f} ({count.precision:.3f} / {count.recall:.3f})"


def _row(name: str, peer: dict[str, Any], golds: list[GoldReport]) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "title": peer["title"], "versions": []}
    try:
        python = _environment(name, peer["packages"])
        row["versions"] = _versions(python, peer["packages"])
        answer = _ask(python, name, peer["adapter"], [gold.text for gold in golds])
    except subprocess.CalledProcessError as error:
        last = (error.stderr or "").strip().splitlines()[-1:] or [str(error)]
        return row | {"skipped": f"not run: {last[0]}"}
    reports = [_report(gold, mentions) for gold, mentions in zip(golds, answer["mentions"], strict=True)]
    return row | _scored(golds, reports, answer["seconds"])


def _own_row(golds: list[GoldReport]) -> dict[str, Any]:
    extracted(golds[:1])  # loads what is loaded on first use
    started = time.process_time()
    reports = extracted(golds)
    seconds = time.process_time() - started
    row = {"name": "zhibiao", "title": "zhibiao", "versions": [reports[0].zhibiao_version]}
    return row | _scored(golds, reports, seconds)


def _scored(golds: list[GoldReport], reports: list[Report], seconds: float) -> dict[str, Any]:
    whole = add(evaluate(gold, report).tally for gold, report in zip(golds, reports, strict=True))
    counts = {score: whole.counts[f"metrics.{score}"] for score in SCORES}
    return {
        "counts": {score: {"tp": c.tp, "fp": c.fp, "fn": c.fn} for score, c in counts.items()},
        "speed": round(sum(len(gold.text) for gold in golds) / max(seconds, 1e-6)),
    }


def _environment(name: str, packages: list[str]) -> Path:
    """The Python of the peer's environment, which is made if it is not there or was left half made."""
    folder = ENVIRONMENTS / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = folder / "ready"
    if not ready.exists() or ready.read_text(encoding="utf-8") != "\n".join(packages):
        print(f"making the environment of {name}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        if packages:
            _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
        ready.write_text("\n".join(packages), encoding="utf-8")
    return python


def _versions(python: Path, packages: list[str]) -> list[str]:
    if not packages:
        return []
    name = packages[0]
    done = _run([str(python), "-c", f"from importlib.metadata import version; print(version({name!r}))"])
    return [done.stdout.strip()]


def _ask(python: Path, name: str, adapter: str, texts: list[str]) -> dict[str, Any]:
    answer = ENVIRONMENTS / name / "answer.json"
    _run([str(python), str(HERE / "adapters" / adapter), str(answer)], json.dumps(texts))
    result: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return result


def _run(command: list[str], given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)


def _report(gold: GoldReport, mentions: list[Mention]) -> Report:
    """A peer's mentions as a report, in the peer's favour.

    A mention that meets no gold metric and lies in a date or in an annotated entity does not count, for the peer was
    not asked to tell them apart.
    """
    dates = [m for m in mentions if m.get("date")]
    numbers = [m for m in mentions if not m.get("date")]
    numbers += [date for date in dates if not _meets(date, numbers)]
    entities = [{"start": e.start, "end": e.end} for e in gold.entities or ()]
    metrics = [{"start": g.metric.start, "end": g.metric.end} for g in gold.metrics]
    kept = [m for m in numbers if _meets(m, metrics) or not (m.get("date") or _meets(m, dates + entities))]
    info = DocumentInfo(id=gold.sha256, source=gold.name, format="text")
    found = tuple(_metric(f"m{i}", mention, gold.text) for i, mention in enumerate(kept))
    return Report(zhibiao_version="", document=info, metrics=found)


def _meets(mention: Mention, others: list[Mention]) -> bool:
    return any(mention["start"] < other["end"] and other["start"] < mention["end"] for other in others)


def _metric(id_: str, mention: Mention, text: str) -> Metric:
    """A mention as a metric; where the peer reads no value, the surface is read for it, and is 0 if that fails."""
    surface = text[mention["start"] : mention["end"]]
    read = next(iter(quantities.find(fold(surface))[0]), None)
    value, high = _decimal(mention.get("value")), _decimal(mention.get("value_high"))
    if value is None and read is not None:
        value, high = read.value, read.value_high
    return Metric(
        id=id_,
        start=mention["start"],
        end=mention["end"],
        text=surface,
        kind=read.kind if read else "count",
        value=value if value is not None else Decimal(0),
        value_high=high,
        unit=mention.get("unit") or (read.unit if read else ""),
        bound=read.bound if read else "=",
        indicator="",
    )


def _decimal(value: str | None) -> Decimal | None:
    try:
        number = Decimal(value) if value else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


if __name__ == "__main__":
    main()
