"""``python eval/entities/convert.py FOLDER``: the annotated entities of train and dev as spaCy's training data."""

import sys
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from zhibiao.gold import load

ANNOTATIONS = Path(__file__).parents[2] / "annotations"


def main() -> None:
    """Write ``train.spacy`` and ``dev.spacy``; tokens are characters, so that every entity is a span of tokens."""
    folder = Path(sys.argv[1])
    nlp = spacy.blank("zh")
    for split in ("train", "dev"):
        docs = DocBin()
        for report in load(ANNOTATIONS, split):
            doc = nlp.make_doc(report.text)
            doc.ents = [doc.char_span(e.start, e.end, label=e.label) for e in report.entities or ()]
            docs.add(doc)
        docs.to_disk(folder / f"{split}.spacy")


if __name__ == "__main__":
    main()
