"""Which items are allowed: a small closed set of typed conditions over columns in memory.

The columns are made once from the loaded catalogue; four conditions and fifty exclusions over
100,000 items take 0.2 ms (docs/log.md).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.items import Catalogue
from recchat.types import DIALS, Dial, Item, Slot

# Strictest first; what a country other than the United States uses is not guessed at.
AGE_RATINGS = ("G", "PG", "PG-13", "R", "NC-17")
FACETS: dict[Slot, Callable[[Item], Iterable[str]]] = {
    Slot.GENRE: lambda item: item.genres,
    Slot.MOOD: lambda item: item.moods,
    Slot.THEME: lambda item: item.themes,
    Slot.LANGUAGE: lambda item: item.languages[:1],  # the main one: "in French" means this
    Slot.COUNTRY: lambda item: item.countries,
    Slot.PERSON: lambda item: (*item.creators, *item.cast),
}


@dataclass(frozen=True, slots=True)
class HasFacet:
    """The item has one of these values (or, not `wanted`, none of them)."""

    slot: Slot
    values: tuple[str, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Within:
    """A number of the item lies in the bounds, both inclusive; an unknown number does not."""

    slot: Slot | Dial  # Slot.YEAR, Slot.MINUTES, Slot.PAGES or a dial
    low: float = -np.inf
    high: float = np.inf


@dataclass(frozen=True, slots=True)
class RatedAtMost:
    """The age rating is this one or a stricter one; an unknown rating does not hold."""

    rating: str


Condition = HasFacet | Within | RatedAtMost


@dataclass(frozen=True, slots=True)
class Filter:
    """All conditions hold, the item is not `without`, and is in `only` where that is given."""

    conditions: tuple[Condition, ...] = ()
    without: frozenset[str] = frozenset()
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The filterable facts of a catalogue, one row an item, in the catalogue's order."""

    ids: tuple[str, ...]
    rows: dict[str, int]
    numbers: dict[Slot | Dial, NDArray[np.float32]]  # (n,), NaN where unknown
    tones: NDArray[np.float32]  # (n, 10), NaN where unknown
    facets: dict[tuple[Slot, str], NDArray[np.int32]]  # (slot, folded value) -> rows
    ratings: NDArray[np.float32]  # (n,) place in AGE_RATINGS, NaN where unknown
    standing: NDArray[np.float32]  # (n,) -1..1: how well known and liked; 0 where nobody said
    values: tuple[dict[Slot, tuple[str, ...]], ...]  # each row's facets, in the item's own order

    def has(self, slot: Slot, value: str) -> NDArray[np.int32]:
        """Rows of the items with this facet, whatever the case of its letters."""
        return self.facets.get((slot, value.casefold()), np.empty(0, np.int32))

    def rows_of(self, item_ids: Iterable[str]) -> NDArray[np.int32]:
        """Rows of those ids that are in the catalogue."""
        found = [self.rows[item_id] for item_id in item_ids if item_id in self.rows]
        return np.asarray(found, dtype=np.int32)


def make_columns(catalogue: Catalogue) -> Columns:
    """Read the filterable facts of every item once."""
    items = list(catalogue.items.values())
    tones = np.asarray(
        [[item.tones.get(dial, np.nan) for dial in DIALS] for item in items], dtype=np.float32
    ).reshape(len(items), len(DIALS))
    ratings = {rating: float(place) for place, rating in enumerate(AGE_RATINGS)}
    numbers: dict[Slot | Dial, NDArray[np.float32]] = {
        Slot.YEAR: numbers_of(item.year for item in items),
        Slot.MINUTES: numbers_of(item.minutes for item in items),
        Slot.PAGES: numbers_of(item.pages for item in items),
    }
    numbers |= {dial: tones[:, place] for place, dial in enumerate(DIALS)}
    return Columns(
        ids=tuple(item.id for item in items),
        rows={item.id: row for row, item in enumerate(items)},
        numbers=numbers,
        tones=tones,
        facets=facet_rows(items),
        ratings=numbers_of(ratings.get(item.age_rating) for item in items),
        standing=np.asarray([standing_of(item) for item in items], dtype=np.float32),
        values=tuple(
            {slot: tuple(values_of(item)) for slot, values_of in FACETS.items()} for item in items
        ),
    )


def standing_of(item: Item) -> float:
    """Renown and acclaim of the catalogue (each 0 to 10) as one number around zero."""
    marks = [item.extra.get(name) for name in ("renown", "acclaim")]
    known = [float(mark) for mark in marks if isinstance(mark, (int, float))]
    return sum(known) / len(known) / 5 - 1 if known else 0.0


def numbers_of(values: Iterable[float | None]) -> NDArray[np.float32]:
    """A column of numbers, NaN where there is none."""
    return np.asarray([np.nan if value is None else value for value in values], dtype=np.float32)


def facet_rows(items: Sequence[Item]) -> dict[tuple[Slot, str], NDArray[np.int32]]:
    """For each facet value the rows that have it."""
    rows: dict[tuple[Slot, str], list[int]] = {}
    for row, item in enumerate(items):
        for slot, values_of in FACETS.items():
            for value in dict.fromkeys(value.casefold() for value in values_of(item)):
                rows.setdefault((slot, value), []).append(row)
    return {key: np.asarray(found, dtype=np.int32) for key, found in rows.items()}


def allowed(columns: Columns, wanted: Filter) -> NDArray[np.bool_]:
    """A mask (n,) of the items that a filter lets through."""
    mask = np.ones(len(columns.ids), dtype=bool)
    if wanted.only is not None:
        mask[:] = False
        mask[columns.rows_of(wanted.only)] = True
    for condition in wanted.conditions:
        mask &= holds(columns, condition)
    mask[columns.rows_of(wanted.without)] = False
    return mask


def holds(columns: Columns, condition: Condition) -> NDArray[np.bool_]:
    """A mask (n,) of the items for which one condition holds."""
    if isinstance(condition, Within):
        numbers = columns.numbers[condition.slot]
        return (numbers >= condition.low) & (numbers <= condition.high)
    if isinstance(condition, RatedAtMost):
        return columns.ratings <= AGE_RATINGS.index(condition.rating)
    mask = np.zeros(len(columns.ids), dtype=bool)
    for value in condition.values:
        mask[columns.has(condition.slot, value)] = True
    return mask if condition.wanted else ~mask
