"""Popularity with time decay: what many people took, those of late counting more.

The humble row of every table, and the prior where nothing is known of somebody.
"""

from pathlib import Path
from typing import Self

import numpy as np

from recchat.learn.log import NO_TRAIL, Floats, Log, Taken, Trail
from recchat.learn.model import Cancelled, Progress, check, never, quietly
from recchat.learn.model_file import ModelFile, read_model, write_model

KIND = "popularity"
DAY = 86_400.0  # seconds


class Popularity:
    """Counts that lose half their weight in `half_life` days; exact under every change.

    Somebody's popularity is that of the moment of their last interaction: nothing later counts.
    Without a half-life (infinity) it is the plain count.
    """

    exact = True

    def __init__(self, half_life: float = float("inf"), name: str = KIND) -> None:
        self.half_life, self.name = half_life, name
        self.log = Log((), {})
        self._rows = np.zeros(0, np.int32)
        self._times = np.zeros(0, np.float64)
        self._counts = np.zeros(0, np.float32)

    def fit(self, log: Log, progress: Progress = quietly, cancelled: Cancelled = never) -> None:
        """Remember who took what, and when."""
        check(cancelled)
        self.log = log
        trails = [NO_TRAIL, *log.trails.values()]
        self._rows = np.concatenate([trail.rows for trail in trails])
        self._times = np.concatenate([trail.times for trail in trails])
        self._counts = log.popularity()
        progress(1.0, "counted")

    def scores(self, trail: Trail) -> Floats:
        """Decayed counts (n,) as of the end of this history; of all times where there is none."""
        count = len(self.log.items)
        if not np.isfinite(self.half_life):
            return self._counts.copy()
        latest = self._times.max(initial=0.0)
        moment = float(trail.times[-1]) if len(trail) else latest
        days = (moment - self._times) / DAY
        weights = np.where(days >= 0, np.exp2(-np.maximum(days, 0) / self.half_life), 0.0)
        return np.bincount(self._rows, weights, minlength=count).astype(np.float32)

    def update(self, one: Taken) -> None:
        """Count one interaction more."""
        row = self.log.rows.get(one.item)
        if row is not None:
            self.exchange(one.person, self.log.of(one.person).put(row, one.at))

    def forget(self, person: str, item: str) -> None:
        """Count it no more."""
        row = self.log.rows.get(item)
        if row is not None:
            self.exchange(person, self.log.of(person).without(row))

    def forget_person(self, person: str) -> None:
        """Count none of theirs."""
        self.exchange(person, NO_TRAIL)

    def exchange(self, person: str, trail: Trail) -> None:
        """Count another trail in the place of somebody's."""
        old, log = self.log.of(person), self.log.with_trail(person, trail)
        if np.isfinite(self.half_life):
            self.fit(log)
            return
        counts = self._counts.copy()  # without decay no moment counts, only who and what
        counts[old.rows] -= 1
        counts[trail.rows] += 1
        self.log, self._counts = log, counts

    def settle(self) -> None:
        """Nothing is put off."""

    def save(self, path: Path) -> None:
        """Write one file."""
        numbers = {} if np.isinf(self.half_life) else {"half_life": self.half_life}
        write_model(path, KIND, ModelFile(self.log, numbers, {}))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises TasteUnusable."""
        found = read_model(path, KIND)
        model = cls(found.numbers.get("half_life", float("inf")))
        model.fit(found.log)
        return model
