"""How an adapter talks: texts in on standard input, mentions out to a file; only the standard library.

Input is a JSON list of texts. Output is an object with ``mentions``, a list for each text, and the ``seconds`` of
CPU that the peer took for all after loading. A mention has ``start``, ``end`` (exclusive), and where the peer says so
``value`` (a decimal as a string), ``value_high`` and ``unit``. One with ``"date": true`` is no number but a date.
"""

import json
import sys
import time


def answer(find):
    """Run a peer's ``find(text) -> list of mentions`` over all texts and write the answer."""
    texts = json.load(sys.stdin)
    find("2023年，检查企业1520家次，罚款41.7万元。")  # loads what is loaded on first use
    started = time.process_time()
    mentions = [find(text) for text in texts]
    result = {"mentions": mentions, "seconds": time.process_time() - started}
    with open(sys.argv[1], "w", encoding="utf-8") as stream:
        json.dump(result, stream, ensure_ascii=False)
