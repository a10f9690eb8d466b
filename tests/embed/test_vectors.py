from pathlib import Path

import numpy as np

from recchat.catalogue.exchange import read_catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.db import Store
from recchat.embed.encoder import NAME
from recchat.embed.hashing import HashingEncoder
from recchat.embed.vectors import (
    Vectors,
    encode_items,
    item_vectors,
    read_shipped,
    text_hash,
    write_shipped,
)
from recchat.types import Item


def test_shipped_vectors_are_read_back(tmp_path: Path, catalogue_items: tuple[Item, ...]) -> None:
    made = encode_items(catalogue_items, HashingEncoder())
    write_shipped(tmp_path / "films.vectors.npz", made)
    rows, missing = item_vectors(
        catalogue_items, "hashing", read_shipped(tmp_path / "films.vectors.npz")
    )
    assert missing == []
    assert np.allclose(rows, list(made.values()), atol=2e-3)


def test_a_changed_item_must_be_encoded_again(catalogue_items: tuple[Item, ...]) -> None:
    known = encode_items(catalogue_items, HashingEncoder())
    changed = (*catalogue_items[:3], Item("new", "New film"))
    assert item_vectors(changed, "hashing", known)[1] == [3]


def test_another_encoder_has_other_keys(catalogue_items: tuple[Item, ...]) -> None:
    item = catalogue_items[0]
    assert text_hash("hashing", item) != text_hash("another", item)


def test_the_store_keeps_vectors(store: Store, catalogue_items: tuple[Item, ...]) -> None:
    made = encode_items(catalogue_items[:2], HashingEncoder())
    Vectors(store).save("hashing", made)
    known = Vectors(store).known("hashing")
    assert {key: row.shape for key, row in known.items()} == dict.fromkeys(made, (384,))
    assert Vectors(store).known("another") == {}


def test_every_bundled_item_has_a_shipped_vector() -> None:
    for path in BUNDLED_LIBRARIES.glob("*.jsonl"):
        known = read_shipped(path.with_suffix(".vectors.npz"))
        assert item_vectors(read_catalogue(path).items, NAME, known)[1] == []
