"""``python eval/links``: train the linking model, compare it with what else was tried, and draw how far it holds.

Writes models/links, eval/results/links.md and eval/results/reliability.svg. The set-ups are judged by cross-validation
over the reports of the train split (indicators) or of train and dev (confidence), and on dev after learning from train.
"""

import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "extract"))  # this tree's package, whatever else is installed
RESULTS = ROOT / "eval" / "results"


def main() -> None:
    """Train, compare, write."""
    import confidences
    import labeller
    import rankers
    import rules
    from cases import cases

    from zhibiao.evaluation.link_training import table, train_links
    from zhibiao.evaluation.reliability_plot import reliability_plot

    start = time.monotonic()
    found = train_links(ROOT / "annotations", ROOT / "models" / "links")
    plot = reliability_plot("Confidence and what is right", {name: one.bins for name, one in found.items()})
    (RESULTS / "reliability.svg").write_text(plot, encoding="utf-8")
    train, dev = cases(ROOT / "annotations", "train"), cases(ROOT / "annotations", "dev")
    text = (
        (HERE / "links.md")
        .read_text("utf-8")
        .format(
            model=table(found),
            confidences=confidences.compare(ROOT / "annotations"),
            rules=rules.table([*train, *dev]),
            n_train=len(train),
            n_dev=len(dev),
            indicators="\n".join([*rankers.compare(train, dev), *labeller.compare(train, dev)]),
        )
    )
    (RESULTS / "links.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
