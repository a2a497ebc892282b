"""A command line to call, with a stand-in for the extraction: these tests are about the edges."""

import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from zhibiao.cli import app
from zhibiao.core.facts import Accounting, DocumentInfo, Metric, Report
from zhibiao.read import read_file


class Extractor:
    """Takes every run of digits for a count of trees; fails on a text that asks for it."""

    def __init__(self, *, accounting: bool = False, with_text: bool = False, **_: object) -> None:
        self._accounting = accounting
        self._with_text = with_text

    def extract(self, path: Path) -> Report:
        document = read_file(path)
        if "故障" in document.text:
            raise RuntimeError("broken inside")
        metrics = tuple(
            Metric(
                id=f"m{number}", start=match.start(), end=match.end(), text=match.group(), kind="count",
                value=Decimal(match.group()), unit="棵", indicator="树木", scope="全市", period="2023",
            )
            for number, match in enumerate(re.finditer(r"\d+", document.text), 1)
        )  # fmt: skip
        return Report(
            zhibiao_version="0",
            document=DocumentInfo(
                id=document.id,
                source=document.source,
                format="text",
                text=document.text if self._with_text else None,
                n_chars=len(document.text),
            ),
            metrics=metrics,
            accounting=Accounting(numbers=(), shares={}) if self._accounting else None,
        )


Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Runs ``zhibiao`` with arguments, in an empty folder."""
    pipeline = ModuleType("zhibiao.pipeline")
    pipeline.Extractor = Extractor  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zhibiao.pipeline", pipeline)
    monkeypatch.delitem(sys.modules, "zhibiao.cli.run", raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])
