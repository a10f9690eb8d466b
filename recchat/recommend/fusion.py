"""Weights of signals, learnt: under which the items that were taken become likeliest.

A conditional logit (McFadden 1974): each choice is a softmax over its candidates, the weights are
found by Newton's method, drawn to zero where nothing speaks for them. Stored as a small JSON file
with the day and the data that they come from.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.errors import RecchatError
from recchat.recommend.fusion_network import Network, fit_networks, mean_scores

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]
ROUNDS = 15  # Newton's method stands still long before
SHRINK = 3.0  # as if each weight had been 0 in so many choices; 1 to 30 made no difference
STILL = 0.05  # of the log-likelihood of all choices
HALVINGS = 10
LEAST_SPREAD = 0.01  # a signal that hardly ever says anything is not blown up
TINY = 1e-30


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: signals (c, k) of its candidates, what was taken in the first row.

    `shares` (c,) is the logarithm of how many items each candidate stands for: one drawn among
    fifty stands for fifty.
    """

    columns: Floats | Halves
    shares: Floats


@dataclass(frozen=True, slots=True)
class Fusion:
    """Weights by the names of signals, networks over the same signals, and where they come from."""

    weights: Mapping[str, float]
    networks: tuple[Network, ...] = ()
    made: str = ""  # ISO 8601
    data: tuple[str, ...] = ()  # names of the files
    choices: int = 0

    def scores(self, columns: Mapping[str, Floats]) -> Floats:
        """The score (n,) of each row from its signals: the networks', or the weighted sum."""
        table = np.stack([columns[name] for name in self.weights], axis=1)  # (n, k)
        if self.networks:
            return mean_scores(self.networks, table)
        return np.asarray(table @ np.asarray([*self.weights.values()], np.float32), np.float32)

    def save(self, path: Path) -> None:
        """Write the file."""
        row = {
            "made": self.made,
            "data": self.data,
            "choices": self.choices,
            "weights": dict(self.weights),
            "networks": [one.row() for one in self.networks],
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Fusion":
        """Read what `save` wrote; raises RecchatError."""
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            weights = {str(name): float(one) for name, one in row["weights"].items()}
            networks = tuple(Network.of(one) for one in row["networks"])
            return cls(weights, networks, row["made"], tuple(row["data"]), int(row["choices"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise RecchatError(
                f"the weights in {path} cannot be read ({problem}): learn them again"
            ) from problem


def learnt(
    names: Sequence[str],
    choices: Sequence[Choice],
    shrink: float = SHRINK,
    *,
    networks: bool = True,
) -> Fusion:
    """The weights, and the networks, under which what was taken is likeliest."""
    columns = padded([one.columns for one in choices], 0.0)  # (n, c, k)
    shares = padded([one.shares for one in choices], -1e9)  # (n, c)
    middle = columns.mean(axis=(0, 1))
    spread = columns.std(axis=(0, 1)) + LEAST_SPREAD
    columns -= middle
    columns /= spread
    weights = newton(columns, shares, shrink)
    plain = {name: float(one) for name, one in zip(names, weights / spread, strict=True)}
    if not networks:
        return Fusion(plain, choices=len(choices))
    start = weights.astype(np.float32)
    fitted = fit_networks(columns, shares, start, (middle, spread))
    return Fusion(plain, fitted, choices=len(choices))


def newton(columns: Floats, shares: Floats, shrink: float) -> NDArray[np.float64]:
    """The weights (k,) for standard columns (n, c, k); a step that does not help is halved."""
    count = columns.shape[2]
    flat = columns.reshape(-1, count)
    weights = np.zeros(count)
    gain, chances = gained(columns, shares, weights, shrink)
    for _ in range(ROUNDS):
        expected = np.einsum("nc,nck->nk", chances, columns)
        slope = (columns[:, 0] - expected).sum(axis=0) - shrink * weights
        bend = (flat * chances.reshape(-1, 1)).T @ flat - expected.T @ expected
        step = np.linalg.solve(bend + shrink * np.eye(count), slope)
        before = gain
        for halved in range(HALVINGS):
            moved = weights + step / 2**halved
            gain, chances = gained(columns, shares, moved, shrink)
            if gain > before:
                weights = moved
                break
        if gain - before < STILL:
            break
    return weights


def gained(
    columns: Floats, shares: Floats, weights: NDArray[np.float64], shrink: float
) -> tuple[float, Floats]:
    """What is maximised, and the chances (n, c) under these weights."""
    chances = softmax(columns @ weights.astype(np.float32) + shares)
    likely = float(np.log(np.maximum(chances[:, 0], TINY)).sum(dtype=np.float64))
    return likely - shrink / 2 * float(weights @ weights), chances


def softmax(logits: Floats) -> Floats:
    """Chances (n, c) of each candidate within its choice."""
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)


def padded(arrays: Sequence[Floats | Halves], filler: float) -> Floats:
    """Arrays of unequal lengths as one, filled up at their ends."""
    longest = max(len(one) for one in arrays)
    found = np.full((len(arrays), longest, *arrays[0].shape[1:]), filler, dtype=np.float32)
    for place, one in enumerate(arrays):
        found[place, : len(one)] = one
    return found
