"""The model of words: n-grams, scores, files; and what an attacker or an accident could do to it."""

import hashlib
import time
from pathlib import Path

import numpy as np
import pytest

from zhibiao import extract_text
from zhibiao.areas import classify_texts, names
from zhibiao.areas.classifier import MODEL, WEIGHTS, load
from zhibiao.areas.ngrams import BUCKETS, hashed, plain
from zhibiao.areas.store import read_sentences, read_terms, write
from zhibiao.areas.taxonomy import Area, taxonomy
from zhibiao.areas.training import Example, train
from zhibiao.core import artifacts
from zhibiao.core.errors import DataError
from zhibiao.evaluation.area_training import train_areas

ROOT = Path(__file__).parents[2]
OWN_AREAS = (Area("bees", "养蜂", cues="蜂蜜 蜂群 蜂箱"), Area("tea", "茶业", cues="茶叶 采摘 茶园"))
OWN_TEXTS = [
    Example(text, area)
    for area, texts in {
        "bees": ["新增蜂群120箱", "蜂蜜产量36吨", "蜂农培训三期", "蜂蜜收购价上涨", "越冬蜂群损失较小"],
        "tea": ["茶园面积1.2万亩", "春茶采摘提前", "茶叶产量860吨", "茶企12家", "改造低产茶园300亩"],
    }.items()
    for text in texts
]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("抽检食品3800批次，合格率98.2%", "food"),
        ("抽检工业产品612批次", "product-quality"),
        ("检定计量器具8.6万台件", "metrology"),
        ("审结民商事案件10794件", "public-security"),
        ("行政机关负责人出庭应诉率100%", "rule-of-law"),
        ("一般公共预算收入增长8.1%", "finance"),
        ("“三公”经费支出12万元", "budget"),
        ("新签约招商引资项目87个", "commerce"),
        ("新登记经营主体2.6万户", "registration"),
    ],
)
def test_hard_neighbours_are_told_apart(text: str, area: str) -> None:
    assert classify_texts([text])[0][0] == area


def test_width_blanks_and_digits_do_not_matter() -> None:
    assert classify_texts(["抽检食品１２００批次"]) == classify_texts(["抽检 食品9批次"])


def test_texts_are_judged_alike_alone_and_together() -> None:
    texts = ["粮食总产28万吨", "", "新建公厕12座", "药"] * 300
    together = load().probabilities(texts)
    assert np.allclose(together[:4], [load().probabilities([text])[0] for text in texts[:4]], atol=1e-5)
    assert np.allclose(together.sum(axis=1), 1, atol=1e-4)


def test_ngrams_do_not_cross_from_one_text_to_the_next() -> None:
    alone = [buckets.tolist() for buckets, _ in hashed(["药品"])]
    assert [
        buckets[: len(one)].tolist() for (buckets, _), one in zip(hashed(["药品", "安全"]), alone, strict=True)
    ] == alone
    assert all(0 <= bucket < BUCKETS for one in alone for bucket in one)


@pytest.mark.parametrize(
    ("text", "said"),
    [("一是抓培训。", "抓培训。"), ("3.食品", "食品"), ("3.5万", "0万"), ("（十二）", ""), ("一般公共", "一般公共")],
)
def test_plain_leaves_enumerators_out_and_words_in(text: str, said: str) -> None:
    assert plain(text) == said


def test_the_shipped_model_knows_the_list_and_fits_the_limits() -> None:
    assert names() == tuple(area.area for area in taxonomy())
    assert len((artifacts.folder(MODEL) / WEIGHTS).read_bytes()) < 20_000_000


def test_the_list_is_the_annotators_list() -> None:
    rows = [row.split("\t") for row in (ROOT / "annotations/work_areas.tsv").read_text("utf-8").splitlines()[1:]]
    listed = [(area, name, domain, code) for area, name, domain, code, *_ in rows]
    assert listed == [(area.area, area.name, area.domain, area.code) for area in taxonomy()]


def test_a_users_own_areas_are_learned_and_loaded_again(tmp_path: Path) -> None:
    write(train(OWN_AREAS, OWN_TEXTS, []), tmp_path / "model")
    assert [area for area, _ in classify_texts(["蜂蜜增产", "茶园提质"], model=tmp_path / "model")] == ["bees", "tea"]


def test_training_is_repeatable_to_the_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(train(OWN_AREAS, OWN_TEXTS, []), tmp_path / name)
    digests = {hashlib.sha256((tmp_path / name / WEIGHTS).read_bytes()).hexdigest() for name in ("a", "b")}
    assert len(digests) == 1


