"""Ranking over many items: bench/scale.py [ITEMS]. Prints p50 and p95 to a ranked slate.

The items are the bundled films over and over, under new ids, with dials shifted by a step and
vectors turned a little, so that filters and neighbourhoods keep a realistic shape.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.filters import make_columns
from recchat.catalogue.items import Items
from recchat.config import BUNDLED_LIBRARIES
from recchat.db import Store
from recchat.embed.encoder import NAME, SentenceEncoder, find_encoder, unit_rows
from recchat.embed.index import HnswIndex
from recchat.embed.vectors import item_vectors, read_shipped
from recchat.recommend.recommender import Recommender
from recchat.recommend.request import Request
from recchat.types import Dial, History, Slot, Wish

TURNED = 0.25  # length of the random part of a vector
LIKED = ("arrival-2016", "paddington-2-2017", "parasite-2019")
REQUESTS = (
    Request("a quiet film about the sea"),
    Request(
        "something like Arrival but warmer, under two hours",
        (
            Wish(Slot.TITLE, "arrival-2016", words="Arrival"),
            Wish(Slot.TONE, Dial.WARMTH, direction=1, than="arrival-2016", words="warmer"),
            Wish(Slot.MINUTES, "", hard=True, high=119, words="under two hours"),
        ),
    ),
    Request("a heist with jokes", (Wish(Slot.THEME, "heist", words="heist"),)),
    Request("french love stories", (Wish(Slot.LANGUAGE, "French", hard=True, words="french"),)),
    Request("robots", history=History(liked=LIKED, seen=("wall-e-2008",))),
    Request(""),
)


def main(count: int) -> None:
    """Build, then time each request ten times."""
    films = read_catalogue(BUNDLED_LIBRARIES / "films.jsonl").items
    shipped = read_shipped(BUNDLED_LIBRARIES / "films.vectors.npz")
    own, _ = item_vectors(films, NAME, shipped)
    chance = np.random.default_rng(7)
    rounds = -(-count // len(films))
    items = [
        film if turn == 0 else replace(film, id=f"{film.id}~{turn}")
        for turn in range(rounds)
        for film in films
    ][:count]
    noise = chance.standard_normal((count, own.shape[1])).astype(np.float32)
    noise *= TURNED / np.sqrt(own.shape[1])
    noise[: len(films)] = 0
    vectors = unit_rows(np.tile(own, (rounds, 1))[:count] + noise)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "recchat.db")
        repository = Items(store)
        start = time.perf_counter()
        repository.put("films", items)
        catalogue = repository.load("films")
        columns = make_columns(catalogue)
        print(f"stored and loaded: {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        index = HnswIndex(columns, vectors)
        print(f"index built: {time.perf_counter() - start:.1f} s")
        encoder = SentenceEncoder(find_encoder(), threads=1)
        recommender = Recommender(catalogue, columns, index, repository, lambda: encoder)
        times = []
        for _ in range(10):
            for request in REQUESTS:
                start = time.perf_counter()
                recommender.rank(request)
                times.append((time.perf_counter() - start) * 1000)
        p50, p95 = np.percentile(times, [50, 95])
        print(f"{count:,} items, {len(times)} requests: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
