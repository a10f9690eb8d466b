"""Signals: how well each row of a pool fits one part of the request, as columns of numbers.

A signal is an array (n,) over the pool, about -1 to 1, where 0 says nothing. Each has a source,
so that a card can say what spoke for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns
from recchat.types import BOUNDED, DIALS, Dial, Slot, Source, Wish

Floats = NDArray[np.float32]
# Weights set by hand on talks of our own, then held (docs/log.md); a learnt fusion is to come.
WEIGHTS: dict[Source, float] = {
    Source.REQUEST: 1.0,
    Source.LEXICAL: 0.5,
    Source.LIKED: 1.2,
    Source.HISTORY: 0.4,
    Source.CRITIQUE: 1.2,
    Source.PERSON: 1.5,
    Source.FACET: 1.0,
    Source.STANDING: 0.5,
    Source.BROWSE: 0.1,
}
FACET_WEIGHTS = {Slot.GENRE: 1.0, Slot.MOOD: 0.7, Slot.THEME: 0.9, Slot.LANGUAGE: 0.8}
FAR = {Slot.YEAR: 25.0, Slot.MINUTES: 30.0, Slot.PAGES: 150.0}  # a step as large as anyone asks for
FULL_STEPS = 3.0  # a dial that moved this far has moved as much as anyone asks for
STAY_NEAR = 0.12  # taken off for each step of the dials that were to stay
MIDDLE = 5.0


@dataclass(frozen=True, slots=True)
class Signal:
    """One source's opinion of every row of the pool; without a weight, that of WEIGHTS counts."""

    source: Source
    values: Floats  # (n,)
    weight: float | None = None
    speaks: bool = True  # whether a card may name it as a source


def similarity(source: Source, vectors: Floats, targets: Floats, *, spread: bool) -> Signal:
    """Nearness of rows (n, dim) to targets (m, dim): to the nearest ones when `spread`.

    Cosines are centred on the pool: what counts is who is nearer than the rest.
    """
    cosines = vectors @ targets.T  # (n, m)
    near = np.sort(cosines, axis=1)[:, -3:].mean(axis=1) if spread else cosines.mean(axis=1)
    return Signal(source, standard(near))


def standard(values: Floats) -> Floats:
    """Centred, scaled by three deviations, cut to -1..1; all zero when nothing differs."""
    deviation = float(values.std()) if len(values) else 0.0
    if deviation < 1e-6:
        return np.zeros_like(values)
    return np.asarray(np.clip((values - values.mean()) / (3 * deviation), -1, 1), dtype=np.float32)


def lexical(rows: NDArray[np.intp], columns: Columns, found: Sequence[tuple[str, float]]) -> Signal:
    """Full-text scores over the pool, the best one being 1."""
    scores = np.zeros(len(columns.ids), dtype=np.float32)
    best = max((score for _, score in found), default=0.0)
    for item_id, score in found:
        if item_id in columns.rows and best > 0:
            scores[columns.rows[item_id]] = score / best
    return Signal(Source.LEXICAL, scores[rows])


def facets(rows: NDArray[np.intp], columns: Columns, wishes: Sequence[Wish]) -> Signal:
    """Genres, moods, themes and languages wished for (added) and not wished for (taken off)."""
    total = np.zeros(len(columns.ids), dtype=np.float32)
    weight_sum = 0.0
    for wish in wishes:
        weight = FACET_WEIGHTS.get(wish.slot, 0.0)
        if weight:
            weight_sum += weight
            total[columns.has(wish.slot, wish.value)] += weight if wish.wanted else -weight
    return Signal(Source.FACET, total[rows] / max(1.0, weight_sum))


def bounds(rows: NDArray[np.intp], columns: Columns, wishes: Sequence[Wish]) -> Signal:
    """Soft bounds on year and length: 1 inside, -1 outside, 0 where it is not known.

    "Shorter" and "older" than an item grow with the step, up to one that nobody would miss.
    """
    asked = [wish for wish in wishes if wish.slot in BOUNDED and (wish.than or not wish.hard)]
    total = np.zeros(len(rows), dtype=np.float32)
    for wish in asked:
        numbers = columns.numbers[wish.slot][rows]
        if wish.than in columns.rows and wish.direction:
            step = (numbers - columns.numbers[wish.slot][columns.rows[wish.than]]) / FAR[wish.slot]
            total += np.nan_to_num(np.clip(step * wish.direction, -1, 1))
            continue
        low = -np.inf if wish.low is None else wish.low
        high = np.inf if wish.high is None else wish.high
        inside = np.where((numbers >= low) & (numbers <= high), 1.0, -1.0)
        total += np.where(np.isnan(numbers), 0.0, inside if wish.wanted else -inside)
    return Signal(Source.FACET, np.asarray(total / max(1, len(asked)), dtype=np.float32))


def people(rows: NDArray[np.intp], columns: Columns, wishes: Sequence[Wish]) -> Signal:
    """One for each person wished for who made the item or is in it."""
    total = np.zeros(len(columns.ids), dtype=np.float32)
    for wish in wishes:
        if wish.slot is Slot.PERSON:
            total[columns.has(wish.slot, wish.value)] += 1.0 if wish.wanted else -1.0
    return Signal(Source.PERSON, np.clip(total[rows], -1, 1))


def tones(rows: NDArray[np.intp], columns: Columns, wishes: Sequence[Wish]) -> Signal | None:
    """How far the dials moved as asked; relative wishes also hold the other dials near."""
    asked = [wish for wish in wishes if wish.slot is Slot.TONE and wish.value in set(Dial)]
    if not asked:
        return None
    pool = np.nan_to_num(columns.tones[rows], nan=MIDDLE)  # (n, 10)
    total = np.zeros(len(rows), dtype=np.float32)
    for wish in asked:
        place = DIALS.index(Dial(wish.value))
        direction = wish.direction if wish.wanted else -wish.direction
        start = tone_of(columns, wish.than, place)
        moved = (pool[:, place] - start) * direction
        total += np.clip(moved / FULL_STEPS, -1, 1)
    total /= len(asked)
    return Signal(Source.CRITIQUE, total - STAY_NEAR * strayed(pool, columns, asked))


def tone_of(columns: Columns, item_id: str, place: int) -> float:
    """A dial of the item a wish is relative to; the middle when it is relative to none."""
    row = columns.rows.get(item_id)
    tone = MIDDLE if row is None else float(columns.tones[row, place])
    return MIDDLE if np.isnan(tone) else tone


def strayed(pool: Floats, columns: Columns, asked: Sequence[Wish]) -> Floats:
    """Mean steps (n,) by which the dials nobody mentioned left those of the named item."""
    named = next((wish.than for wish in asked if wish.than in columns.rows), None)
    kept = [place for place, dial in enumerate(DIALS) if dial not in {one.value for one in asked}]
    if named is None or not kept:
        return np.zeros(len(pool), dtype=np.float32)
    own = np.nan_to_num(columns.tones[columns.rows[named]], nan=MIDDLE)
    return np.asarray(np.abs(pool[:, kept] - own[kept]).mean(axis=1), dtype=np.float32)


def standing(rows: NDArray[np.intp], columns: Columns) -> Signal:
    """A prior: of two that fit alike, the better known and liked one first."""
    return Signal(Source.STANDING, columns.standing[rows])


def chance(count: int, seed: int) -> Signal:
    """A little seeded noise, so that browsing differs by seed and ties are not alphabetical."""
    values = np.random.default_rng(seed).uniform(-1, 1, count).astype(np.float32)
    return Signal(Source.BROWSE, values)
