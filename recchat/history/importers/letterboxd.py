"""Letterboxd's export: a zip of tables whose headers are the same; the path tells them apart.

The zip is folded into one row a film, because a heart, a rating and a diary entry are one
opinion. Entries have addresses of their own, so films meet by name and year.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recchat.errors import BadHistory
from recchat.history.importers.columns import Columns, columns_of
from recchat.history.importers.contract import FILM, Faults, Importer, Told
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.tables import headers_of, table_of, told_of

ADDRESS = "letterboxd uri"
ALIASES = {
    "title": ("name",),
    "year": ("year",),
    "rating": ("rating",),
    "date": ("watched date", "date"),
}
# What a file says of its films, by the end of its path; "deleted" and "orphaned" hold what the
# person took back, "lists" what they collect.
RATINGS, DIARY, SEEN, LIKES, SAVED = "ratings", "diary", "watched", "films", "watchlist"
ROLES = {"ratings": RATINGS, "diary": DIARY, "reviews": DIARY, "watched": SEEN,
         "films": LIKES, "watchlist": SAVED}  # fmt: skip
IGNORED = re.compile(r"(^|/)(deleted|orphaned|lists|__macosx)/", re.IGNORECASE)
COPY = re.compile(r" ?\(\d+\)$")  # a browser's second download: "watchlist (1).csv"


@dataclass(slots=True)
class Film:
    """What the files say of one film."""

    first: Told
    rating: str = ""
    liked: bool = False
    dates: dict[str, str] = field(default_factory=dict)  # the newest of each file


def recognises(source: Source) -> bool:
    """A header with Letterboxd's addresses."""
    return any(ADDRESS in headers_of(source, path) for path in tables(source))


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """One row a film seen, and one a film on the watchlist."""
    films: dict[tuple[str, str], Film] = {}
    for path in tables(source):
        table = table_of(source, path)
        columns = columns_of(table.headers, ALIASES)
        role = role_of(source, path, columns)
        if role is None:
            continue
        file = file_name(path) if len(source.names) > 1 else ""
        for told in told_of(table, columns, faults, file):
            if role == SAVED:
                yield Told(told.number, {**told.fields, "judgment": "saved"}, file)
            else:
                key = told.fields.get("title", ""), told.fields.get("year", "")
                note(films.setdefault(key, Film(told)), role, told.fields)
    yield from (folded(film) for film in films.values())


def tables(source: Source) -> list[str]:
    """The tables of the export that are about films of one's own."""
    if len(source.names) == 1:
        return list(source.names)
    return [
        path
        for path in source.names
        if stem(path) in ROLES and not IGNORED.search(path)
        and (stem(path) != LIKES or "likes/" in path.casefold())
    ]  # fmt: skip


def role_of(source: Source, path: str, columns: Columns) -> str | None:
    """What a file says of its films; one file alone may have lost its name."""
    role = ROLES.get(stem(path))
    if role or len(source.names) > 1:
        return role
    if "rating" in columns.places:
        return RATINGS
    raise BadHistory(
        f"{source.name} may be films seen, liked or to be seen: call it watched.csv, films.csv "
        "or watchlist.csv, as Letterboxd does, or import the whole zip"
    )


def note(film: Film, role: str, fields: Mapping[str, str]) -> None:
    """Add what one row says; the rating that stands is that of the ratings."""
    rating, date = fields.get("rating", ""), fields.get("date", "")
    if rating and (role == RATINGS or not film.rating):
        film.rating = rating
    film.liked |= role == LIKES
    film.dates[role] = max(film.dates.get(role, ""), date)


def folded(film: Film) -> Told:
    """The film as one row; a diary knows when it was watched, the others when it was noted."""
    dates = (film.dates.get(role) for role in (DIARY, RATINGS, LIKES, SEEN))
    fields = {
        "title": film.first.fields.get("title", ""),
        "year": film.first.fields.get("year", ""),
        "rating": film.rating,
        "out_of": "5",
        "liked": "yes" if film.liked else "",
        "date": next((date for date in dates if date), ""),
    }
    return Told(film.first.number, fields, film.first.file)


def stem(path: str) -> str:
    """The name of a file without its ending and its number as a copy."""
    return COPY.sub("", file_name(path).removesuffix(".csv"))


IMPORTER = Importer("letterboxd", "Letterboxd export", FILM, recognises, rows)
