from pathlib import Path

import pytest

from recchat.catalogue.filters import Filter
from recchat.db import Store
from recchat.db.choices import Choices
from recchat.embed import index_file
from recchat.embed.index import load_graph
from recchat.embed.index_file import IndexFile
from tests.embed.test_index import columns_of, vectors_of


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were loaded, in order."""
    paths: list[Path] = []

    def spying(path: Path, dimension: int, count: int) -> object:
        paths.append(path)
        return load_graph(path, dimension, count)

    monkeypatch.setattr(index_file, "load_graph", spying)
    return paths


def opened(store: Store, folder: Path, count: int = 300, seed: int = 1) -> list[str]:
    index = IndexFile(folder, Choices(store)).open(
        "films", columns_of(count), vectors_of(count, seed)
    )
    return [one.item_id for one in index.nearest(vectors_of(1, seed=8)[0], 5, Filter())]


def test_a_saved_graph_is_loaded_and_answers_the_same(
    store: Store, tmp_path: Path, loads: list[Path]
) -> None:
    first = opened(store, tmp_path)
    assert loads == []
    assert opened(store, tmp_path) == first
    assert loads == [tmp_path / "films.hnsw"]


@pytest.mark.parametrize("harm", ["truncated", "flipped", "gone"])
def test_a_damaged_file_is_never_loaded(
    store: Store, tmp_path: Path, loads: list[Path], harm: str
) -> None:
    first = opened(store, tmp_path)
    path = tmp_path / "films.hnsw"
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    {
        "truncated": lambda: path.write_bytes(bytes(data[: len(data) // 2])),
        "flipped": lambda: path.write_bytes(bytes(data)),
        "gone": path.unlink,
    }[harm]()
    assert opened(store, tmp_path) == first
    assert loads == []


def test_changed_items_or_vectors_build_anew(
    store: Store, tmp_path: Path, loads: list[Path]
) -> None:
    opened(store, tmp_path)
    opened(store, tmp_path, count=301)
    opened(store, tmp_path, count=301, seed=2)
    assert loads == []
