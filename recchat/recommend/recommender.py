"""A request becomes a ranked choice: allowed items, signals, fusion, diversity, the law.

Where constraints leave few items all of them are scored; else candidates come from the index,
the full-text search and the facets, and only those are scored.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns, Filter, allowed
from recchat.catalogue.items import Catalogue, Items
from recchat.embed.encoder import Encoder
from recchat.embed.index import ItemIndex
from recchat.learn.source import TasteSource
from recchat.recommend import signals
from recchat.recommend.company import shared
from recchat.recommend.constraints import filter_of, item_by_item, worth_lifting
from recchat.recommend.diversify import BROWSING_RELEVANCE, RELEVANCE, diversified
from recchat.recommend.kinship import kinship
from recchat.recommend.learnt import Learnt
from recchat.recommend.meets import meets
from recchat.recommend.request import Ranked, Request, describing_text, telling_words
from recchat.recommend.signals import WEIGHTS, Floats, Signal
from recchat.recommend.steering import steered
from recchat.recommend.taste import taste_rows, taste_signals, untaught
from recchat.types import Candidate, History, Source

SCORE_ALL_BELOW = 6_000  # items: scoring all of them is quicker than gathering candidates
NEIGHBOURS = 150  # candidates from each vector search
FOUND = 120  # candidates from full-text search
SHORTLIST = 60  # diversified over these
SPOKE = 0.25  # a signal from here up "spoke for" the item, and is named on its card
PRIORS = 2  # the last signals, standing and chance, say nothing about the request
HISTORY_ITEMS = 40  # the newest likes that count
KIN_ITEMS = 8  # and of them, those whose facts are looked at


@dataclass(frozen=True, slots=True)
class Recommender:
    """Everything that ranking needs; a changed catalogue makes a new one."""

    catalogue: Catalogue
    columns: Columns
    index: ItemIndex
    items: Items
    encoder: Callable[[], Encoder | None]
    learnt: Learnt | None = None  # from recorded talks and ratings; without it, weights by hand
    taste: Callable[[], TasteSource | None] = untaught  # from many people's likes, as of now

    def rank(self, request: Request) -> Ranked:
        """The best allowed items, varied; none of them against a hard wish (law 1)."""
        mask = allowed(self.columns, filter_of(request))
        fitting = int(mask.sum())
        query = self._query(request)
        rows = self._pool(request, mask, query)
        if not len(rows):
            return Ranked((), fitting, worth_lifting(self.columns, request))
        found = self._signals(request, rows, query)
        scores = fused(found)
        rows, scores, found = self._lawful(request, rows, scores, found)
        chosen = self._chosen(request, rows, scores, found)
        candidates = [self._candidate(rows, scores, found, place) for place in chosen]
        relax = () if candidates else worth_lifting(self.columns, request)
        beyond = item_by_item(request.wishes)
        return Ranked(tuple(candidates), len(rows) if beyond else fitting, relax)

    def scores(self, request: Request) -> NDArray[np.float32]:
        """The score (n,) of every item of the catalogue, whatever the constraints say."""
        rows = np.arange(len(self.columns.ids))
        return fused(self._signals(request, rows, self._query(request)))

    def _query(self, request: Request) -> NDArray[np.float32] | None:
        """The vector of what was asked for in words, when there are any and the encoder is up."""
        encoder = self.encoder()
        if encoder is None or not telling_words(request):
            return None
        return np.asarray(encoder.encode([describing_text(request)])[0], dtype=np.float32)

    def _pool(
        self, request: Request, mask: NDArray[np.bool_], query: NDArray[np.float32] | None
    ) -> NDArray[np.intp]:
        """The rows to score."""
        rows = np.flatnonzero(mask)
        if len(rows) <= SCORE_ALL_BELOW:
            return rows
        gathered = np.zeros(len(mask), dtype=bool)
        wanted = filter_of(request)
        targets = [*self._targets(request).values(), *([query[None]] if query is not None else [])]
        for vector in (row for target in targets for row in target):
            gathered[self._around(vector, wanted)] = True
        for item_id, _ in self._search(request):
            gathered[self.columns.rows[item_id]] = True
        for wish in request.wishes:
            if wish.wanted and not wish.hard:
                gathered[self.columns.has(wish.slot, wish.value)[: 4 * NEIGHBOURS]] = True
        around = partial(self._around, wanted=wanted)
        gathered[taste_rows(self.taste(), request, mask, around)] = True
        gathered &= mask
        if gathered.sum() < request.count:  # nothing was asked: any allowed item will do
            gathered[np.random.default_rng(request.seed).permutation(rows)[:SCORE_ALL_BELOW]] = True
        return np.flatnonzero(gathered)

    def _around(self, vector: NDArray[np.float32], wanted: Filter) -> NDArray[np.int32]:
        found = self.index.nearest(vector, NEIGHBOURS, wanted)
        return self.columns.rows_of(neighbour.item_id for neighbour in found)

    def _search(self, request: Request) -> list[tuple[str, float]]:
        words = telling_words(request)
        found = self.items.search(self.catalogue.library, words, FOUND)
        return [(item_id, score) for item_id, score in found if item_id in self.columns.rows]

    def _targets(self, request: Request) -> dict[Source, NDArray[np.float32]]:
        """Vectors (m, dim) of the items that were liked now and before."""
        found = {
            Source.LIKED: self._vectors(self._liked(request)),
            Source.HISTORY: self._vectors(request.history.liked[:HISTORY_ITEMS]),
        }
        return {source: rows for source, rows in found.items() if len(rows)}

    def _liked(self, request: Request) -> list[str]:
        """Ids of the items named with liking in this talk, or that a wish is relative to."""
        likes = [wish.value for wish in request.titles if wish.wanted]
        return list(dict.fromkeys([*likes, *(wish.than for wish in request.wishes if wish.than)]))

    def _vectors(self, item_ids: Sequence[str]) -> NDArray[np.float32]:
        return self.index.vectors([key for key in item_ids if key in self.columns.rows])

    def _signals(
        self, request: Request, rows: NDArray[np.intp], query: NDArray[np.float32] | None
    ) -> list[Signal]:
        """Every signal that the request gives rise to."""
        vectors = self.index.vectors([self.columns.ids[row] for row in rows])
        found = self._named(request, rows, vectors) + self._theirs(request, rows, vectors)
        if query is not None:
            found.append(signals.similarity(Source.REQUEST, vectors, query[None], spread=False))
        found.append(signals.lexical(rows, self.columns, self._search(request)))
        found.append(signals.facets(rows, self.columns, request.wishes))
        found.append(signals.bounds(rows, self.columns, request.wishes))
        found.append(signals.people(rows, self.columns, request.wishes))
        moved = signals.tones(rows, self.columns, request.wishes)
        found += [moved] if moved else []
        found += self._from_talks(request, rows)
        found += taste_signals(self.taste(), request, rows)
        prior = signals.standing(rows, self.columns)
        every = [*found, prior, signals.chance(len(rows), request.seed)]
        return steered(every, request, rows, self.columns)

    def _named(self, request: Request, rows: NDArray[np.intp], vectors: Floats) -> list[Signal]:
        """Nearness to what was named with liking in this talk, and away from what was not."""
        liked = self._liked(request)
        bad = [wish.value for wish in request.titles if not wish.wanted]
        near = self._near(Source.LIKED, liked, vectors, spread=False)
        away = [opposed(one) for one in self._near(Source.HISTORY, bad, vectors, spread=True)]
        return [*map(halved, near), kinship(Source.LIKED, rows, self.columns, liked), *away]

    def _theirs(self, request: Request, rows: NDArray[np.intp], vectors: Floats) -> list[Signal]:
        """What the history says: that of the person, or of all who choose together."""
        people = [one.history for one in request.company] or [request.history]
        each = [self._history(one, rows, vectors) for one in people if one.liked or one.disliked]
        if not request.company:
            return each[0] if each else []
        return [shared([fused(one) for one in each])] if each else []

    def _history(self, history: History, rows: NDArray[np.intp], vectors: Floats) -> list[Signal]:
        """Nearness to what one person liked before, and away from what they disliked."""
        liked, bad = history.liked[:HISTORY_ITEMS], history.disliked[:HISTORY_ITEMS]
        near = self._near(Source.HISTORY, liked, vectors, spread=True)
        away = [opposed(one) for one in self._near(Source.HISTORY, bad, vectors, spread=True)]
        kin = kinship(Source.HISTORY, rows, self.columns, history.liked[:KIN_ITEMS])
        return [*map(halved, near), kin, *away]

    def _near(
        self, source: Source, item_ids: Sequence[str], vectors: Floats, *, spread: bool
    ) -> list[Signal]:
        """Nearness of vectors (n, dim) to these items, where there are any."""
        targets = self._vectors(item_ids)
        return [signals.similarity(source, vectors, targets, spread=spread)] if len(targets) else []

    def _from_talks(self, request: Request, rows: NDArray[np.intp]) -> list[Signal]:
        """What recorded talks and ratings taught, where there is anything."""
        encoder = self.encoder()
        if self.learnt is None or encoder is None:
            return []
        return self.learnt.signals(request, rows, encoder.encode)

    def _lawful(
        self,
        request: Request,
        rows: NDArray[np.intp],
        scores: NDArray[np.float32],
        found: list[Signal],
    ) -> tuple[NDArray[np.intp], NDArray[np.float32], list[Signal]]:
        """Only rows that meet the hard wishes which no filter expresses."""
        wishes = item_by_item(request.wishes)
        if not wishes:
            return rows, scores, found
        items = [self.catalogue.items[self.columns.ids[row]] for row in rows]
        keep = np.asarray(
            [all(meets(item, wish, self.catalogue) for wish in wishes) for item in items]
        )
        kept = [replace(signal, values=signal.values[keep]) for signal in found]
        return rows[keep], scores[keep], kept

    def _chosen(
        self,
        request: Request,
        rows: NDArray[np.intp],
        scores: NDArray[np.float32],
        found: Sequence[Signal],
    ) -> list[int]:
        """Places in the pool of a varied choice of the best."""
        best = np.argsort(-scores, kind="stable")
        speaking = (one.values for one in found[:-PRIORS] if one.speaks)
        asked = any(np.abs(values).max(initial=0) > SPOKE for values in speaking)
        best = best[: SHORTLIST if asked else 4 * SHORTLIST]
        if not len(best):
            return []
        vectors = self.index.vectors([self.columns.ids[rows[place]] for place in best])
        relevance = RELEVANCE if asked else BROWSING_RELEVANCE
        order = diversified(scores[best], vectors, request.count, relevance)
        return [int(best[place]) for place in order]

    def _candidate(
        self,
        rows: NDArray[np.intp],
        scores: NDArray[np.float32],
        found: Sequence[Signal],
        place: int,
    ) -> Candidate:
        """The item at a place of the pool, with the sources that spoke for it."""
        spoke = [one.source for one in found[:-PRIORS] if one.speaks and one.values[place] >= SPOKE]
        sources = tuple(dict.fromkeys(spoke)) or (Source.BROWSE,)
        return Candidate(self.columns.ids[rows[place]], float(scores[place]), sources)


def halved(signal: Signal) -> Signal:
    """Likeness in words counts half of likeness in facts: names and titles are words too."""
    return replace(signal, values=signal.values * np.float32(0.5))


def opposed(signal: Signal) -> Signal:
    """Nearness as something against an item; being far from what was disliked speaks for none."""
    return replace(signal, values=-signal.values, speaks=False)


def fused(found: Sequence[Signal]) -> NDArray[np.float32]:
    """The weighted sum (n,) of all signals."""
    total = np.zeros(len(found[0].values), dtype=np.float32)
    for signal in found:
        weight = WEIGHTS[signal.source] if signal.weight is None else signal.weight
        total += weight * signal.values
    return total
