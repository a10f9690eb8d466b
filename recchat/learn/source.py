"""The door to taste for the rest of recchat: a history in, a score for each catalogue row out.

Items that no model knows are scored by their texts. Reading is quick (milliseconds at 10,000
items); a change goes into the exact models at once, and reaches every score after it.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recchat.learn.blend import standard
from recchat.learn.cold import TextReader, text_reader
from recchat.learn.log import NO_LOG, NO_TRAIL, Floats, Log, Rows, Taken, Trail, trail_in, trail_of
from recchat.learn.model import TasteModel
from recchat.types import History

# How much nearness to what was disliked takes off: of 0 to 1.5, where MovieLens likes and dislikes
# held out of histories are told apart best (bench/dislikes.py).
REPELLED = 0.5
WEIGHT = 0.4  # beside other signals, where a fit did not weigh it: what MovieLens gave
FROM_FILE = ":"  # stands in the names of people whose ratings came from a file
NEWEST = 200  # items of a history that are read


@dataclass(frozen=True, slots=True)
class Reading:
    """What a history says of a catalogue: scores of known items, a direction for all others."""

    source: "TasteSource"
    known: Floats  # (m,) by places of the models
    direction: Floats | None = None  # (dim,) among texts
    level: float = 0.0

    def everywhere(self) -> Floats:
        """A score for each row (n,) of the catalogue."""
        texts = self.source.texts
        out = np.zeros(len(self.source.spots), dtype=np.float32)
        if self.direction is not None and texts is not None:
            out += texts @ self.direction + np.float32(self.level)
        return self._with_known(out, self.source.spots)

    def of(self, rows: NDArray[np.intp]) -> Floats:
        """A score for some rows (k,)."""
        texts = self.source.texts
        out = np.zeros(len(rows), dtype=np.float32)
        if self.direction is not None and texts is not None:
            out += texts[rows] @ self.direction + np.float32(self.level)
        return self._with_known(out, self.source.spots[rows])

    def best(self, count: int, allowed: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The best of the allowed rows that the models know."""
        rows = self.source.known[allowed[self.source.known]]
        scores = self.known[self.source.spots[rows]]
        if count >= len(rows):
            return rows
        return rows[np.argpartition(-scores, count)[:count]]

    def _with_known(self, out: Floats, spots: Rows) -> Floats:
        at = spots >= 0
        out[at] = self.known[spots[at]]
        return out


