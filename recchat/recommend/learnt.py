"""What was learnt from recorded talks and from ratings, and the signals that it gives.

What goes with the items named, how often items come up in talks, what was recommended in talks
that sounded like this one, and the weights under which all signals together did best (fusion).
A library without any of it keeps the weights that were set by hand.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.recommend.expectation import Expectation, Kinds, mean_of, told_of
from recchat.recommend.fusion import Fusion
from recchat.recommend.request import Request
from recchat.recommend.sides import Floats, Rows, Sides, scaled
from recchat.recommend.signals import Signal
from recchat.recommend.talk_signals import (
    LATE,
    Heard,
    heard_of,
    meaning,
    near_signals,
    wish_signals,
    word_signals,
)
from recchat.recommend.talk_taste import TalkTaste
from recchat.types import Source

Encode = Callable[[Sequence[str]], Floats]
SMOOTH = 0.3  # talks that an item nobody named counts as
FLOOR = 0.003  # of a taste score: below it two items go equally little with what was named
FULL = 10.0  # about one over the largest taste score of an item
SETTLED = 3.0  # titles named, from where on a talk is past its beginning
WIDE, CLOSE = 0.1, 0.05  # how far apart in meaning two talks may be and still count as alike
# Which source a signal speaks for on a card, by the beginning of its name.
SOURCES: Mapping[str, Source] = {
    "taste.": Source.TASTE,
    "near.": Source.LIKED,
    "words.title": Source.LEXICAL,
    "words.": Source.REQUEST,
    "wish.person": Source.PERSON,
    "wish.": Source.FACET,
    "expected.words": Source.REQUEST,
    "expected.titles": Source.LIKED,
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How often items come up in talks: logarithms (n,) of times in a thousand talks."""

    named: Floats
    recommended: Floats
    asked: Floats  # named by the person


