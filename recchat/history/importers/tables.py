"""A file as numbered rows of named texts: CSV with a header, or JSON Lines.

What is too large to be a history is refused as a whole, with one plain message.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recchat.errors import BadHistory
from recchat.history.importers.texts import text_of

MAX_ROWS = 200_000
MAX_FIELD = 1_000  # characters of a field that is used
# Our names, each with the headers that stand for it, the most telling first.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "item id", "film id", "movie id"),
    "title": ("title", "name", "film", "movie", "book"),
    "year": ("year", "release year", "year published", "original publication year"),
    "rating": ("your rating", "my rating", "rating", "stars", "score"),
    "out_of": ("rating out of", "out of", "scale"),
    "date": (
        "watched date", "date watched", "date rated", "date read", "date",
        "watched at", "rated at", "at", "timestamp", "date added",
    ),
    "liked": ("liked", "like", "favourite", "favorite"),
    "judgment": ("judgment", "judgement"),
}  # fmt: skip
RATING_HEADER = "rating_header"  # the rating's own header: it may name the scale
# What our own export puts before a cell that a spreadsheet would run as a formula.
ESCAPED = re.compile(r"^'(?='*[=+\-@\t\r＝＋－＠])")

Fields = Mapping[str, str]
Row = tuple[int, Mapping[str, object]]  # with its number in the file
Faults = list[tuple[int, str]]  # the number of a row, and what is wrong with it


def fields_of(path: Path, faults: Faults) -> list[tuple[int, Fields]]:
    """The rows of a file under our names; faults of rows are added to the list."""
    text = text_of(path)
    rows = json_rows(text, faults) if text.lstrip()[:1] == "{" else csv_rows(text, faults)
    try:
        fields = list(named_rows(rows, path))
    except csv.Error as problem:
        raise BadHistory(f"{path.name} cannot be read as CSV: {problem}") from problem
    except (RecursionError, ValueError) as problem:  # JSON nested too deep, numbers too long
        raise BadHistory(f"{path.name} is no history: {problem}") from problem
    if not fields:
        detail = f" (row {faults[0][0]}: {faults[0][1]})" if faults else ""
        raise BadHistory(f"{path.name} has no rows{detail}: it needs a title in each")
    return fields


def csv_rows(text: str, faults: Faults) -> Iterator[Row]:
    """Each row by its header; the delimiter is the commonest of , ; and tab in the header."""
    lines = io.StringIO(text, newline="")
    start, header = 0, lines.readline()
    if header.lower().startswith("sep="):  # a spreadsheet's own note on the delimiter
        start, header = len(header), lines.readline()
    delimiter = max(",;\t", key=re.sub(r'"[^"]*"', "", header).count)
    lines.seek(start)
    reader = csv.DictReader(lines, delimiter=delimiter, restkey="", restval="")
    for row in reader:
        if row.get(""):
            faults.append((reader.line_num, "more fields than the header names"))
        else:
            yield reader.line_num, {key: ESCAPED.sub("", value) for key, value in row.items()}


def json_rows(text: str, faults: Faults) -> Iterator[Row]:
    """Each line's object; a line that is none is a fault."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as problem:
            faults.append((number, f"not JSON ({problem.msg})"))
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            faults.append((number, f"an object is needed, not {type(value).__name__}"))


def named_rows(rows: Iterable[Row], path: Path) -> Iterator[tuple[int, Fields]]:
    """The rows under our names; raises BadHistory at a limit, and without titles."""
    for count, (number, row) in enumerate(rows, start=1):
        if count > MAX_ROWS:
            raise BadHistory(f"{path.name} has more than {MAX_ROWS:,} rows: split it into parts")
        fields = named(row)
        if count == 1 and not {"title", "id"} & set(fields):
            found = ", ".join(str(key)[:40] for key in list(row)[:12])
            raise BadHistory(
                f"{path.name} has no column of titles, only: {found}. Call one of them 'title'."
            )
        for name, text in fields.items():
            if len(text) > MAX_FIELD:
                raise BadHistory(
                    f"{path.name}, row {number}: the {name} has {len(text):,} characters, "
                    f"more than {MAX_FIELD:,}. Is this a history?"
                )
        yield number, fields


def named(row: Mapping[str, object]) -> Fields:
    """The fields that are used, by our names."""
    headers = {plain_header(key): key for key in reversed(list(row))}
    found: dict[str, str] = {}
    for name, aliases in ALIASES.items():
        alias = next((alias for alias in aliases if alias in headers), None)
        if alias is not None:
            found[name] = clean(row[headers[alias]])
            if name == "rating":
                found[RATING_HEADER] = headers[alias]
    return found


def plain_header(key: str) -> str:
    """A header without case, underscores and the scale that it may name."""
    words = re.sub(r"\(.*?\)|/\s*\d+|out of \d+", "", key[:100])
    return " ".join(words.replace("_", " ").casefold().split())


def clean(value: object) -> str:
    """Text without control characters, marks that turn its direction, and outer space."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    text = str(value).encode("utf-8", "ignore").decode("utf-8")
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
