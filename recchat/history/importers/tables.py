"""A file of a source as numbered rows: CSV with a header, JSON Lines, or a JSON array.

Read bit by bit; of each row only the columns that are used are looked at.
"""

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recchat.errors import BadHistory
from recchat.history.importers.columns import Columns
from recchat.history.importers.contract import Faults, Told
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.texts import lines_of

MAX_FIELD = 1_000  # characters of a field that is used
RATING_HEADER = "rating_header"  # the rating's own header: it may name the scale
DELIMITERS = ",;\t"
# What our own export puts before a cell that a spreadsheet would run as a formula.
ESCAPED = re.compile(r"^'(?='*[=+\-@\t\r＝＋－＠])")

Values = Sequence[str]
if TYPE_CHECKING:
    from _csv import Reader


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a CSV file, and its rows as they come."""

    path: str
    headers: tuple[str, ...]
    rows: Iterator[tuple[int, Values]]


def table_of(source: Source, path: str) -> Table:
    """A CSV file; raises BadHistory where it is none."""
    lines = lines_of(source.text(path), file_name(path))
    first = next(lines, "")
    if first.casefold().startswith("sep="):  # a spreadsheet's own note on the delimiter
        first = next(lines, "")
    delimiter = max(DELIMITERS, key=re.sub(r'"[^"]*"', "", first).count)
    reader = csv.reader(itertools.chain([first], lines), delimiter=delimiter)
    rows = guarded(reader, file_name(path))
    _, headers = next(rows, (0, []))
    return Table(path, tuple(header.strip("\ufeff ") for header in headers), rows)


def headers_of(source: Source, path: str) -> frozenset[str]:
    """The headers of a file in small letters; nothing when it is no table."""
    if source.is_json(path):
        return frozenset()
    return frozenset(header.casefold() for header in table_of(source, path).headers)


def guarded(reader: "Reader", name: str) -> Iterator[tuple[int, Values]]:
    """The rows of a CSV reader with their lines; what it refuses is said in our words."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise BadHistory(f"{name} cannot be read as CSV: {problem}") from problem
        if row:
            yield reader.line_num, row


def told_of(table: Table, columns: Columns, faults: Faults, file: str = "") -> Iterator[Told]:
    """The rows of a table under our names."""
    places = tuple(columns.places.items())
    width, header = len(table.headers), columns.header("rating")
    for number, values in table.rows:
        if len(values) > width and any(values[width:]):
            faults.add(number, "more fields than the header names", file)
            continue
        fields = {
            name: clean(unmarked(values[place])) for name, place in places if place < len(values)
        }
        if max(map(len, values)) > MAX_FIELD:
            check_lengths(fields, number, file or file_name(table.path))
        if header:
            fields[RATING_HEADER] = header
        yield Told(number, fields, file)


def unmarked(text: str) -> str:
    """A cell without the mark that our own export puts before what looks like a formula."""
    return ESCAPED.sub("", text) if text.startswith("'") else text


def check_lengths(fields: dict[str, str], number: int, file: str) -> None:
    """Raises BadHistory for a field that no history has."""
    for name, text in fields.items():
        if len(text) > MAX_FIELD:
            raise BadHistory(
                f"{file}, row {number}: the {name} has {len(text):,} characters, "
                f"more than {MAX_FIELD:,}. Is this a history?"
            )


def clean(value: object) -> str:
    """Text without control characters, marks that turn its direction, and outer space."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    text = str(value)
    if not text.isprintable():
        text = text.encode("utf-8", "ignore").decode("utf-8")
        text = "".join(mark for mark in text if mark.isprintable() or mark.isspace())
    return " ".join(text.split())
