"""Vectors of texts, each encoded once: in memory, and in a file that may be deleted."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.embed.encoder import Encoder

Floats = NDArray[np.float32]


class TextVectors:
    """An encoder that remembers; call `learn` with many texts first, it encodes them together."""

    def __init__(self, encoder: Encoder, path: Path | None = None) -> None:
        """Open or make the file; none keeps everything in memory."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._encoder = encoder
        self._rows: dict[str, Floats] = {}
        self._file = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._file.execute("CREATE TABLE IF NOT EXISTS texts (key TEXT PRIMARY KEY, row BLOB)")

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Unit rows (m, dim), in order."""
        self.learn(texts)
        rows = [self._rows[text] for text in texts]
        return np.reshape(rows, (len(rows), self._encoder.dimension)).astype(np.float32)

    def learn(self, texts: Iterable[str]) -> None:
        """Encode what is not known yet."""
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        for text in new:
            row = self._file.execute("SELECT row FROM texts WHERE key = ?", [self._key(text)])
            found = row.fetchone()
            if found:
                self._rows[text] = np.frombuffer(found[0], np.float16).astype(np.float32)
        new = [text for text in new if text not in self._rows]
        if not new:
            return
        rows = self._encoder.encode(new).astype(np.float16)
        self._rows |= dict(zip(new, rows.astype(np.float32), strict=True))
        keyed = [(self._key(text), row.tobytes()) for text, row in zip(new, rows, strict=True)]
        self._file.execute("BEGIN")
        self._file.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?)", keyed)
        self._file.execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self._encoder.name}\0{text}".encode()).hexdigest()
