"""The log of interactions that taste models learn from: columns, ordered by person and time.

An item stands once in the trail of a person: taken twice, it stands where it was taken last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = NDArray[np.int32]  # places in `items`
Times = NDArray[np.float64]  # seconds; only their order and differences count


@dataclass(frozen=True, slots=True)
class Taken:
    """One interaction that speaks for an item: somebody liked, watched or bought it."""

    person: str
    item: str
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Trail:
    """What one person took, oldest first, as rows of a model's items."""

    rows: Rows
    times: Times

    def __len__(self) -> int:
        """How many items there are."""
        return len(self.rows)

    def last(self, count: int) -> "Trail":
        """The newest few."""
        return Trail(self.rows[-count:], self.times[-count:]) if count else self.upto(0)

    def upto(self, count: int) -> "Trail":
        """The oldest few."""
        return Trail(self.rows[:count], self.times[:count])

    def without(self, row: int) -> "Trail":
        """All but one item."""
        kept = self.rows != row
        return Trail(self.rows[kept], self.times[kept])

    def put(self, row: int, at: float) -> "Trail":
        """With one more item, in its place in time: behind those of the same moment."""
        rest = self.without(row)
        place = int(np.searchsorted(rest.times, at, side="right"))
        rows = np.insert(rest.rows, place, row).astype(np.int32)
        return Trail(rows, np.insert(rest.times, place, at))


NO_TRAIL = Trail(np.zeros(0, np.int32), np.zeros(0, np.float64))


@dataclass(frozen=True, slots=True)
class Log:
    """Trails by person over the items that a model knows; `rows` finds an item's place."""

    items: tuple[str, ...]
    trails: Mapping[str, Trail]
    rows: Mapping[str, int] = field(repr=False, default_factory=dict)

    @property
    def count(self) -> int:
        """How many interactions there are."""
        return sum(len(trail) for trail in self.trails.values())

    def popularity(self) -> Floats:
        """How many people took each item (n,)."""
        taken = np.zeros(len(self.items), dtype=np.float32)
        for trail in self.trails.values():
            taken[trail.rows] += 1
        return taken

    def of(self, person: str) -> Trail:
        """The trail of a person; empty where nobody of that name is."""
        return self.trails.get(person, NO_TRAIL)

    def with_trail(self, person: str, trail: Trail) -> "Log":
        """The log after one person's trail has changed; an empty one takes them out."""
        trails = {key: old for key, old in self.trails.items() if key != person}
        return replace(self, trails={**trails, person: trail} if len(trail) else trails)

    def trail_of(self, item_ids: Sequence[str], times: Sequence[float] | None = None) -> Trail:
        """A history given from outside, oldest first; items that no row has are left out."""
        return trail_in(self.rows, item_ids, times)


NO_LOG = Log((), {})


def trail_in(
    rows: Mapping[str, int], item_ids: Sequence[str], times: Sequence[float] | None = None
) -> Trail:
    """Item ids, oldest first, as a trail; an id that has no row is left out."""
    moments = times if times is not None else range(len(item_ids))
    last = {one: at for one, at in zip(item_ids, moments, strict=True) if one in rows}
    order = list(dict.fromkeys(one for one in reversed(item_ids) if one in last))[::-1]
    places = np.fromiter((rows[one] for one in order), np.int32, len(order))
    return Trail(places, np.fromiter((last[one] for one in order), np.float64, len(order)))


def log_of(taken: Iterable[Taken], items: Sequence[str] | None = None) -> Log:
    """A log of interactions in any order; those of one moment stay as they came.

    Without `items` the log knows every item that was taken, in the order of their first mention.
    """
    found = list(taken)
    known = tuple(items) if items is not None else tuple(dict.fromkeys(one.item for one in found))
    rows = {item: row for row, item in enumerate(known)}
    by_person: dict[str, list[Taken]] = {}
    for one in found:
        by_person.setdefault(one.person, []).append(one)
    trails = {person: trail_of(rows, ones) for person, ones in by_person.items()}
    return Log(known, {person: trail for person, trail in trails.items() if len(trail)}, rows)


def trail_of(rows: Mapping[str, int], taken: Sequence[Taken]) -> Trail:
    """One person's interactions as a trail."""
    ordered = sorted(taken, key=lambda one: one.at)  # stable: the order of the file breaks ties
    return trail_in(rows, [one.item for one in ordered], [one.at for one in ordered])


def log_over(items: Sequence[str], trails: Mapping[str, Trail]) -> Log:
    """A log of trails that are there already."""
    return Log(tuple(items), dict(trails), {item: row for row, item in enumerate(items)})


def taken_of(log: Log) -> Iterator[Taken]:
    """The interactions of a log, person by person, oldest first."""
    for person, trail in log.trails.items():
        for row, at in zip(trail.rows.tolist(), trail.times.tolist(), strict=True):
            yield Taken(person, log.items[row], at)


def five_core(taken: Sequence[Taken], least: int = 5) -> list[Taken]:
    """Only people and items with at least `least` interactions, until nothing more falls away."""
    kept = list(taken)
    while True:
        people, items = counted(one.person for one in kept), counted(one.item for one in kept)
        left = [one for one in kept if min(people[one.person], items[one.item]) >= least]
        if len(left) == len(kept):
            return left
        kept = left


def counted(names: Iterable[str]) -> dict[str, int]:
    """How often each name occurs."""
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found
