"""What users import: the names, and that importing does no work."""

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import zhibiao
from zhibiao import sinks

ROOT = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

NAMES = [
    "Extractor", "Metric", "MissingPackage", "ReadError", "Report", "ZhibiaoError", "__version__",
    "classify_texts", "codebook", "extract", "extract_text", "from_json", "json_schema", "to_json",
]  # fmt: skip


def test_the_public_names_are_frozen() -> None:
    assert zhibiao.__all__ == NAMES
    assert dir(zhibiao) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there_and_described(name: str) -> None:
    assert getattr(zhibiao, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'magic'"):
        zhibiao.magic  # noqa: B018


def test_importing_loads_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import zhibiao; "
        "print([name for name in sys.modules.keys() - before if name.partition('.')[0] not in sys.stdlib_module_names])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT)
    assert loaded.stdout == "['zhibiao']\n"


@pytest.mark.parametrize("name", sinks.SINKS)
def test_every_sink_of_the_table_writes(name: str) -> None:
    assert callable(sinks.sink(name).write)


def test_the_folder_of_sinks_holds_what_the_table_names() -> None:
    helpers = {"__init__", "files", "wording"}
    modules = {path.stem for path in (ROOT / "extract/zhibiao/sinks").glob("*.py")} - helpers
    assert {f"zhibiao.sinks.{name}" for name in modules} == set(sinks.SINKS.values())


def test_entry_points_lead_to_what_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    targets = [*project["scripts"].values(), *project["entry-points"]["spacy_factories"].values()]
    for target in targets:
        module, _, name = target.partition(":")
        assert callable(getattr(import_module(module), name))
