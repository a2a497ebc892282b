"""What one process measures of itself; run as ``python measure.py WHAT OPTIONS``, prints JSON.

A process of its own for each measurement, because memory at its peak does not fall again, and because a package
once imported stays imported.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

LINEARITY = (1, 2, 4, 8)


def speed(text: str, repeats: int) -> dict[str, float]:
    """Characters a second of the whole extraction, of ``jieba.lcut`` and of rjieba, on the same text in this process.

    CPU time, after loading; medians of repeats that take turns, so that a machine's moods hit all alike.
    """
    import jieba

    from zhibiao.pipeline import Extractor

    jieba.setLogLevel(60)
    jieba.dt.tmp_dir = tempfile.gettempdir()
    extractor = Extractor()
    tasks: dict[str, Callable[[], object]] = {
        "zhibiao": lambda: extractor.extract_text(text),
        "jieba": lambda: jieba.lcut(text),
    }
    if (cut := _rjieba_cut()) is not None:
        tasks["rjieba"] = lambda: cut(text)
    return {name: len(text) / seconds for name, seconds in _medians(tasks, repeats).items()}


def linearity(text: str, repeats: int) -> dict[str, float]:
    """CPU seconds for the text once, twice, four and eight times over."""
    from zhibiao.pipeline import Extractor

    extractor = Extractor()
    tasks: dict[str, Callable[[], object]] = {}
    for times in LINEARITY:
        tasks[str(times)] = lambda text=text * times: extractor.extract_text(text)  # type: ignore[misc]
    return _medians(tasks, repeats)


def memory(text: str, times: int) -> dict[str, float]:
    """Peak memory in MiB: after importing and loading, and after extracting the text so many times over as one."""
    from zhibiao.pipeline import Extractor

    extractor = Extractor()
    extractor.extract_text(text[:200])
    loaded = _peak()
    extractor.extract_text(text * times)
    return {"loaded": loaded, "peak": _peak()}


def _medians(tasks: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    for task in tasks.values():
        task()  # loads what is loaded on first use
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(repeats):
        for name, task in tasks.items():
            started = time.process_time()
            task()
            seconds[name].append(time.process_time() - started)
    return {name: statistics.median(measured) for name, measured in seconds.items()}


def _rjieba_cut() -> Callable[[str], object] | None:
    try:
        import rjieba
    except ImportError:
        return None
    return lambda text: rjieba.cut(text)


def _peak() -> float:
    """Peak resident memory of this process in MiB; the system counts KiB, macOS bytes."""
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def main() -> None:
    """Measure what the arguments say."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("what", choices=("speed", "linearity", "memory"))
    arguments.add_argument("--repeats", type=int, default=7)
    arguments.add_argument("--times", type=int, default=1)
    arguments.add_argument("--without-rjieba", action="store_true")
    arguments.add_argument("text", type=Path)
    options = arguments.parse_args()
    if options.without_rjieba:
        sys.modules["rjieba"] = None  # type: ignore[assignment]  # as if it were not installed
    text = options.text.read_text(encoding="utf-8")
    if options.what == "memory":
        result = memory(text, options.times)
    else:
        result = {"speed": speed, "linearity": linearity}[options.what](text, options.repeats)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
