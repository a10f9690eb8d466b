"""A person's history as the tables that Letterboxd and Goodreads take in.

Neither takes in all of it: hearts and dismissals have no column there. The full form, which
comes back here as it went out, is in export.py.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.history.export import cell
from recchat.types import History, Interaction, Item, Judgment

LETTERBOXD = ("imdbID", "tmdbID", "Title", "Year", "Directors", "Rating", "WatchedDate")
GOODREADS = (
    "Title", "Author", "ISBN13", "My Rating", "Number of Pages", "Original Publication Year",
    "Date Read", "Date Added", "Exclusive Shelf",
)  # fmt: skip
MAX_BYTES = 1_000_000  # Letterboxd takes no larger file
STARS = 5
HALF_STARS = 10
WATCHED_ON = ("import:",)  # of these the date is when it was watched, not when a card was pressed

Row = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Opinion:
    """An item that a person knows, with the rating and the day of it."""

    item: Item
    rating: float | None  # from 0 to 1
    at: str
    is_dated: bool


def for_letterboxd(interactions: Sequence[Interaction], catalogue: Catalogue) -> list[str]:
    """The films seen, as one table or as many as Letterboxd's limit makes it."""
    rows = [film_row(one) for one in opinions(interactions, catalogue)]
    return in_parts(LETTERBOXD, rows)


def watchlist_for_letterboxd(history: History, catalogue: Catalogue) -> list[str]:
    """The films saved: Letterboxd takes them in on the page of the watchlist."""
    items = (catalogue.items[key] for key in history.saved if key in catalogue.items)
    rows = [film_row(Opinion(item, None, "", False)) for item in items]
    return in_parts(LETTERBOXD, rows) if rows else []


def for_goodreads(
    interactions: Sequence[Interaction], history: History, catalogue: Catalogue
) -> str:
    """The books read and to be read, in the columns of Goodreads' own export."""
    read = list(opinions(interactions, catalogue))
    known = {one.item.id for one in read}
    saved = (key for key in history.saved if key in catalogue.items and key not in known)
    rows = [book_row(one, "read") for one in read]
    rows += [book_row(Opinion(catalogue.items[key], None, "", False), "to-read") for key in saved]
    return table(GOODREADS, rows)


def opinions(interactions: Sequence[Interaction], catalogue: Catalogue) -> Iterator[Opinion]:
    """Each item seen or judged, oldest first; interactions come newest first."""
    known: dict[str, list[Interaction]] = {}
    for one in reversed(interactions):
        if one.judgment not in {Judgment.SAVED, Judgment.CLICKED, Judgment.DISMISSED}:
            known.setdefault(one.item_id, []).append(one)
    for item_id, told in known.items():
        if item_id in catalogue.items:
            ratings = [one.value for one in told if one.value is not None]
            dated = [one for one in told if one.origin.startswith(WATCHED_ON)]
            at = (dated or told)[-1].at
            rating = ratings[-1] if ratings else None
            yield Opinion(catalogue.items[item_id], rating, at, bool(dated))


def film_row(one: Opinion) -> Row:
    """A film in Letterboxd's columns."""
    half_stars = None if one.rating is None else max(1, round(one.rating * HALF_STARS))
    return {
        "imdbID": fact(one.item, "imdb_id", "imdb"),
        "tmdbID": fact(one.item, "tmdb_id", "tmdb"),
        "Title": one.item.title,
        "Year": one.item.year,
        "Directors": ", ".join(one.item.creators),
        "Rating": None if half_stars is None else half_stars / 2,
        "WatchedDate": one.at[:10] if one.is_dated else "",
    }


def book_row(one: Opinion, shelf: str) -> Row:
    """A book in Goodreads' columns; 0 means not rated there."""
    day = one.at[:10].replace("-", "/")
    return {
        "Title": one.item.title,
        "Author": ", ".join(one.item.creators[:1]),
        "ISBN13": fact(one.item, "isbn13", "isbn"),
        "My Rating": 0 if one.rating is None else max(1, round(one.rating * STARS)),
        "Number of Pages": one.item.pages,
        "Original Publication Year": one.item.year,
        "Date Read": day if one.is_dated else "",
        "Date Added": day,
        "Exclusive Shelf": shelf,
    }


def fact(item: Item, *keys: str) -> str:
    """An id of another site that the item carries."""
    return next((str(item.extra[key]) for key in keys if item.extra.get(key)), "")


def in_parts(columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """One table, or several where one would be too large."""
    whole = table(columns, rows)
    if len(whole.encode()) <= MAX_BYTES or len(rows) < 2:
        return [whole]
    middle = len(rows) // 2
    return in_parts(columns, rows[:middle]) + in_parts(columns, rows[middle:])


def table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """CSV with a header, safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return text.getvalue()
