"""JioNLP: amounts of money with their values; its times are dates and count for nothing."""

import jionlp
from protocol import answer


def find(text):
    """Amounts; of a range both ends."""
    times = jionlp.ner.extract_time(text, with_parsing=False)
    found = [{"start": t["offset"][0], "end": t["offset"][1], "date": True} for t in times]
    for money in jionlp.ner.extract_money(text, with_parsing=True):
        number = money["detail"]["num"]
        low, high = (number[0], number[-1]) if isinstance(number, list) else (number, None)
        start, end = money["offset"]
        found.append({"start": start, "end": end, "value": low, "value_high": high, "unit": money["detail"]["case"]})
    return found


answer(find)
