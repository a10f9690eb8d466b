"""Learns from recorded talks: counts, contexts, taste, and the weights of all signals.

The weights are learnt from talks that the rest was not learnt from: in parts (folds), each part
is described by what was learnt from the others.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from recchat.recommend.expectation import (
    Kinds,
    Told,
    fit_expectation,
    kinds_of,
    stacked,
    told_of,
)
from recchat.recommend.fusion import Choice, Fusion
from recchat.recommend.learnt import SMOOTH, Contexts, Counts, Encode, Learnt, Tastes
from recchat.recommend.request import Request
from recchat.recommend.sides import Floats, Rows, Sides
from recchat.recommend.talk_signals import heard_of
from recchat.recommend.talk_taste import RATED, TALKED, fit_taste

PARTS = 5
SEED = 7
HARDEST, DRAWN = 150, 150  # candidates of a choice beside what was taken
# A first guess at the weights: it only says which candidates are hard to tell from the taken one.
GUESS = {
    "taste.log": 0.8,
    "count.recommended": 0.5,
    "words.contexts_wide": 0.5,
    "near.genre": 1.5,
    "wish.genre": 1.5,
}
NO_FUSION = Fusion({})


@dataclass(frozen=True, slots=True)
class Moment:
    """A request of a recorded talk, what had been named before, and what was recommended."""

    dialogue: str
    request: Request
    named: frozenset[str]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """The items of a whole recorded talk, as rows: all of them, and those recommended."""

    named: Rows
    recommended: Rows


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that there is to learn from; `tastes` are fitted on every talk."""

    sides: Sides
    talks: Mapping[str, Talk]
    moments: tuple[Moment, ...]
    tastes: Tastes
    kinds: Kinds
    rated: Mapping[str, Floats]
    encode: Encode
    told: Told  # all that was heard at each moment

    def learnt(self, without: Collection[str] = (), fusion: Fusion = NO_FUSION) -> Learnt:
        """What all talks but these teach."""
        talks = [talk for key, talk in self.talks.items() if key not in without]
        kept = [place for place, one in enumerate(self.moments) if one.dialogue not in without]
        rows = [self.sides.columns.rows_of(self.moments[place].targets) for place in kept]
        at = np.repeat(np.arange(len(kept), dtype=np.int32), [len(some) for some in rows])
        items = np.concatenate([np.zeros(0, np.int32), *rows])
        dimension, words = self.sides.vectors.shape[1], self.told.words[kept]
        return Learnt(
            sides=self.sides,
            counts=counts_of(talks, len(self.sides.columns.ids)),
            contexts=Contexts(words[:, dimension : 2 * dimension], at, items),
            tastes=self.tastes.without(without),
            kinds=self.kinds,
            expectations=(
                fit_expectation("words", words, (at, items), self.kinds),
                fit_expectation("titles", self.told.titles[kept], (at, items), self.kinds),
            ),
            rated=self.rated,
            fusion=fusion,
        )


def lessons_from(
    sides: Sides,
    talks: Mapping[str, Talk],
    moments: Sequence[Moment],
    raters: Sequence[Rows],
    rated: Mapping[str, Floats],
    encode: Encode,
) -> Lessons:
    """Fit what is the same for all parts: tastes, kinds of items, and what was heard when."""
    count, kinds = len(sides.columns.ids), kinds_of(sides, raters)
    named = {key: talk.named for key, talk in talks.items()}
    tastes = Tastes(
        both=fit_taste(raters, named, count),
        raters=fit_taste(raters, {}, count, RATED),
        talks=fit_taste([], named, count, TALKED),
    )
    heard = [heard_of(one.request, sides.columns) for one in moments]
    told = stacked([told_of(one, encode(one.texts), sides, kinds) for one in heard])
    return Lessons(sides, talks, tuple(moments), tastes, kinds, rated, encode, told)


def counts_of(talks: Sequence[Talk], count: int) -> Counts:
    """How often items are named in these talks, and by whom."""

    def often(rows: Iterable[Rows]) -> Floats:
        every = np.concatenate([np.zeros(0, np.int32), *rows])
        times = np.bincount(every, minlength=count) + SMOOTH
        return np.log(1000.0 * times / max(1, len(talks))).astype(np.float32)

    return Counts(
        named=often(talk.named for talk in talks),
        recommended=often(talk.recommended for talk in talks),
        asked=often(np.setdiff1d(talk.named, talk.recommended) for talk in talks),
    )


