"""Recorded dialogues: how high the app would have ranked what a recommender then recommended.

The protocol of He et al. (CIKM 2023): the texts go in, one row for each target that had not been
mentioned, all items are candidates but those mentioned. Dialogues that are learnt from are
scored in folds: none is scored by what it taught.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import allowed
from recchat.evaluate.figures import Figure, bootstrap_sums
from recchat.evaluate.turns_file import AskedTurn
from recchat.recommend.constraints import filter_of
from recchat.recommend.fusion import Choice, Fusion, learnt
from recchat.recommend.learning import (
    Lessons,
    Progress,
    choices_in_pairs,
    choices_of,
    parts_of,
)
from recchat.recommend.learnt import Learnt
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.recommend.sides import Floats

DEPTHS, NDCG_DEPTH = (1, 5, 10, 20, 50), 10
MISSED = 1e9  # the rank of an item that is not in the catalogue
BEHIND = np.float32(1e6)  # what breaks a hard wish comes after all that keeps it
MAIN, PLAIN, LAWFUL = "", "plain", "lawful"
RANDOM, POPULARITY, EASE = "random", "popularity", "ease"
SEED = 7
# What each ablation leaves out, by the beginnings of the signals' names.
ABLATIONS: Mapping[str, tuple[str, ...]] = {
    "no-text": ("words.", "wish.", "expected.words"),
    "no-taste": ("taste.",),
    "no-history": ("taste.", "near.", "expected.titles"),
    "no-popularity": ("count.", "plain.raters", "plain.is_rated"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn with the request that the app makes of its texts."""

    turn: AskedTurn
    request: Request


@dataclass(frozen=True, slots=True)
class Ranked:
    """The ranks, from 0, that one turn's targets got by each way of ranking."""

    dialogue: str
    ranks: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Ways:
    """Fusions by the names of their figures: the whole one, and those that lack something."""

    fusions: Mapping[str, Fusion]

    @classmethod
    def learn(
        cls, names: Sequence[str], choices: Sequence[Choice], left_out: Mapping[str, Sequence[str]]
    ) -> "Ways":
        """One fusion for each set of signals that are left out."""
        found = {}
        for way, starts in left_out.items():
            kept = [place for place, name in enumerate(names) if not name.startswith(tuple(starts))]
            part = [replace(one, columns=one.columns[:, kept]) for one in choices]
            # The networks cost minutes: what is left out is compared with the plain sum.
            kept_names = [names[place] for place in kept]
            found[way] = learnt(kept_names, part, networks=way == MAIN)
        found[PLAIN] = replace(found[MAIN], networks=())
        return cls(found)


def rank_all(
    lessons: Lessons,
    asked: Sequence[Asked],
    left_out: Mapping[str, Sequence[str]],
    progress: Progress,
) -> list[Ranked]:
    """Every turn ranked in all ways, never by what was learnt from its own dialogue."""
    known = {one.dialogue for one in lessons.moments} & {one.turn.dialogue for one in asked}
    fresh = [one for one in asked if one.turn.dialogue not in known]
    found: list[Ranked] = []
    if known:
        parts = parts_of(lessons.talks)
        names, choices = choices_in_pairs(lessons, parts, progress)
        for number, part in enumerate(parts):
            ways = Ways.learn(names, choices[number], left_out)
            without = lessons.learnt(without=part)
            inside = [one for one in asked if one.turn.dialogue in part & known]
            found += [ranked(without, one, ways, lessons) for one in inside]
            progress((number + 1) / len(parts), "ranking")
    if fresh:
        ways, whole = ways_of_all(lessons, left_out, progress), lessons.learnt()
        found += [ranked(whole, one, ways, lessons) for one in fresh]
    return found


def ways_of_all(
    lessons: Lessons, left_out: Mapping[str, Sequence[str]], progress: Progress
) -> Ways:
    """The fusions that all dialogues teach."""
    names, choices = choices_of(lessons, parts_of(lessons.talks), progress)
    return Ways.learn(names, choices, left_out)


