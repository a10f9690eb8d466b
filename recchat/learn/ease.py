"""Item-item taste in closed form: EASE (Steck 2019), kept exact under every change.

The weights come from the inverse of the items' Gram matrix. An interaction that comes or goes
changes that matrix by two outer products, so the inverse follows by Woodbury's identity: the
model is at once the one that a new fit would give.
"""

from pathlib import Path
from typing import Self

import numpy as np

from recchat.learn.corrected import Change, Corrected, shifted
from recchat.learn.log import NO_TRAIL, Floats, Log, Taken, Trail
from recchat.learn.model import Cancelled, Progress, check, never, quietly
from recchat.learn.model_file import ModelFile, read_model, write_model

KIND = "ease"
RIDGE = 300.0  # 100 to 1,000 made little difference on MovieLens
EVENLY = 1e9  # items after which one counts a third: all of a history count alike
EXACT_BELOW = 6_000  # items: above, the inverse is taken in single precision
STEP = 500  # people between two looks at the clock


class Ease:
    """EASE over everything that anybody took.

    With a small `recent` the newest items of a history count most: better for what comes next
    (3 items), worse for what else somebody likes (docs/log.md).
    """

    exact = True

    def __init__(self, ridge: float = RIDGE, recent: float = EVENLY, name: str = KIND) -> None:
        self.ridge, self.recent, self.name = ridge, recent, name
        self.log = Log((), {})
        self._inverse = Corrected(np.zeros((0, 0), np.float32))
        self._diagonal = np.zeros(0)

    def fit(self, log: Log, progress: Progress = quietly, cancelled: Cancelled = never) -> None:
        """Invert the Gram matrix of the log."""
        gram = np.zeros((len(log.items),) * 2, dtype=np.float32)
        for number, trail in enumerate(log.trails.values()):
            gram[np.ix_(trail.rows, trail.rows)] += 1
            if number % STEP == 0:
                check(cancelled)
                progress(0.5 * number / len(log.trails), "counting pairs")
        gram[np.diag_indices(len(gram))] += self.ridge
        progress(0.5, "inverting")
        inverse = inverted(gram)
        check(cancelled)
        self._take(log, inverse)
        progress(1.0, "done")

    def scores(self, trail: Trail) -> Floats:
        """What goes with the items of this history (n,)."""
        weights = np.exp(-np.arange(len(trail))[::-1] / self.recent)
        found = -self._inverse.weighted(trail.rows, weights) / self._diagonal
        found[trail.rows] += weights  # no item speaks for itself
        return found.astype(np.float32)

    def update(self, one: Taken) -> None:
        """Take in one interaction, exactly."""
        row = self.log.rows.get(one.item)
        if row is not None:
            self.exchange(one.person, self.log.of(one.person).put(row, one.at))

    def forget(self, person: str, item: str) -> None:
        """Take one interaction out, exactly."""
        row = self.log.rows.get(item)
        if row is not None:
            self.exchange(person, self.log.of(person).without(row))

    def forget_person(self, person: str) -> None:
        """Take somebody out, exactly."""
        self.exchange(person, NO_TRAIL)

    def settle(self) -> None:
        """Fold what was changed since the fit into the matrix, where that is worth its time."""
        self._inverse.settle_many()

    def save(self, path: Path) -> None:
        """Write one file."""
        self._inverse.settle()
        numbers = {"ridge": self.ridge, "recent": self.recent}
        write_model(path, KIND, ModelFile(self.log, numbers, {"inverse": self._inverse.base}))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises TasteUnusable."""
        found = read_model(path, KIND)
        model = cls(found.number("ridge"), found.number("recent"))
        model._take(found.log, found.floats("inverse", (len(found.log.items),) * 2))
        return model

    def _take(self, log: Log, inverse: Floats) -> None:
        self.log, self._inverse = log, Corrected(inverse)
        self._diagonal = self._inverse.diagonal()

    def exchange(self, person: str, trail: Trail) -> None:
        """Put another trail in the place of somebody's, exactly: one step, however much changed."""
        old, new = self.log.of(person), trail
        places = np.union1d(old.rows, new.rows).astype(np.int32)
        if not len(old) == len(new) == len(places):
            factors = np.stack([np.isin(places, one.rows) for one in (old, new)], axis=1)
            change = Change(places, factors.astype(np.float64), np.asarray([-1.0, 1.0]))
            left, right = shifted(self._inverse, change)
            self._diagonal -= np.einsum("nr,rn->n", left, right)
        self.log = self.log.with_trail(person, trail)


def inverted(gram: Floats) -> Floats:
    """The inverse of a Gram matrix (n, n)."""
    exact = gram.astype(np.float64) if len(gram) < EXACT_BELOW else gram
    return np.asarray(np.linalg.inv(exact), dtype=np.float32)
