"""What was learnt from recorded talks and from ratings, and the signals that it gives.

What goes with the items named, how often items come up in talks, what was recommended in talks
that sounded like this one, and the weights under which all signals together did best (fusion).
A library without any of it keeps the weights that were set by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything learnt for one catalogue; `rated` are signals that ratings alone give."""

    sides: Sides
    counts: Counts
    contexts: Contexts
    taste: TalkTaste
    rated: Mapping[str, Floats]
    fusion: Fusion

    def columns(self, request: Request, encode: Encode) -> dict[str, Floats]:
        """Every signal (n,) of a request over the whole catalogue, by name."""
        heard = heard_of(request, self.sides.columns)
        return {
            **self._taste(heard),
            **self._counts(heard),
            **near_signals(heard, self.sides),
            **word_signals(heard, self.sides),
            **self._meaning(heard, encode),
            **wish_signals(heard, self.sides),
            **self.sides.plain,
            **self.rated,
        }

    def scores(self, columns: Mapping[str, Floats]) -> Floats:
        """The learnt sum (n,) of signals; those that no weight names do not count."""
        total = np.zeros(len(self.sides.columns.ids), dtype=np.float32)
        for name, weight in self.fusion.weights.items():
            if name in columns:
                total += np.float32(weight) * columns[name]
        return total

    def signals(self, request: Request, rows: Rows, encode: Encode) -> list[Signal]:
        """The learnt sum over a pool, by the sources that a card can name."""
        columns = self.columns(request, encode)
        total: dict[Source, Floats] = {}
        for name, weight in self.fusion.weights.items():
            if name in columns:
                source = source_of(name)
                part = np.float32(weight) * columns[name][rows]
                total[source] = total[source] + part if source in total else part
        return [Signal(source, part - part.mean(), 1.0) for source, part in total.items()]

    def _taste(self, heard: Heard) -> dict[str, Floats]:
        """What goes with the items named: by the person, by the other side, and of late."""
        person = self.taste.scores(one.row for one in heard.named if one.by_person)
        shown = self.taste.scores(one.row for one in heard.named if not one.by_person)
        late = self.taste.scores(one.row for one in heard.named if one.ago <= LATE)
        even = (person + shown) / np.sqrt(max(1, len(set(heard.rows()))))
        return {
            "taste.person": FULL * person,
            "taste.shown": FULL * shown,
            "taste.late": FULL * late,
            "taste.all": FULL * even,
            "taste.log": np.log(np.maximum(even, 0.0) / FLOOR + 1.0).astype(np.float32),
        }

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

    def _meaning(self, heard: Heard, encode: Encode) -> dict[str, Floats]:
        """Nearness of the person's words to the items' texts and to those of recorded talks."""
        vectors = encode(heard.texts) if heard.texts else None
        count = len(self.sides.columns.ids)
        if vectors is None:
            nothing = np.zeros(count, dtype=np.float32)
            names = ("last", "lately", "contexts_wide", "contexts_close")
            return {f"words.{name}": nothing for name in names}
        whole = meaning(vectors)
        unit = scaled(whole[None])[0]
        return {
            "words.last": self.sides.vectors @ vectors[0],
            "words.lately": self.sides.vectors @ whole,
            "words.contexts_wide": self.contexts.chances(unit, WIDE, count),
            "words.contexts_close": self.contexts.chances(unit, CLOSE, count),
        }


def source_of(name: str) -> Source:
    """The source that a signal of this name speaks for."""
    return next((one for start, one in SOURCES.items() if name.startswith(start)), Source.STANDING)
