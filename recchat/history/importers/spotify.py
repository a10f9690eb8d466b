"""Spotify's streaming history, the extended one and that of the last year.

Of each entry only track, artist, album, time and length are looked at: not the account, the
address, the country or the device.
"""

import re
from collections.abc import Iterator

from recchat.history.importers.contract import MUSIC, Faults, Importer, Told
from recchat.history.importers.json_values import Object, objects_of
from recchat.history.importers.plays import Play, newest_plays
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.tables import clean

USED = re.compile(r"^(streaming_?history.*|endsong.*)\.json$")
TRACK = "master_metadata_track_name"
SHORTEST = 30_000  # milliseconds: what was skipped sooner was not heard


def recognises(source: Source) -> bool:
    """The names of Spotify's fields in the first entry."""
    for path in files(source):
        if source.is_json(path):
            first = next((one for _, one in objects_of(source, path, Faults())), {})
            if TRACK in first or {"trackName", "msPlayed"} <= set(first):
                return True
    return False


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """Each track that was heard."""
    return newest_plays(plays(source, faults))


def plays(source: Source, faults: Faults) -> Iterator[Play]:
    """What was heard: no episodes, nothing skipped, nothing heard in private."""
    for path in files(source):
        file = file_name(path) if len(source.names) > 1 else ""
        for number, entry in objects_of(source, path, faults, file):
            play = play_of(number, entry, file)
            if play is not None and not entry.get("incognito_mode"):
                yield play


def files(source: Source) -> list[str]:
    """The files of the history; any file, where there is only one."""
    if len(source.names) == 1:
        return list(source.names)
    return [path for path in source.names if USED.match(file_name(path))]


def play_of(number: int, entry: Object, file: str) -> Play | None:
    """One entry as a play, if it was one."""
    is_extended = TRACK in entry
    track = clean(entry.get(TRACK if is_extended else "trackName"))
    length = entry.get("ms_played" if is_extended else "msPlayed")
    if not track or not isinstance(length, (int, float)) or length < SHORTEST:
        return None
    return Play(
        number=number,
        artist=clean(
            entry.get("master_metadata_album_artist_name" if is_extended else "artistName")
        ),
        album=clean(entry.get("master_metadata_album_album_name")),
        track=track,
        at=clean(entry.get("ts" if is_extended else "endTime")),
        file=file,
    )


IMPORTER = Importer("spotify", "Spotify streaming history", MUSIC, recognises, rows)
