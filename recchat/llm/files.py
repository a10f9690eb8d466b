"""Which model files there are: the bundled one and those in the models folder.

Listing reads headers only. Choosing one (`choose`) has it tried first.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import ModelUnusable
from recchat.llm.header import read_header
from recchat.llm.memory import free_bytes, in_words, needed_bytes
from recchat.llm.trial import make_sure


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file, and what it would take to run it; `note` says what stands against it."""

    name: str
    path: Path
    size: int  # bytes
    needs_bytes: int  # of memory, when it runs; 0 when the file cannot be read
    sha256: str = ""  # once it has been tried
    in_use: bool = False
    note: str = ""


def list_models(
    bundled: Path, folder: Path, *, in_use: Path | None, context: int
) -> list[ModelFile]:
    """The bundled file first, then those of the folder by name, then the one in use if elsewhere.

    With `in_use` None the bundled one is in use.
    """
    used = (in_use or bundled).resolve()
    found = [bundled, *sorted(folder.glob("*.gguf")), used]
    paths = dict.fromkeys(path.resolve() for path in found if path.is_file())
    return [describe(path, context, used=path == used) for path in paths]


def describe(path: Path, context: int, *, used: bool = False) -> ModelFile:
    """One file, from its header alone."""
    size = path.stat().st_size
    try:
        header = read_header(path)
    except ModelUnusable as problem:
        return ModelFile(path.stem, path, size, 0, in_use=used, note=str(problem))
    needs, free = needed_bytes(size, header, context), free_bytes()
    large = free is not None and needs > free and not used
    note = f"needs {in_words(needs)} of memory, {in_words(free or 0)} are free" if large else ""
    return ModelFile(path.stem, path, size, needs, in_use=used, note=note)


def choose(
    path: Path, *, context: int, known: Container[str], remember: Callable[[str], None]
) -> ModelFile:
    """A file that can be used from now on, with its checksum; raises ModelUnusable."""
    checksum = make_sure(path, context=context, known=known, remember=remember)
    file = describe(path.resolve(), context, used=True)
    return ModelFile(file.name, file.path, file.size, file.needs_bytes, checksum, in_use=True)
