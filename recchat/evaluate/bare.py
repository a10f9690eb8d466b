"""Ours beside the bare libraries, in one run: decoding, and the index.

The machine may be shared, so each side is timed several times in turns, and the least disturbed
time of each counts; a ratio of 1 means that we add nothing.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import hnswlib
import numpy as np
from llama_cpp import Llama
from numpy.typing import NDArray

from recchat.catalogue.filters import Filter
from recchat.embed.index import HnswIndex, build_graph
from recchat.evaluate.figures import Figure
from recchat.llm.door import Frame, LanguageModel, Limits, complete
from recchat.prompts import Prompt

ROUNDS = 5
NEIGHBOURS = 10
LIMITS = Limits(tokens=96, seconds=30.0)


def decode_ratio(
    model: LanguageModel, path: Path, asked: Sequence[tuple[Prompt, Frame]], threads: int
) -> Figure:
    """Tokens a second of answers held by a grammar, ours, over the bare library's unheld."""
    bare = Llama(str(path), n_ctx=512, n_threads=threads, verbose=False, logits_all=False)
    lengths = []
    for prompt, frame in asked:
        answer = complete(model, prompt, LIMITS, frame=frame)
        lengths.append(len(bare.tokenize(answer.encode(), add_bos=False)) or 1)
    prompts = [bare.tokenize(prompt.user.encode(), add_bos=False) or [1] for prompt, _ in asked]

    def ours() -> None:
        for prompt, frame in asked:
            complete(model, prompt, LIMITS, frame=frame)

    def theirs() -> None:
        for tokens, length in zip(prompts, lengths, strict=True):
            bare.reset()
            for made, _ in enumerate(bare.generate(tokens, temp=0.0), start=1):
                if made >= length:
                    break

    return ratio("decode_ratio", ours, theirs, len(asked))


def index_ratio(index: HnswIndex, queries: NDArray[np.float32]) -> Figure:
    """Queries a second of our index with no filter, over the bare graph's."""
    graph: hnswlib.Index = build_graph(index.exact.table)
    graph.set_ef(160)

    def ours() -> None:
        for query in queries:
            index.nearest(query, NEIGHBOURS, Filter())

    def theirs() -> None:
        for query in queries:
            graph.knn_query(query, k=NEIGHBOURS, num_threads=1)

    return ratio("index_ratio", ours, theirs, len(queries))


def recall(index: HnswIndex, queries: NDArray[np.float32]) -> Figure:
    """The share of the ten exact nearest that the index finds."""
    shares = []
    for query in queries:
        rows = np.arange(len(index.exact.columns.ids))
        exact = {one.item_id for one in index.exact.among(query, NEIGHBOURS, rows)}
        found = {one.item_id for one in index.nearest(query, NEIGHBOURS, Filter())}
        shares.append(len(exact & found) / max(1, len(exact)))
    value = float(np.mean(shares))
    return Figure("index_recall@10", value, len(shares), min(shares), max(shares), "share")


def ratio(name: str, ours: Callable[[], None], theirs: Callable[[], None], n: int) -> Figure:
    """Speed of ours over theirs, by the best of some rounds; the interval spans the rounds."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    each = [bare / own for own, bare in pairs]
    best = min(bare for _, bare in pairs) / min(own for own, _ in pairs)
    return Figure(name, best, n, min(each), max(each), "ratio")


def seconds(run: Callable[[], None]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
