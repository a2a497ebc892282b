"""jieba.posseg: runs of numerals with the measure words after them. It reads no values."""

import logging

import jieba
import jieba.posseg
from protocol import answer
from tagged import mentions

jieba.setLogLevel(logging.ERROR)


def find(text):
    """Tag the text and join its numerals."""
    return mentions([(pair.word, pair.flag) for pair in jieba.posseg.cut(text)])


answer(find)
