"""Signals of a talk for every item of a catalogue, by name; a learnt fusion weighs them.

They compare items with those that were named (`near.`), with the words (`words.`) and with the
wishes that were read (`wish.`). None of them filters: what must hold is a filter's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recchat.catalogue.filters import Columns
from recchat.recommend.request import Request
from recchat.recommend.said import Said
from recchat.recommend.sides import Floats, Sides, telling
from recchat.types import Slot, Wish

FADING = 0.9  # what a title counts for each message since it was named
TEXT_FADING = 0.75  # likewise a text of the person's
TEXTS = 4  # texts of the person's that still count
LATE = 2  # messages that are of late
FAR_YEARS, FURTHEST = 10.0, 3.0
KIN = 3.0  # shared names from where on more say nothing
TOLD = 8.0  # about how much a rare word tells
SOFTLY = 0.6  # of a hard wish


@dataclass(frozen=True, slots=True)
class Named:
    """An item named in the talk: its row, how many messages ago, and who named it."""

    row: int
    ago: int
    by_person: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A request as these signals see it; `texts` are the person's, the newest first."""

    named: tuple[Named, ...]
    refused: tuple[int, ...]
    texts: tuple[str, ...]
    wishes: tuple[Wish, ...]

    def rows(self) -> list[int]:
        """The rows of all named items, oldest first."""
        return [one.row for one in self.named]

    def weights(self) -> Floats:
        """How much each named item counts (m,): those of late more."""
        return np.asarray([FADING**one.ago for one in self.named], dtype=np.float32)


def heard_of(request: Request, columns: Columns) -> Heard:
    """What the talk named and said; without a talk, what the wishes and the words tell."""
    said = request.said or (Said(request.text, tuple(wish.value for wish in request.titles)),)
    named = [
        Named(columns.rows[key], len(said) - place, one.by_person)
        for place, one in enumerate(said)
        for key in one.items
        if key in columns.rows
    ]
    refused = {key for one in said for key in one.refused}
    refused |= {wish.value for wish in request.titles if not wish.wanted}
    bad = columns.rows_of(sorted(refused)).tolist()
    return Heard(tuple(named), tuple(bad), texts_of(request), request.wishes)


def texts_of(request: Request) -> tuple[str, ...]:
    """The person's texts that count, the newest first; without a talk, the words searched by."""
    texts = [one.text for one in reversed(request.said) if one.by_person]
    return tuple(texts[:TEXTS]) if request.said else tuple(filter(None, [request.text]))


def near_signals(heard: Heard, sides: Sides) -> dict[str, Floats]:
    """How near every item (n,) is to those named, in facts and in meaning."""
    count = len(sides.columns.ids)
    nothing = np.zeros(count, dtype=np.float32)
    names = ("genre", "last_genre", "mean", "nearest", "year", "people", "series", "refused")
    found = {f"near.{name}": nothing for name in names}
    if heard.refused:
        found["near.refused"] = (sides.vectors @ sides.vectors[list(heard.refused)].T).max(axis=1)
    rows, weights = heard.rows(), heard.weights()
    if not rows:
        return found
    alike = sides.vectors @ sides.vectors[rows].T  # (n, m)
    taste = weights @ sides.genres[rows] / weights.sum()
    return found | {
        "near.genre": sides.genres @ taste,
        "near.last_genre": sides.genres @ sides.genres[rows[-1]],
        "near.mean": alike.mean(axis=1),
        "near.nearest": alike.max(axis=1),
        "near.year": near_years(sides.years, rows, weights),
        "near.people": near_people(sides, rows, weights),
        "near.series": near_titles(sides, rows),
    }


def near_years(years: Floats, rows: Sequence[int], weights: Floats) -> Floats:
    """From 1.5 for the years of what was named down to -1.5 for three decades off."""
    known = years[list(rows)] > 0
    if not known.any():
        return np.zeros(len(years), dtype=np.float32)
    middle = np.average(years[list(rows)][known], weights=weights[known])
    apart = np.minimum(np.abs(years - middle) / FAR_YEARS, FURTHEST)
    return np.where(years > 0, FURTHEST / 2 - apart, 0.0).astype(np.float32)


def near_people(sides: Sides, rows: Sequence[int], weights: Floats) -> Floats:
    """How many makers and players (n,) an item shares with what was named."""
    found = np.zeros(len(sides.columns.ids), dtype=np.float32)
    for row, weight in zip(rows, weights, strict=True):
        for name in sides.people(row):
            found[sides.columns.has(Slot.PERSON, name)] += weight
    return np.minimum(found, KIN)


def near_titles(sides: Sides, rows: Sequence[int]) -> Floats:
    """The share (n,) of a named title that stands in an item's own: parts of a series."""
    found = np.zeros(len(sides.columns.ids), dtype=np.float32)
    tells = sides.in_titles.tells
    for row in rows:
        words = sides.in_titles.told(sides.titles[row])
        whole = sum(tells[word] for word in words)
        part = np.zeros_like(found)
        for word in words:
            part[sides.in_titles.rows[word]] += tells[word] / whole
        found = np.maximum(found, part)
    return found


def word_signals(heard: Heard, sides: Sides) -> dict[str, Floats]:
    """Words of the person's that stand in titles and in descriptions, rare ones counting more."""
    words = {word for text in heard.texts[:3] for word in telling(text)}
    found = {}
    for name, index in (("title", sides.in_titles), ("text", sides.in_texts)):
        column = np.zeros(len(sides.columns.ids), dtype=np.float32)
        for word in index.told(words):
            column[index.rows[word]] += index.tells[word] / TOLD
        found[f"words.{name}"] = column
    return found


def meaning(vectors: Floats) -> Floats:
    """The meaning (dim,) of texts (m, dim) together, the newest first and counting most."""
    weights = TEXT_FADING ** np.arange(len(vectors), dtype=np.float32)
    return np.asarray(weights @ vectors, dtype=np.float32)


def wish_signals(heard: Heard, sides: Sides) -> dict[str, Floats]:
    """The wishes that were read: genres asked for and refused, people, years."""
    columns, count = sides.columns, len(sides.columns.ids)
    genre, refused, person, year = (np.zeros(count, dtype=np.float32) for _ in range(4))
    asked = 0.0
    for wish in heard.wishes:
        rows = columns.has(wish.slot, wish.value)
        weight = 1.0 if wish.hard else SOFTLY
        if wish.slot is Slot.GENRE:
            (genre if wish.wanted else refused)[rows] += weight
            asked += weight if wish.wanted else 0.0
        elif wish.slot is Slot.PERSON and wish.wanted:
            person[rows] += 1.0
        elif wish.slot is Slot.YEAR and wish.wanted:
            year += within_years(sides.years, wish)
    every = (genre >= asked).astype(np.float32) if asked else np.zeros_like(genre)
    return {
        "wish.genre": genre,
        "wish.every_genre": every,
        "wish.refused_genre": refused,
        "wish.person": person,
        "wish.year": year,
    }


def within_years(years: Floats, wish: Wish) -> Floats:
    """A half within the bounds, minus a half outside, nothing where the year is not known."""
    low = -np.inf if wish.low is None else wish.low
    high = np.inf if wish.high is None else wish.high
    inside = np.where((years >= low) & (years <= high), 0.5, -0.5)
    return np.where(years > 0, inside, 0.0).astype(np.float32)
