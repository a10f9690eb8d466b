"""Taste over many items: bench/taste_scale.py [ITEMS] [PEOPLE] [SECONDS].

Prints build times, memory, p50 and p95 (by the clock, and of processor time, which tells more on a
machine that is busy with other things) of a slate, of a slate right after a like, a dislike or
their undoing, and how often something seen or judged was shown. Items are made as in
bench/scale.py; people take what is popular (Zipf) and near to a taste of their own. The graph of
the index is given SECONDS to grow; where it does not take all items, says how far it came.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import hnswlib
import numpy as np
from numpy.typing import NDArray
from scale import REQUESTS, TURNED

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.filters import make_columns
from recchat.catalogue.items import Catalogue, Items
from recchat.config import BUNDLED_LIBRARIES
from recchat.db import Store
from recchat.embed.encoder import NAME, SentenceEncoder, find_encoder, unit_rows
from recchat.embed.index import EF_CONSTRUCTION, LINKS, HnswIndex
from recchat.embed.vectors import item_vectors, read_shipped
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.learn.fitting import MODELS, Fitted, saved, swap
from recchat.learn.live import Ground, LiveTaste
from recchat.learn.log import Log, Taken
from recchat.learn.shelf_log import Likes, log_within
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.types import Item, Judgment

Floats = NDArray[np.float32]
ZIPF, HEAD = 0.9, 20.0  # popularity falls as 1 / (rank + HEAD) ** ZIPF
LIKED = 30  # items of a person, in the middle
NEAR = 8.0  # how much a taste weighs against popularity
DRAWN = 400  # items that come to somebody's notice
STRIDE = 5_000
WEIGHTS = {"popularity": 0.02, "ease": 0.65, "ials": 0.33}  # as MovieLens gave them


class Times:
    """A series of times, by the clock and by the processor, in milliseconds."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []

    def start(self) -> None:
        """Begin one."""
        self._began = time.perf_counter(), time.process_time()

    def stop(self) -> None:
        """End it."""
        self.clock.append((time.perf_counter() - self._began[0]) * 1000)
        self.processor.append((time.process_time() - self._began[1]) * 1000)

    def tell(self, words: str) -> None:
        """Print what the series says."""
        found = [np.percentile(series, [50, 95]) for series in (self.clock, self.processor)]
        (p50, p95), (own50, own95) = found
        print(
            f"{words}: p50 {p50:.0f}, p95 {p95:.0f} ms; processor p50 {own50:.0f}, "
            f"p95 {own95:.0f} ms (n {len(self.clock)})",
            flush=True,
        )


@contextmanager
def timed(words: str) -> Iterator[None]:
    """Print how long something took, and the memory at its end."""
    start = time.perf_counter()
    yield
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{words}: {time.perf_counter() - start:.1f} s (at most {most:.1f} GiB)", flush=True)


def made_items(count: int) -> tuple[list[Item], Floats]:
    """The bundled films over and over, under new ids, their vectors turned a little."""
    films = read_catalogue(BUNDLED_LIBRARIES / "films.jsonl").items
    own, _ = item_vectors(films, NAME, read_shipped(BUNDLED_LIBRARIES / "films.vectors.npz"))
    rounds = -(-count // len(films))
    items = [
        film if turn == 0 else replace(film, id=f"{film.id}~{turn}")
        for turn in range(rounds)
        for film in films
    ][:count]
    chance = np.random.default_rng(7)
    vectors = np.tile(own, (rounds, 1))[:count]
    for start in range(len(films), count, STRIDE):
        part = vectors[start : start + STRIDE]
        noise = chance.standard_normal(part.shape, dtype=np.float32)
        part += noise * np.float32(TURNED / np.sqrt(own.shape[1]))
    return items, unit_rows(vectors)


def made_likes(items: Sequence[Item], vectors: Floats, people: int) -> list[Taken]:
    """What people take who hear of popular items and like those near to one that they love."""
    chance = np.random.default_rng(11)
    popular = 1.0 / (np.arange(len(items)) + HEAD) ** ZIPF
    ends = np.cumsum(popular / popular.sum())
    order = chance.permutation(len(items))
    taken = []
    for person in range(people):
        heard = np.unique(order[np.searchsorted(ends, chance.random(DRAWN)).clip(0, len(ends) - 1)])
        loved = vectors[chance.choice(heard)]
        pull = NEAR * (vectors[heard] @ loved) + chance.gumbel(size=len(heard))
        count = min(len(heard), 3 + int(LIKED * chance.lognormal(0, 0.7)))
        best = heard[np.argsort(-pull)[:count]]
        taken += [Taken(f"made:{person}", items[row].id, float(at)) for at, row in enumerate(best)]
    return taken


def grown(vectors: Floats, seconds: float) -> hnswlib.Index:
    """The index's graph, as far as it grows in this time."""
    graph = hnswlib.Index(space="cosine", dim=vectors.shape[1])
    graph.init_index(len(vectors), ef_construction=EF_CONSTRUCTION, M=LINKS, random_seed=7)
    end = time.monotonic() + seconds
    for start in range(0, len(vectors), STRIDE):
        if time.monotonic() > end:
            print(f"the graph came to {start:,} of {len(vectors):,} items", flush=True)
            break
        part = np.arange(start, min(start + STRIDE, len(vectors)))
        graph.add_items(vectors[part], part, num_threads=1)
    return graph


def main(count: int, people: int, seconds: float) -> None:
    """Build, fit, then rank before and after every judgment."""
    with timed(f"{count:,} items made"):
        items, vectors = made_items(count)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "recchat.db")
        repository = Items(store)
        with timed("stored"):
            repository.put("films", items)
        with timed("loaded"):
            catalogue = repository.load("films")
            columns = make_columns(catalogue)
        with timed("index built"):
            index = HnswIndex(columns, vectors, graph=grown(vectors, seconds))
        with timed(f"likes of {people:,} people"):
            log = log_within(made_likes(items, vectors, people), catalogue)
        print(f"{log.count:,} likes of {len(log.items):,} items", flush=True)
        home = Path(folder) / "taste"
        home.mkdir()
        fit(log, home)
        likes = Likes(Interactions(store), People(store), catalogue)
        taste = LiveTaste(Ground(likes, home, columns.ids, index.exact.table, str))
        with timed("taste loaded"):
            taste.start()
            taste.wait()
        encoder = SentenceEncoder(find_encoder(), threads=1)
        plain = Recommender(catalogue, columns, index, repository, lambda: encoder)
        measure(plain, taste, likes)
        taste.close()
        store.close()


