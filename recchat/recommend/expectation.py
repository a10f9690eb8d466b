"""What sort of item is recommended next: its meaning, genres, era and taste, told from a talk.

Ridge regression from the words and the titles of recorded moments to what was then recommended.
It knows no item by name, so it speaks for items too that no recorded talk has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recchat.recommend.sides import Floats, Rows, Sides, scaled
from recchat.recommend.talk_signals import Heard, meaning
from recchat.types import Slot

RIDGE = 60.0  # 20 to 150 made no difference
FACTORS, DAMPING = 48, (5.0, 3.0)  # of raters' likes; DAMPING of raters and items with few
MOST_RATERS = 2_000  # from there on a sample tells the same
# How much each part of what is heard counts; the words' part is of length one.
TITLES, LAST_TITLE, WISHES = 2.0, 0.5, 1.5

Kinds = Mapping[str, Floats]  # descriptions of every item (n, d), by what they describe


@dataclass(frozen=True, slots=True)
class Told:
    """All that was heard at a moment (i,), or at many (m, i): of the words, and of the titles."""

    words: Floats
    titles: Floats


@dataclass(frozen=True, slots=True)
class Expectation:
    """Weights from what is heard to a description of the next item, for each kind of it."""

    told_by: str  # "words" or "titles"
    middle: Floats  # (i,)
    weights: Mapping[str, Floats]  # (i, d)

    def signals(self, inputs: Floats, kinds: Kinds) -> dict[str, Floats]:
        """How well each item (n,) is what is expected."""
        near = inputs - self.middle
        return {
            f"expected.{self.told_by}.{name}": np.asarray(
                kinds[name] @ (near @ weights), dtype=np.float32
            )
            for name, weights in self.weights.items()
        }


def kinds_of(sides: Sides, raters: Sequence[Rows]) -> dict[str, Floats]:
    """The descriptions of items that are expected of the next one."""
    centred = scaled(sides.vectors - sides.vectors.mean(axis=0))
    kinds = {"meaning": centred, "genres": sides.genres, "era": sides.eras}
    return kinds | ({"taste": factors_of(raters, len(centred))} if raters else {})


def factors_of(raters: Sequence[Rows], count: int) -> Floats:
    """Items (n, d) by who liked them: the leading directions of raters' likes."""
    sample = raters[:: max(1, len(raters) // MOST_RATERS)]
    likes = np.zeros((len(sample), count), dtype=np.float32)
    for place, rows in enumerate(sample):
        likes[place, rows] = 1.0 / np.sqrt(len(rows) + DAMPING[0])
    likes /= np.sqrt(likes.sum(axis=0) + DAMPING[1])
    values, vectors = np.linalg.eigh(likes @ likes.T)
    values, vectors = values[::-1][:FACTORS], vectors[:, ::-1][:, :FACTORS]
    found = likes.T @ vectors / np.sqrt(max(float(values[0]), 1e-9))
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / (lengths + 1e-3), dtype=np.float32)


def told_of(heard: Heard, vectors: Floats, sides: Sides, kinds: Kinds) -> Told:
    """The meaning of the texts and the wishes; what the titles named are like."""
    dimension = sides.vectors.shape[1]
    last, lately = np.zeros((2, dimension), dtype=np.float32)
    if len(vectors):
        last, lately = vectors[0], scaled(meaning(vectors)[None])[0]
    asked, refused = np.zeros((2, len(sides.genre_names)), dtype=np.float32)
    places = {name: place for place, name in enumerate(sides.genre_names)}
    for wish in heard.wishes:
        place = places.get(wish.value.casefold())
        if wish.slot is Slot.GENRE and place is not None:
            (asked if wish.wanted else refused)[place] = wish_weight(wish.hard)
    named = [TITLES * mean_of(kind, heard) for kind in kinds.values()]
    rows = heard.rows()
    latest = kinds["meaning"][rows[-1]] if rows else np.zeros(dimension, dtype=np.float32)
    words = np.concatenate([last, lately, WISHES * asked, WISHES * refused])
    titles = np.concatenate([*named, LAST_TITLE * latest, [float(not rows)]])
    return Told(words.astype(np.float32), titles.astype(np.float32))


def stacked(told: Sequence[Told]) -> Told:
    """Many moments as one."""
    words = np.asarray([one.words for one in told], dtype=np.float32)
    return Told(words, np.asarray([one.titles for one in told], dtype=np.float32))


def wish_weight(hard: bool) -> float:
    """A wish that binds counts whole."""
    return 1.0 if hard else 0.6


def mean_of(kind: Floats, heard: Heard) -> Floats:
    """The mean description (d,) of what was named, of late counting more."""
    rows, weights = heard.rows(), heard.weights()
    if not rows:
        return np.zeros(kind.shape[1], dtype=np.float32)
    return np.asarray(weights @ kind[rows] / weights.sum(), dtype=np.float32)


def fit_expectation(
    told_by: str, inputs: Floats, pairs: tuple[Rows, Rows], kinds: Kinds
) -> Expectation:
    """Ridge regression from moments (m, i) to items; `pairs` says which was recommended when."""
    moments, items = pairs
    if not len(items):
        return Expectation(told_by, np.zeros(inputs.shape[-1], dtype=np.float32), {})
    middle = inputs.mean(axis=0)
    heard = inputs[moments] - middle
    square = heard.T @ heard + RIDGE * np.eye(heard.shape[1], dtype=np.float32)
    wanted = [kind[items] - kind[items].mean(axis=0) for kind in kinds.values()]
    solved = np.linalg.solve(square, heard.T @ np.concatenate(wanted, axis=1))
    ends = np.cumsum([kind.shape[1] for kind in kinds.values()])[:-1]
    parts = np.split(solved.astype(np.float32), ends, axis=1)
    return Expectation(told_by, middle, dict(zip(kinds, parts, strict=True)))
