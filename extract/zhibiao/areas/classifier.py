"""The classifier: what words say, weighed with where a sentence stands."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from zhibiao.areas.context import Evidence, Feature, features, weigh
from zhibiao.areas.ngrams import plain
from zhibiao.areas.places import Places, Subject, places
from zhibiao.areas.standing import ACCOUNTS, DEFINED, standing
from zhibiao.areas.text_model import TextModel, log_softmax
from zhibiao.core import artifacts
from zhibiao.core.document import Document, Layout
from zhibiao.core.errors import DataError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODEL = "areas"
WEIGHTS = "weights.npz"
CONFIG = "config.json"
COMMON = "通用"  # the domain of work that every department has
ALONE = 2  # sentences: a text so short has no context that could be weighed
_SURE = 0.9


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a model knows besides the weights of n-grams.

    ``passes`` are the weights of the context's features, a mapping a pass: each pass sees what the one before made of
    the neighbours. ``temperature`` calibrates the last one's probabilities; below ``threshold`` no area is given.
    """

    areas: tuple[str, ...]
    domains: tuple[str, ...]  #: of each area
    departments: tuple[str, ...]  #: of each area: words in the names of departments whose work it is, parted by blanks
    sharpness: float
    passes: tuple[dict[str, float], ...] = ()
    temperature: float = 1.0
    threshold: float = 0.0


class Classifier:
    """Gives sentences their work area.

    Args:
        config: the areas and the weights of the context.
        words: the model of a text alone.
    """

    def __init__(self, config: Config, words: TextModel) -> None:
        self.config = config
        self.words = words
        self._departments = [tuple(listed.split()) for listed in config.departments]

    def probabilities(self, texts: Sequence[str]) -> "Floats":
        """The probability of each area for texts that stand alone (texts × areas, in the order of the areas)."""
        import numpy as np

        from zhibiao.core.folding import fold

        found: Floats = np.exp(self.words.log_probabilities([plain(fold(text)) for text in texts]))
        return found

    def classify(self, document: Document, layout: Layout, subject: Subject | None = None) -> "Floats":
        """The probability of each area for each sentence of a report (sentences × areas).

        Args:
            document: the report.
            layout: its sections and sentences.
            subject: what is known of it as a whole.
        """
        subject = subject or Subject()
        where = places(document, layout, subject)
        return self.in_context(where, self.evidence(where, subject), subject)

    def evidence(self, where: Places, subject: Subject) -> Evidence:
        """What is known of a report before its sentences are compared."""
        said = self.words.log_probabilities([*where.texts, *where.titles, plain(subject.title)])
        homes = self._homes(subject)
        said = self._own_money(said, subject, homes)
        n = len(where.texts)
        return Evidence(said[:n], said[n:-1], said[-1:], homes, self._foreign(homes))

    def _own_money(self, said: "Floats", subject: Subject, homes: "Floats") -> "Floats":
        """In a report on a unit's accounts talk of public money is of the unit's own: budget, not finance.

        The two use the same words; the guidelines part them by whose money it is. A finance department's report on its
        region's accounts is left as it is.
        """
        import numpy as np

        areas = self.config.areas
        if subject.kind not in ACCOUNTS or not {"budget", "finance"} <= set(areas):
            return said
        budget, finance = areas.index("budget"), areas.index("finance")
        if homes[finance]:
            return said
        moved = said.copy()
        moved[:, budget] = np.logaddexp(said[:, budget], said[:, finance])
        moved[:, finance] = said.min(axis=1)
        return moved

    def in_context(self, where: Places, said: Evidence, subject: Subject) -> "Floats":
        """The probabilities of each sentence's areas, from what words say and where they stand."""
        import numpy as np

        belief: Floats = np.exp(said.own)
        if len(belief) <= ALONE:
            return belief
        fixed = self.standing(where, said, subject)
        for number, weights in enumerate(self.config.passes, 1):
            scores = weigh(np.zeros_like(belief), fixed, weights)
            weigh(scores, self.features(where, said, belief), weights)
            last = number == len(self.config.passes)
            belief = np.exp(log_softmax(scores / np.float32(self.config.temperature) if last else scores))
        return _as_defined(belief, where, self.config.areas)

    def standing(self, where: Places, said: Evidence, subject: Subject) -> list[Feature]:
        """The features of the context that stay the same from pass to pass; see :mod:`zhibiao.areas.standing`."""
        return list(standing(where, said, subject, self.config.areas))

    def features(self, where: Places, said: Evidence, belief: "Floats") -> Iterator[Feature]:
        """The other features of the context; see :mod:`zhibiao.areas.context`."""
        return features(where, said, belief, self.config.areas)

    def _homes(self, subject: Subject) -> "Floats":
        """For each area 1 if it is the department's own work, by the longest word that its name or the title has."""
        import numpy as np

        for name in (subject.department, subject.title):
            lengths = [max((len(word) for word in words if word in name), default=0) for words in self._departments]
            if any(lengths):
                return np.asarray([length == max(lengths) for length in lengths], dtype=np.float32)
        return np.zeros(len(self._departments), dtype=np.float32)

    def _foreign(self, homes: "Floats") -> "Floats":
        """For each area 1 if it is of another domain than the department's and not one that every department has."""
        import numpy as np

        domains = self.config.domains
        own = {domain for domain, home in zip(domains, homes, strict=True) if home}
        return np.asarray(
            [bool(own) and domain not in own and domain != COMMON for domain in domains], dtype=np.float32
        )


def _as_defined(belief: "Floats", where: Places, areas: Sequence[str]) -> "Floats":
    """Where the guidelines define a whole chapter's area, that area, with nine tenths or more."""
    import numpy as np

    for name in DEFINED:
        rows = np.asarray([i for i, given in enumerate(where.defined) if given == name], dtype=np.int64)
        if name not in areas or not len(rows):
            continue
        area = areas.index(name)
        given = belief[rows, area]
        sure = np.maximum(given, np.float32(_SURE))
        belief[rows] *= ((1 - sure) / np.maximum(1 - given, np.float32(1e-9)))[:, None]
        belief[rows, area] = sure
    return belief


@cache
def load(model: str | Path = MODEL) -> Classifier:
    """Load a model once.

    Args:
        model: a folder that ``zhibiao train areas`` wrote; by default the one that comes with the package.

    Raises:
        DataError: the model is missing or damaged.
    """
    import numpy as np

    name = str(model.resolve()) if isinstance(model, Path) else model
    try:
        config = msgspec.json.decode(artifacts.read(name, CONFIG), type=Config)
        with np.load(io.BytesIO(artifacts.read(name, WEIGHTS)), allow_pickle=False) as arrays:
            parts = {part: arrays[part] for part in ("weights", "scale", "bias", "rarity")}
    except (msgspec.DecodeError, KeyError, ValueError) as error:
        raise DataError(f"the model {name} is damaged: {error}") from None
    return Classifier(config, TextModel(**parts, sharpness=config.sharpness))
