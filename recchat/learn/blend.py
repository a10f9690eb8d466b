"""Several taste models as one: their scores on one scale, added with learnt weights.

The weights are searched for directly: those under which the items held out stand highest among
all. A likelihood would be smoother, but it cares for the deep ranks, and lost 3 points of recall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.learn.log import Floats, Trail
from recchat.learn.model import TasteModel

GRID = (0.0, 0.03, 0.06, 0.12, 0.25, 0.5, 1.0, 2.0)  # weights that are tried
ROUNDS = 3
DEEP = 50  # ranks that count: less noisy than ten, when people are few
RIVALS = 150  # best items of each model that can stand above the wanted one
GAIN = 1e-5  # a smaller one is chance
FAR = -1e6


@dataclass(frozen=True, slots=True)
class Example:
    """By how much each item beats the wanted one, for each model (m, k); best ones only."""

    leads: Floats


def standard(scores: Floats, trail: Trail) -> Floats:
    """Scores (n,) with mean 0 and deviation 1 over what somebody has not taken."""
    unseen = np.ones(len(scores), dtype=bool)
    unseen[trail.rows] = False
    rest = scores[unseen]
    deviation = float(rest.std()) if len(rest) else 0.0
    if deviation < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - rest.mean()) / deviation, dtype=np.float32)


def columns_of(models: Sequence[TasteModel], trail: Trail) -> Floats:
    """Every model's standard scores (m, n) for one history."""
    return np.stack([standard(model.scores(trail), trail) for model in models])


def example_of(columns: Floats, trail: Trail, target: int) -> Example:
    """What the models (m, n) say of a wanted item and of its rivals, for one history."""
    others = columns.copy()
    others[:, trail.rows] = FAR
    others[:, target] = FAR
    count = min(RIVALS, others.shape[1])
    best = np.argpartition(-others, count - 1, axis=1)[:, :count]
    rivals = np.setdiff1d(best, np.append(trail.rows, target))
    return Example(columns[:, rivals] - columns[:, target, None])


def learnt_weights(examples: Sequence[Example], count: int) -> NDArray[np.float64]:
    """The weights (count,) under which the wanted items stand highest, of those tried."""
    if not examples:
        return np.full(count, 1.0)
    leads = stacked(examples)
    weights = max(np.eye(count), key=lambda one: gain(leads, one))
    for place in list(range(count)) * ROUNDS:
        tried = [with_value(weights, place, value) for value in GRID]
        best = max(tried, key=lambda one: gain(leads, one))
        if gain(leads, best) > gain(leads, weights) + GAIN:
            weights = best
    return weights


def with_value(weights: NDArray[np.float64], place: int, value: float) -> NDArray[np.float64]:
    """The weights with another value at one place."""
    changed = weights.copy()
    changed[place] = value
    return changed


def stacked(examples: Sequence[Example]) -> Floats:
    """All examples as one array (people, m, k), filled up with rivals that are far behind."""
    widest = max(one.leads.shape[1] for one in examples)
    out = np.full((len(examples), examples[0].leads.shape[0], widest), FAR, dtype=np.float32)
    for place, one in enumerate(examples):
        out[place, :, : one.leads.shape[1]] = one.leads
    return out


def gain(leads: Floats, weights: NDArray[np.float64]) -> float:
    """The mean discounted gain of the wanted items."""
    if not weights.any():
        return 0.0
    lead = np.einsum("pmk,m->pk", leads, weights.astype(np.float32))
    ranks = 1 + (lead > 0).sum(axis=1) + 0.5 * (lead == 0).sum(axis=1)
    return float(np.where(ranks <= DEEP, 1 / np.log2(1 + ranks), 0.0).mean())


def named_weights(
    models: Sequence[TasteModel], weights: NDArray[np.float64]
) -> Mapping[str, float]:
    """Weights by the names of their models, with sum one, for files and figures."""
    shares = (weights / weights.sum()).tolist()
    return {model.name: round(one, 4) for model, one in zip(models, shares, strict=True)}
