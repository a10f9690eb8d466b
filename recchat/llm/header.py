"""The beginning of a GGUF file, read with suspicion: what it says of itself, in plain Python.

Enough to list a file and to estimate its memory without handing it to llama.cpp.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recchat.errors import ModelUnusable

MAGIC, VERSIONS = b"GGUF", (2, 3)
FORMATS = "BbHhIif?   Qqd"  # struct's letters by GGUF's numbers; 8 is a string, 9 an array
STRING, ARRAY = 8, 9
MOST_KEYS, MOST_ELEMENTS, LONGEST_STRING = 4096, 1_000_000, 1 << 20
LAST_KEYS = "tokenizer."  # the vocabulary follows, and nothing after it is needed here

Plain = int | float | str | None


@dataclass(frozen=True, slots=True)
class Header:
    """Plain values of the metadata by key; arrays are left out."""

    values: dict[str, Plain]

    @property
    def architecture(self) -> str:
        """The kind of network, as llama.cpp calls it."""
        return str(self.values.get("general.architecture") or "")

    def number(self, key: str) -> int:
        """A size of the network, such as "block_count"; 0 when the file does not say."""
        value = self.values.get(f"{self.architecture}.{key}")
        return int(value) if isinstance(value, int | float) else 0

    @property
    def bytes_per_token(self) -> int:
        """What one token of context takes in memory: keys and values of 16 bits per layer."""
        heads = self.number("attention.head_count") or 1
        size = self.number("attention.key_length") or self.number("embedding_length") // heads
        kept = self.number("attention.head_count_kv") or heads
        return 2 * 2 * self.number("block_count") * kept * size


def read_header(path: Path) -> Header:
    """Raises ModelUnusable when the file is missing, is no GGUF, or ends too early."""
    try:
        with path.open("rb") as file:
            return Header(values_of(file, path))
    except FileNotFoundError as problem:
        raise ModelUnusable(f"There is no model file {path}.") from problem
    except OSError as problem:
        raise ModelUnusable(f"{path} cannot be read: {problem.strerror}.") from problem
    except (struct.error, ValueError, OverflowError) as problem:
        raise ModelUnusable(f"{path.name} is damaged: its header cannot be read.") from problem


def values_of(file: BinaryIO, path: Path) -> dict[str, Plain]:
    """The metadata up to the vocabulary."""
    if file.read(4) != MAGIC:
        raise ModelUnusable(
            f"{path.name} is not a GGUF file. recchat runs language models in GGUF format only."
        )
    version, _, keys = struct.unpack("<IQQ", file.read(20))
    if version not in VERSIONS:
        raise ModelUnusable(f"{path.name} is GGUF of version {version}; 2 and 3 can be read.")
    values: dict[str, Plain] = {}
    for _ in range(min(keys, MOST_KEYS)):
        key = string(file)
        if key.startswith(LAST_KEYS):
            break
        values[key] = value_of(file, number(file, "I"))
    return values


def value_of(file: BinaryIO, kind: int) -> Plain:
    """One value; an array is passed over and counts as None."""
    if kind == STRING:
        return string(file)
    if kind != ARRAY:
        return number(file, letter(kind))
    element, count = number(file, "I"), number(file, "Q")
    if count > MOST_ELEMENTS:
        raise ValueError("an array of that length is no metadata")
    if element == STRING:
        for _ in range(count):
            string(file)
    else:
        file.seek(count * struct.calcsize("<" + letter(element)), 1)
    return None


def letter(kind: int) -> str:
    """Struct's letter for a kind of number."""
    if kind >= len(FORMATS) or FORMATS[kind] == " ":
        raise ValueError(f"no value of kind {kind}")
    return FORMATS[kind]


def number(file: BinaryIO, form: str) -> int:
    """One number; floats are cut, since every size is whole."""
    value = struct.unpack("<" + form, file.read(struct.calcsize("<" + form)))[0]
    return int(value)


def string(file: BinaryIO) -> str:
    """One string; raises ValueError when it is too long to be one or when the file ends."""
    length = number(file, "Q")
    data = file.read(length) if length <= LONGEST_STRING else b""
    if len(data) != length:
        raise ValueError("a string that does not end")
    return data.decode("utf-8", "replace")
