"""Trakt's export: a zip of JSON files, or one of them. Each entry tells what it is by its keys.

Episodes are folded into their show. An account's own files (profile, friends) are not opened.
"""

import re
from collections.abc import Iterator

from recchat.history.importers.contract import FILM, SERIES, Faults, Importer, Told
from recchat.history.importers.json_values import Object, inner, objects_of
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.tables import clean

USED = re.compile(r"^(watched-.*|history.*|ratings-.*|watchlist|lists-watchlist)\.json$")
WATCHLIST = re.compile(r"watchlist")
PARTS = ("season", "episode")  # a rating of one of them is not one of the show


def recognises(source: Source) -> bool:
    """Entries about a movie or a show that carry ids."""
    for path in files(source):
        if source.is_json(path):
            first = next((one for _, one in objects_of(source, path, Faults())), {})
            if titled(first) and inner(titled(first)).get("ids") is not None:
                return True
    return False


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """What was watched, rated, and put on the watchlist."""
    for path in files(source):
        file = file_name(path) if len(source.names) > 1 else ""
        for number, entry in objects_of(source, path, faults, file):
            fields = fields_of(entry, is_watchlist=bool(WATCHLIST.search(file_name(path))))
            if fields:
                yield Told(number, fields, file)


def files(source: Source) -> list[str]:
    """The files that tell what was watched; any file, where there is only one."""
    if len(source.names) == 1:
        return list(source.names)
    return [path for path in source.names if USED.match(file_name(path))]


def titled(entry: Object) -> Object:
    """The movie or show that an entry is about."""
    return inner(entry.get("movie")) or inner(entry.get("show"))


def fields_of(entry: Object, *, is_watchlist: bool) -> dict[str, str]:
    """An entry under our names; empty when it says nothing that counts here."""
    about = titled(entry)
    ids = inner(about.get("ids"))
    fields = {
        "title": clean(about.get("title")),
        "year": clean(about.get("year")),
        "medium": FILM if "movie" in entry else SERIES,
        "imdb": clean(ids.get("imdb")),
        "tmdb": clean(ids.get("tmdb")),
    }
    watched = clean(entry.get("watched_at")) or clean(entry.get("last_watched_at"))
    if "rated_at" in entry:
        fields["date"] = clean(entry.get("rated_at"))
        if not any(part in entry for part in PARTS):
            fields |= {"rating": clean(entry.get("rating")), "out_of": "10"}
    elif watched or "plays" in entry:
        fields["date"] = watched
    elif "listed_at" in entry and is_watchlist:
        fields |= {"date": clean(entry.get("listed_at")), "judgment": "saved"}
    else:
        return {}
    return fields


IMPORTER = Importer("trakt", "Trakt export", FILM, recognises, rows)
