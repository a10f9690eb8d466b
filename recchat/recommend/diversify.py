"""Diversity: maximal marginal relevance (Carbonell and Goldstein 1998) over item vectors."""

import numpy as np
from numpy.typing import NDArray

RELEVANCE = 0.75  # share of relevance against difference from what is chosen already
BROWSING_RELEVANCE = 0.3  # nothing was asked: variety is the point


def diversified(
    scores: NDArray[np.float32], vectors: NDArray[np.float32], count: int, relevance: float
) -> list[int]:
    """Places of `count` rows, best first, each one relevant and unlike those before it.

    `scores` (n,) are scaled to 0..1 here; `vectors` (n, dim) are unit rows.
    """
    if not len(scores):
        return []
    span = float(scores.max() - scores.min()) or 1.0
    relevant = (scores - scores.min()) / span
    likeness = np.zeros(len(scores), dtype=np.float32)  # to the most similar one chosen
    chosen: list[int] = []
    open_rows = np.ones(len(scores), dtype=bool)
    for _ in range(min(count, len(scores))):
        value = relevance * relevant - (1 - relevance) * likeness
        place = int(np.argmax(np.where(open_rows, value, -np.inf)))
        chosen.append(place)
        open_rows[place] = False
        likeness = np.maximum(likeness, vectors @ vectors[place])
    return chosen
