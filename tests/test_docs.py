"""What the documents show is run: snippets, commands, links."""

import re
import shlex
from pathlib import Path

import pytest
import typer

import zhibiao
from zhibiao.cli import app
from zhibiao.core.serialize import plain

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "extract/README.md",
    "tests/README.md",
    "eval/README.md",
    "annotations/README.md",
]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language in the README."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.strip()]


@pytest.mark.parametrize("code", blocks("python"))
def test_every_python_snippet_runs_and_shows_something(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    import zhibiao.spacy_components  # noqa: F401  registers the factories where the package is not installed

    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_exists_with_its_options(command: list[str]) -> None:
    program, first, *rest = command
    if program == "make":
        assert first in TARGETS
    elif program == "zhibiao":
        known = typer.main.get_command(app).commands[first]  # type: ignore[attr-defined]
        options = {name for parameter in known.params for name in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= options
    else:
        assert program == "pip"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_paths_lead_somewhere(document: str) -> None:
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / link).exists(), link
    for named in re.findall(r"`((?:extract|tests|eval)/[^`*]+)`", text):
        assert (ROOT / named).exists(), named


def test_the_readme_names_both_targets_on_its_first_screen() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:30]
    assert {"make demo", "make test"} <= {line.split("#")[0].strip() for line in first_screen}


def test_the_readmes_example_comes_out_as_shown() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    sentence = re.findall(r"^> (.*。)$", text, re.M)[0]
    shown = [[cell.strip() for cell in row.strip("|").split("|")] for row in re.findall(r"^\| m\d.*$", text, re.M)]
    found = [
        [m.id, m.indicator, plain(m.value), m.unit, m.bound, m.aspect, m.scope, m.period, relation(m)]
        for m in zhibiao.extract_text(sentence).metrics
    ]
    assert found == shown


def relation(metric: zhibiao.Metric) -> str:
    return f"of {metric.of}" if metric.of else f"part of {metric.part_of}" if metric.part_of else ""
