"""The house rules that no other tool checks."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAX_LINES = 400
SOURCES = sorted(path for folder in ("extract", "tests", "eval") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{lines} lines: split it by role"


def test_there_are_files_to_check() -> None:
    assert len(SOURCES) > 20


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "extract/zhibiao").rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
