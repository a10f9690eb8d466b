"""What a dislike does: bench/dislikes.py RATINGS HOME, a MovieLens file and where taste is fitted.

First how much nearness to dislikes should take off (REPELLED in recchat/learn/source.py): one like
and one dislike held out of each history, models fitted without them. Then how often an item like a
disliked one (of its 20 nearest by vectors, or by facts) is on a slate before and after the dislike.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.assemble import Library, open_library, recommender_of, taste_folder, texts_of
from recchat.catalogue.items import Catalogue
from recchat.config import read_settings
from recchat.embed.loading import EncoderSlot
from recchat.errors import EncoderMissing
from recchat.history.importers.match import Titles, match_rows
from recchat.history.importers.rows import HistoryRow
from recchat.learn.fitting import MODELS, open_source, read_fitted
from recchat.learn.log import Taken, log_of
from recchat.learn.ratings_file import read_ratings, read_titles
from recchat.learn.source import REPELLED, TasteSource, taste_source
from recchat.recommend.kinship import kinship_with
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.types import History

LIKED, DISLIKED = 3.5, 2.0  # ratings from here up, and up to here (0.7 and 0.4 of five)
GRID = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5)
LEAST_LIKES, LEAST_DISLIKES = 5, 3
FIRST = 20  # places in which a disliked item is a mistake
NEAREST = 20
PEOPLE = 60
TEXTS = ("", "a thriller with a twist", "something light for tonight")


@dataclass(frozen=True, slots=True)
class Rater:
    """Somebody of the file: what they liked and disliked, oldest first."""

    name: str
    liked: tuple[str, ...]
    disliked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A rater without one like and one dislike."""

    history: History
    like: str
    dislike: str


def raters_of(path: Path, catalogue: Catalogue) -> list[Rater]:
    """Everybody in a file of ratings, by the items of a library."""
    rows, titles = read_ratings(path), read_titles(path)
    named = [key for key in dict.fromkeys(one.item for one in rows) if key in titles]
    asked = [HistoryRow(place, *titles[key]) for place, key in enumerate(named)]
    ids = {named[one.row.number]: one.item_id for one in match_rows(asked, Titles(catalogue)).rows}
    liked: dict[str, list[str]] = {}
    disliked: dict[str, list[str]] = {}
    for one in sorted(rows, key=lambda row: row.at):
        if one.item in ids and one.value is not None:
            side = liked if one.value >= LIKED else disliked
            if one.value >= LIKED or one.value <= DISLIKED:
                side.setdefault(one.person, []).append(ids[one.item])
    return [Rater(who, tuple(liked[who]), tuple(disliked.get(who, ()))) for who in liked]


def held_of(raters: Sequence[Rater]) -> dict[str, Held]:
    """One like and one dislike held out of everybody who has enough of both."""
    chance, found = np.random.default_rng(7), {}
    for one in raters:
        if len(one.liked) >= LEAST_LIKES and len(one.disliked) >= LEAST_DISLIKES:
            like, dislike = str(chance.choice(one.liked)), str(chance.choice(one.disliked))
            history = History(
                tuple(key for key in reversed(one.liked) if key != like),
                tuple(key for key in reversed(one.disliked) if key != dislike),
            )
            found[one.name] = Held(history, like, dislike)
    return found


def repelled(raters: Sequence[Rater], ids: Sequence[str], weights: dict[str, float]) -> None:
    """Print, for each strength, how well likes and dislikes are told apart and likes are found."""
    held = held_of(raters)
    taken = [
        Taken(one.name, key, float(at))
        for one in raters
        for at, key in enumerate(one.liked)
        if one.name not in held or key != held[one.name].like
    ]
    log = log_of(taken)
    models = [MODELS[name]() for name in weights]
    for model in models:
        model.fit(log)
    source = taste_source(models, weights, ids)
    places = {key: row for row, key in enumerate(ids)}
    known = [one for one in held.values() if {one.like, one.dislike} <= set(log.items)]
    print(f"{len(known)} people with a like and a dislike held out")
    for strength in GRID:
        figures = np.asarray([told(source, one, places, strength) for one in known])
        right, found, wrong = figures.mean(axis=0)
        error = 1.96 * figures[:, 0].std() / np.sqrt(len(known))
        print(
            f"repelled {strength:.1f}: like above dislike {right:.3f} ±{error:.3f}, "
            f"like in the first {FIRST} {found:.3f}, dislike there {wrong:.3f}"
        )


