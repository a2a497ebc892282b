"""Models and their sources as files: sentences by area read, weights written."""

import io
from collections.abc import Iterable
from pathlib import Path

import msgspec

from zhibiao.areas.classifier import CONFIG, WEIGHTS, Classifier
from zhibiao.areas.training import CUE_WEIGHT, Example
from zhibiao.core import artifacts
from zhibiao.core.errors import DataError

SENTENCES = "sentences"
TERMS = "terms"
REPORTS = "reports"
AREAS = "areas.toml"


def read_sentences(folder: Path) -> list[Example]:
    """Read sentences to train on: ``AREA.tsv`` files whose first column, headed ``sentence``, is the text.

    Args:
        folder: where they lie; the file's name is the area.

    Returns:
        The sentences in the order of the files' names.

    Raises:
        DataError: there is no such file, a header is another, or a sentence is empty.
    """
    found = []
    for path in sorted(folder.glob("*.tsv")):
        header, *rows = path.read_text("utf-8").splitlines()
        if header.split("\t")[0] != "sentence":
            raise DataError(f"{path}, row 1: the first column must be headed sentence")
        for number, row in enumerate(rows, 2):
            text = row.split("\t")[0].strip()
            if not text:
                raise DataError(f"{path}, row {number}: the sentence is empty")
            found.append(Example(text, path.stem, heading="heading" in row.split("\t")[1:2]))
    if not found:
        raise DataError(f"{folder}: no sentences to train on (AREA.tsv files with a column sentence)")
    return found


def read_terms(folder: Path) -> list[Example]:
    """Read terms that speak for an area by themselves: ``AREA.txt`` files, a term a line; none if there is no folder.

    Args:
        folder: where they lie; the file's name is the area.

    Returns:
        The terms in the order of the files' names, each counting as a cue of the list of areas does.
    """
    files = sorted(folder.glob("*.txt"))
    terms = ((path.stem, line.strip()) for path in files for line in path.read_text("utf-8").splitlines())
    return [Example(term, area, CUE_WEIGHT) for area, term in terms if term]


def write(classifier: Classifier, folder: Path, others: Iterable[str] = ()) -> None:
    """Write a model with its manifest; the same model gives the same bytes.

    Args:
        classifier: the model.
        folder: where it goes; made if need be.
        others: names of more files in it that the manifest is to hold.
    """
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    words, buffer = classifier.words, io.BytesIO()
    np.savez_compressed(buffer, weights=words.weights, scale=words.scale, bias=words.bias, rarity=words.rarity)
    (folder / WEIGHTS).write_bytes(buffer.getvalue())
    config = msgspec.json.format(msgspec.json.encode(classifier.config), indent=1)
    (folder / CONFIG).write_bytes(config + b"\n")
    artifacts.write_manifest(folder, [WEIGHTS, CONFIG, *others])
