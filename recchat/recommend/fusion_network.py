"""What signals say together: a small network beside the plain sum, a few of them averaged.

Plain weights cannot say "popular counts for less once titles were named" or "near in meaning only
helps within the genre". One hidden layer can; a few thousand choices are enough to fit it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
HIDDEN = 16  # 32 did no better
NETWORKS = 3  # averaged: each starts and is shuffled otherwise
ROUNDS, BATCH = 10, 128
RATE, SLOWING = 0.01, 0.8  # of Adam, and how much of the rate the next round keeps
DROPPED = 0.2  # of the hidden units, while learning
SHRINK = 1e-3  # on the squares of all weights
FURTHEST = 6.0  # deviations: a signal further out counts as that far


@dataclass(frozen=True, slots=True)
class Network:
    """One network over signals, in the order of their names."""

    middle: Floats  # (k,)
    spread: Floats  # (k,)
    plain: Floats  # (k,)
    first: Floats  # (k, h)
    bias: Floats  # (h,)
    last: Floats  # (h,)

    def scores(self, columns: Floats) -> Floats:
        """A score (n,) for rows (n, k) of signals."""
        near = standard(columns, self.middle, self.spread)
        hidden = np.tanh(near @ self.first + self.bias)
        return np.asarray(near @ self.plain + hidden @ self.last, dtype=np.float32)

    def row(self) -> dict[str, object]:
        """As it is stored."""
        arrays = {name: getattr(self, name) for name in self.__slots__}
        return {name: np.round(one.astype(float), 5).tolist() for name, one in arrays.items()}

    @classmethod
    def of(cls, row: dict[str, object]) -> Self:
        """Read what `row` gave; raises KeyError or ValueError."""
        return cls(**{name: np.asarray(row[name], dtype=np.float32) for name in cls.__slots__})


def standard(columns: Floats, middle: Floats, spread: Floats) -> Floats:
    """Signals centred, scaled, and cut where they are further out than any were."""
    return np.asarray(np.clip((columns - middle) / spread, -FURTHEST, FURTHEST), dtype=np.float32)


def fit_networks(
    columns: Floats, shares: Floats, plain: Floats, scale: tuple[Floats, Floats]
) -> tuple[Network, ...]:
    """Networks for standard columns (n, c, k) of choices, what was taken in the first place.

    They start from plain weights (k,), and learn those too.
    """
    return tuple(fitted(columns, shares, plain, scale, seed) for seed in range(NETWORKS))


def fitted(
    columns: Floats, shares: Floats, plain: Floats, scale: tuple[Floats, Floats], seed: int
) -> Network:
    """One network."""
    import torch

    chance = torch.Generator().manual_seed(seed)
    near = torch.from_numpy(np.clip(columns, -FURTHEST, FURTHEST))
    offset = torch.from_numpy(shares)
    count, inputs = near.shape[0], near.shape[2]
    straight = torch.from_numpy(plain.copy()).requires_grad_()
    first = (torch.rand(inputs, HIDDEN, generator=chance) * 2 - 1) / inputs**0.5
    first.requires_grad_()
    bias, last = (torch.zeros(HIDDEN, requires_grad=True) for _ in range(2))
    parts = [straight, first, bias, last]
    steps = torch.optim.Adam(parts, lr=RATE)
    for _ in range(ROUNDS):
        order = torch.randperm(count, generator=chance)
        for start in range(0, count, BATCH):
            some = order[start : start + BATCH]
            kept = torch.rand(len(some), 1, HIDDEN, generator=chance) > DROPPED
            inside = near[some]
            hidden = torch.tanh(inside @ first + bias) * kept / (1 - DROPPED)
            logits = inside @ straight + hidden @ last + offset[some]
            taken = torch.zeros(len(some), dtype=torch.long)
            loss = torch.nn.functional.cross_entropy(logits, taken)
            loss = loss + SHRINK * sum((one**2).sum() for one in parts)
            steps.zero_grad()
            loss.backward()
            steps.step()
        for group in steps.param_groups:
            group["lr"] *= SLOWING
    arrays = [one.detach().numpy() for one in parts]
    return Network(*scale, *arrays)


def mean_scores(networks: Sequence[Network], columns: Floats) -> Floats:
    """What the networks say on average (n,)."""
    return np.asarray(np.mean([one.scores(columns) for one in networks], axis=0), np.float32)