def parts_of(dialogues: Iterable[str], parts: int = PARTS) -> list[frozenset[str]]:
    """Dialogues in parts of one size, by chance but the same every time."""
    names = sorted(set(dialogues))
    order = np.random.default_rng(SEED).permutation(len(names))
    return [frozenset(names[place] for place in order[part::parts]) for part in range(parts)]


Progress = Callable[[float, str], None]


def choices_of(
    lessons: Lessons, parts: Sequence[frozenset[str]], progress: Progress
) -> tuple[list[str], list[Choice]]:
    """The choices of all moments, each described by what the other parts teach."""
    names: list[str] = []
    found: list[Choice] = []
    for number, part in enumerate(parts):
        names, more = choices_in(lessons, lessons.learnt(without=part), part)
        found += more
        progress((number + 1) / len(parts), "describing talks")
    return names, found


def choices_in_pairs(
    lessons: Lessons, parts: Sequence[frozenset[str]], progress: Progress
) -> tuple[list[str], list[list[Choice]]]:
    """For each part the choices of all others, described without that part and without their own.

    What is learnt without two parts serves both of them.
    """
    names: list[str] = []
    found: list[list[Choice]] = [[] for _ in parts]
    pairs = list(combinations(range(len(parts)), 2))
    for number, (one, other) in enumerate(pairs):
        learnt = lessons.learnt(without=parts[one] | parts[other])
        names, first = choices_in(lessons, learnt, parts[one])
        _, second = choices_in(lessons, learnt, parts[other])
        found[other] += first
        found[one] += second
        progress((number + 1) / len(pairs), "describing talks")
    return names, found


def choices_in(
    lessons: Lessons, learnt: Learnt, part: frozenset[str]
) -> tuple[list[str], list[Choice]]:
    """The choices of one part."""
    names: list[str] = []
    found: list[Choice] = []
    for moment in lessons.moments:
        if moment.dialogue in part:
            names, more = choices_at(learnt, moment, lessons.encode)
            found += more
    return names, found


def choices_at(learnt: Learnt, moment: Moment, encode: Encode) -> tuple[list[str], list[Choice]]:
    """One choice for each item that was recommended: against hard candidates and drawn ones."""
    columns = learnt.columns(moment.request, encode)
    table = np.stack(list(columns.values()), axis=1)  # (n, k)
    rows = learnt.sides.columns.rows_of(moment.targets)
    guess = np.zeros(len(table), dtype=np.float32)
    for name, weight in GUESS.items():
        guess += np.float32(weight) * columns[name]
    rest = np.ones(len(table), dtype=bool)
    rest[learnt.sides.columns.rows_of(moment.named)] = False
    rest[rows] = False
    order = np.flatnonzero(rest)
    order = order[np.argsort(-guess[order], kind="stable")]
    hard, easy = order[:HARDEST], order[HARDEST:]
    chance = np.random.default_rng([SEED, *rows.tolist(), len(moment.request.said)])
    found = [picked(int(row), hard, easy, guess, chance) for row in rows]
    # Half precision: a thousand talks give a gigabyte of choices.
    return list(columns), [Choice(table[some].astype(np.float16), one) for some, one in found]


def picked(
    row: int,
    hard: NDArray[np.intp],
    easy: NDArray[np.intp],
    guess: Floats,
    chance: np.random.Generator,
) -> tuple[NDArray[np.intp], Floats]:
    """The candidates of a choice and their shares: all hard ones, and some of the easy ones.

    What was taken counts to those it would be among had it not been taken, and stands for as
    many: only then are the weights those that all candidates would give (McFadden 1978).
    """
    is_easy = bool(len(easy)) and (not len(hard) or guess[row] < guess[hard[-1]])
    many, few = len(easy) + is_easy, min(DRAWN, len(easy) + is_easy)
    drawn = chance.choice(easy, few - is_easy, replace=False)
    shares = np.zeros(1 + len(hard) + len(drawn), dtype=np.float32)
    if few:
        shares[1 + len(hard) :] = np.log(many / few)
        shares[0] = np.log(many / few) if is_easy else 0.0
    return np.concatenate([[row], hard, drawn]).astype(np.intp), shares
