"""The rows of a catalogue file, whatever its form: JSON Lines, CSV, Parquet, MovieLens.

A row is a dictionary, or the text of what is wrong with it.
"""

import csv
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

from recchat.catalogue.movielens import FILMS, dat_rows, film_rows
from recchat.errors import BadCatalogue

BATCH = 1_000  # rows of a Parquet file in memory at a time
MAX_LINE = 10_000_000  # characters
BINARY = ((b"PK\x03\x04", "a zip or a spreadsheet"), (b"\x1f\x8b", "packed"), (b"%PDF", "a PDF"))

Rows = Iterator[tuple[int, object]]


def catalogue_rows(path: Path) -> Rows:
    """The rows of a file with their numbers; raises BadCatalogue for a form that is not known."""
    known = {
        ".csv": csv_rows,
        ".tsv": csv_rows,
        ".jsonl": json_rows,
        ".ndjson": json_rows,
        ".parquet": parquet_rows,
        ".dat": dat_rows,
    }
    rows = known.get(path.suffix.lower())
    if rows is None:
        raise BadCatalogue(f"{path.name}: a catalogue is a .jsonl, a .csv or a .parquet file")
    with path.open("rb") as opened:
        start = opened.read(4)
    found = next((words for magic, words in BINARY if start.startswith(magic)), "")
    if found:
        raise BadCatalogue(f"{path.name} is not what its name says, but {found}: save it as CSV")
    return rows(path)


def json_rows(path: Path) -> Rows:
    """Each line's value; a line that is no JSON comes as its error text."""
    with path.open(encoding="utf-8-sig") as lines:
        number = 0
        while line := lines.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE and not line.endswith("\n"):
                raise BadCatalogue(f"{path.name}: line {number} is too long to be an item")
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (json.JSONDecodeError, RecursionError, ValueError) as problem:
                yield number, f"not JSON ({problem})"


def csv_rows(path: Path) -> Rows:
    """Each row as a dictionary; the delimiter is the commonest of , ; and tab in the header."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header = lines.readline(MAX_LINE)
        delimiter = max(",;\t", key=header.count)
        lines.seek(0)
        rows = csv.DictReader(lines, delimiter=delimiter)
        if {str(name).strip() for name in rows.fieldnames or ()} >= FILMS:
            yield from film_rows(rows, path)
            return
        for number, row in enumerate(rows, start=2):
            yield number, {key: value for key, value in row.items() if key}


def parquet_rows(path: Path) -> Rows:
    """Each row as a dictionary, a batch at a time; pyarrow reads it, where it is installed."""
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ImportError as problem:
        raise BadCatalogue(
            f"{path.name} is a Parquet file: install pyarrow to read it (pip install pyarrow), "
            "or save it as CSV"
        ) from problem
    number = 0
    try:
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=BATCH):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except ValueError as problem:  # what pyarrow raises for a damaged file is one
        raise BadCatalogue(f"{path.name} cannot be read as Parquet: {problem}") from problem
