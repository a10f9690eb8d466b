"""An implicit-feedback factorisation: iALS (Hu et al. 2008) as tuned by Rendle et al. (2021).

Everybody and every item get a short vector; what was taken is drawn to 1, everything else
weakly to 0. A person is folded in from their history, so nobody needs to be known.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recchat.learn.ease import EVENLY
from recchat.learn.log import NO_TRAIL, Floats, Log, Rows, Taken, Trail
from recchat.learn.model import Cancelled, Progress, check, never, quietly
from recchat.learn.model_file import ModelFile, read_model, write_model

DIMENSION, ROUNDS = 64, 12
START = 0.1  # spread of the first vectors
ALWAYS = 100.0  # entries that everybody counts as having beside their own: nobody is free of pull


@dataclass(frozen=True, slots=True)
class Pull:
    """What holds the vectors back; `SPARSE` is for many items and short histories."""

    unseen: float = 0.3  # weight of everything that was not taken
    ridge: float = 0.02  # times the number of entries that pull at a vector


USUAL, SPARSE = Pull(), Pull(unseen=0.1, ridge=0.005)


class Factors:
    """Item and person vectors; not exact: a change moves one person and one item."""

    name = "ials"
    exact = False

    def __init__(
        self,
        dimension: int = DIMENSION,
        recent: float = EVENLY,
        seed: int = 7,
        pull: Pull = USUAL,
        name: str = name,
    ) -> None:
        self.dimension, self.recent, self.seed = dimension, recent, seed
        self.pull, self.name = pull, name
        self.log = Log((), {})
        self._items = np.zeros((0, dimension), np.float32)
        self._people: dict[str, Floats] = {}

    def fit(self, log: Log, progress: Progress = quietly, cancelled: Cancelled = never) -> None:
        """Alternate between people and items for a fixed number of rounds."""
        chance = np.random.default_rng(self.seed)
        spread = START / np.sqrt(self.dimension)
        items = chance.normal(0, spread, (len(log.items), self.dimension)).astype(np.float32)
        owned = [trail.rows for trail in log.trails.values()]
        takers = transposed(owned, len(log.items))
        people = np.zeros((len(owned), self.dimension), np.float32)
        for number in range(ROUNDS):
            people = solved(items, owned, self.pull)
            check(cancelled)
            items = solved(people, takers, self.pull)
            check(cancelled)
            progress((number + 1) / ROUNDS, f"round {number + 1} of {ROUNDS}")
        self.log, self._items = log, items
        self._people = dict(zip(log.trails, people, strict=True))

    def scores(self, trail: Trail) -> Floats:
        """How near each item (n,) is to a person folded in from this history."""
        weights = np.exp(-np.arange(len(trail))[::-1] / self.recent).astype(np.float32)
        square = np.float32(self.pull.unseen) * (self._items.T @ self._items)
        person = vector_of(self._items[trail.rows], square, weights, self.pull)
        return np.asarray(self._items @ person)

    def update(self, one: Taken) -> None:
        """Move the person's vector, then the item's."""
        row = self.log.rows.get(one.item)
        if row is not None:
            self.exchange(one.person, self.log.of(one.person).put(row, one.at))

    def forget(self, person: str, item: str) -> None:
        """Move both back; what they did to other vectors goes with the next fit."""
        row = self.log.rows.get(item)
        if row is not None:
            self.exchange(person, self.log.of(person).without(row))

    def forget_person(self, person: str) -> None:
        """Drop the person's vector, and solve what they took again."""
        self.exchange(person, NO_TRAIL)

    def exchange(self, person: str, trail: Trail) -> None:
        """Solve one person again, and the items that they gained or no longer have."""
        touched = np.setxor1d(self.log.of(person).rows, trail.rows).astype(np.int32)
        self._change(person, trail, touched)

    def settle(self) -> None:
        """Nothing is put off."""

    def save(self, path: Path) -> None:
        """Write one file; people are folded in again when it is read."""
        numbers = {"dimension": self.dimension, "recent": self.recent, "seed": self.seed}
        numbers |= asdict(self.pull)
        write_model(path, type(self).name, ModelFile(self.log, numbers, {"vectors": self._items}))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises TasteUnusable."""
        found = read_model(path, cls.name)
        model = cls(
            int(found.number("dimension")),
            found.number("recent"),
            int(found.number("seed")),
            Pull(found.number("unseen"), found.number("ridge")),
        )
        model.log = found.log
        model._items = found.floats("vectors", (len(found.log.items), model.dimension))
        people = solved(
            model._items, [trail.rows for trail in found.log.trails.values()], model.pull
        )
        model._people = dict(zip(found.log.trails, people, strict=True))
        return model

    def _change(self, person: str, trail: Trail, touched: Rows) -> None:
        """Solve one person again, and the items that they took or no longer have."""
        self.log = self.log.with_trail(person, trail)
        self._people.pop(person, None)
        if len(trail):
            self._people[person] = solved(self._items, [trail.rows], self.pull)[0]
        people = [self._people[name] for name in self.log.trails]
        table = np.reshape(people, (-1, self.dimension)).astype(np.float32)
        items = self._items.copy()
        items[touched] = solved(table, takers_of(touched, self.log.trails.values()), self.pull)
        self._items = items


def takers_of(rows: Rows, trails: Collection[Trail]) -> list[Rows]:
    """For each of some items the places of the people who took it."""
    taken = np.concatenate([NO_TRAIL.rows, *(trail.rows for trail in trails)])
    found = np.flatnonzero(np.isin(taken, rows))
    ends = np.cumsum([len(trail) for trail in trails])
    people = np.searchsorted(ends, found, side="right").astype(np.int32)
    return [people[taken[found] == row] for row in rows]


def transposed(owned: list[Rows], count: int) -> list[Rows]:
    """For each of `count` items the people who took it."""
    rows = np.concatenate([np.zeros(0, np.int32), *owned])
    people = np.repeat(np.arange(len(owned), dtype=np.int32), [len(one) for one in owned])
    order = np.argsort(rows, kind="stable")
    ends = np.cumsum(np.bincount(rows, minlength=count))
    return np.split(people[order], ends[:-1])


def solved(fixed: Floats, entries: list[Rows], pull: Pull) -> Floats:
    """The best vectors (m, d) for one side, the other side's being held."""
    square = np.float32(pull.unseen) * (fixed.T @ fixed)
    ones = (np.ones(len(rows), np.float32) for rows in entries)
    made = [
        vector_of(fixed[rows], square, weights, pull)
        for rows, weights in zip(entries, ones, strict=True)
    ]
    return np.reshape(made, (-1, fixed.shape[1])).astype(np.float32)


def vector_of(taken: Floats, square: Floats, weights: NDArray[np.float32], pull: Pull) -> Floats:
    """The best vector (d,) for somebody who took these (k, d)."""
    held = pull.ridge * (float(weights.sum()) + pull.unseen * ALWAYS)
    matrix = (
        (taken * weights[:, None]).T @ taken + square + held * np.eye(len(square), dtype=np.float32)
    )
    return np.asarray(np.linalg.solve(matrix, weights @ taken), dtype=np.float32)
