"""The next item, ranked among all: leave-one-out, as in bench/RESULTS.md.

Of each person the last item is the test and the one before it the validation. Models learn from
what came before; every choice is made on the validation item; the test item is ranked once, with
the validation item in the history. All items are candidates, those of the history left out.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.evaluate.figures import Figure, bootstrap_sums
from recchat.learn.blend import example_of, learnt_weights, named_weights, standard
from recchat.learn.log import Floats, Log, Trail, log_over
from recchat.learn.model import Progress, TasteModel, quietly
from recchat.learn.sequence import Sequential

CUTS = (1, 5, 10, 20, 50)
WEIGHED_PEOPLE = 2_000  # enough for a handful of weights
BATCH = 32  # people whose scores are held at once
SEED = 7


@dataclass(frozen=True, slots=True)
class Split:
    """What models learn from, and what they are asked about."""

    train: Log
    whole: Mapping[str, Trail]  # of everybody with at least three items

    def question(self, person: str, *, test: bool) -> tuple[Trail, int]:
        """The history before the wanted item, and its row."""
        trail = self.whole[person]
        end = len(trail) - (1 if test else 2)
        return trail.upto(end), int(trail.rows[end])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a model's ranks (people,) and what its fit took."""

    name: str
    ranks: NDArray[np.float64]
    cpu_seconds: float


Ask = Callable[[Sequence[Trail]], list[Floats]]  # histories -> (m, n) for each of them


def leave_one_out(log: Log) -> Split:
    """Hold out the last two items of each person; who has fewer than three only teaches."""
    train = {who: one.upto(max(len(one) - 2, 1)) for who, one in log.trails.items()}
    whole = {who: one for who, one in log.trails.items() if len(one) >= 3}
    return Split(log_over(log.items, train), whole)


def rows_of(
    models: Sequence[TasteModel], split: Split, progress: Progress = quietly
) -> tuple[list[Row], Mapping[str, float]]:
    """Fit each model, weigh their blend on the validation items, rank the test items."""
    seconds = [fitted(model, split.train, progress) for model in models]
    ask = asking(models)
    weights = weighed(ask, split, progress)
    progress(0.0, "ranking the test items")
    ranks = ranks_of(ask, split, weights, test=True)
    rows = [
        Row(model.name, ranks[place], taken)
        for place, (model, taken) in enumerate(zip(models, seconds, strict=True))
    ]
    named = named_weights(models, weights)
    return [*rows, Row("blend", ranks[-2], sum(seconds)), Row("random", ranks[-1], 0.0)], named


def fitted(model: TasteModel, log: Log, progress: Progress) -> float:
    """Fit a model; how many seconds of one processor that took."""
    started = time.process_time()
    model.fit(log, lambda share, words: progress(share, f"{model.name}: {words}"))
    return time.process_time() - started


def asking(models: Sequence[TasteModel]) -> Ask:
    """Every model's standard scores of several histories; the network reads them together."""

    def ask(trails: Sequence[Trail]) -> list[Floats]:
        found = [
            model.scores_of(trails)
            if isinstance(model, Sequential)
            else [model.scores(trail) for trail in trails]
            for model in models
        ]
        return [
            np.stack([standard(scores[place], trail) for scores in found])
            for place, trail in enumerate(trails)
        ]

    return ask


def weighed(ask: Ask, split: Split, progress: Progress) -> NDArray[np.float64]:
    """The weights of the blend, from some people's validation items."""
    progress(0.0, "weighing the blend")
    everybody = list(split.whole)
    chance = np.random.default_rng(SEED)
    people = [everybody[one] for one in chance.permutation(len(everybody))[:WEIGHED_PEOPLE]]
    examples = []
    for batch in batched(people):
        asked = [split.question(one, test=False) for one in batch]
        columns = ask([trail for trail, _ in asked])
        examples += [
            example_of(found, trail, target)
            for found, (trail, target) in zip(columns, asked, strict=True)
        ]
    return learnt_weights(examples, examples[0].leads.shape[0])


def ranks_of(
    ask: Ask, split: Split, weights: NDArray[np.float64], *, test: bool
) -> NDArray[np.float64]:
    """Ranks (m + 2, people) of the wanted items: each model, their blend, and chance."""
    chance = np.random.default_rng(SEED)
    found = []
    for batch in batched(list(split.whole)):
        asked = [split.question(one, test=test) for one in batch]
        columns = ask([trail for trail, _ in asked])
        for scores, (trail, target) in zip(columns, asked, strict=True):
            mixed = weights.astype(np.float32) @ scores
            rows = np.vstack([scores, mixed, chance.random(len(mixed), dtype=np.float32)])
            found.append(ranks(rows, trail, target))
    return np.stack(found, axis=1)


def ranks(scores: Floats, trail: Trail, target: int) -> NDArray[np.float64]:
    """The target's rank in each row of scores (m, n); of equal ones it stands in the middle."""
    unseen = np.ones(scores.shape[1], dtype=bool)
    unseen[trail.rows] = False
    unseen[target] = False
    wanted = scores[:, target, None]
    rest = scores[:, unseen]
    above, level = (rest > wanted).sum(axis=1), (rest == wanted).sum(axis=1)
    return np.asarray(1.0 + above + 0.5 * level)


def batched(people: Sequence[str]) -> list[list[str]]:
    """People in small groups."""
    return [list(people[start : start + BATCH]) for start in range(0, len(people), BATCH)]


def figures_of(row: Row, prefix: str = "") -> list[Figure]:
    """Recall (the hit rate, of one item each), NDCG and MRR with intervals over people."""
    found = [share(f"{prefix}recall@{cut}", (row.ranks <= cut).astype(np.float64)) for cut in CUTS]
    gains = np.where(row.ranks <= 10, 1 / np.log2(1 + row.ranks), 0.0)
    found += [share(f"{prefix}ndcg@10", gains), share(f"{prefix}mrr", 1 / row.ranks)]
    cpu = row.cpu_seconds
    return [*found, Figure(f"{prefix}fit_cpu", cpu, 1, cpu, cpu, "s")]


def share(name: str, values: NDArray[np.float64]) -> Figure:
    """A mean over people."""
    sums = np.stack([values, np.ones_like(values)], axis=1)
    return bootstrap_sums(name, sums, lambda sums: float(sums[0] / sums[1]), n=len(values))
