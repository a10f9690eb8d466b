"""Taste as one more signal: what models of many people's likes say of a pool (recchat/learn).

It speaks of a history and of the titles named in this talk. Where no models are fitted, or they
know none of these items, it says nothing and costs nothing.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from recchat.learn.source import Reading, TasteSource
from recchat.recommend.company import shared
from recchat.recommend.request import Request
from recchat.recommend.signals import Floats, Signal, standard
from recchat.types import History, Source

Around = Callable[[Floats], NDArray[np.int32]]  # a vector to the rows nearest to it
MOST = 150  # candidates that taste adds to a pool, and as many by text


def untaught() -> None:
    """Where no taste models are."""


def taste_signals(
    source: TasteSource | None, request: Request, rows: NDArray[np.intp]
) -> list[Signal]:
    """How well the pool's rows fit the taste of the person, or of all who choose together."""
    if source is None:
        return []
    each = [one.of(rows) for one in readings(source, request)]
    if not each:
        return []
    values = standard(each[0]) if len(each) == 1 else shared(each).values
    return [Signal(Source.TASTE, values, source.weight)]


def taste_rows(
    source: TasteSource | None, request: Request, mask: NDArray[np.bool_], around: Around
) -> NDArray[np.intp]:
    """The allowed rows that fit such a taste best: known items by likes, others by their texts."""
    if source is None:
        return np.zeros(0, np.intp)
    found = [np.zeros(0, np.intp)]
    for one in readings(source, request):
        found.append(one.best(MOST, mask))
        if one.direction is not None and one.direction.any():
            found.append(around(one.direction / np.linalg.norm(one.direction)).astype(np.intp))
    return np.concatenate(found)


def readings(source: TasteSource, request: Request) -> list[Reading]:
    """What the models read in each history, the titles of this talk being the newest."""
    liked = [wish.value for wish in request.titles if wish.wanted]
    named = list(dict.fromkeys([*liked, *(one.than for one in request.wishes if one.than)]))
    bad = tuple(wish.value for wish in request.titles if not wish.wanted)
    people = [one.history for one in request.company] or [request.history]
    found = [source.read(with_dislikes(one, bad), named) for one in people]
    return [one for one in found if one is not None]


def with_dislikes(history: History, bad: tuple[str, ...]) -> History:
    """A history with what was turned down in this talk."""
    liked = tuple(one for one in history.liked if one not in bad)
    return replace(history, liked=liked, disliked=(*bad, *history.disliked)) if bad else history
