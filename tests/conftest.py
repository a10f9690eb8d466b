"""A 24-film invented catalogue, a store in a temporary folder, and no network beyond loopback."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.filters import make_columns
from recchat.catalogue.items import Catalogue, Items
from recchat.db import Store
from recchat.embed.hashing import HashingEncoder
from recchat.embed.index import HnswIndex
from recchat.embed.item_text import text_of
from recchat.recommend.recommender import Recommender
from recchat.types import Item

SAMPLE = Path(__file__).parent / "data" / "films.jsonl"
LOCAL = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Law 4: a test that reaches beyond this machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host and not str(host).startswith(LOCAL):
            raise AssertionError(f"a connection to {host} was tried")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, whatever the test starts."""
    folder = tmp_path / "home"
    monkeypatch.setenv("RECCHAT_HOME", str(folder))
    return folder


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """An empty store."""
    opened = Store(home / "recchat.db")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def catalogue_items() -> tuple[Item, ...]:
    """The invented films."""
    return read_catalogue(SAMPLE).items


@pytest.fixture
def items(store: Store, catalogue_items: tuple[Item, ...]) -> Items:
    """The invented films in the store."""
    repository = Items(store)
    repository.put("films", catalogue_items)
    return repository


@pytest.fixture
def catalogue(items: Items) -> Catalogue:
    """The invented films, loaded."""
    return items.load("films")


@pytest.fixture
def recommender(items: Items, catalogue: Catalogue) -> Recommender:
    """A recommender over the invented films, with hashed words for vectors."""
    encoder = HashingEncoder()
    vectors = encoder.encode([text_of(item) for item in catalogue.items.values()])
    columns = make_columns(catalogue)
    return Recommender(catalogue, columns, HnswIndex(columns, vectors), items, lambda: encoder)
