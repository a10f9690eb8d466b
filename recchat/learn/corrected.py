"""A large matrix with small corrections: exact at once, and folded in when there is time.

Adding one interaction to a closed-form model changes the inverse of its Gram matrix by a few
outer products (Woodbury 1950). Over 10,000 items, writing them into the matrix takes longer than
an answer may; kept beside it they cost next to nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.learn.log import Floats

Exact = NDArray[np.float64]
NOTHING = 1e-10  # of the largest eigenvalue: rounding, not a change
MANY, MOST = 64, 512  # corrections kept: reading a row is then still a matter of milliseconds


class Corrected:
    """A square matrix (n, n): `base + left @ right`."""

    def __init__(self, base: Floats) -> None:
        self.base = base
        self._left: list[Exact] = []  # each (n, r)
        self._right: list[Exact] = []  # each (r, n)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.base)

    @property
    def rank(self) -> int:
        """How many corrections wait to be folded in."""
        return sum(left.shape[1] for left in self._left)

    def rows(self, places: NDArray[np.intp] | NDArray[np.int32]) -> Exact:
        """Some rows (k, n)."""
        found = self.base[places].astype(np.float64)
        for left, right in zip(self._left, self._right, strict=True):
            found += left[places] @ right
        return found

    def weighted(self, places: NDArray[np.int32], weights: Exact) -> Exact:
        """A weighted sum (n,) of some rows, without making each of them."""
        total = weights.astype(np.float32) @ self.base[places]
        found = np.asarray(total, dtype=np.float64)
        for left, right in zip(self._left, self._right, strict=True):
            found += (weights @ left[places]) @ right
        return found

    def diagonal(self) -> Exact:
        """The diagonal (n,)."""
        found = self.base.diagonal().astype(np.float64)
        for left, right in zip(self._left, self._right, strict=True):
            found += np.einsum("nr,rn->n", left, right)
        return found

    def add(self, left: Exact, right: Exact) -> None:
        """Add an outer product of (n, r) and (r, n)."""
        self._left.append(left)
        self._right.append(right)
        if self.rank > MOST:
            self.settle()

    def settle_many(self) -> None:
        """Fold corrections in where there are many: before they must be, and nobody has time."""
        if self.rank >= MANY:
            self.settle()

    def settle(self) -> None:
        """Fold all corrections into the matrix."""
        if self._left:
            left = np.hstack(self._left).astype(np.float32)
            right = np.vstack(self._right).astype(np.float32)
            self.base = self.base + left @ right
        self._left, self._right = [], []


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to a symmetric matrix at `places`: `factors @ diag(signs) @ factors.T`."""

    places: NDArray[np.int32]  # (k,)
    factors: Exact  # (k, r)
    signs: Exact  # (r,)


def shifted(inverse: Corrected, change: Change) -> tuple[Exact, Exact]:
    """Let an inverse answer a change of its matrix; it loses `left @ right`.

    Returns that left (n, r) and right (r, n), for those who hold products of the inverse.
    """
    rows = [inverse.weighted(change.places, one) for one in change.factors.T]
    right = np.reshape(rows, (-1, len(inverse)))
    inner = right[:, change.places] @ change.factors  # (r, r)
    signs = np.diag(change.signs)
    middle = np.linalg.solve(np.eye(len(signs)) + signs @ inner, signs)
    left = right.T @ middle
    inverse.add(-left, right)
    return left, right


def change_of(places: NDArray[np.int32], block: Exact) -> Change:
    """A symmetric block (k, k) as a change of the fewest factors."""
    values, vectors = np.linalg.eigh(block)
    kept = np.abs(values) > NOTHING * max(1.0, float(np.abs(values).max(initial=0.0)))
    return Change(places, vectors[:, kept], values[kept])
