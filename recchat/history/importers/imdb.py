"""IMDb's exports: ratings, and lists such as the watchlist."""

import re
import unicodedata
from collections.abc import Iterator

from recchat.history.importers.columns import columns_of
from recchat.history.importers.contract import FILM, SERIES, Faults, Importer, Told
from recchat.history.importers.sources import Source
from recchat.history.importers.tables import headers_of, table_of, told_of

ALIASES = {
    "imdb": ("const",),
    "title": ("title",),
    "also": ("original title",),
    "year": ("year",),
    "creators": ("directors",),
    "rating": ("your rating", "you rated"),
    "date": ("date rated", "created"),
    "medium": ("title type",),
}
SERIAL = re.compile(r"serie|episod|folge|show")  # the types come in the language of the account
NO_FILM = re.compile(r"game|spiel|jeu|podcast|music ?video")


def recognises(source: Source) -> bool:
    """IMDb's identifier beside a rating of one's own or a place in a list."""
    if len(source.names) != 1:
        return False
    headers = headers_of(source, source.names[0])
    return "const" in headers and bool(headers & {"your rating", "you rated", "position"})


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Ratings; what is only on a list was saved."""
    table = table_of(source, source.names[0])
    columns = columns_of(table.headers, ALIASES)
    is_list = "position" in {header.casefold() for header in table.headers}
    for told in told_of(table, columns, faults):
        medium = medium_of(told.fields.get("medium", ""))
        if not medium:
            continue
        fields = {**told.fields, "medium": medium, "out_of": "10"}
        if is_list and not fields.get("rating"):
            fields["judgment"] = "saved"
        yield Told(told.number, fields)


def medium_of(words: str) -> str:
    """A film or a series, in whatever language; empty for what is neither."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    if NO_FILM.search(plain):
        return ""
    return SERIES if SERIAL.search(plain) else FILM


IMPORTER = Importer("imdb", "IMDb export", FILM, recognises, rows)
