"""``python eval/bench [REPORT…]``: speed against jieba, start-up, memory, and growth with the length of the text."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import resources
from pathlib import Path
from typing import Any

from figures import table

HERE = Path(__file__).parent
SOURCE_ROOT = HERE.parents[1] / "extract"
STARTS = 5


def main() -> None:
    """Run the whole bench."""
    arguments = argparse.ArgumentParser(prog="python eval/bench", description=__doc__)
    arguments.add_argument("reports", nargs="*", type=Path, help="text files; default: the reports of the demo")
    arguments.add_argument("--repeats", type=int, default=7, help="medians are over so many (default 7)")
    arguments.add_argument("--json", type=Path, help="write the figures to this file too")
    options = arguments.parse_args()
    texts = _texts(options.reports)
    with tempfile.TemporaryDirectory() as folder:
        figures = bench(texts, options.repeats, Path(folder))
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def bench(texts: list[str], repeats: int, folder: Path) -> dict[str, Any]:
    """All figures.

    Args:
        texts: the reports.
        repeats: how often each is measured.
        folder: a place for temporary files.

    Returns:
        ``speed`` (characters a second, with and without rjieba), ``startup_s``, ``memory_mib``, ``linearity_s`` by
        multiple of the text, and what they were measured on.
    """
    joined, longest = folder / "joined.txt", folder / "longest.txt"
    joined.write_text("\n".join(texts), encoding="utf-8", newline="")
    longest.write_text(max(texts, key=len), encoding="utf-8", newline="")
    again = ("--repeats", str(repeats))
    return {
        "python": platform.python_version(),
        "processor": platform.processor() or platform.machine(),
        "characters": len("\n".join(texts)),
        "longest": len(max(texts, key=len)),
        "speed": {
            "with rjieba": _measure("speed", joined, *again),
            "without rjieba": _measure("speed", joined, *again, "--without-rjieba"),
        },
        "startup_s": _startup(),
        "memory_mib": {
            "longest": _measure("memory", longest),
            "ten copies": _measure("memory", longest, "--times", "10"),
        },
        "linearity_s": _measure("linearity", joined, *again),
    }


def _texts(paths: list[Path]) -> list[str]:
    if paths:
        return [path.read_bytes().decode("utf-8", "replace") for path in paths]
    sys.path.insert(0, str(SOURCE_ROOT))
    folder = resources.files("zhibiao").joinpath("demo")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    return [file.read_text(encoding="utf-8") for file in files]


def _measure(what: str, text: Path, *options: str) -> dict[str, float]:
    command = [sys.executable, str(HERE / "measure.py"), what, *options, str(text)]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment(), check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _startup() -> float:
    seconds = []
    for _ in range(STARTS):
        started = time.perf_counter()
        command = [sys.executable, "-m", "zhibiao", "--help"]
        subprocess.run(command, capture_output=True, env=_environment(), check=True)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def _environment() -> dict[str, str]:
    """The environment with this tree's package in front, whatever else is installed."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(SOURCE_ROOT), os.environ.get("PYTHONPATH")]))}


if __name__ == "__main__":
    main()
