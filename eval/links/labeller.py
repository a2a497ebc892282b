"""A sequence labeller for indicators: a conditional random field marks the indicator's characters around a number."""

import importlib.util
import tempfile
from pathlib import Path
from typing import Any

from cases import Case, folds, share

from zhibiao.metrics import cues
from zhibiao.segment.words import cut

BEFORE, AFTER = 70, 14  # characters of the line around the number
SURE = (0, 0.9, 0.95)  # how sure the labeller must be to be preferred to the cascade
_SIGNS = "，；：。（）、的“”《》"


def compare(train: list[Case], dev: list[Case]) -> list[str]:
    """Rows of the table; one that says so where python-crfsuite is not installed."""
    if importlib.util.find_spec("pycrfsuite") is None:
        return ["| labeller: not tried, python-crfsuite is not installed | – | – |"]
    windows = [_window(case) for case in train], [_window(case) for case in dev]
    held_out: list[tuple[str, float]] = [("", 0.0)] * len(train)
    for learn, judged in folds(train):
        tagger = _train([train[i] for i in learn], [windows[0][i] for i in learn])
        for i in judged:
            held_out[i] = _label(tagger, windows[0][i])
    tagger = _train(train, windows[0])
    on_dev = [_label(tagger, window) for window in windows[1]]
    lines = []
    for sure in SURE:
        a, b = _hits(train, held_out, sure), _hits(dev, on_dev, sure)
        name = f"labeller where its probability is {sure} or more, else the cascade" if sure else "labeller alone"
        lines.append(f"| {name} | {share(a)} | {share(b)} |")
    return lines


def _hits(part: list[Case], labelled: list[tuple[str, float]], sure: float) -> list[bool]:
    pairs = zip(part, labelled, strict=True)
    return [case.right(text if p >= sure else case.draft.indicator) for case, (text, p) in pairs]


def _window(case: Case) -> tuple[str, int, list[list[str]]]:
    """The text around the number on its line, the number's place in it, and the features of each character."""
    text, quantity = case.document.folded, case.draft.slot.quantity
    low = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - BEFORE)
    end = text.find("\n", quantity.end)
    high = min(len(text) if end < 0 else end, quantity.end + AFTER)
    window, start, stop = text[low:high], quantity.start - low, quantity.end - low
    kinds = [_kind(char, start <= i < stop) for i, char in enumerate(window)]
    place, words, verbs = _clauses(window, start, stop), _words(window), _marked(window, cues.load().verbs)
    ends = _marked(window, cues.load().right)
    rows = []
    for i, char in enumerate(window):
        left, right = kinds[i - 1] if i else "<", kinds[i + 1] if i + 1 < len(window) else ">"
        rows.append([
            "bias", f"char {char}", f"two {window[max(i - 1, 0) : i + 1]}", f"kind {left} {kinds[i]}", f"next {right}",
            f"word {words[i]}", f"clause {place[i]}", f"verb {verbs[i]} {place[i]}",
            f"clause {place[i]} word {words[i]}",
            f"predicate {ends[i]} {place[i]}", f"far {min(abs(i - start) // 3, 12)} {i < start}",
            f"aspect {case.draft.aspect} {place[i]}", f"kind {case.draft.slot.quantity.kind} {place[i]}",
        ])  # fmt: skip
    return window, start, rows


def _kind(char: str, inside: bool) -> str:
    return "number" if inside else char if char in _SIGNS else "han" if "\u4e00" <= char <= "\u9fff" else "other"


def _clauses(window: str, start: int, stop: int) -> list[int]:
    """How many clauses each character stands before (below nought) or after the number's own."""
    place, count = [0] * len(window), 0
    for i in range(start - 1, -1, -1):
        count += window[i] in "，；。：（、"
        place[i] = -min(count, 6)
    count = 1
    for i in range(stop, len(window)):
        count += window[i] in "，；。：）、"
        place[i] = min(count, 4)
    return place


def _words(window: str) -> list[str]:
    """Where in its word each character stands."""
    found = []
    for start, end in cut(window):
        found += ["S"] if end - start == 1 else ["B", *"M" * (end - start - 2), "E"]
    return found


def _marked(window: str, words: Any) -> list[bool]:
    found = [False] * len(window)
    for i in range(len(window)):
        n = words.head(window[i : i + 4])
        found[i : i + n] = [True] * n if n > 1 else found[i : i + n]
    return found


def _labels(case: Case, window: str, start: int) -> list[str] | None:
    """The gold's indicator or an alias, the longest that stands there as it is; none if none does."""
    best = (0, 0)
    for name in (case.gold.metric.indicator, *case.gold.aliases):
        at = window.rfind(name, 0, start)
        at = at if at >= 0 else window.find(name, start)
        if at >= 0 and len(name) > best[1] - best[0]:
            best = (at, at + len(name))
    if not best[1]:
        return None
    return ["B" if i == best[0] else "I" if best[0] < i < best[1] else "O" for i in range(len(window))]


def _train(part: list[Case], windows: list[tuple[str, int, list[list[str]]]]) -> Any:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for case, (window, start, rows) in zip(part, windows, strict=True):
        if labels := _labels(case, window, start):
            trainer.append(rows, labels)
    trainer.set_params({"c1": 0.5, "c2": 1.0, "max_iterations": 60})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "labeller"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
    return tagger


def _label(tagger: Any, window: tuple[str, int, list[list[str]]]) -> tuple[str, float]:
    labels = tagger.tag(window[2])
    text = "".join(char for char, label in zip(window[0], labels, strict=True) if label != "O")
    return text, tagger.probability(labels)
