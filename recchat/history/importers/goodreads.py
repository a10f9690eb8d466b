"""Goodreads' library export: one table of books. Notes and reviews in it are not read."""

import re
from collections.abc import Iterator, Mapping

from recchat.history.importers.columns import columns_of
from recchat.history.importers.contract import BOOK, Faults, Importer, Told
from recchat.history.importers.sources import Source
from recchat.history.importers.tables import headers_of, table_of, told_of

ALIASES = {
    "title": ("title",),
    "creators": ("author",),
    "isbn": ("isbn13",),
    "isbn10": ("isbn",),
    "year": ("original publication year", "year published"),
    "edition": ("year published",),
    "rating": ("my rating",),
    "date": ("date read",),
    "added": ("date added",),
    "shelf": ("exclusive shelf",),
    "times": ("read count",),
}
SERIES_NAME = re.compile(r"\s*\([^()]*#\s*[\d.\-–]+[^()]*\)$")  # "(The Locked Tomb, #1)"
NOT_DIGITS = re.compile(r"[^\dXx]")  # an ISBN stands there as ="9781250313195"


def recognises(source: Source) -> bool:
    """Goodreads' own shelf beside its rating."""
    if len(source.names) != 1:
        return False
    return {"title", "my rating", "exclusive shelf"} <= headers_of(source, source.names[0])


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Books read, with their ratings, and books to be read."""
    table = table_of(source, source.names[0])
    for told in told_of(table, columns_of(table.headers, ALIASES), faults):
        yield Told(told.number, book(told.fields))


def book(fields: Mapping[str, str]) -> dict[str, str]:
    """One book under our names."""
    rating = fields.get("rating", "")
    read = is_read(fields, rating)
    isbns = (NOT_DIGITS.sub("", fields.get(name, "")) for name in ("isbn", "isbn10"))
    return {
        "title": SERIES_NAME.sub("", fields.get("title", "")),
        "creators": fields.get("creators", ""),
        "isbn": next(filter(None, isbns), ""),
        "year": fields.get("year", "") or fields.get("edition", ""),
        "rating": "" if rating == "0" else rating,
        "out_of": "5",
        "judgment": "" if read else "saved",
        "date": fields.get("date", "") or fields.get("added", ""),
    }


def is_read(fields: Mapping[str, str], rating: str) -> bool:
    """Whether the person knows the book; a shelf of their own making says nothing of that."""
    if fields.get("shelf") in {"read", "currently-reading", "did-not-finish"}:
        return True
    counted = fields.get("times", "0") not in {"", "0"}
    return fields.get("shelf") != "to-read" and (
        counted or rating not in {"", "0"} or bool(fields.get("date"))
    )


IMPORTER = Importer("goodreads", "Goodreads export", BOOK, recognises, rows)
