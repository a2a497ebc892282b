"""From words with parts of speech to mentions: numerals with what belongs to them."""

import re

_DIGITS = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿几数半]")
_DATE = re.compile(r"[年月日号]$")
_GLUE = {",", ".", "%", "％", "‰", "-", "－", "—", "~", "至"}


def mentions(words):
    """Join numerals, the signs between them and the measure words after them.

    Args:
        words: pairs of word and tag, in order, covering the text; ``m`` is a numeral, ``q`` a measure word.
    """
    found, run, position = [], [], 0
    for word, tag in [*words, ("", "")]:
        start, end = position, position + len(word)
        position = end
        if tag == "m" or (run and (tag == "q" or word in _GLUE)):
            run.append((start, end, word, tag))
            continue
        if mention := _mention(run):
            found.append(mention)
        run = []
    return found


def _mention(run):
    while run and run[-1][2] in _GLUE - {"%", "％", "‰"}:
        run.pop()
    surface = "".join(word for _, _, word, _ in run)
    if not run or not _DIGITS.search(surface):
        return None
    return {"start": run[0][0], "end": run[-1][1], "date": bool(_DATE.search(surface))}
