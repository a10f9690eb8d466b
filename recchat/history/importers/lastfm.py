"""Plays from Last.fm as the usual tools dump them, and from ListenBrainz."""

import re
from collections.abc import Iterator

from recchat.history.importers.columns import Columns, columns_of
from recchat.history.importers.contract import MUSIC, Faults, Importer, Told
from recchat.history.importers.dates import date_of
from recchat.history.importers.json_values import Object, inner, objects_of
from recchat.history.importers.plays import Play, newest_plays
from recchat.history.importers.sources import Source
from recchat.history.importers.tables import Table, clean, headers_of, table_of, told_of

ALIASES = {
    "artist": ("artist",),
    "album": ("album",),
    "track": ("track",),
    "uts": ("uts",),
    "date": ("utc time", "date"),
}
HEADERS = {"uts", "artist", "track"}
# Without a header the first row is a play: artist, album, track, "19 Aug 2026, 20:48".
HEADERLESS = {"artist": 0, "album": 1, "track": 2, "date": 3}
TIME = re.compile(r"^\d{1,2} \w{3,} \d{4},? \d{1,2}:\d{2}$")


def recognises(source: Source) -> bool:
    """The headers of the dump, the time in a table without any, or the names of its fields."""
    if len(source.names) != 1:
        return False
    path = source.names[0]
    if source.is_json(path):
        first = next((one for _, one in objects_of(source, path, Faults())), {})
        return "track_metadata" in first or is_page(first)
    headers = headers_of(source, path)
    return headers >= HEADERS or is_headerless(table_of(source, path))


def is_page(entry: Object) -> bool:
    """Whether an entry is a page of plays."""
    tracks = entry.get("track")
    return isinstance(tracks, list) and all("artist" in inner(one) for one in tracks)


def is_headerless(table: Table) -> bool:
    """Whether the first row is a play."""
    return len(table.headers) == len(HEADERLESS) and bool(TIME.match(table.headers[-1]))


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Each track that was heard."""
    path = source.names[0]
    is_json = source.is_json(path)
    found = json_plays(source, path, faults) if is_json else table_plays(source, path, faults)
    return newest_plays(found)


def table_plays(source: Source, path: str, faults: Faults) -> Iterator[Play]:
    """The plays of a table; what plays now has no time yet."""
    table = table_of(source, path)
    columns = columns_of(table.headers, ALIASES)
    if is_headerless(table):
        columns = Columns(table.headers, HEADERLESS)
        yield play_of(1, dict(zip(HEADERLESS, table.headers, strict=True)))
    for told in told_of(table, columns, faults):
        yield play_of(told.number, dict(told.fields))


def play_of(number: int, fields: dict[str, str]) -> Play:
    """A row as a play; its time in a form that sorts."""
    at = date_of(fields.get("uts", ""), day_first=True) or date_of(
        fields.get("date", ""), day_first=True
    )
    return Play(
        number, fields.get("artist", ""), fields.get("album", ""), fields.get("track", ""), at or ""
    )


def json_plays(source: Source, path: str, faults: Faults) -> Iterator[Play]:
    """The plays of Last.fm's pages or of ListenBrainz' entries."""
    for number, entry in objects_of(source, path, faults):
        about = inner(entry.get("track_metadata"))
        if about:
            yield play_of(number, listen(about, entry))
        tracks = entry.get("track")
        for track in tracks if isinstance(tracks, list) else ():
            yield play_of(number, scrobble(inner(track)))


def listen(about: Object, entry: Object) -> dict[str, str]:
    """An entry of ListenBrainz under our names."""
    return texts(
        track=about.get("track_name"),
        artist=about.get("artist_name"),
        album=about.get("release_name"),
        uts=entry.get("listened_at"),
    )


def scrobble(track: Object) -> dict[str, str]:
    """A track of Last.fm under our names."""
    return texts(
        track=track.get("name"),
        artist=inner(track.get("artist")).get("#text"),
        album=inner(track.get("album")).get("#text"),
        uts=inner(track.get("date")).get("uts"),
    )


def texts(**values: object) -> dict[str, str]:
    """The values as clean texts."""
    return {name: clean(value) for name, value in values.items()}


IMPORTER = Importer("lastfm", "Last.fm or ListenBrainz history", MUSIC, recognises, rows)
