"""``python eval/entities/compare.py [MODEL]``: the entities of dev by the rules, a spaCy model, and both together."""

import sys
from collections import Counter
from pathlib import Path

import spacy

from zhibiao import Extractor
from zhibiao.entities.candidate import Candidate, flat
from zhibiao.gold import load
from zhibiao.gold.types import GoldReport

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
Found = set[tuple[int, int, str]]


def main() -> None:
    """Print F1 by label, exact spans, of each system and of the rules with what the model adds."""
    model = spacy.load(sys.argv[1]) if len(sys.argv) > 1 else None
    hits: dict[str, Counter[str]] = {}
    extractor = Extractor()
    for report in load(ANNOTATIONS, "dev"):
        rules = [Candidate(e.start, e.end, e.label) for e in extractor.extract_text(report.text, report.name).entities]
        _count(hits, "rules", report, _spans(rules))
        if model:
            doc = model(report.text)
            learned = [Candidate(e.start_char, e.end_char, e.label_) for e in doc.ents]
            _count(hits, "model", report, _spans(learned))
            taken = [c for c in learned if not any(c.start < r.end and r.start < c.end for r in rules)]
            _count(hits, "rules + model", report, _spans(flat([*rules, *taken])))
    for system, counts in hits.items():
        labels = sorted({key.split()[1] for key in counts} - {"all"})
        print(system, {label: _f1(counts, label) for label in [*labels, "all"]})


def _spans(candidates: list[Candidate]) -> Found:
    return {(c.start, c.end, c.label) for c in candidates}


def _count(hits: dict[str, Counter[str]], system: str, report: GoldReport, found: Found) -> None:
    gold = {(e.start, e.end, e.label) for e in report.entities or ()}
    counts = hits.setdefault(system, Counter())
    for kind, spans in (("both", gold & found), ("gold", gold), ("found", found)):
        for _, _, label in spans:
            counts[f"{kind} {label}"] += 1
            counts[f"{kind} all"] += 1


def _f1(counts: Counter[str], label: str) -> float:
    return round(2 * counts[f"both {label}"] / (counts[f"gold {label}"] + counts[f"found {label}"]), 3)


if __name__ == "__main__":
    main()