def ranked(learnt_from: Learnt, asked: Asked, ways: Ways, lessons: Lessons) -> Ranked:
    """One turn by every way, and by the humble ones."""
    columns = learnt_from.columns(asked.request, lessons.encode)
    count = len(learnt_from.sides.columns.ids)
    scores = {way: fusion.scores(columns) for way, fusion in ways.fusions.items()}
    mask = allowed(learnt_from.sides.columns, filter_of(asked.request))
    scores[LAWFUL] = scores[MAIN] - np.where(mask, np.float32(0), BEHIND)
    turn = asked.turn
    chance = np.random.default_rng([SEED, turn.turn, count])
    scores[RANDOM] = chance.random(count, dtype=np.float32)
    scores[POPULARITY] = columns["count.named"]
    scores[EASE] = columns["taste.all"]
    return ranked_by(turn, scores, learnt_from.sides.columns.rows)


def rank_by_hand(recommender: Recommender, asked: Sequence[Asked]) -> list[Ranked]:
    """Every turn ranked by the weights that were set by hand."""
    rows = recommender.columns.rows
    return [ranked_by(one.turn, {MAIN: recommender.scores(one.request)}, rows) for one in asked]


def ranked_by(turn: AskedTurn, scores: Mapping[str, Floats], rows: Mapping[str, int]) -> Ranked:
    """The ranks of a turn's new targets, what was mentioned being out of the ranking."""
    out = [rows[key] for key in turn.mentioned if key in rows]
    new = [rows.get(key) for key in turn.targets if key not in turn.mentioned]
    ranks = {way: tuple(rank(one, out, row) for row in new) for way, one in scores.items()}
    return Ranked(turn.dialogue, ranks)


def rank(scores: Floats, out: Sequence[int], row: int | None) -> float:
    """How many items come before one, but for those that are out; of ties, half do."""
    if row is None:
        return MISSED
    kept = np.ones(len(scores), dtype=bool)
    kept[[*out, row]] = False  # an item may have been mentioned several times
    rest = scores[kept]
    return float((rest > scores[row]).sum()) + float((rest == scores[row]).sum()) / 2


def figures_of(found: Sequence[Ranked], way: str, prefix: str = "") -> list[Figure]:
    """Recall and NDCG of one way; intervals resample dialogues."""
    groups: dict[str, list[float]] = {}
    for one in found:
        groups.setdefault(one.dialogue, []).extend(one.ranks[way])
    ranks = [np.asarray(group) for group in groups.values()]
    rows = sum(len(group) for group in ranks)
    figures = []
    for depth in DEPTHS:
        hits = [((group < depth).sum(), len(group)) for group in ranks]
        figures.append(share(f"{prefix}recall@{depth}", hits, rows))
    gains = [(discounted(group).sum(), len(group)) for group in ranks]
    return [*figures, share(f"{prefix}ndcg@10", gains, rows)]


def discounted(ranks: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each rank adds to NDCG@10, where one item is right."""
    return np.where(ranks < NDCG_DEPTH, 1 / np.log2(ranks + 2), 0.0)


def share(name: str, sums: Iterable[tuple[float, int]], rows: int) -> Figure:
    """A mean over rows."""
    groups = np.asarray(list(sums), dtype=np.float64).reshape(-1, 2)
    return bootstrap_sums(name, groups, lambda total: float(total[0] / total[1]), n=rows)


def all_figures(
    found: Sequence[Ranked], ways: Iterable[str], apart: Collection[str]
) -> list[Figure]:
    """The main figures, then every other way's, then those of the dialogues kept apart."""
    figures = figures_of(found, MAIN)
    others = (one for one in ways if one != MAIN)
    for way in (LAWFUL, PLAIN, *others, EASE, POPULARITY, RANDOM):
        figures += figures_of(found, way, f"{way}/")
    held = [one for one in found if one.dialogue in apart]
    for way in (MAIN, LAWFUL, EASE, POPULARITY) if held else ():  # are they harder for all?
        figures += figures_of(held, way, f"held-out/{way}/" if way else "held-out/")
    return figures
