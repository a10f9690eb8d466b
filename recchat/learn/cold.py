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
class TextReader:
    """From scores of known items (n,) to a direction among texts: what such a taste reads like."""

    reader: Floats  # (dim, n)
    middle: Floats  # (dim,) of the texts of the known items

    def direction(self, known: Floats) -> tuple[Floats, float]:
        """A vector (dim,) and a level: a score is the text along the one, plus the other."""
        mean = float(known.mean())
        found = np.asarray(self.reader @ (known - np.float32(mean)))
        return found, mean - float(self.middle @ found)


@dataclass(frozen=True, slots=True)
class ColdMap:
    """From scores of known items (n,) to scores of others (c,), by their texts."""

    texts: TextReader
    others: Floats  # (c, dim)

    def scores(self, known: Floats) -> Floats:
        """Scores (c,) of the others, on the scale of those of the known items."""
        direction, level = self.texts.direction(known)
        return np.asarray(self.others @ direction + np.float32(level))


def text_reader(known: Floats, ridge: float = RIDGE) -> TextReader:
    """How the texts (n, dim) of known items tell their scores."""
    middle = known.mean(axis=0)
    centred = (known - middle).astype(np.float64)
    square = centred.T @ centred + ridge * np.eye(known.shape[1])
    reader = np.linalg.solve(square, centred.T)
    return TextReader(reader.astype(np.float32), np.asarray(middle, dtype=np.float32))


def cold_map(known: Floats, others: Floats, ridge: float = RIDGE) -> ColdMap:
    """The map from items with these texts (n, dim) to those with others (c, dim)."""
    return ColdMap(text_reader(known, ridge), others)
