"""The index over item vectors: nearest items under a filter, exactly k whenever k exist.

Approximate search by HNSW (Malkov and Yashunin 2016) through hnswlib; exact search where a
filter leaves few items, since a graph walked through items that do not count returns too few.
Similarities are cosines: higher is nearer. Labels, distances and search parameters stay inside.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import hnswlib
import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns, Filter, allowed

LINKS = 24  # neighbours a node keeps; with the two below recall@10 is above .99 (bench/RESULTS.md)
EF_CONSTRUCTION = 200
EF_SEARCH = 160
EXACT_BELOW = 6_000  # rows: scanning these takes about a millisecond, and misses nothing
EVERYTHING = Filter()
SLACK = 1.5  # how many more to fetch than the filter's share asks for


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item and its cosine similarity to the query."""

    item_id: str
    similarity: float


class ItemIndex(Protocol):
    """What every index does (one contract test runs over all of them)."""

    def nearest(self, query: NDArray[np.float32], k: int, wanted: Filter) -> list[Neighbour]:
        """The k most similar allowed items, best first; fewer only when fewer are allowed."""
        ...

    def add(self, columns: Columns, vectors: NDArray[np.float32]) -> None:
        """Take in the items of `columns` that are new; `vectors` are their rows, in order."""
        ...

    def remove(self, columns: Columns) -> None:
        """Drop every item that is not in `columns`."""
        ...

    def vectors(self, item_ids: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows (n, dim) of items, in order; raises KeyError for one that is not here."""
        ...


class ExactIndex:
    """Every allowed row is compared: the truth that the other index is measured against."""

    def __init__(self, columns: Columns, vectors: NDArray[np.float32]) -> None:
        self.columns = columns
        self.table = vectors  # (n, dim), one unit row for each row of columns

    def nearest(self, query: NDArray[np.float32], k: int, wanted: Filter) -> list[Neighbour]:
        """The k most similar allowed items, best first."""
        rows = np.flatnonzero(allowed(self.columns, wanted))
        return self.among(query, k, rows)

    def among(self, query: NDArray[np.float32], k: int, rows: NDArray[np.intp]) -> list[Neighbour]:
        """The k most similar of these rows; equal ones in the catalogue's order."""
        similarities = self.table[rows] @ query
        if k < len(rows):  # sort only what can be among the first k, equal ones included
            least = np.partition(similarities, len(rows) - k)[len(rows) - k] if k else np.inf
            rows, similarities = rows[similarities >= least], similarities[similarities >= least]
        order = np.argsort(-similarities, kind="stable")[:k]
        return [
            Neighbour(self.columns.ids[rows[place]], float(similarities[place])) for place in order
        ]

    def add(self, columns: Columns, vectors: NDArray[np.float32]) -> None:
        """Take in the items of `columns` that are new."""
        new = [item_id for item_id in columns.ids if item_id not in self.columns.rows]
        table = np.zeros((len(columns.ids), self.table.shape[1]), dtype=np.float32)
        kept = [item_id for item_id in columns.ids if item_id in self.columns.rows]
        table[columns.rows_of(kept)] = self.vectors(kept)
        table[columns.rows_of(new)] = vectors
        self.columns, self.table = columns, table

    def remove(self, columns: Columns) -> None:
        """Drop every item that is not in `columns`."""
        self.columns, self.table = columns, self.vectors(columns.ids)

    def vectors(self, item_ids: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows (n, dim) of items, in order."""
        rows = np.asarray([self.columns.rows[item_id] for item_id in item_ids], dtype=np.intp)
        return np.asarray(self.table[rows], dtype=np.float32)


class HnswIndex:
    """HNSW for wide filters, exact search for narrow ones."""

    def __init__(
        self,
        columns: Columns,
        vectors: NDArray[np.float32],
        *,
        exact_below: int = EXACT_BELOW,
        graph: hnswlib.Index | None = None,
    ) -> None:
        """Build the graph, or take one that was loaded for exactly these rows."""
        self.exact = ExactIndex(columns, vectors)
        self._exact_below = exact_below
        self._lock = threading.Lock()  # hnswlib must not be read while it is written
        self._labels = np.arange(len(columns.ids))  # (n,) label of each row
        self._rows = {int(label): row for row, label in enumerate(self._labels)}
        self._graph = graph or build_graph(vectors)

    def nearest(self, query: NDArray[np.float32], k: int, wanted: Filter) -> list[Neighbour]:
        """The k most similar allowed items, best first."""
        with self._lock:
            if wanted == EVERYTHING:
                return self._walk(query, min(k, len(self.exact.columns.ids)), None)
            mask = allowed(self.exact.columns, wanted)
            rows = np.flatnonzero(mask)
            fetch = int(SLACK * k * len(mask) / max(1, len(rows))) + 10
            if len(rows) <= self._exact_below or fetch >= len(mask) // 4:
                return self.exact.among(query, k, rows)
            found = self._walk(query, min(fetch, len(mask)), mask)
            return found[:k] if len(found) >= k else self.exact.among(query, k, rows)

    def _walk(
        self, query: NDArray[np.float32], fetch: int, mask: NDArray[np.bool_] | None
    ) -> list[Neighbour]:
        """The allowed ones among the nearest that the graph finds; no mask allows all."""
        if not fetch:
            return []
        self._graph.set_ef(max(EF_SEARCH, 2 * fetch))
        labels, distances = self._graph.knn_query(query, k=fetch, num_threads=1)
        rows = [self._rows.get(label, -1) for label in labels[0].tolist()]
        return [
            Neighbour(self.exact.columns.ids[row], 1.0 - distance)
            for row, distance in zip(rows, distances[0].tolist(), strict=True)
            if row >= 0 and (mask is None or mask[row])
        ]

    def add(self, columns: Columns, vectors: NDArray[np.float32]) -> None:
        """Take in the items of `columns` that are new, with labels never used before."""
        with self._lock:
            label_of = dict(zip(self.exact.columns.ids, self._labels.tolist(), strict=True))
            new = [item_id for item_id in columns.ids if item_id not in label_of]
            first = self._graph.get_current_count()
            labels = np.arange(first, first + len(new))
            self._graph.resize_index(max(self._graph.get_max_elements(), first + len(new)))
            if new:
                self._graph.add_items(vectors, labels, num_threads=1)
            self.exact.add(columns, vectors)
            self._relabel(label_of | dict(zip(new, labels.tolist(), strict=True)))

    def remove(self, columns: Columns) -> None:
        """Drop every item that is not in `columns`; its node only leads the way from then on."""
        with self._lock:
            label_of = dict(zip(self.exact.columns.ids, self._labels.tolist(), strict=True))
            for item_id, label in label_of.items():
                if item_id not in columns.rows:
                    self._graph.mark_deleted(int(label))
            self.exact.remove(columns)
            self._relabel(label_of)

    def vectors(self, item_ids: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows (n, dim) of items, in order."""
        return self.exact.vectors(item_ids)

    def save(self, path: Path) -> None:
        """Write the graph; the caller keeps its checksum."""
        with self._lock:
            self._graph.save_index(str(path))

    def _relabel(self, label_of: dict[str, int]) -> None:
        self._labels = np.asarray([label_of[key] for key in self.exact.columns.ids], dtype=np.int64)
        self._rows = {int(label): row for row, label in enumerate(self._labels)}


def build_graph(vectors: NDArray[np.float32]) -> hnswlib.Index:
    """A new graph over rows (n, dim), labelled by place; the seed makes it the same each time."""
    graph = hnswlib.Index(space="cosine", dim=vectors.shape[1])
    graph.init_index(max(1, len(vectors)), ef_construction=EF_CONSTRUCTION, M=LINKS, random_seed=7)
    if len(vectors):
        graph.add_items(vectors, np.arange(len(vectors)), num_threads=1)
    return graph


def load_graph(path: Path, dimension: int, count: int) -> hnswlib.Index:
    """A graph from a file whose checksum was verified: hnswlib corrupts memory on a crafted one."""
    graph = hnswlib.Index(space="cosine", dim=dimension)
    graph.load_index(str(path), max_elements=count)
    return graph