@dataclass(frozen=True, slots=True)
class TasteSource:
    """Taste models over the rows of one catalogue."""

    models: tuple[TasteModel, ...]
    weights: Mapping[str, float]  # by the names of the models
    spots: Rows  # (n,) the place of each catalogue row in the models, -1 for none
    known: NDArray[np.intp]  # the rows that have one
    texts: Floats | None = None  # (n, dim) of all rows, where some are known and some are not
    reader: TextReader | None = None
    weight: float = WEIGHT  # beside the other signals of a recommender
    repelled: float = REPELLED
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def log(self) -> Log:
        """What the models know of who took what."""
        return self.models[0].log if self.models else NO_LOG

    def scores(self, history: History, named: Sequence[str] = ()) -> Floats:
        """How well each catalogue row (n,) fits this taste; all 0 where nothing is known of it.

        `named` are items liked in the talk, oldest first: they count as the newest of all.
        """
        found = self.read(history, named)
        return np.zeros(len(self.spots), np.float32) if found is None else found.everywhere()

    def read(self, history: History, named: Sequence[str] = ()) -> Reading | None:
        """The same, to be asked of some rows only; None where nothing is known of this taste."""
        liked = [*reversed(history.liked[:NEWEST]), *named]
        bad = [one for one in reversed(history.disliked[:NEWEST]) if one not in set(named)]
        good, away = self._total(liked, self.weights), self._total(bad, self.weights)
        if good is None and away is None:
            return None
        total = np.zeros(len(self.log.items), np.float32) if good is None else good
        if away is not None:
            total = total - np.float32(self.repelled) * away
        return self._reading(total)

    def by_model(self, history: History, named: Sequence[str] = ()) -> dict[str, Floats]:
        """The scores of each model alone, for a fusion that weighs them itself."""
        liked = [*reversed(history.liked[:NEWEST]), *named]
        found = {model.name: self._total(liked, {model.name: 1.0}) for model in self.models}
        nothing = np.zeros(len(self.spots), np.float32)
        return {
            name: nothing if total is None else self._reading(total).everywhere()
            for name, total in found.items()
        }

    def update(self, one: Taken) -> None:
        """Let the models take in that somebody liked an item."""
        with self.lock:
            for model in self.models:
                model.update(one)

    def forget(self, person: str, item: str) -> None:
        """Let the models forget that somebody liked an item."""
        with self.lock:
            for model in self.models:
                model.forget(person, item)

    def forget_person(self, person: str) -> None:
        """Let the models forget somebody."""
        self.exchange(person, NO_TRAIL)

    def exchange(self, person: str, trail: Trail) -> None:
        """Let the models know just this of somebody."""
        with self.lock:
            for model in self.models:
                model.exchange(person, trail)

    def tell(self, person: str, taken: Sequence[Taken]) -> int:
        """Make the models know just these likes of somebody; how many came or went."""
        with self.lock:
            old, new = self.log.of(person), trail_of(self.log.rows, taken)
            if np.array_equal(old.rows, new.rows) and np.array_equal(old.times, new.times):
                return 0
            self.exchange(person, new)
        return max(1, len(np.setxor1d(old.rows, new.rows)))

    def settle(self) -> None:
        """Let the models do what they put off; asking waits for it."""
        with self.lock:
            for model in self.models:
                model.settle()

    def people(self) -> list[str]:
        """The people of this machine whom the models know: not those of a file of ratings."""
        return [person for person in self.log.trails if FROM_FILE not in person]

    def catch_up(self, taken: Iterable[Taken]) -> int:
        """Make the models know just these likes of the people of this machine; how many changed.

        Since the fit somebody may have liked more, taken something back, or gone.
        """
        now: dict[str, list[Taken]] = {}
        for one in taken:
            now.setdefault(one.person, []).append(one)
        with self.lock:
            everybody = dict.fromkeys([*self.people(), *now])
            return sum(self.tell(person, now.get(person, [])) for person in everybody)

    def _total(self, liked: Sequence[str], weights: Mapping[str, float]) -> Floats | None:
        """Weighted standard scores (m,) of known items for items taken in this order."""
        with self.lock:
            trail = trail_in(self.log.rows, liked)
            if not len(trail):
                return None
            found = [
                np.float32(weights[model.name]) * standard(model.scores(trail), trail)
                for model in self.models
                if weights.get(model.name)
            ]
        return np.asarray(np.sum(found, axis=0), dtype=np.float32) if found else None

    def _reading(self, total: Floats) -> Reading:
        if self.reader is None:
            return Reading(self, total)
        direction, level = self.reader.direction(total[self.spots[self.known]])
        return Reading(self, total, direction, level)


def taste_source(
    models: Sequence[TasteModel],
    weights: Mapping[str, float],
    ids: Sequence[str],
    texts: Floats | None = None,
    *,
    weight: float = WEIGHT,
) -> TasteSource:
    """A source over a catalogue's rows; with their text vectors (n, dim), over its new items too.

    All models know the same items. A row of zeros in `texts` stands for "no vector".
    """
    rows = models[0].log.rows if models else {}
    spots = np.fromiter((rows.get(one, -1) for one in ids), np.int32, len(ids))
    known = np.flatnonzero(spots >= 0)
    if texts is None or not 0 < len(known) < len(ids):
        return TasteSource(tuple(models), dict(weights), spots, known, weight=weight)
    reader = text_reader(texts[known])
    return TasteSource(tuple(models), dict(weights), spots, known, texts, reader, weight)
