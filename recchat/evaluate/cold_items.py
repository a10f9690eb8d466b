"""Items that nobody has taken, and whether their texts say who would like them.

A fifth of the items loses every interaction before the models are fitted. Of each person those
of them that they took are then looked for among all items held out, by three systems: chance,
nearness of texts to the history, and the taste of the models carried over by texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.evaluate.figures import Figure, bootstrap_sums
from recchat.learn.blend import columns_of
from recchat.learn.cold import cold_map
from recchat.learn.log import Floats, Log, Rows, Trail, log_over
from recchat.learn.model import Progress, TasteModel, quietly

HELD_OUT = 0.2  # of the items
CUT = 10
NEWEST = 40  # items of a history that its text is the mean of
SEED = 7


@dataclass(frozen=True, slots=True)
class ColdSplit:
    """A log without some items, and who took which of those."""

    train: Log
    warm: Rows  # rows of the whole log that stayed, in the order of the train log
    cold: Rows
    wanted: dict[str, Rows]  # by person, as places in `cold`


def without_items(log: Log, share: float = HELD_OUT, seed: int = SEED) -> ColdSplit:
    """Hold a share of the items out of everybody's trail."""
    order = np.random.default_rng(seed).permutation(len(log.items)).astype(np.int32)
    count = int(share * len(order))
    cold, warm = np.sort(order[:count]), np.sort(order[count:])
    place = np.full(len(order), -1, np.int32)
    place[warm] = np.arange(len(warm))
    trails, wanted = {}, {}
    for who, trail in log.trails.items():
        kept = place[trail.rows] >= 0
        trails[who] = Trail(place[trail.rows[kept]], trail.times[kept])
        if kept.any() and not kept.all():
            wanted[who] = np.searchsorted(cold, trail.rows[~kept]).astype(np.int32)
    items = [log.items[row] for row in warm]
    return ColdSplit(log_over(items, trails), warm, cold, wanted)


def measure_cold_items(
    models: Sequence[TasteModel], log: Log, texts: Floats, progress: Progress = quietly
) -> list[Figure]:
    """Recall@10 among held-out items, by texts (n, dim) of the log's items."""
    split = without_items(log)
    for place, model in enumerate(models):
        model.fit(split.train)
        progress((place + 1) / len(models), model.name)
    names = [*(model.name for model in models), "texts", "random"]
    found = recalls(models, split, texts)
    return [
        bootstrap_sums(
            f"{name}/cold_recall@{CUT}",
            np.stack([values, np.ones_like(values)], axis=1),
            lambda sums: float(sums[0] / sums[1]),
            n=len(values),
        )
        for name, values in zip(names, found.T, strict=True)
    ]


def recalls(models: Sequence[TasteModel], split: ColdSplit, texts: Floats) -> NDArray[np.float64]:
    """The share found (people, m + 2) of what each person took of the held-out items."""
    to_cold = cold_map(texts[split.warm], texts[split.cold])
    centred = texts - texts[split.warm].mean(axis=0)
    chance = np.random.default_rng(SEED)
    found = []
    for who, wanted in split.wanted.items():
        trail = split.train.trails[who]
        scores = [to_cold.scores(one) for one in columns_of(models, trail)]
        mean = centred[split.warm[trail.rows[-NEWEST:]]].mean(axis=0)
        scores += [centred[split.cold] @ mean, chance.random(len(split.cold), np.float32)]
        found.append([recall(one, wanted) for one in scores])
    return np.asarray(found)


def recall(scores: Floats, wanted: Rows) -> float:
    """The share of the wanted ones among the best, of those that have room there."""
    best = np.argsort(-scores, kind="stable")[:CUT]
    return float(np.isin(best, wanted).sum() / min(CUT, len(wanted)))
