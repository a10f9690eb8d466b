"""Items that nobody has taken yet: their texts say where they stand in the taste of a person.

Ridge regression of a person's scores on the text vectors of the items that have scores. It is
the same as mapping texts into the space of any model linearly and scoring there, so one map
serves every model and every blend of them.
"""

from dataclasses import dataclass

import numpy as np

from recchat.learn.log import Floats

RIDGE = 3.0  # set by hand: no other value was measured


@dataclass(frozen=True, slots=True)
class ColdMap:
    """From scores of known items (n,) to scores of others (c,), by their texts."""

    reader: Floats  # (dim, n): scores of known items to a direction among texts
    texts: Floats  # (c, dim): of the others, centred

    def scores(self, known: Floats) -> Floats:
        """Scores (c,) of the others, on the scale of those of the known items."""
        return np.asarray(self.texts @ (self.reader @ (known - known.mean())) + known.mean())


def cold_map(known: Floats, others: Floats, ridge: float = RIDGE) -> ColdMap:
    """The map from items with these texts (n, dim) to those with others (c, dim)."""
    middle = known.mean(axis=0)
    centred = (known - middle).astype(np.float64)
    square = centred.T @ centred + ridge * np.eye(known.shape[1])
    reader = np.linalg.solve(square, centred.T)
    return ColdMap(reader.astype(np.float32), np.asarray(others - middle, dtype=np.float32))