def told(
    source: TasteSource, one: Held, places: dict[str, int], strength: float
) -> tuple[float, float, float]:
    """Is the like above the dislike, is it among the first, is the dislike there."""
    scores = replace(source, repelled=strength).scores(one.history)
    for key in one.history.known & set(places):
        scores[places[key]] = -np.inf
    like, dislike = scores[places[one.like]], scores[places[one.dislike]]
    ranks = [int((scores > value).sum()) for value in (like, dislike)]
    right = float(like > dislike) + 0.5 * float(like == dislike)
    return right, float(ranks[0] < FIRST), float(ranks[1] < FIRST)


def neighbours(recommender: Recommender, raters: Sequence[Rater]) -> None:
    """Print how much like the first card stands on slates, before and after its dislike."""
    texts = texts_of(recommender)
    kinds: dict[str, Callable[[int], NDArray[np.float32]]] = {
        "vectors": lambda row: texts @ texts[row],
        "facts": lambda row: kinship_with(recommender.columns, row),
    }
    able = [one for one in raters if len(one.liked) >= LEAST_LIKES][:PEOPLE]
    for name, near in kinds.items():
        found = np.asarray(
            [pair for one in able for pair in shown_near(recommender, one, near)], np.float64
        )
        before, after = found.mean(axis=0)
        print(
            f"near by {name}: {before:.2f} of {NEAREST} nearest on the first 20 before the "
            f"dislike, {after:.2f} after it (n {len(found)})"
        )


def shown_near(
    recommender: Recommender, one: Rater, near: Callable[[int], NDArray[np.float32]]
) -> list[tuple[int, int]]:
    """How many of those nearest to the best card are among twenty, before and after its dislike."""
    found = []
    for text in TEXTS:
        history = History(liked=tuple(reversed(one.liked)))
        first = recommender.rank(Request(text, history=history)).candidates[0].item_id
        row = recommender.columns.rows[first]
        order = [recommender.columns.ids[place] for place in np.argsort(-near(row))]
        alike = {key for key in order[: NEAREST + 1] if key != first}
        pair = [
            len(alike & {card.item_id for card in recommender.rank(request).candidates})
            for request in (
                Request(text, history=history, without=frozenset({first}), count=20),
                Request(text, history=replace(history, disliked=(first,)), count=20),
            )
        ]
        found.append((pair[0], pair[1]))
    return found


def main(path: Path, home: Path) -> None:
    """Both measures, over the bundled films."""
    settings = read_settings(home=home, model="/none.gguf")
    with open_library(settings) as shelf:
        fitted = read_fitted(taste_folder(settings))
        if fitted is None:
            raise SystemExit("run `recchat learn fit` there first")
        raters = raters_of(path, shelf.catalogue)
        plain = recommender_of(shelf, EncoderSlot(missing))
        repelled(raters, plain.columns.ids, fitted.weights)
        compared(shelf, plain, raters)


def compared(shelf: Library, plain: Recommender, raters: Sequence[Rater]) -> None:
    """The neighbours of what was disliked, without taste and with it."""
    source = open_source(taste_folder(shelf.settings), plain.columns.ids, texts_of(plain))
    print(f"without taste (strength of a dislike in taste is {REPELLED})")
    neighbours(plain, raters)
    print("with taste")
    neighbours(replace(plain, taste=lambda: source), raters)


def missing() -> None:
    """No encoder: the words of these requests are found by full text alone."""
    raise EncoderMissing("not needed here")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
