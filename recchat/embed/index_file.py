"""The saved graph of an index: a cache beside the store, checked before it is loaded.

hnswlib corrupts memory on a damaged file and loads most altered ones in silence, so the file's
sha256 is kept in the store and verified first. Anything that does not match is built again.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns
from recchat.db.choices import Choices
from recchat.embed.index import HnswIndex, load_graph


@dataclass(frozen=True, slots=True)
class IndexFile:
    """Where the graph of one library is kept, and where its checksum is."""

    folder: Path
    choices: Choices

    def open(self, name: str, columns: Columns, vectors: NDArray[np.float32]) -> HnswIndex:
        """The index of these rows: loaded when the saved graph is of them, else built and saved."""
        path = self.folder / f"{name}.hnsw"
        signature = signature_of(columns, vectors)
        if self.choices.get(f"index:{name}") == f"{signature}:{file_hash(path)}":
            graph = load_graph(path, vectors.shape[1], len(vectors))
            return HnswIndex(columns, vectors, graph=graph)
        index = HnswIndex(columns, vectors)
        self._save(path, index)
        self.choices.set(f"index:{name}", f"{signature}:{file_hash(path)}")
        return index

    def _save(self, path: Path, index: HnswIndex) -> None:
        """Write beside, flush to disk, then rename: a crash leaves the old file or the new one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        index.save(part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)


def signature_of(columns: Columns, vectors: NDArray[np.float32]) -> str:
    """Changes when the items, their order or their vectors do."""
    digest = hashlib.sha256("\n".join(columns.ids).encode())
    digest.update(np.ascontiguousarray(vectors, dtype=np.float16).tobytes())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of a file; empty when there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
