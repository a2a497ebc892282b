"""Rankers for indicators: the rules' candidates and variants of their boundaries, scored by what is learned."""

from collections.abc import Callable
from typing import Any

from cases import Case, folds, share

from zhibiao.metrics import cues
from zhibiao.metrics.borrowed import thing_of
from zhibiao.metrics.learning.features import features, overlap
from zhibiao.metrics.phrases import split_act
from zhibiao.metrics.slots import show
from zhibiao.segment.words import cut

MARGINS = (0.0, 1.0)  # by how much a candidate must score above the cascade's choice to be taken instead
Row = dict[str, float]


def compare(train: list[Case], dev: list[Case]) -> list[str]:
    """Rows of the table: the cascade, what any candidate would reach, and the rankers."""
    options = [[*variants(case)] for case in train], [[*variants(case)] for case in dev]
    rows = [
        [[row(case, name, rule) for name, rule in variants(case).items()] for case in part] for part in (train, dev)
    ]
    cascade = [share([case.right(case.draft.indicator) for case in part]) for part in (train, dev)]
    perfect = [
        share([any(map(case.right, names)) for case, names in zip(part, some, strict=True)])
        for part, some in zip((train, dev), options, strict=True)
    ]
    lines = [f"| cascade (used) | {' | '.join(cascade)} |", f"| a perfect choice | {' | '.join(perfect)} |"]
    truth = [[case.right(name) for name in names] for case, names in zip(train, options[0], strict=True)]
    for name, make in (("logistic ranker", _logistic), ("boosted ranker, 60 trees of depth 3", _boosted)):
        held_out: list[Any] = [None] * len(train)
        for learn, judged in folds(train):
            score = make([rows[0][i] for i in learn], [truth[i] for i in learn])
            for i in judged:
                held_out[i] = score(rows[0][i])
        score = make(rows[0], truth)
        on_dev = [score(one) for one in rows[1]]
        for margin in MARGINS:
            a, b = _hits(train, options[0], held_out, margin), _hits(dev, options[1], on_dev, margin)
            lines.append(f"| {name}, margin {margin:g} | {share(a)} | {share(b)} |")
    return lines


def variants(case: Case) -> dict[str, str]:
    """The cascade's choice first, then the other candidates and variants of the first, each with where it is from."""
    draft, words = case.draft, cues.load()
    found: dict[str, str] = {}

    def add(text: str, rule: str) -> None:
        text = show(text).strip(" ，、：:；的了")
        if len(text) > 1:
            found.setdefault(text, rule)

    add(draft.indicator, "cascade")
    for candidate in draft.candidates:
        add(candidate.text, candidate.rule)
    for text in list(found)[:3]:
        act, thing = split_act(text, words)
        add(thing if act else "", "without act")
        add(text.rpartition("的")[2], "after 的")
        add(text.rpartition("、")[2], "after 、")
        spans = cut(text)
        add(text[spans[0][1] :], "without first word")
        add(text[: spans[-1][0]], "without last word")
        add(text + draft.slot.post.strip(), "with the noun after")
    if draft.source is not None:
        thing = thing_of(draft.source, words)
        add(draft.source.indicator, "subject")
        add(thing + draft.indicator, "thing before")
        add(draft.indicator + thing, "thing after")
    add(draft.heading + draft.indicator if draft.heading else "", "heading before")
    clause = show(draft.slot.pre).strip()
    for start, _ in cut(clause)[-7:]:
        add(clause[start:], "end of the clause")
    return found


def row(case: Case, name: str, rule: str) -> Row:
    """Features of a candidate: what it is, and what the draft is."""
    draft = case.draft
    other = {f"{rule} instead of {draft.rule}": 1.0, "overlap": overlap(name, draft.indicator), f"from {rule}": 1.0}
    sizes = {"length": len(name) / 10, "longer": (len(name) - len(draft.indicator)) / 10}
    first = rule == "cascade"
    said = {f"{key}, {'first' if first else rule}": value for key, value in features(draft, cues.load()).items()}
    return other | sizes | said | {"first": float(first), "in the text": float(name in case.document.folded)}


def _hits(part: list[Case], options: list[list[str]], scores: list[Any], margin: float) -> list[bool]:
    hits = []
    for case, names, score in zip(part, options, scores, strict=True):
        best = max(range(len(names)), key=lambda k: score[k])
        hits.append(case.right(names[best if score[best] >= score[0] + margin else 0]))
    return hits


def _logistic(rows: list[list[Row]], right: list[list[bool]]) -> Callable[[list[Row]], Any]:
    from sklearn.linear_model import LogisticRegression

    return _learn(LogisticRegression(C=0.1, max_iter=2000), rows, right, sparse=True)


def _boosted(rows: list[list[Row]], right: list[list[bool]]) -> Callable[[list[Row]], Any]:
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        n_estimators=60, max_depth=3, learning_rate=0.1, subsample=0.5, max_features=0.1, min_samples_leaf=20,
        random_state=0,
    )  # fmt: skip
    return _learn(model, rows, right, sparse=False)


def _learn(model: Any, rows: list[list[Row]], right: list[list[bool]], *, sparse: bool) -> Callable[[list[Row]], Any]:
    from sklearn.feature_extraction import DictVectorizer

    flat = [one for group in rows for one in group]
    counts: dict[str, int] = {}
    for one in flat:
        for name in one:
            counts[name] = counts.get(name, 0) + 1
    vectors = DictVectorizer(sparse=sparse).fit([{k: v for k, v in one.items() if counts[k] > 20} for one in flat])
    model.fit(vectors.transform(flat), [ok for group in right for ok in group])
    return lambda group: model.decision_function(vectors.transform(group))
