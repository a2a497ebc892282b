"""Reports back to tables: compiled again, they are the same."""

from pathlib import Path

import pytest

from zhibiao.core.errors import GoldError
from zhibiao.gold.assembly import MetricRecord, Parts, assemble, convert, metric_record
from zhibiao.gold.handwritten import compile_report
from zhibiao.gold.types import GoldArea
from zhibiao.gold.writing import draft, write_tables
from zhibiao.pipeline import Extractor


def test_tables_compile_to_the_same_report(source: Path, tmp_path: Path) -> None:
    report = compile_report(source, "park")
    written = write_tables(report, tmp_path)
    assert [path.name for path in written] == [
        f"park.{part}.tsv" for part in ("metrics", "entities", "areas", "findings")
    ]
    assert compile_report(tmp_path, "park", source) == report


def test_parts_that_nobody_marked_have_no_table(source: Path, tmp_path: Path) -> None:
    for part in ("entities", "areas", "findings"):
        (source / f"park.{part}.tsv").unlink()
    assert len(write_tables(compile_report(source, "park"), tmp_path)) == 1


def test_context_is_given_where_the_words_occur_before(source: Path, tmp_path: Path) -> None:
    text = "东村5户，西村5户，南村15户。"
    (source / "villages.txt").write_text(text, "utf-8")
    record = metric_record(compile_report(source, "park").metrics[1])
    fields = {name: getattr(record, name) for name in record.__struct_fields__} | {"part_of": None, "text": "5户"}
    second = text.index("5户", 5)
    metric = type(record)(**fields | {"start": second, "end": second + 2})
    write_tables(assemble("villages", text, Parts(name="villages", metrics=[metric])), tmp_path)
    assert (tmp_path / "villages.metrics.tsv").read_text("utf-8").splitlines()[1].split("\t")[1] == "西村[[5户]]"


def test_what_runs_over_lines(tmp_path: Path) -> None:
    text = "植树30\n棵，又30\n棵。"
    (tmp_path / "it.txt").write_bytes(text.encode())
    fields = {"kind": "count", "value": 30, "value_high": None, "unit": "棵", "bound": "=", "indicator": "植树"}
    fields |= {"aliases": (), "aspect": "level", "scope": "", "period": "", "of": None, "part_of": None}
    metrics = [
        convert("it", number, fields | {"id": f"m{number}", "start": at, "end": at + 4, "text": "30\n棵"}, MetricRecord)
        for number, at in enumerate((2, 8), 1)
    ]
    report = assemble("it", text, Parts(name="it", metrics=metrics, areas=[GoldArea(0, len(text), "urban")]))
    write_tables(report, tmp_path)
    assert "m2\t30⏎棵\tcount" in (tmp_path / "it.metrics.tsv").read_text("utf-8")
    assert compile_report(tmp_path, "it") == report


def test_a_tab_cannot_be_written(tmp_path: Path) -> None:
    report = assemble("it", "一\t二", Parts(name="it", metrics=[], areas=[GoldArea(0, 3, "urban")]))
    with pytest.raises(GoldError, match="row 2: a tab or ⏎ cannot stand in a table"):
        write_tables(report, tmp_path)


def test_a_draft_compiles(source: Path, tmp_path: Path) -> None:
    text = (source / "park.txt").read_text("utf-8")
    drafted = draft("park", text, Extractor().extract_text(text))
    write_tables(drafted, tmp_path)
    assert compile_report(tmp_path, "park", source) == drafted
    assert [gold.metric.text for gold in drafted.metrics][:3] == ["1.2万株", "8000株", "4000株"]
    assert [text[area.start : area.end] for area in drafted.areas or ()][-1] == "2024年计划植树2至3万株。"
