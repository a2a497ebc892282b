"""The documented definitions: the example worked out in eval/README.md comes out as written."""

import doctest
from pathlib import Path

README = Path(__file__).parents[2] / "eval" / "README.md"


def test_the_worked_example_is_right() -> None:
    result = doctest.testfile(str(README), module_relative=False)
    assert result.attempted >= 10
    assert result.failed == 0
