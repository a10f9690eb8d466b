"""Files of taste models: numpy arrays behind a header that is checked; nothing in them can run.

One .npz file, written beside and then renamed, so that a reader finds the old one or the new.
"""

import json
import math
import os
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recchat.learn.log import NO_TRAIL, Floats, Log, Trail, log_over
from recchat.learn.model import TasteUnusable

KIND, VERSION = "recchat taste model", 1
Arrays = dict[str, NDArray[np.generic]]
ADVICE = "Remove it and run `recchat learn fit`."


@dataclass(frozen=True, slots=True)
class ModelFile:
    """What a file holds: the log of the model, its numbers, and its arrays."""

    log: Log
    numbers: Mapping[str, float]
    arrays: Arrays

    def number(self, name: str) -> float:
        """A number that must be there; raises TasteUnusable."""
        if name not in self.numbers:
            raise TasteUnusable(f"the number {name!r} is missing. {ADVICE}")
        return float(self.numbers[name])

    def floats(self, name: str, shape: tuple[int, ...]) -> Floats:
        """An array that must be there, of this shape, and finite; raises TasteUnusable."""
        found = self.arrays.get(name)
        if found is None or found.shape != shape or found.dtype.kind != "f":
            raise TasteUnusable(f"the array {name!r} is missing or has another shape. {ADVICE}")
        floats = found.astype(np.float32, copy=False)
        if not np.isfinite(floats).all():
            raise TasteUnusable(f"the array {name!r} holds values that are no numbers. {ADVICE}")
        return floats


def write_model(path: Path, name: str, content: ModelFile) -> None:
    """Write a model's file, whole or not at all."""
    header = {"kind": KIND, "version": VERSION, "model": name, "numbers": dict(content.numbers)}
    arrays = {**content.arrays, **log_arrays(content.log), "header": text_array(header)}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with part.open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read_model(path: Path, name: str) -> ModelFile:
    """Read a model's file; raises TasteUnusable when it is damaged or of something else."""
    arrays = read_arrays(path)
    header = header_of(path, arrays)
    if header.get("model") != name:
        raise TasteUnusable(f"{path.name} holds the model {header.get('model')!r}, not {name!r}.")
    numbers = header.get("numbers")
    if not isinstance(numbers, dict) or not all(map(is_number, numbers.values())):
        raise TasteUnusable(f"{path.name} lacks the numbers of its model. {ADVICE}")
    return ModelFile(read_log(path, arrays), numbers, arrays)


def is_number(value: object) -> bool:
    """Whether a value of the header can stand for a setting."""
    return isinstance(value, int | float) and math.isfinite(value)


def read_arrays(path: Path) -> Arrays:
    """The arrays of an .npz file, never pickled ones."""
    if not path.is_file():
        raise TasteUnusable(f"there is no taste model at {path}. Run `recchat learn fit`.")
    try:
        with np.load(path, allow_pickle=False) as file:
            return {key: file[key] for key in file.files}
    except (OSError, ValueError, EOFError, KeyError, AttributeError, zipfile.BadZipFile) as problem:
        raise TasteUnusable(f"{path.name} is no taste model, or is damaged. {ADVICE}") from problem


def header_of(path: Path, arrays: Arrays) -> dict[str, object]:
    """What the file says of itself; raises TasteUnusable when that is not ours."""
    try:
        header = json.loads(arrays["header"].tobytes())
    except (KeyError, ValueError) as problem:
        raise TasteUnusable(f"{path.name} is no taste model of recchat. {ADVICE}") from problem
    if not isinstance(header, dict) or header.get("kind") != KIND:
        raise TasteUnusable(f"{path.name} is no taste model of recchat. {ADVICE}")
    if header.get("version") != VERSION:
        raise TasteUnusable(
            f"{path.name} was written by another version ({header.get('version')}). {ADVICE}"
        )
    return header


def log_arrays(log: Log) -> Arrays:
    """A log as arrays: names as JSON, trails one behind the other."""
    trails = list(log.trails.values())
    return {
        "items": text_array(list(log.items)),
        "people": text_array(list(log.trails)),
        "lengths": np.asarray([len(trail) for trail in trails], dtype=np.int64),
        "trail_rows": np.concatenate([trail.rows for trail in [NO_TRAIL, *trails]]),
        "trail_times": np.concatenate([trail.times for trail in [NO_TRAIL, *trails]]),
    }


def read_log(path: Path, arrays: Arrays) -> Log:
    """The log of a file; raises TasteUnusable when its parts do not fit each other."""
    try:
        items = json.loads(arrays["items"].tobytes())
        people = json.loads(arrays["people"].tobytes())
        rows, times = arrays["trail_rows"].astype(np.int32), arrays["trail_times"]
        ends = np.cumsum(arrays["lengths"])
    except (KeyError, ValueError, TypeError) as problem:
        raise TasteUnusable(f"{path.name} lacks parts of its log. {ADVICE}") from problem
    total = int(ends[-1]) if len(ends) else 0
    fits = len(people) == len(ends) and len(rows) == len(times) == total
    if not fits or (len(rows) and not 0 <= rows.min() <= rows.max() < len(items)):
        raise TasteUnusable(f"the log in {path.name} does not fit its items. {ADVICE}")
    starts = [0, *ends[:-1].tolist()] if len(ends) else []
    trails = {
        person: Trail(rows[start:end], times[start:end].astype(np.float64))
        for person, start, end in zip(people, starts, ends.tolist(), strict=True)
    }
    return log_over(items, trails)


def text_array(value: object) -> NDArray[np.uint8]:
    """JSON as bytes: an array of text would need its longest name for each."""
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), dtype=np.uint8)
