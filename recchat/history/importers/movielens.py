"""MovieLens: the data sets (tables, or ml-1m's double colons), and the site's own export.

The ratings of a data set name films by number: movies.csv beside them has the titles, links.csv
the numbers of other sites. A data set holds many people; which of them is asked for.
"""

import re
from collections.abc import Iterator, Mapping

from recchat.catalogue.movielens import title_parts
from recchat.errors import BadHistory
from recchat.history.importers.columns import columns_of
from recchat.history.importers.contract import FILM, Faults, Importer, Told
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.tables import clean, headers_of, table_of, told_of
from recchat.history.importers.texts import lines_of

COLONS = re.compile(r"^\d+::\d+::\d(\.\d)?::\d+$")
COLON_FIELDS = ("user", "movielens", "rating", "date")
RATINGS = {"movielens": ("movieid",), "rating": ("rating",), "date": ("timestamp",),
           "user": ("userid",)}  # fmt: skip
FILMS = {"movielens": ("movieid",), "title": ("title",)}
LINKS = {"movielens": ("movieid",), "imdb": ("imdbid",), "tmdb": ("tmdbid",)}
SITE = {"movielens": ("movie id",), "imdb": ("imdb id",), "tmdb": ("tmdb id",),
        "title": ("title",), "rating": ("rating",)}  # fmt: skip
DATA_SET, SITE_HEADERS = {"userid", "movieid", "rating"}, {"movie_id", "imdb_id", "tmdb_id"}

Facts = Mapping[str, str]


def recognises(source: Source) -> bool:
    """Ratings by number, in either form, or the table of the site."""
    return ratings_path(source) is not None or site_path(source) is not None


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Ratings with the titles that the other files give them."""
    path = ratings_path(source)
    if path is None:
        yield from site_rows(source, faults)
        return
    films = films_of(source)
    rows_of = colon_rows if is_colons(source, path) else table_rows
    for number, fields in rows_of(source, path, faults):
        film = films.get(fields.get("movielens", ""), {})
        yield Told(number, {**fields, **film, "out_of": "5"})


def ratings_path(source: Source) -> str | None:
    """The ratings of a data set."""
    if len(source.names) == 1:
        path: str | None = source.names[0]
    else:
        path = source.find("ratings.csv") or source.find("ratings.dat")
    if path is None:
        return None
    return path if is_colons(source, path) or headers_of(source, path) >= DATA_SET else None


def is_colons(source: Source, path: str) -> bool:
    """Whether a file is in ml-1m's form."""
    return bool(COLONS.match(source.head(path).partition("\n")[0].strip()))


def films_of(source: Source) -> dict[str, dict[str, str]]:
    """Title, year and ids by MovieLens' number; raises BadHistory where no file has them."""
    films: dict[str, dict[str, str]] = {}
    for number, title in titles(source):
        parts = title_parts(title)
        films[number] = {
            "title": parts.title,
            "year": str(parts.year or ""),
            "also": "\n".join(parts.also),
        }
    links = source.find("links.csv")
    if links is not None:
        for told in table(source, links, LINKS):
            films.setdefault(told.get("movielens", ""), {}).update(told)
    if not films:
        raise BadHistory(
            f"{source.name} names films by number only: put movies.csv (or movies.dat) and "
            "links.csv of the same data set beside it, or import the folder or zip"
        )
    return films


def titles(source: Source) -> Iterator[tuple[str, str]]:
    """MovieLens' numbers with their titles."""
    path = source.find("movies.dat")
    if path is not None:
        for line in lines_of(source.text(path), file_name(path)):
            number, _, rest = line.partition("::")
            yield number, clean(rest.partition("::")[0])
    path = source.find("movies.csv")
    if path is not None:
        for fields in table(source, path, FILMS):
            yield fields.get("movielens", ""), fields.get("title", "")


def table(source: Source, path: str, aliases: Mapping[str, tuple[str, ...]]) -> Iterator[Facts]:
    """The rows of a table that explains the ratings."""
    read = table_of(source, path)
    for told in told_of(read, columns_of(read.headers, aliases), Faults()):
        yield told.fields


def table_rows(source: Source, path: str, faults: Faults) -> Iterator[tuple[int, Facts]]:
    """The ratings of a table."""
    read = table_of(source, path)
    for told in told_of(read, columns_of(read.headers, RATINGS), faults):
        yield told.number, told.fields


def colon_rows(source: Source, path: str, faults: Faults) -> Iterator[tuple[int, Facts]]:
    """The ratings of ml-1m: user::film::rating::time."""
    for number, line in enumerate(lines_of(source.text(path), file_name(path)), start=1):
        parts = line.strip().split("::")
        if len(parts) == len(COLON_FIELDS):
            yield number, dict(zip(COLON_FIELDS, parts, strict=True))
        elif line.strip():
            faults.add(number, "four numbers between double colons are needed")


def site_path(source: Source) -> str | None:
    """The table that the site exports."""
    if len(source.names) != 1:
        return None
    return source.names[0] if headers_of(source, source.names[0]) >= SITE_HEADERS else None


def site_rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Ratings and wishes of the site; another tool writes them out of 100 under the same header."""
    is_wishes = "wishlist" in file_name(source.names[0])
    read = table_of(source, source.names[0])
    for told in told_of(read, columns_of(read.headers, SITE), faults):
        parts = title_parts(told.fields.get("title", ""))
        fields = {
            **told.fields,
            "title": parts.title,
            "year": str(parts.year or ""),
            "also": "\n".join(parts.also),
        }
        if is_wishes:
            fields |= {"judgment": "saved", "rating": ""}
        yield Told(told.number, fields)


IMPORTER = Importer("movielens", "MovieLens ratings", FILM, recognises, rows)
