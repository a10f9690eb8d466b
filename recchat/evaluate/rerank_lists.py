"""Short lists to be put in order, and how high the item wanted then stands.

Lists come from the best taste model (its top 20 of all items: the wanted one may not be there) or
from a file of candidates by person, as LLMRank has them (the wanted one is always there).
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.errors import RecchatError
from recchat.evaluate.figures import Figure
from recchat.evaluate.ranking import SEED, Ask, Split, asking, batched, fitted, share, weighed
from recchat.evaluate.rerank import Ordered, Reranker, Round
from recchat.learn.log import Floats, Trail
from recchat.learn.model import Progress, TasteModel, quietly

SIZE = 20  # candidates in a list
CUTS = (1, 5, 10, 20)
LAST = -1e9  # below every score
TASTE = "taste"  # the blend of the models that were fitted
BESIDE = ("random", TASTE)  # rows that a strategy is set against, person by person
UNAWARE = "popularity"  # knows no person, so it knows no seen item either: as others report it

# For each person the rank of the wanted item, once or in several draws; infinite where it is not
# in the list.
Ranks = Sequence[NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class ShortList:
    """Item ids: what somebody took, oldest first; candidates in the given order; the next one."""

    person: str
    history: tuple[str, ...]
    candidates: tuple[str, ...]
    target: str

    def rank(self, order: Sequence[int] | NDArray[np.int64]) -> float:
        """Where the wanted one stands in an order of the candidates."""
        ids = [self.candidates[place] for place in order]
        return 1.0 + ids.index(self.target) if self.target in ids else np.inf


@dataclass(frozen=True, slots=True)
class Bench:
    """Taste models that were fitted and weighed, and what they are asked about."""

    split: Split
    names: tuple[str, ...]
    ask: Ask
    weights: NDArray[np.float64]

    def scores(self, people: Sequence[str]) -> Iterator[tuple[str, Trail, Floats]]:
        """For each person the history, and all models' scores of all items, the blend's last."""
        for batch in batched(people):
            trails = [self.split.question(one, test=True)[0] for one in batch]
            for person, trail, found in zip(batch, trails, self.ask(trails), strict=True):
                blend = self.weights.astype(np.float32) @ found
                yield person, trail, np.vstack([found, blend])


def bench_of(models: Sequence[TasteModel], split: Split, progress: Progress = quietly) -> Bench:
    """Fit the models and weigh their blend on the validation items."""
    for model in models:
        fitted(model, split.train, progress)
    ask = asking(models)
    names = tuple(model.name for model in models)
    return Bench(split, names, ask, weighed(ask, split, progress))


def some_people(split: Split, count: int) -> list[str]:
    """People by chance, the same every time."""
    everybody, chance = list(split.whole), np.random.default_rng(SEED)
    return [everybody[one] for one in chance.permutation(len(everybody))[:count]]


def best_lists(bench: Bench, people: Sequence[str]) -> list[ShortList]:
    """For each person the best unseen items of the blend, best first."""
    found = []
    for person, trail, scores in bench.scores(people):
        mixed = scores[-1]
        mixed[trail.rows] = LAST
        best = np.argsort(-mixed, kind="stable")[:SIZE]
        items = [bench.split.train.items[row] for row in best]
        found.append(asked(bench.split, person, items))
    return found


def read_lists(path: Path, split: Split) -> list[ShortList]:
    """Lists of a file, a person and their candidates on each line: the first 20, shuffled.

    Where the wanted item is not among them it takes the place of the last, as in LLMRank's
    protocol. Raises RecchatError with the line at fault.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise RecchatError(f"{path} cannot be read: {problem}") from problem
    chance = np.random.default_rng(SEED)
    found = []
    for number, line in enumerate(lines, start=1):
        person, *items = line.split() or [""]
        if person not in split.whole or not items:
            raise RecchatError(
                f"{path.name}, line {number}: {line[:40]!r} is not a person of the ratings and "
                "their candidates"
            )
        found.append(with_target(asked(split, person, list(dict.fromkeys(items))[:SIZE]), chance))
    if not found:
        raise RecchatError(f"{path.name} holds no candidates")
    return found


def with_target(one: ShortList, chance: np.random.Generator) -> ShortList:
    """The list with the wanted item in it, shuffled so that its place says nothing."""
    items = list(one.candidates)
    if one.target not in items:
        items[-1] = one.target
    return replace(one, candidates=tuple(items[place] for place in chance.permutation(len(items))))


def asked(split: Split, person: str, candidates: Sequence[str]) -> ShortList:
    """The last item of a person is wanted; all before it is the history."""
    trail, target = split.question(person, test=True)
    items = split.train.items
    return ShortList(
        person, tuple(items[row] for row in trail.rows), tuple(candidates), items[target]
    )


