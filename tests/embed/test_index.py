"""One contract for every index."""

from collections.abc import Callable

import numpy as np
import pytest

from recchat.catalogue.filters import Columns, Filter, HasFacet, make_columns
from recchat.catalogue.items import Catalogue
from recchat.embed.index import ExactIndex, HnswIndex, ItemIndex
from recchat.types import Item, Slot

COUNT, DIMENSION = 2_000, 32
Make = Callable[[Columns, np.ndarray], ItemIndex]


def walking(columns: Columns, vectors: np.ndarray) -> HnswIndex:
    """The graph also where exact search would be quicker."""
    return HnswIndex(columns, vectors, exact_below=50)


MAKERS: dict[str, Make] = {"exact": ExactIndex, "hnsw": HnswIndex, "hnsw walking": walking}


def columns_of(count: int) -> Columns:
    items = [
        Item(f"i{n}", f"Item {n}", genres=("rare",) if n % 250 == 0 else ("common",))
        for n in range(count)
    ]
    return make_columns(Catalogue("films", "film", {item.id: item for item in items}))


def vectors_of(count: int, seed: int = 1) -> np.ndarray:
    rows = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(params=MAKERS.values(), ids=MAKERS)
def index(request: pytest.FixtureRequest) -> ItemIndex:
    made: ItemIndex = request.param(columns_of(COUNT), vectors_of(COUNT))
    return made


def ids(index: ItemIndex, query: np.ndarray, k: int, wanted: Filter) -> list[str]:
    return [one.item_id for one in index.nearest(query, k, wanted)]


def test_an_item_is_nearest_to_itself(index: ItemIndex) -> None:
    found = index.nearest(index.vectors(["i7"])[0], 1, Filter())[0]
    assert found.item_id == "i7"
    assert found.similarity == pytest.approx(1.0, abs=1e-3)


def test_recall_is_at_least_99_percent(index: ItemIndex) -> None:
    exact = ExactIndex(columns_of(COUNT), vectors_of(COUNT))
    queries = vectors_of(200, seed=2)
    shared = [
        len(set(ids(index, query, 10, Filter())) & set(ids(exact, query, 10, Filter())))
        for query in queries
    ]
    assert np.mean(shared) / 10 >= 0.99


def test_the_rare_filter_gives_every_row_there_is(index: ItemIndex) -> None:
    rare = Filter((HasFacet(Slot.GENRE, ("rare",)),))
    found = ids(index, vectors_of(1)[0], 20, rare)
    assert sorted(found) == sorted(f"i{n}" for n in range(0, COUNT, 250))


def test_without_the_200_nearest_the_next_ten_come(index: ItemIndex) -> None:
    query = vectors_of(1, seed=5)[0]
    exact = ExactIndex(columns_of(COUNT), vectors_of(COUNT))
    order = ids(exact, query, 210, Filter())
    assert ids(index, query, 10, Filter(without=frozenset(order[:200]))) == order[200:]


def test_similarities_fall(index: ItemIndex) -> None:
    found = [one.similarity for one in index.nearest(vectors_of(1, seed=3)[0], 50, Filter())]
    assert found == sorted(found, reverse=True)


def test_a_new_item_is_found_at_once(index: ItemIndex) -> None:
    index.add(columns_of(COUNT + 3), vectors_of(3, seed=9))
    assert ids(index, vectors_of(3, seed=9)[1], 1, Filter()) == [f"i{COUNT + 1}"]


def test_a_removed_item_is_never_found(index: ItemIndex) -> None:
    query = index.vectors(["i40"])[0]
    index.remove(columns_of(40))
    assert "i40" not in ids(index, query, 40, Filter())
    assert len(ids(index, query, 60, Filter())) == 40


def test_adding_after_removing_works(index: ItemIndex) -> None:
    index.remove(columns_of(500))
    index.add(columns_of(600), vectors_of(100, seed=4))
    assert ids(index, vectors_of(100, seed=4)[0], 1, Filter()) == ["i500"]


def test_an_empty_index_finds_nothing() -> None:
    for make in MAKERS.values():
        empty = make(columns_of(0), np.zeros((0, DIMENSION), dtype=np.float32))
        assert empty.nearest(vectors_of(1)[0], 5, Filter()) == []
