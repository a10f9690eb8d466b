"""Ratings of many people from files of data sets, as they are published.

MovieLens ratings.csv, its older ratings.dat with double colons, tables in time order with
user_id, movie_id and pos, and lines of "person item item ..." as S3-Rec has them. A file may be
packed with xz or gzip. Titles stand beside, in movies.csv or movies.dat.
"""

import csv
import gzip
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from recchat.errors import BadHistory
from recchat.learn.log import Taken

TITLE = re.compile(r"^(.*\S)\s*\((\d{4})\)\s*$")
PERSON = ("userid", "user_id", "user")
ITEM = ("movieid", "movie_id", "itemid", "item_id", "item")
TIME = ("pos", "timestamp", "time")  # a place in order goes before a time: it has no ties
UNORDERED = ""  # a place in time that is not known: the row is left out
SHOWN = 60  # characters of a line in a message


@dataclass(frozen=True, slots=True)
class Rating:
    """One row: who took what, when, and how they liked it on the file's own scale."""

    person: str
    item: str
    at: float
    value: float | None = None

    @property
    def taken(self) -> Taken:
        """The interaction without its rating."""
        return Taken(self.person, self.item, self.at)


def read_ratings(path: Path) -> list[Rating]:
    """Every rating of a file, in its order; raises BadHistory with the line at fault."""
    try:
        with opened(path) as file:
            first = file.readline()
            file.seek(0)
            rows = list(rows_of(path, file, first))
    except (OSError, EOFError, lzma.LZMAError) as problem:
        raise BadHistory(f"{path} cannot be read: {problem}") from problem
    except UnicodeDecodeError as problem:
        raise BadHistory(f"{path.name} is no text: {problem.reason}") from problem
    if not rows:
        raise BadHistory(f"{path.name} holds no ratings")
    return rows


def opened(path: Path) -> TextIO:
    """The file as text, unpacked on the way."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", newline="")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def rows_of(path: Path, file: TextIO, first: str) -> Iterator[Rating]:
    """The rows in the format that the first line shows."""
    if "::" in first:
        return double_colons(path, file)
    if re.fullmatch(r"\d+( \d+)+\s*", first):
        return sequences(path, file)
    return table(path, file, "\t" if "\t" in first else ",")


def double_colons(path: Path, file: TextIO) -> Iterator[Rating]:
    """UserID::MovieID::Rating::Timestamp."""
    for number, line in enumerate(file, start=1):
        parts = line.strip().split("::")
        if len(parts) != 4:
            raise fault(path, number, line)
        yield rating(path, number, (parts[0], parts[1], parts[3], parts[2]))


def sequences(path: Path, file: TextIO) -> Iterator[Rating]:
    """A person and then their items in order, by spaces."""
    for number, line in enumerate(file, start=1):
        person, *items = line.split()
        if not items:
            raise fault(path, number, line)
        for at, item in enumerate(items):
            yield Rating(person, item, float(at))


def table(path: Path, file: TextIO, separator: str) -> Iterator[Rating]:
    """A table with a header that names person, item and time."""
    rows = csv.reader(file, delimiter=separator)
    header = [name.strip().casefold() for name in next(rows, [])]
    places = [column(header, names) for names in (PERSON, ITEM, TIME)]
    value = column(header, ("rating",))
    if None in places:
        raise BadHistory(
            f"{path.name}: its first line names no person, item and time. Known are MovieLens "
            "ratings.csv and ratings.dat, and lines of 'person item item ...'"
        )
    for row in rows:
        if len(row) != len(header):
            raise fault(path, rows.line_num, separator.join(row))
        person, item, at = (row[place] for place in places if place is not None)
        if at != UNORDERED:
            yield rating(path, rows.line_num, (person, item, at, row[value] if value else ""))


def column(header: list[str], names: Iterable[str]) -> int | None:
    """The place of the first of these names."""
    return next((header.index(name) for name in names if name in header), None)


def rating(path: Path, number: int, fields: tuple[str, str, str, str]) -> Rating:
    """A row from its texts: person, item, time, rating; raises BadHistory."""
    person, item, at, value = fields
    try:
        return Rating(person, item, float(at), float(value) if value else None)
    except ValueError as problem:
        raise fault(path, number, ", ".join(fields)) from problem


def fault(path: Path, number: int, line: str) -> BadHistory:
    """A line that is no rating."""
    return BadHistory(f"{path.name}, line {number}: {line.strip()[:SHOWN]!r} is no rating")


def read_titles(ratings: Path) -> dict[str, tuple[str, int | None]]:
    """Title and year by item, from the movies.csv or movies.dat beside a file of ratings."""
    table_path, old_path = ratings.with_name("movies.csv"), ratings.with_name("movies.dat")
    if table_path.is_file():
        with table_path.open(encoding="utf-8", newline="") as file:
            return {row["movieId"]: titled(row["title"]) for row in csv.DictReader(file)}
    if old_path.is_file():
        lines = old_path.read_text(encoding="latin-1").splitlines()
        rows = (line.split("::") for line in lines if "::" in line)
        return {row[0]: titled(row[1]) for row in rows}
    return {}


def titled(text: str) -> tuple[str, int | None]:
    """Title and year of "Heat (1995)"."""
    found = TITLE.match(text.strip())
    return (found[1], int(found[2])) if found else (text.strip(), None)
