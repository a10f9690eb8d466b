"""Plays of music folded into pieces of music: who plays a track a hundred times knows it once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recchat.history.importers.contract import Told


@dataclass(frozen=True, slots=True)
class Play:
    """One time that a track was heard."""

    number: int
    artist: str
    album: str
    track: str
    at: str  # in the form of its file, all of which sort by time
    file: str = ""


def newest_plays(plays: Iterable[Play]) -> Iterator[Told]:
    """Each track with the last time that it was heard: memory grows with tracks, not with plays."""
    newest: dict[tuple[str, str, str], Play] = {}
    for play in plays:
        key = play.artist, play.album, play.track
        before = newest.get(key)
        if before is None or play.at > before.at:
            newest[key] = play
    yield from (told(play) for play in newest.values())


def told(play: Play) -> Told:
    """A track as a row: a library of albums knows it by its album."""
    fields = {"title": play.track, "also": play.album, "creators": play.artist, "date": play.at}
    return Told(play.number, fields, play.file)
