"""The linker's words: each pattern finds what it must and nothing of what it must not."""

import pytest

from zhibiao.metrics.cues import load, patterns

EXAMPLES = [(name, text, True) for name, one in patterns().items() for text in one.accept]
EXAMPLES += [(name, text, False) for name, one in patterns().items() for text in one.reject]


@pytest.mark.parametrize(("name", "text", "found"), EXAMPLES)
def test_a_pattern_finds_what_it_must(name: str, text: str, found: bool) -> None:
    assert (load().patterns[name].search(text) is not None) is found


def test_every_pattern_says_what_it_must_and_must_not_find() -> None:
    assert all(one.accept and one.reject for one in patterns().values())


def test_the_longest_word_is_found() -> None:
    verbs = load().verbs
    assert verbs.head("立案查处各类案件") == 4
    assert verbs.head("案件") == 0
