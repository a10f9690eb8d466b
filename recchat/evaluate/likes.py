"""Ratings of many people on the items of a catalogue: who liked what, and how often it was rated.

The files are MovieLens': films by number, with movies.csv (titles) and links.csv (IMDb numbers)
beside the ratings. An item that stands twice in a catalogue counts in both places.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recchat.catalogue.items import Catalogue
from recchat.catalogue.movielens import title_parts
from recchat.errors import RecchatError
from recchat.history.importers.match import title_key
from recchat.learn.ratings_file import read_ratings
from recchat.recommend.sides import Floats, Rows

LIKED_FROM = 4.0  # stars of five; from 3 on the taste was a little worse
USUAL, USUAL_TIMES = 3.4, 5.0  # an item nobody rated is taken to have this mean; and how firmly
YEARS_APART = 1


@dataclass(frozen=True, slots=True)
class Likes:
    """Rows of a catalogue that each rater liked, and signals that ratings give of every item."""

    raters: tuple[Rows, ...]
    plain: Mapping[str, Floats]


def read_likes(paths: Sequence[Path], catalogue: Catalogue) -> Likes:
    """Likes of all files together; raises BadHistory or RecchatError."""
    count = len(catalogue)
    times, total = np.zeros(count), np.zeros(count)
    raters: list[Rows] = []
    for path in paths:
        rows_of = linked(path, catalogue)
        liked: dict[str, set[int]] = {}
        for one in read_ratings(path):
            rows, value = rows_of.get(one.item, ()), LIKED_FROM if one.value is None else one.value
            for row in rows:
                times[row] += 1
                total[row] += value
            if value >= LIKED_FROM:
                liked.setdefault(one.person, set()).update(rows)
        raters += [np.asarray(sorted(rows), np.int32) for rows in liked.values()]
    mean = (total + USUAL * USUAL_TIMES) / (times + USUAL_TIMES) - USUAL
    signals = {
        "plain.raters": np.log1p(times) / 3,
        "plain.is_rated": times > 0,
        "plain.rating": mean,
    }
    plain = {name: np.asarray(one, dtype=np.float32) for name, one in signals.items()}
    return Likes(tuple(raters), plain if paths else {})


def linked(ratings: Path, catalogue: Catalogue) -> dict[str, tuple[int, ...]]:
    """Rows of a catalogue by the item ids of a file of ratings: by IMDb number, then by title."""
    by_imdb, by_title = keys_of(catalogue)
    numbers = {row["movieId"]: row["imdbId"].lstrip("0") for row in table(ratings, "links.csv")}
    found: dict[str, tuple[int, ...]] = {}
    for row in table(ratings, "movies.csv"):
        parts = title_parts(row["title"])
        titles = (parts.title, *parts.also)
        rows = by_imdb.get(numbers.get(row["movieId"], ""), ()) or next(
            (near for title in titles if (near := of_year(by_title, title, parts.year))), ()
        )
        if rows:
            found[row["movieId"]] = tuple(rows)
    if not found:
        raise RecchatError(
            f"no rated item of {ratings} is in the catalogue: put movies.csv and links.csv of "
            "the same data set beside the ratings"
        )
    return found


def keys_of(
    catalogue: Catalogue,
) -> tuple[dict[str, list[int]], dict[str, list[tuple[int, int]]]]:
    """Rows by IMDb number, and rows with their years by folded title."""
    by_imdb: dict[str, list[int]] = {}
    by_title: dict[str, list[tuple[int, int]]] = {}
    for row, item in enumerate(catalogue.items.values()):
        number = str(item.extra.get("imdb_id") or "").removeprefix("tt").lstrip("0")
        if number:
            by_imdb.setdefault(number, []).append(row)
        if item.year:
            by_title.setdefault(title_key(item.title), []).append((row, item.year))
    return by_imdb, by_title


def of_year(
    by_title: Mapping[str, Sequence[tuple[int, int]]], title: str, year: int | None
) -> tuple[int, ...]:
    """The rows of a title of that year, else of a year off."""
    near = [(abs(own - (year or 0)), row) for row, own in by_title.get(title_key(title), ())]
    least = min((apart for apart, _ in near), default=YEARS_APART + 1)
    return tuple(row for apart, row in near if apart == least) if least <= YEARS_APART else ()


def table(ratings: Path, name: str) -> list[dict[str, str]]:
    """The rows of a file beside the ratings; none where there is no such file."""
    path = ratings.with_name(name)
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise RecchatError(f"{path} cannot be read: {problem}") from problem