def test_whole_reports_of_ones_own_are_learned_from_and_unknown_areas_are_named(tmp_path: Path) -> None:
    (tmp_path / "sentences").mkdir()
    (tmp_path / "reports").mkdir()
    listed = "".join(f'[[record]]\narea = "{area.area}"\nname = "{area.name}"\n' for area in OWN_AREAS)
    (tmp_path / "areas.toml").write_text(listed, "utf-8")
    for area in OWN_AREAS:
        texts = [example.text for example in OWN_TEXTS if example.area == area.area]
        (tmp_path / "sentences" / f"{area.area}.tsv").write_text("\n".join(["sentence", *texts]) + "\n", "utf-8")
    (tmp_path / "reports" / "a.txt").write_text("蜂蜜增产。茶园扩大。\n", "utf-8")
    areas = tmp_path / "reports" / "a.areas.tsv"
    areas.write_text("area\tsentence\nbees\t蜂蜜增产。\ntea\t茶园扩大。\n", "utf-8")
    assert train_areas(tmp_path, None, tmp_path).classifier.config.passes
    areas.write_text("area\tsentence\nbees\t蜂蜜增产。\ntee\t茶园扩大。\n", "utf-8")
    with pytest.raises(DataError, match="not in the list: tee"):
        train_areas(tmp_path, None, tmp_path)


def test_an_area_without_examples_is_refused() -> None:
    with pytest.raises(ValueError, match="honey"):
        train((*OWN_AREAS, Area("honey", "蜜")), OWN_TEXTS, [])


def test_a_changed_weights_file_is_refused(tmp_path: Path) -> None:
    write(train(OWN_AREAS, OWN_TEXTS, []), tmp_path)
    (tmp_path / WEIGHTS).write_bytes(b"\x80\x04something pickled")
    with pytest.raises(DataError, match="damaged"):
        load(tmp_path)


@pytest.mark.parametrize("content", ["text\n甲", "sentence\tkind\n\tlong"])
def test_malformed_sentences_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "tea.tsv").write_text(content, "utf-8")
    with pytest.raises(DataError, match=r"tea\.tsv, row"):
        read_sentences(tmp_path)


def test_every_area_has_a_hundred_sentences_and_hardly_two_are_alike() -> None:
    examples = read_sentences(ROOT / "models/areas/sentences")
    counts = {area: sum(example.area == area for example in examples) for area in names()}
    assert min(counts.values()) >= 100, counts
    assert near_duplicates([example.text for example in examples]) < 0.02


def test_the_terms_are_of_the_areas_and_none_stands_twice() -> None:
    terms = read_terms(ROOT / "models/areas/terms")
    texts = [term.text for term in terms]
    cues = {cue for area in taxonomy() for cue in area.cues.split()}
    assert {term.area for term in terms} == set(names())
    assert len(texts) == len(set(texts)) > 9000
    assert not cues & set(texts)
    assert read_terms(ROOT / "models/areas/nothing") == []


def near_duplicates(texts: list[str]) -> float:
    """The share of texts that have a character 5-gram Jaccard of 0.6 or more with an earlier one."""
    grams = [{text[i : i + 5] for i in range(max(1, len(text) - 4))} for text in texts]
    holders: dict[str, list[int]] = {}
    alike = 0
    for i, own in enumerate(grams):
        shared: dict[int, int] = {}
        for gram in own:
            for j in holders.setdefault(gram, []):
                shared[j] = shared.get(j, 0) + 1
            holders[gram].append(i)
        alike += any(n / (len(own) + len(grams[j]) - n) >= 0.6 for j, n in shared.items())
    return alike / len(texts)


def test_near_duplicates_are_seen() -> None:
    assert near_duplicates(["全县建成高标准农田三万亩", "全县建成高标准农田五万亩", "食品抽检"]) == 0.0
    assert near_duplicates(["全县建成高标准农田三万亩以上", "全县建成高标准农田三万亩以下"]) == 0.5


def test_it_is_fast() -> None:
    texts = ["全市抽检食品3800批次，合格率98.2%，比上年提高0.4个百分点，处置不合格食品52批次。"] * 4000
    load().probabilities(texts[:10])
    started = time.process_time()
    load().probabilities(texts)
    assert len(texts) / (time.process_time() - started) > 5000  # a quarter of what an idle machine does


def test_a_text_too_short_to_have_a_context_is_judged_by_its_words() -> None:
    texts = ["抽检食品1200批次，合格率98.6%。", "新建改建农村公路120公里。"]
    alone = classify_texts(texts)
    in_reports = [extract_text(text).sentences[0] for text in texts]
    assert [area for area, _ in alone] == ["food", "transport"]
    assert [(sentence.work_area, sentence.confidence) for sentence in in_reports] == alone