def model_ranks(bench: Bench, lists: Sequence[ShortList]) -> dict[str, Ranks]:
    """Ranks under each taste model and their blend. What somebody has seen already goes last."""
    rows: dict[str, list[float]] = {name: [] for name in (*bench.names, TASTE)}
    by_person = {one.person: one for one in lists}
    for person, _, scores in bench.scores(list(by_person)):
        one = by_person[person]
        for name, row in zip(rows, scores, strict=True):
            rows[name].append(one.rank(order_by(row, one, bench.split, name)))
    return {name: list(np.asarray(found)[:, None]) for name, found in rows.items()}


def order_by(scores: Floats, one: ShortList, split: Split, name: str) -> NDArray[np.int64]:
    """The candidates by scores over all items (n,); equal ones as they were given."""
    known, seen = split.train.rows, frozenset(() if name.startswith(UNAWARE) else one.history)
    worth = [
        float(scores[known[item]]) if item in known and item not in seen else LAST
        for item in one.candidates
    ]
    return np.argsort(-np.asarray(worth), kind="stable")


def humble_ranks(lists: Sequence[ShortList]) -> dict[str, Ranks]:
    """The order given, and chance: every place alike."""
    given = [np.asarray([one.rank(range(len(one.candidates)))]) for one in lists]
    return {"given": given, "random": [every_place(one) for one in lists]}


def every_place(one: ShortList) -> NDArray[np.float64]:
    """Every rank that the wanted item can have, if it has any."""
    places = np.arange(1.0, len(one.candidates) + 1)
    return places if one.target in one.candidates else np.full_like(places, np.inf)


@dataclass(frozen=True, slots=True)
class Reranked:
    """What one strategy made of all lists."""

    ranks: Ranks
    orders: tuple[Ordered, ...]
    cpu_seconds: float

    @property
    def rounds(self) -> list[Round]:
        """Every question that was put to the model."""
        return [one for ordered in self.orders for one in ordered.rounds]

    @property
    def answered(self) -> bool:
        """Whether any answer came at all."""
        return any(one.told for one in self.rounds)

    @property
    def problem(self) -> str:
        """Why an answer did not come, the first time."""
        return next((one.problem for one in self.rounds if one.problem), "")


def reranked(
    reranker: Reranker,
    lists: Sequence[ShortList],
    labels: Mapping[str, str],
    progress: Progress = quietly,
) -> Reranked:
    """Every list in the order that the model gives it; `labels` are titles by item id."""
    chance = np.random.default_rng(SEED)
    started = time.process_time()
    orders, ranks = [], []
    for number, one in enumerate(lists):
        progress(number / len(lists), reranker.strategy.name)
        history = [labels.get(item, item) for item in one.history]
        ordered = reranker.order(
            history, [labels.get(item, item) for item in one.candidates], chance
        )
        orders.append(ordered)
        ranks.append(np.asarray([one.rank(ordered.order)]))
    return Reranked(ranks, tuple(orders), time.process_time() - started)


def rank_figures(ranks: Ranks, prefix: str = "") -> list[Figure]:
    """Recall and NDCG at each cut, with intervals over people."""
    hits = [share(f"{prefix}recall@{cut}", recalls(ranks, cut)) for cut in CUTS]
    return hits + [share(f"{prefix}ndcg@{cut}", gains(ranks, cut)) for cut in CUTS]


def recalls(ranks: Ranks, cut: int) -> NDArray[np.float64]:
    """Whether the wanted item stands so high (people,), the mean over draws."""
    return np.asarray([(one <= cut).mean() for one in ranks])


def gains(ranks: Ranks, cut: int = 10) -> NDArray[np.float64]:
    """NDCG of one wanted item each (people,), the mean over draws."""
    return np.asarray([np.where(one <= cut, 1 / np.log2(1 + one), 0.0).mean() for one in ranks])


def strategy_figures(
    found: Reranked, beside: Mapping[str, Ranks], prefix: str = ""
) -> list[Figure]:
    """The ranking, its paired distance from other rows, and how the model answered.

    `told` is the share of places that it named itself; `follows_prompt` how much its order goes
    by the place in the prompt alone (1: it repeats the list, 0: not at all).
    """
    rounds = found.rounds
    cpu = found.cpu_seconds / max(1, len(found.orders))
    paired = [
        share(f"{prefix}ndcg@10_over_{name}", gains(found.ranks) - gains(other))
        for name, other in beside.items()
        if name in BESIDE
    ]
    return [
        *rank_figures(found.ranks, prefix),
        *paired,
        share(f"{prefix}answered", np.asarray([float(one.told > 0) for one in rounds])),
        share(f"{prefix}told", np.asarray([one.told / len(one.shown) for one in rounds])),
        share(f"{prefix}follows_prompt", np.asarray([follows_prompt(one) for one in rounds])),
        Figure(f"{prefix}cpu_a_list", cpu, len(found.orders), cpu, cpu, "s"),
    ]


def follows_prompt(one: Round) -> float:
    """Spearman's correlation of a candidate's place in the prompt and in the order."""
    if len(one.shown) < 2:
        return 0.0
    places = np.empty(len(one.shown))
    places[one.order] = np.arange(len(one.shown))
    return float(np.corrcoef(places[one.shown], np.arange(len(one.shown)))[0, 1])
