"""Netflix' viewing history: the short table of the account page, and the long one on request.

Titles of series hold season and episode after colons; they are folded into the series. The
table has no years, and films have colons too, so only what names a season counts as a series.
"""

import re
from collections.abc import Iterator

from recchat.history.importers.columns import columns_of
from recchat.history.importers.contract import FILM, SERIES, Faults, Importer, Told
from recchat.history.importers.sources import Source, file_name
from recchat.history.importers.tables import headers_of, table_of, told_of

SHORT = {"title": ("title",), "date": ("date",)}
LONG = {
    "title": ("title",),
    "date": ("start time",),
    "user": ("profile name",),
    "trailer": ("supplemental video type",),
    "length": ("duration",),
}
LONG_HEADERS = {"profile name", "start time", "duration", "title"}
PATH = re.compile(r"netflix|viewing")
SEASON = re.compile(
    r"^(season|series|staffel|saison|temporada|stagione|seizoen|säsong|sæson|sesong|kausi"
    r"|sezon|limited series|miniserie\w*|mini-series)\b",
    re.IGNORECASE,
)
# "Part 1", "Book 2": a season only where an episode follows, for films have parts too.
PART = re.compile(
    r"^(part|book|volume|vol\.?|chapter|collection|teil|partie|parte|capítulo)\b", re.IGNORECASE
)
SHORTEST = 120  # seconds: what was left sooner was not watched
LOOKED_AT = 200  # rows, to tell this table from any other of titles and dates


def recognises(source: Source) -> bool:
    """The long table by its header; the short one by its name, or by seasons in its titles."""
    path = table_path(source)
    if path is None:
        return False
    headers = headers_of(source, path)
    if headers >= LONG_HEADERS:
        return True
    if headers != {"title", "date"}:
        return False
    return bool(PATH.search(file_name(path))) or has_seasons(source, path)


def table_path(source: Source) -> str | None:
    """The one table, or the one that a requested zip keeps in a folder."""
    return source.names[0] if len(source.names) == 1 else source.find("viewingactivity.csv")


def has_seasons(source: Source, path: str) -> bool:
    """Whether a title among the first ones names a season."""
    table = table_of(source, path)
    firsts = (values[0] for (_, values), _ in zip(table.rows, range(LOOKED_AT), strict=False))
    return any(medium_of(title)[1] == SERIES for title in firsts)


def rows(source: Source, faults: Faults) -> Iterator[Told]:
    """What was watched; trailers and what was left at once are not."""
    path = table_path(source) or source.names[0]
    table = table_of(source, path)
    is_long = {header.casefold() for header in table.headers} >= LONG_HEADERS
    columns = columns_of(table.headers, LONG if is_long else SHORT)
    for told in told_of(table, columns, faults):
        fields = dict(told.fields)
        if fields.pop("trailer", "") or is_glimpse(fields.pop("length", "")):
            continue
        fields["title"], fields["medium"] = medium_of(fields.get("title", ""))
        yield Told(told.number, fields)


def medium_of(title: str) -> tuple[str, str]:
    """The title of a film as it is, that of an episode without season and episode."""
    pieces = [piece.strip() for piece in title.split(":")]
    for place, piece in enumerate(pieces[1:], start=1):
        is_named_again = piece.startswith(f"{pieces[0]} ") and piece[-1:].isdigit()
        has_episode = place + 1 < len(pieces)
        if SEASON.match(piece) or (has_episode and (PART.match(piece) or is_named_again)):
            return ": ".join(pieces[:place]), SERIES
    return title, FILM


def is_glimpse(length: str) -> bool:
    """Whether HH:MM:SS is too short to have been watched."""
    parts = length.split(":")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return False
    hours, minutes, seconds = (int(part) for part in parts)
    return (hours * 60 + minutes) * 60 + seconds < SHORTEST


IMPORTER = Importer("netflix", "Netflix viewing history", FILM, recognises, rows)