@dataclass(frozen=True, slots=True)
class Contexts:
    """Moments of recorded talks: what they sounded like, and what was recommended then."""

    vectors: Floats  # (m, dim) unit rows
    moments: Rows  # (t,) a moment
    items: Rows  # (t,) and the row of what was recommended then

    def chances(self, vector: Floats, width: float, count: int) -> Floats:
        """How much of what was recommended at moments like this one each item (n,) is."""
        if not len(self.vectors):
            return np.zeros(count, dtype=np.float32)
        alike = np.exp((self.vectors @ vector - 1.0) / width)
        alike /= alike.sum() + 1e-12
        found = np.bincount(self.items, alike[self.moments], minlength=count)
        return np.asarray(np.log(1000.0 * found + SMOOTH), dtype=np.float32)

    def profile(self, vector: Floats, width: float, kind: Floats) -> Floats:
        """How much each item (n,) is of the kind that was recommended at moments like this."""
        if not len(self.vectors):
            return np.zeros(len(kind), dtype=np.float32)
        alike = np.exp((self.vectors @ vector - 1.0) / width)[self.moments]
        alike /= alike.sum() + 1e-12
        wanted = kind[self.items]
        return np.asarray(kind @ (alike @ (wanted - wanted.mean(axis=0))), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Tastes:
    """What goes with what: from raters and talks together, and from either alone."""

    both: TalkTaste
    raters: TalkTaste
    talks: TalkTaste

    def without(self, talks: Collection[str]) -> "Tastes":
        """As if these talks had never been."""
        return Tastes(self.both.without(talks), self.raters, self.talks.without(talks))


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything learnt for one catalogue; `rated` are signals that ratings alone give."""

    sides: Sides
    counts: Counts
    contexts: Contexts
    tastes: Tastes
    kinds: Kinds
    expectations: tuple[Expectation, Expectation]  # told by the words, and by the titles
    rated: Mapping[str, Floats]
    fusion: Fusion

    def columns(self, request: Request, encode: Encode) -> dict[str, Floats]:
        """Every signal (n,) of a request over the whole catalogue, by name."""
        heard = heard_of(request, self.sides.columns)
        vectors = encode(heard.texts)
        return {
            **self._taste(heard),
            **self._counts(heard),
            **near_signals(heard, self.sides),
            **word_signals(heard, self.sides),
            **self._meaning(vectors),
            **self._expected(heard, vectors),
            **wish_signals(heard, self.sides),
            **self.sides.plain,
            **self.rated,
        }

    def signals(self, request: Request, rows: NDArray[np.intp], encode: Encode) -> list[Signal]:
        """What was learnt of a pool's rows, by the sources that a card can name.

        Each source gets the weighted sum of its own signals; what only the networks see in all of
        them together speaks for no source, and goes to the standing.
        """
        columns = {name: one[rows] for name, one in self.columns(request, encode).items()}
        total = {Source.STANDING: self.fusion.scores(columns)}
        for name, weight in self.fusion.weights.items():
            source = source_of(name)
            if source is not Source.STANDING:
                part = np.float32(weight) * columns[name]
                total[source] = total[source] + part if source in total else part
                total[Source.STANDING] = total[Source.STANDING] - part
        return [Signal(source, part - part.mean(), 1.0) for source, part in total.items()]

    def _taste(self, heard: Heard) -> dict[str, Floats]:
        """What goes with the items named: by the person, by the other side, and of late."""
        both = self.tastes.both
        person = both.scores(one.row for one in heard.named if one.by_person)
        shown = both.scores(one.row for one in heard.named if not one.by_person)
        late = both.scores(one.row for one in heard.named if one.ago <= LATE)
        root = np.sqrt(max(1, len(set(heard.rows()))))
        found = {
            "taste.person": FULL * person,
            "taste.shown": FULL * shown,
            "taste.late": FULL * late,
            "taste.all": FULL * (person + shown) / root,
            "taste.log": logged((person + shown) / root),
            "taste.raters": logged(self.tastes.raters.scores(heard.rows()) / root),
            "taste.talks": logged(self.tastes.talks.scores(heard.rows()) / root),
        }
        if "taste" in self.kinds:
            found["taste.factors"] = self.kinds["taste"] @ mean_of(self.kinds["taste"], heard)
        return found

    def _counts(self, heard: Heard) -> dict[str, Floats]:
        """Popularity in talks: it counts for less the more titles were named."""
        counts, named = self.counts, len(set(heard.rows()))
        return {
            "count.named": counts.named,
            "count.recommended": counts.recommended,
            "count.asked": counts.asked,
            "count.first": counts.recommended * np.float32(named == 0),
            "count.later": counts.recommended * np.float32(named / (named + SETTLED)),
        }

    def _meaning(self, vectors: Floats) -> dict[str, Floats]:
        """Nearness of the person's words to the items' texts and to those of recorded talks."""
        count = len(self.sides.columns.ids)
        if not len(vectors):
            nothing = np.zeros(count, dtype=np.float32)
            names = ("last", "lately", "contexts_wide", "contexts_close", "contexts_genres")
            return {f"words.{name}": nothing for name in names}
        whole = meaning(vectors)
        unit = scaled(whole[None])[0]
        return {
            "words.last": self.sides.vectors @ vectors[0],
            "words.lately": self.sides.vectors @ whole,
            "words.contexts_wide": self.contexts.chances(unit, WIDE, count),
            "words.contexts_close": self.contexts.chances(unit, CLOSE, count),
            "words.contexts_genres": self.contexts.profile(unit, WIDE, self.sides.genres),
        }

    def _expected(self, heard: Heard, vectors: Floats) -> dict[str, Floats]:
        """What sort of item comes next, as recorded talks went."""
        told = told_of(heard, vectors, self.sides, self.kinds)
        by_words, by_titles = self.expectations
        return {
            **by_words.signals(told.words, self.kinds),
            **by_titles.signals(told.titles, self.kinds),
        }


def logged(scores: Floats) -> Floats:
    """Taste scores as logarithms: the difference between little and less says little."""
    return np.log(np.maximum(scores, 0.0) / FLOOR + 1.0).astype(np.float32)


def source_of(name: str) -> Source:
    """The source that a signal of this name speaks for."""
    return next((one for start, one in SOURCES.items() if name.startswith(start)), Source.STANDING)
