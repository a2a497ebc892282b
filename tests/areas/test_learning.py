"""Learning from people: which sentences are asked about, how answers come back, which labels look wrong."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from zhibiao.areas.active import most_telling, suspects
from zhibiao.areas.training import Example
from zhibiao.cli import app
from zhibiao.core.errors import DataError
from zhibiao.evaluation.area_learning import read_answers, suggest, write_questions

TEXT = "2023年工作总结\n粮食总产28万吨。\n新建蓄水池12座，受益群众300户。\n联合开展行动6次。\n粮食总产28万吨。"
AREAS = """[[record]]
area = "bees"
name = "养蜂"
cues = "蜂蜜 蜂群"

[[record]]
area = "tea"
name = "茶业"
cues = "茶叶 茶园"
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "sentences").mkdir(parents=True)
    (folder / "areas.toml").write_text(AREAS, "utf-8")
    (folder / "sentences/bees.tsv").write_text("sentence\n蜂蜜产量36吨\n新增蜂群120箱\n蜂农培训三期\n", "utf-8")
    (folder / "sentences/tea.tsv").write_text("sentence\n茶园面积1.2万亩\n春茶采摘提前\n茶叶产量860吨\n", "utf-8")
    return folder


def test_the_unsure_come_first_and_no_two_are_alike() -> None:
    rows = np.array([[0.98, 0.01, 0.01], [0.4, 0.39, 0.21], [0.4, 0.39, 0.21], [0.3, 0.3, 0.4]])
    assert most_telling(rows, 2) == [1, 3]
    assert most_telling(rows[:0], 3) == []


def test_a_sentence_is_asked_about_once(report: Path) -> None:
    questions = suggest([report], 10)
    assert sorted(q.sentence for q in questions) == sorted(set(TEXT.split("\n")))


def test_answers_come_back_from_csv(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    write_questions(suggest([report], 3), path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0]["area"] = "food"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert read_answers(path, ["food"]) == [Example(rows[0]["sentence"], "food")]
    with pytest.raises(DataError, match="row 2: food is no work area"):
        read_answers(path, ["tea"])


def test_answers_come_back_from_label_studio(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.json"
    write_questions(suggest([report], 2), path)
    tasks = json.loads(path.read_text("utf-8"))
    tasks[0]["annotations"] = [{"result": [{"type": "choices", "value": {"choices": ["water"]}}]}]
    path.write_text(json.dumps(tasks), "utf-8")
    assert read_answers(path, ["water"]) == [Example(tasks[0]["data"]["sentence"], "water")]


def test_unanswered_questions_are_refused(report: Path, tmp_path: Path) -> None:
    write_questions(suggest([report], 2), tmp_path / "q.csv")
    with pytest.raises(DataError, match="nothing is answered yet"):
        read_answers(tmp_path / "q.csv", ["water"])


def test_a_wrong_label_is_suspect_and_right_ones_are_not() -> None:
    bees = [f"{place}新增蜂群{n}箱，蜂蜜产量上升" for n, place in enumerate("东西南北中")]
    tea = [f"{place}茶园面积{n}万亩，茶叶产量上升" for n, place in enumerate("东西南北中")]
    examples = [Example(text, "bees") for text in bees] + [Example(text, "tea") for text in tea]
    wrong = Example("中新增蜂群8箱，蜂蜜产量上升", "tea")
    assert [(one.text, one.suggested) for one in suspects(["bees", "tea"], [*examples, wrong])] == [
        (wrong.text, "bees")
    ]


def test_the_commands_train_and_learn_and_extract(source: Path, report: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    answers = tmp_path / "a.csv"
    answers.write_text("sentence,area\n割蜜机械化率六成,bees\n", "utf-8")
    assert run(app, ["train", "areas", "--from", str(source)]).exit_code == 0
    learned = run(app, ["annotate", "learn", str(answers), "--from", str(source), "--out", str(tmp_path / "new")])
    assert learned.exit_code == 0, learned.output
    assert "1 answers learned" in learned.output
    assert "割蜜机械化率六成" in (tmp_path / "new/sentences/bees.tsv").read_text("utf-8")
    model = str(tmp_path / "new")
    shown = run(app, ["extract", str(report), "--areas-model", model, "--area", "tea", "-f", "json"])
    assert shown.exit_code == 0, shown.output
    assert {metric["work_area"] for metric in json.loads(shown.stdout)["metrics"]} <= {"tea"}


def test_an_unknown_area_is_wrong_use(report: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(report), "--area", "foood"])
    assert result.exit_code == 2
    assert "foood is no work area" in result.output


def test_one_area_is_left_with_links_inside_it(report: Path) -> None:
    shown = CliRunner().invoke(app, ["extract", str(report), "--area", "agriculture", "-f", "json"])
    metrics = json.loads(shown.stdout)["metrics"]
    assert metrics and {metric["work_area"] for metric in metrics} == {"agriculture"}
    ids = {metric["id"] for metric in metrics}
    assert all(metric[link] is None or metric[link] in ids for metric in metrics for link in ("of", "part_of"))
