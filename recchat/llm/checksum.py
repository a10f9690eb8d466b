"""Which file is it? Its sha256."""

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """The checksum in hexadecimal; a gigabyte takes a second or so."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
