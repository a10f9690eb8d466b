"""What comes next, in closed form: a linear map from the latest items to those that followed.

Each step of a trail is an example: the items before it, fading with their distance, and those
after it, fading faster. Ridge regression of the second on the first has one solution (after
SLIST, Choi et al. 2021, whose decay it takes in both directions), and like EASE it stays exact
when an interaction comes or goes.
"""

from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recchat.learn.corrected import Change, Corrected, Exact, change_of, shifted
from recchat.learn.ease import inverted
from recchat.learn.log import NO_TRAIL, Floats, Log, Taken, Trail
from recchat.learn.model import Cancelled, Progress, check, never, quietly
from recchat.learn.model_file import ModelFile, read_model, write_model

KIND = "succession"
# Chosen on the validation items of ml-latest-small; 2 to 5 and 1 to 3 came near.
PAST, FUTURE = 3.0, 1.5  # items after which one counts a third
RIDGE = 100.0
STEP = 100  # people between two looks at the clock


class Succession:
    """Ridge regression of what followed on what came before."""

    exact = True

    def __init__(
        self, past: float = PAST, future: float = FUTURE, ridge: float = RIDGE, name: str = KIND
    ) -> None:
        self.past, self.future, self.ridge, self.name = past, future, ridge, name
        self.log = Log((), {})
        self._inverse = Corrected(np.zeros((0, 0), np.float32))
        self._table = Corrected(np.zeros((0, 0), np.float32))

    def fit(self, log: Log, progress: Progress = quietly, cancelled: Cancelled = never) -> None:
        """Solve the regression over every step of every trail."""
        before = np.zeros((len(log.items),) * 2, dtype=np.float32)
        after = np.zeros_like(before)
        for number, trail in enumerate(log.trails.values()):
            pairs, followers = self._steps(len(trail))
            block = np.ix_(trail.rows, trail.rows)
            before[block] += pairs
            after[block] += followers
            if number % STEP == 0:
                check(cancelled)
                progress(0.6 * number / len(log.trails), "counting steps")
        before[np.diag_indices(len(before))] += self.ridge
        progress(0.6, "solving")
        inverse = inverted(before)
        check(cancelled)
        self._take(log, inverse, inverse @ after)
        progress(1.0, "done")

    def scores(self, trail: Trail) -> Floats:
        """What is likely to follow (n,) the end of this history."""
        return self._table.weighted(trail.rows, self._fading(len(trail))).astype(np.float32)

    def update(self, one: Taken) -> None:
        """Take in one interaction, exactly."""
        row = self.log.rows.get(one.item)
        if row is not None:
            self.exchange(one.person, self.log.of(one.person).put(row, one.at))

    def forget(self, person: str, item: str) -> None:
        """Take one interaction out, exactly: those before and after it become neighbours."""
        row = self.log.rows.get(item)
        if row is not None:
            self.exchange(person, self.log.of(person).without(row))

    def forget_person(self, person: str) -> None:
        """Take somebody out, exactly."""
        self.exchange(person, NO_TRAIL)

    def settle(self) -> None:
        """Fold what was changed since the fit into the matrices, where that is worth its time."""
        self._inverse.settle_many()
        self._table.settle_many()

    def save(self, path: Path) -> None:
        """Write one file."""
        self._inverse.settle()
        self._table.settle()
        numbers = {"past": self.past, "future": self.future, "ridge": self.ridge}
        arrays = {"inverse": self._inverse.base, "table": self._table.base}
        write_model(path, KIND, ModelFile(self.log, numbers, dict(arrays)))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises TasteUnusable."""
        found = read_model(path, KIND)
        model = cls(found.number("past"), found.number("future"), found.number("ridge"))
        square = (len(found.log.items),) * 2
        model._take(found.log, found.floats("inverse", square), found.floats("table", square))
        return model

    def _take(self, log: Log, inverse: Floats, table: Floats) -> None:
        self.log = log
        self._inverse, self._table = Corrected(inverse), Corrected(table)

    def _fading(self, length: int) -> Exact:
        """How much each item of a history counts, the newest 1."""
        return np.asarray(np.exp(-np.arange(length)[::-1] / self.past))

    def _steps(self, length: int) -> tuple[Floats, Floats]:
        """The Gram block (L, L) of a trail's steps, and that of what followed each item."""
        past, future = np.exp(-1 / self.past), np.exp(-1 / self.future)
        at = np.arange(length)
        gap = at[None] - at[:, None]
        steps_left = length - 1 - np.maximum(at[None], at[:, None])
        pairs = past ** np.abs(gap) * (1 - past ** (2 * steps_left)) / (1 - past**2)
        return pairs.astype(np.float32), following(gap, past, future).astype(np.float32)

    def exchange(self, person: str, trail: Trail) -> None:
        """Put another trail in the place of somebody's, exactly."""
        old, new = self.log.of(person), trail
        self.log = self.log.with_trail(person, new)
        if len(new) == len(old) + 1 and np.array_equal(new.rows[:-1], old.rows):
            self._append(new)
        elif not np.array_equal(new.rows, old.rows):
            self._replace(old, new)

    def _append(self, new: Trail) -> None:
        """One more item at the end: one outer product, and one column of what followed."""
        count = len(new) - 1
        if not count:
            return
        past, future = np.exp(-1 / self.past), np.exp(-1 / self.future)
        change = Change(new.rows[:-1], self._fading(count)[:, None], np.ones(1))
        gained = following(np.arange(count, 0, -1), past, future)
        self._shift(change, gained[:, None], new.rows[-1:])

    def _replace(self, old: Trail, new: Trail) -> None:
        """Any other change: the difference of the two trails' blocks."""
        places = np.union1d(old.rows, new.rows).astype(np.int32)
        pairs, followers = np.zeros((2, len(places), len(places)))
        for trail, sign in ((old, -1.0), (new, 1.0)):
            block = np.ix_(*(np.searchsorted(places, trail.rows),) * 2)
            one, other = self._steps(len(trail))
            pairs[block] += sign * one.astype(np.float64)
            followers[block] += sign * other.astype(np.float64)
        self._shift(change_of(places, pairs), followers, places)

    def _shift(self, change: Change, gained: Exact, columns: NDArray[np.int32]) -> None:
        """Let inverse and table answer a change of the Gram matrix and of what followed."""
        lost = change.factors.T @ self._table.rows(change.places)  # (r, n), by symmetry
        left, _ = shifted(self._inverse, change)
        self._table.add(-left, lost)
        counted = np.flatnonzero(np.abs(gained).max(axis=0) > 0)
        ones = np.zeros((len(counted), len(self._table)))
        ones[np.arange(len(counted)), columns[counted]] = 1.0
        self._table.add(self._inverse.rows(change.places).T @ gained[:, counted], ones)


def following(gap: NDArray[np.int64], past: float, future: float) -> Exact:
    """How strongly an item is followed by the one `gap` places behind it; 0 for those before."""
    steps = np.maximum(gap, 0)
    if abs(past - future) < 1e-9:
        return np.asarray(steps * past ** np.maximum(steps - 1, 0))
    return np.asarray((past**steps - future**steps) / (past - future))
