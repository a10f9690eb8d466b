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
from recchat.learn.cold import ColdMap, cold_map
from recchat.learn.log import NO_LOG, Floats, Taken, Trail, trail_in
from recchat.learn.model import TasteModel
from recchat.types import History

REPELLED = 0.3  # how much nearness to what was disliked takes off
FROM_FILE = ":"  # stands in the names of people whose ratings came from a file
NEWEST = 200  # items of a history that are read


@dataclass(frozen=True, slots=True)
class TasteSource:
    """Taste models over the rows of one catalogue."""

    models: tuple[TasteModel, ...]
    weights: Mapping[str, float]  # by the names of the models
    ids: tuple[str, ...]  # of the catalogue's rows
    known: NDArray[np.intp]  # catalogue rows that the models know
    places: NDArray[np.intp]  # their places in the models
    cold: ColdMap | None = None  # to the other rows, in their order
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def scores(self, history: History, named: Sequence[str] = ()) -> Floats:
        """How well each catalogue row (n,) fits this taste; all 0 where nothing is known of it.

        `named` are items liked in the talk, oldest first: they count as the newest of all.
        """
        liked = [*reversed(history.liked[:NEWEST]), *named]
        found = self._read(liked)
        bad = [one for one in reversed(history.disliked[:NEWEST]) if one not in set(named)]
        return found - np.float32(REPELLED) * self._read(bad) if bad else found

    def by_model(self, history: History, named: Sequence[str] = ()) -> dict[str, Floats]:
        """The scores of each model alone, for a fusion that weighs them itself."""
        liked = [*reversed(history.liked[:NEWEST]), *named]
        return {model.name: self._read(liked, {model.name: 1.0}) for model in self.models}

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
        with self.lock:
            for model in self.models:
                model.forget_person(person)

    def catch_up(self, taken: Iterable[Taken]) -> int:
        """Make the models know just these likes of the people of this machine; how many changed.

        Since the fit somebody may have liked more, taken something back, or gone.
        """
        now: dict[str, dict[str, Taken]] = {}
        for one in taken:
            now.setdefault(one.person, {})[one.item] = one
        log = self.models[0].log if self.models else NO_LOG
        changes = 0
        for person, trail in log.trails.items():
            if FROM_FILE not in person:
                for item in {log.items[row] for row in trail.rows} - set(now.get(person, {})):
                    self.forget(person, item)
                    changes += 1
        for person, likes in now.items():
            known = {log.items[row] for row in log.of(person).rows}
            for item in (set(likes) & set(log.rows)) - known:
                self.update(likes[item])
                changes += 1
        return changes

    def _read(self, liked: Sequence[str], weights: Mapping[str, float] | None = None) -> Floats:
        """Weighted standard scores (n,) for items taken in this order."""
        out = np.zeros(len(self.ids), dtype=np.float32)
        with self.lock:
            trail = trail_in(self.models[0].log.rows, liked) if self.models else None
            if trail is None or not len(trail):
                return out
            total = self._mixed(trail, self.weights if weights is None else weights)
        out[self.known] = total[self.places]
        if self.cold is not None:
            others = np.ones(len(out), dtype=bool)
            others[self.known] = False
            out[others] = self.cold.scores(total[self.places])
        return out

    def _mixed(self, trail: Trail, weights: Mapping[str, float]) -> Floats:
        found = [
            np.float32(weights[model.name]) * standard(model.scores(trail), trail)
            for model in self.models
            if weights.get(model.name)
        ]
        return np.asarray(np.sum(found, axis=0), dtype=np.float32)


def taste_source(
    models: Sequence[TasteModel],
    weights: Mapping[str, float],
    ids: Sequence[str],
    texts: Floats | None = None,
) -> TasteSource:
    """A source over a catalogue's rows; with their text vectors (n, dim), over its new items too.

    All models know the same items. A row of zeros in `texts` stands for "no vector".
    """
    rows = models[0].log.rows if models else {}
    known = np.asarray([row for row, one in enumerate(ids) if one in rows], dtype=np.intp)
    places = np.asarray([rows[ids[row]] for row in known], dtype=np.intp)
    cold = None
    if texts is not None and 0 < len(known) < len(ids):
        cold = cold_map(texts[known], np.delete(texts, known, axis=0))
    return TasteSource(tuple(models), dict(weights), tuple(ids), known, places, cold)
