"""Kinship: how much an item shares with named ones in facts, where vectors only know words.

Shared themes count by how rare they are, genres and moods by overlap, dials by nearness.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns
from recchat.recommend.signals import Floats, Signal, standard
from recchat.types import Slot, Source

THEME, GENRE, MOOD, DIALS, MAKER = 0.5, 0.6, 0.3, 0.8, 0.3  # by hand, docs/log.md
MOST_MAKERS = 2  # the first names of an item's people are its creators
FAR = 3.0  # mean steps between all dials at which two items are as different as most are


def kinship(
    source: Source, rows: NDArray[np.intp], columns: Columns, item_ids: Sequence[str]
) -> Signal:
    """Kinship (n,) of the pool's rows with these items, the mean over them."""
    known = [columns.rows[item_id] for item_id in item_ids if item_id in columns.rows]
    if not known:
        return Signal(source, np.zeros(len(rows), dtype=np.float32))
    total = np.mean([kinship_with(columns, row) for row in known], axis=0)
    return Signal(source, standard(total[rows]))


def kinship_with(columns: Columns, row: int) -> Floats:
    """Kinship (n,) of every item with one."""
    total = np.zeros(len(columns.ids), dtype=np.float32)
    for slot, weight in ((Slot.THEME, THEME), (Slot.GENRE, GENRE), (Slot.MOOD, MOOD)):
        values = columns.values[row].get(slot, ())
        for value in values:
            have = columns.has(slot, value)
            rarity = np.log(len(columns.ids) / max(1, len(have))) / 4.0
            share = rarity if slot is Slot.THEME else 1.0 / len(values)
            total[have] += weight * share
    for name in columns.values[row].get(Slot.PERSON, ())[:MOST_MAKERS]:
        total[columns.has(Slot.PERSON, name)] += MAKER / MOST_MAKERS
    own = columns.tones[row]
    distance = np.nan_to_num(np.abs(columns.tones - own).mean(axis=1), nan=FAR)
    return np.asarray(total + DIALS * (1 - distance / FAR), dtype=np.float32)
