"""Recognizers-Text: currency, dimensions, percentages, ages, ordinals and numbers, the longest reading."""

from protocol import answer
from recognizers_date_time import recognize_datetime
from recognizers_number import Culture, recognize_number, recognize_ordinal, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

MODELS = (recognize_currency, recognize_dimension, recognize_percentage, recognize_age, recognize_ordinal)
LINE = "\n"


def find(text):
    """All results; the models run line by line, because their time grows faster than the text."""
    found, offset = [], 0
    for line in text.split(LINE):
        for mention in _in(line):
            found.append(mention | {"start": mention["start"] + offset, "end": mention["end"] + offset})
        offset += len(line) + len(LINE)
    return found


def _in(line):
    if not line.strip():
        return []
    results = [result for model in (*MODELS, recognize_number) for result in model(line, Culture.Chinese)]
    longest = []
    for result in sorted(results, key=lambda one: (one.start, -one.end)):
        if not longest or result.start > longest[-1].end:
            longest.append(result)
    dates = recognize_datetime(line, Culture.Chinese)
    return [_mention(result) for result in longest] + [
        {"start": date.start, "end": date.end + 1, "date": True} for date in dates
    ]


def _mention(result):
    resolution = result.resolution or {}
    value = str(resolution.get("value") or "")
    unit = "%" if value.endswith("%") else "元" if resolution.get("isoCurrency") == "CNY" else ""
    unit = unit or result.text.lstrip("0123456789.,，零一二两三四五六七八九十百千万亿第 ")
    return {"start": result.start, "end": result.end + 1, "value": value.rstrip("%"), "unit": unit}


answer(find)
