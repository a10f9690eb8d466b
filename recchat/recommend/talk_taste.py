"""What goes with what, from ratings and from talks at once: EASE (Steck 2019), weighted.

A talk names few items, and names them together for a reason: one counts as several raters do. To
measure honestly, some talks are taken out again, exactly (Woodbury 1950).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.learn.corrected import Corrected
from recchat.learn.ease import inverted

Floats = NDArray[np.float32]
Rows = NDArray[np.int32]
RIDGE = 100.0  # 100 beat 300, by little
RATED, TALKED = 300.0, 16.0  # ridges of the models of raters alone and of talks alone
TALK = 4.0  # raters that one talk counts as; 1 was worse


@dataclass(frozen=True, slots=True)
class TalkTaste:
    """Closed-form weights between the items that anybody rated or named."""

    known: Rows  # (n,) rows of the catalogue
    places: Rows  # (catalogue,) where each stands in `known`, -1 for nowhere
    inverse: Corrected
    diagonal: NDArray[np.float64]
    talks: Mapping[str, Rows]  # places named in each talk

    def scores(self, rows: Iterable[int]) -> Floats:
        """What goes with these rows of the catalogue, for all of it; 0 for what nobody knows."""
        found = np.zeros(len(self.places), dtype=np.float32)
        held = self.places[np.unique(np.fromiter(rows, np.int32))]
        held = held[held >= 0]
        if len(held):
            mine = -self.inverse.weighted(held, np.ones(len(held))) / self.diagonal
            mine[held] = 0.0
            found[self.known] = mine
        return found

    def without(self, talks: Collection[str]) -> "TalkTaste":
        """As if these talks had never been."""
        gone = [self.talks[key] for key in talks if len(self.talks.get(key, ()))]
        if not gone:
            return self
        places = np.unique(np.concatenate(gone)).astype(np.int32)
        factors = np.stack([np.isin(places, one) for one in gone], axis=1).astype(np.float64)
        # Woodbury: one product for all of them; the correction stays beside the matrix.
        right = factors.T.astype(np.float32) @ self.inverse.base[places]
        inner = right[:, places] @ factors
        middle = np.linalg.solve(np.eye(len(gone)) - TALK * inner, -TALK * np.eye(len(gone)))
        left = right.T @ middle
        inverse = Corrected(self.inverse.base)
        inverse.add(-left, right.astype(np.float64))
        diagonal = self.diagonal - np.einsum("nr,rn->n", left, right)
        kept = {key: rows for key, rows in self.talks.items() if key not in talks}
        return TalkTaste(self.known, self.places, inverse, diagonal, kept)


def fit_taste(
    raters: Sequence[Rows], talks: Mapping[str, Rows], count: int, ridge: float = RIDGE
) -> TalkTaste:
    """Invert the Gram matrix of raters' likes and of talks, both as rows of the catalogue."""
    every = [np.zeros(0, np.int32), *raters, *talks.values()]
    known = np.unique(np.concatenate(every)).astype(np.int32)
    places = np.full(count, -1, dtype=np.int32)
    places[known] = np.arange(len(known))
    gram = np.zeros((len(known), len(known)), dtype=np.float32)
    for rows, weight in [*((one, 1.0) for one in raters), *((one, TALK) for one in talks.values())]:
        gram[np.ix_(places[rows], places[rows])] += weight
    gram[np.diag_indices(len(gram))] += ridge
    inverse = Corrected(inverted(gram))
    named = {key: places[rows] for key, rows in talks.items()}
    return TalkTaste(known, places, inverse, inverse.diagonal(), named)
