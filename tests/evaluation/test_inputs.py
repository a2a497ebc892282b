"""Where gold and predictions come from, and what is refused."""

import hashlib
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from zhibiao.core.errors import GoldError, ReadError
from zhibiao.core.facts import Report
from zhibiao.core.serialize import to_json
from zhibiao.evaluation.golds import find_gold, read_gold
from zhibiao.evaluation.systems import fitting, predictions, read_reports
from zhibiao.gold import GoldReport

ANNOTATIONS = Path(__file__).parents[2] / "annotations"


def standoff(folder: Path, text: str) -> Path:
    fields = {"kind": "count", "value": "3", "unit": "家", "bound": "=", "indicator": "企业", "aliases": []}
    rest = {"aspect": "level", "scope": "", "period": "", "of": "", "part_of": ""}
    metric = {"id": "m1", "start": text.index("3家"), "end": text.index("3家") + 2, "text": "3家"} | fields | rest
    path = folder / "a.metrics.json"
    digest = hashlib.sha256(text.encode()).hexdigest()
    path.write_text(json.dumps({"sha256": digest, "n_chars": len(text), "metrics": [metric], "ranges": None}), "utf-8")
    return path


def test_the_text_of_an_annotation_is_found_beside_it_or_named(tmp_path: Path) -> None:
    path = standoff(tmp_path, "企业3家。")
    with pytest.raises(ReadError, match="name it with --text"):
        read_gold(path)
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("企业3家。", "utf-8")
    assert read_gold(path, elsewhere).metrics[0].metric.text == "3家"
    assert read_gold(path, None, elsewhere).text == "企业3家。"
    renamed = path.rename(tmp_path / "gold.json")
    assert read_gold(renamed, elsewhere).sha256 == hashlib.sha256("企业3家。".encode()).hexdigest()
    path = renamed.rename(path)
    (tmp_path / "a.txt").write_text("企业3家。", "utf-8")
    assert read_gold(path).name == "a"


def test_gold_named_twice_is_scored_once() -> None:
    file = ANNOTATIONS / "gold" / "08-wenlv.json"
    assert [report.name for report in find_gold([file, file])] == ["08-wenlv"]
    assert len(find_gold([ANNOTATIONS, file])) == len(find_gold([ANNOTATIONS]))
    with pytest.raises(ReadError, match="no such file"):
        find_gold([Path("nowhere.json")])


@pytest.mark.parametrize("form", ["object", "list", "lines", "folder"])
def test_predictions_are_read_in_every_form_that_extract_writes(
    form: str, tmp_path: Path, gold: GoldReport, perfect: Report
) -> None:
    data = to_json(perfect)
    path = tmp_path / ("a.jsonl" if form == "lines" else "a.json")
    path.write_bytes({"object": data, "list": b"[" + data + b"]", "lines": data + b"\n", "folder": data}[form])
    assert predictions([str(tmp_path if form == "folder" else path)], [gold]) == [perfect]


def test_a_prediction_belongs_by_the_hash_of_its_text_or_else_by_its_name(
    tmp_path: Path, gold: GoldReport, perfect: Report
) -> None:
    path = tmp_path / "reports.jsonl"
    other = replace(perfect, document=replace(perfect.document, id="f" * 64))
    path.write_bytes(to_json(replace(other, metrics=())) + b"\n" + to_json(perfect))
    assert predictions([str(path)], [gold]) == [perfect]
    path.write_bytes(to_json(other))
    assert predictions([str(path)], [gold]) == [other]
    path.write_bytes(to_json(replace(other, document=replace(other.document, source="z.txt"))))
    with pytest.raises(ReadError, match="no report made from the text of example"):
        predictions([str(path)], [gold])


def test_a_prediction_of_another_text_is_refused(gold: GoldReport, perfect: Report) -> None:
    assert fitting(gold, perfect) is perfect
    with pytest.raises(ReadError, match="another text"):
        fitting(replace(gold, text="\ufeff" + gold.text), perfect)


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"metrics": 3}'])
def test_what_is_no_report_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ReadError, match="is no report"):
        list(read_reports(path))
    with pytest.raises(ReadError, match="cannot be read"):
        list(read_reports(tmp_path / "b.json"))


def test_a_gold_file_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in ("", "[]", "{"):
        path.write_text(content, "utf-8")
        with pytest.raises(GoldError):
            read_gold(path)