def fit(log: Log, home: Path) -> None:
    """Fit and save the usual models, with the weights that MovieLens gave them."""
    models = [MODELS[name]() for name in WEIGHTS]
    for model in models:
        with timed(f"{model.name} fitted"):
            model.fit(log)
    with timed("saved"):
        folder = saved(models, home)
    counts = (len(log.trails), len(log.items), log.count)
    swap(home, Fitted(folder.name, "", "films", ("made up",), *counts, WEIGHTS))


def measure(plain: Recommender, taste: LiveTaste, likes: Likes) -> None:
    """Slates without taste, with it, and right after a judgment."""
    taught = replace(plain, taste=taste.get)
    me = likes.people.named("me").id
    popular = [item for item in list(plain.catalogue.items)[:2000:37]]
    for item in popular[:20]:
        likes.interactions.judge(me, item, Judgment.LIKED, "card")
    history = likes.interactions.history(me)
    for recommender in (plain, taught):  # the first of each is not timed
        recommender.rank(Request("a quiet film", history=history))
    asked = [replace(one, history=history) for one in REQUESTS for _ in range(8)]
    for words, recommender in (("without", plain), ("with", taught)):
        times = Times()
        for one in asked:
            times.start()
            recommender.rank(one)
            times.stop()
        times.tell(f"a slate {words} taste")
    after_judgments(taught, likes, me, plain.catalogue)


def after_judgments(recommender: Recommender, likes: Likes, me: str, catalogue: Catalogue) -> None:
    """Judge a card, undo some of it, and time the next slate with the writing and the taking in."""
    chance, times = np.random.default_rng(5), Times()
    again = changed = shown_count = 0
    known: set[str] = set(likes.interactions.history(me).known)
    shown = [one.item_id for one in recommender.rank(REQUESTS[0]).candidates]
    for step in range(90):
        request = REQUESTS[step % len(REQUESTS)]
        before = recommender.rank(replace(request, history=likes.interactions.history(me)))
        item = str(chance.choice(shown))
        times.start()
        kind = (Judgment.LIKED, Judgment.DISLIKED, Judgment.SEEN)[step % 3]
        one = likes.interactions.judge(me, item, kind, "card")
        history = likes.interactions.history(me)
        ranked = recommender.rank(replace(request, history=history))
        times.stop()
        known.add(item)
        shown = [candidate.item_id for candidate in ranked.candidates]
        again += len(known & set(shown))
        shown_count += len(shown)
        changed += shown != [candidate.item_id for candidate in before.candidates]
        if step % 10 == 9:
            likes.interactions.remove(me, one.id)
            known = set(likes.interactions.history(me).known)
    times.tell("a judgment written, taken in, and the next slate")
    print(f"slates changed by it: {changed} of {len(times.clock)}", flush=True)
    print(f"known items shown again: {again} of {shown_count} cards", flush=True)
    assert set(shown) <= set(catalogue.items)


if __name__ == "__main__":
    numbers = [float(one) for one in sys.argv[1:]] + [0.0] * 3
    main(int(numbers[0]) or 10_000, int(numbers[1]) or 3_000, numbers[2] or 600.0)
