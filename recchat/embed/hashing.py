"""An encoder of hashed words: no model, instant; for tests and for a start with nothing else."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recchat.embed.encoder import unit_rows


class HashingEncoder:
    """Each word adds a fixed random direction: texts that share words are near."""

    name = "hashing"

    def __init__(self, dimension: int = 384) -> None:
        self.dimension = dimension

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Unit rows (n, dimension); a text without words is the same row always."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()) or ["-"]:
                row += self._direction(word)
        return unit_rows(rows)

    def _direction(self, word: str) -> NDArray[np.float32]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
        return np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
