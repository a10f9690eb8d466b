"""Item vectors, cached by the hash of the text they were made from.

The vectors of the bundled libraries ship as one float16 file beside each, so that a first start
encodes nothing but the query.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.db import Store
from recchat.embed.encoder import Encoder, unit_rows
from recchat.embed.item_text import text_of
from recchat.types import Item


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors table: a cache, everything in it can be made again."""

    store: Store

    def known(self, encoder_name: str) -> dict[str, NDArray[np.float32]]:
        """Vectors by text hash, of one encoder."""
        rows = self.store.db.execute(
            "SELECT content_hash, vector FROM vectors WHERE encoder = ?", [encoder_name]
        )
        return {key: np.frombuffer(blob, np.float16).astype(np.float32) for key, blob in rows}

    def save(self, encoder_name: str, vectors: dict[str, NDArray[np.float32]]) -> None:
        """Keep vectors, in one transaction."""
        with self.store.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vectors (content_hash, encoder, vector) VALUES (?, ?, ?)",
                [
                    (key, encoder_name, row.astype(np.float16).tobytes())
                    for key, row in vectors.items()
                ],
            )


def text_hash(encoder_name: str, item: Item) -> str:
    """The key of an item's vector: changes when its text or the encoder does."""
    return hashlib.sha256(f"{encoder_name}\n{text_of(item)}".encode()).hexdigest()


def item_vectors(
    items: Sequence[Item], encoder_name: str, known: dict[str, NDArray[np.float32]]
) -> tuple[NDArray[np.float32], list[int]]:
    """Unit rows (n, dim) for items, and the places of those that must still be encoded (zeros)."""
    dimension = len(next(iter(known.values()))) if known else 0
    rows = np.zeros((len(items), dimension), dtype=np.float32)
    missing = []
    for place, item in enumerate(items):
        row = known.get(text_hash(encoder_name, item))
        if row is None:
            missing.append(place)
        else:
            rows[place] = row
    return unit_rows(rows), missing


def encode_items(items: Sequence[Item], encoder: Encoder) -> dict[str, NDArray[np.float32]]:
    """Vectors by text hash, made now."""
    rows = encoder.encode([text_of(item) for item in items])
    return {text_hash(encoder.name, item): row for item, row in zip(items, rows, strict=True)}


def read_shipped(path: Path) -> dict[str, NDArray[np.float32]]:
    """The vectors that ship beside a library, by text hash; none where there is no such file."""
    if not path.is_file():
        return {}
    with np.load(path, allow_pickle=False) as file:
        rows = file["vectors"].astype(np.float32)
        return dict(zip(file["hashes"].tolist(), rows, strict=True))


def write_shipped(path: Path, vectors: dict[str, NDArray[np.float32]]) -> None:
    """Write the vectors of a bundled library beside it."""
    hashes = sorted(vectors)
    rows = np.stack([vectors[key] for key in hashes]).astype(np.float16)
    np.savez_compressed(path, hashes=np.asarray(hashes), vectors=rows)
