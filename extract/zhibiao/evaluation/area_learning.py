"""Learning work areas from people: sentences out for them to judge, their answers in, before and after."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from zhibiao.areas.active import Suspect, most_telling, suspects
from zhibiao.areas.classifier import Classifier, load
from zhibiao.areas.store import AREAS, REPORTS, SENTENCES, TERMS, read_sentences
from zhibiao.areas.training import Example
from zhibiao.core.errors import DataError
from zhibiao.evaluation.area_scores import AreaScores
from zhibiao.evaluation.area_training import surroundings, train_areas
from zhibiao.read import read_file

COLUMNS = ("id", "sentence", "area", "suggested", "confidence", "heading", "source")
ANSWERS = "answers.tsv"


class Question(NamedTuple):
    """A sentence for a person to judge."""

    id: str
    sentence: str
    suggested: str
    confidence: float
    heading: str
    source: str


class Learned(NamedTuple):
    """What answers changed: the scores before and after, by split, and labels that look wrong."""

    answers: int
    before: dict[str, AreaScores]
    after: dict[str, AreaScores]
    suspects: list[Suspect]


def suggest(paths: Sequence[Path], number: int, model: Path | None = None) -> list[Question]:
    """Pick the sentences of reports that teach the model most.

    Args:
        paths: the reports.
        number: how many sentences.
        model: as for :func:`zhibiao.areas.assign`.

    Raises:
        ReadError: a file cannot be read as a report.
    """
    import numpy as np

    classifier = load() if model is None else load(model)
    rows, found = [], []
    for path in paths:
        for question, probabilities in _questions(path, classifier):
            rows.append(probabilities)
            found.append(question)
    picked = most_telling(np.asarray(rows), number)
    return [found[i] for i in picked]


def _questions(path: Path, classifier: Classifier) -> list[tuple[Question, Any]]:
    document = read_file(path)
    layout, subject = surroundings(document)
    titles = {section.id: section.title for section in layout.sections}
    seen: set[str] = set()
    found = []
    for span, probabilities in zip(layout.sentences, classifier.classify(document, layout, subject), strict=True):
        sentence = "".join(document.text[span.start : span.end].split())
        if len(sentence) < 4 or sentence in seen:
            continue
        seen.add(sentence)
        area = classifier.config.areas[int(probabilities.argmax())]
        name = f"{document.id[:12]}-{span.start}"
        sure = round(float(probabilities.max()), 3)
        heading = titles.get(span.section or "", "")
        found.append((Question(name, sentence, area, sure, heading, str(path)), probabilities))
    return found


def write_questions(questions: Sequence[Question], path: Path) -> None:
    """Write sentences to be judged: Label Studio tasks to a ``.json`` path, else CSV with an empty ``area``."""
    if path.suffix == ".json":
        path.write_text(json.dumps([_task(question) for question in questions], ensure_ascii=False, indent=1), "utf-8")
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(question._asdict() | {"area": ""} for question in questions)


def _task(question: Question) -> dict[str, Any]:
    choice = {"from_name": "area", "to_name": "sentence", "type": "choices", "value": {"choices": [question.suggested]}}
    data = {name: value for name, value in question._asdict().items() if name != "suggested"}
    return {"data": data, "predictions": [{"result": [choice], "score": question.confidence}]}


def read_answers(path: Path, areas: Sequence[str]) -> list[Example]:
    """Read what people answered: the CSV with its column ``area`` filled in, or Label Studio's JSON export.

    Raises:
        DataError: the file has another form, or an answer is no area; the message names the row.
    """
    try:
        pairs = _from_label_studio(path) if path.suffix == ".json" else _from_csv(path)
    except (OSError, KeyError, TypeError, IndexError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: neither a CSV with sentence and area nor a Label Studio export ({error!r})") from None
    found = []
    for row, (sentence, area) in enumerate(pairs, 2):
        if area and area not in areas:
            raise DataError(f"{path}, row {row}: {area} is no work area; there are {', '.join(areas)}")
        if area:
            found.append(Example(sentence, area))
    if not found:
        raise DataError(f"{path}: nothing is answered yet: fill in the column area")
    return found


def _from_csv(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [(row["sentence"], row["area"].strip()) for row in csv.DictReader(stream)]


def _from_label_studio(path: Path) -> list[tuple[str, str]]:
    pairs = []
    for task in json.loads(path.read_text("utf-8")):
        results = [result for annotation in task.get("annotations", []) for result in annotation["result"]]
        choices = [result["value"]["choices"][0] for result in results if result["type"] == "choices"]
        pairs.append((task["data"]["sentence"], choices[-1] if choices else ""))
    return pairs


def learn(answers: Path, source: Path, gold: Path | None, out: Path) -> Learned:
    """Train with answers added, and say what that changed.

    Args:
        answers: as :func:`read_answers` takes them.
        source: what the model was trained from; see :func:`.area_training.train_areas`. It is not changed: the
            answers join its sentences under ``out``, which can be the source of the next round.
        gold: a folder like ``annotations/``, to measure before and after.
        out: where the sentences and the new model go.

    Raises:
        DataError: the answers or the source are malformed.
    """
    before = train_areas(source, gold, out)
    names = before.classifier.config.areas
    new = read_answers(answers, names)
    _join(source, new, out)
    after = train_areas(out, gold, out)
    return Learned(len(new), before.scores, after.scores, suspects(names, read_sentences(out / SENTENCES)))


def _join(source: Path, answers: Sequence[Example], out: Path) -> None:
    """The source's sentences, terms, reports and list of areas under ``out``, with the answers behind them."""
    (out / SENTENCES).mkdir(parents=True, exist_ok=True)
    files = {path.name: path.read_text("utf-8") for path in sorted((source / SENTENCES).glob("*.tsv"))}
    for answer in answers:
        name = f"{answer.area}.tsv"
        text = files.get(name, "sentence\n")
        files[name] = text + ("" if text.endswith("\n") else "\n") + " ".join(answer.text.split()) + "\n"
    for name, text in files.items():
        (out / SENTENCES / name).write_text(text, "utf-8")
    if source == out:
        return
    if (source / AREAS).is_file():
        (out / AREAS).write_bytes((source / AREAS).read_bytes())
    for folder in (TERMS, REPORTS):
        for path in sorted((source / folder).glob("*")):
            (out / folder).mkdir(exist_ok=True)
            (out / folder / path.name).write_bytes(path.read_bytes())
