"""Figures with their 95 % intervals: what every benchmark reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

RESAMPLES = 1_000
SEED = 7  # an interval is the same every time (law 8)
INTERVAL = (2.5, 97.5)  # percentiles

Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number: `n` units behind it, `low` to `high` its 95 % interval."""

    name: str
    value: float
    n: int
    low: float
    high: float
    unit: str = ""

    def row(self) -> dict[str, object]:
        """As `recchat eval X --json` prints it."""
        return {
            "name": self.name,
            "value": self.value,
            "n": self.n,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
        }


def bootstrap(
    name: str,
    groups: Sequence[Sequence[Unit]],
    statistic: Callable[[Sequence[Unit]], float],
    *,
    unit: str = "",
    seed: int = SEED,
) -> Figure:
    """A statistic over all units, its interval by resampling whole groups (dialogues, people)."""
    units = [one for group in groups for one in group]
    if not units:
        return Figure(name, float("nan"), 0, float("nan"), float("nan"), unit)
    chance = np.random.default_rng(seed)
    draws = chance.integers(0, len(groups), size=(RESAMPLES, len(groups)))
    values = [statistic([one for at in row for one in groups[at]]) for row in draws]
    low, high = np.nanpercentile(values, INTERVAL)
    return Figure(name, statistic(units), len(units), float(low), float(high), unit)


def bootstrap_sums(
    name: str,
    groups: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    statistic: Callable[[np.ndarray[tuple[int, ...], np.dtype[np.float64]]], float],
    *,
    n: int,
    unit: str = "",
    seed: int = SEED,
) -> Figure:
    """The same for a statistic of sums: `groups` (g, k) holds the sums of each group."""
    if not len(groups):
        return Figure(name, float("nan"), 0, float("nan"), float("nan"), unit)
    chance = np.random.default_rng(seed)
    draws = chance.integers(0, len(groups), size=(RESAMPLES, len(groups)))
    values = [statistic(sums) for sums in groups[draws].sum(axis=1)]
    low, high = np.nanpercentile(values, INTERVAL)
    return Figure(name, statistic(groups.sum(axis=0)), n, float(low), float(high), unit)
