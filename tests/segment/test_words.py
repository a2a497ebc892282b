"""Words: they cover the text, know the language of reports, and are the same by either cutter."""

import importlib.util
import logging
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhibiao.segment import words

TEXT = "全县一般公共预算支出12.5亿元，同比增长8%；抽检合格率97.6%，人数最多的是江城镇（2024-05-30）。"


def test_words_cover_the_text_without_gaps() -> None:
    spans = words.cut(TEXT)
    assert "".join(TEXT[start:end] for start, end in spans) == TEXT
    assert spans[0][0] == 0 and all(a[1] == b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("word", ["一般公共预算", "同比增长", "抽检合格率"])
def test_words_of_reports_stay_whole(word: str) -> None:
    assert word in [TEXT[start:end] for start, end in words.cut(TEXT)]


def test_the_dictionary_has_no_word_twice_and_no_stray_signs() -> None:
    listed = words.dictionary()
    assert len(listed) > 300 and len(set(listed)) == len(listed)
    assert all(word.isalpha() and 2 <= len(word) <= 10 for word in listed)


def test_the_process_wide_jieba_stays_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    level = logging.getLogger("jieba").disabled
    cutter = words.jieba_cutter()
    assert "".join(cutter(TEXT)) == TEXT
    jieba = sys.modules["jieba"]
    assert not jieba.dt.initialized and logging.getLogger("jieba").disabled == level
    assert [path.name for path in (tmp_path / "zhibiao").iterdir()] == ["jieba.cache"]
    assert (tmp_path / "zhibiao").stat().st_mode & 0o077 == 0


def test_without_a_folder_for_it_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "".join(words.jieba_cutter()(TEXT)) == TEXT


rjieba_installed = pytest.mark.skipif(importlib.util.find_spec("rjieba") is None, reason="rjieba is not installed")


@pytest.fixture(scope="module")
def both() -> tuple[words.Cutter, words.Cutter]:
    return words.rjieba_cutter(), words.jieba_cutter()


@rjieba_installed
@example(text="于2024-05-30公开")
@given(text=st.text(st.sampled_from("".join(words.dictionary()) + TEXT + "。，、；：0123456789.%"), max_size=60))
def test_both_cutters_agree(both: tuple[words.Cutter, words.Cutter], text: str) -> None:
    rust, python = both
    assert list(rust(text)) == list(python(text))
