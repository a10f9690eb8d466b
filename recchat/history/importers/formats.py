"""The formats that are known, and which of them a source is in."""

from collections.abc import Mapping

from recchat.errors import BadHistory
from recchat.history.importers import (
    goodreads,
    imdb,
    lastfm,
    letterboxd,
    movielens,
    netflix,
    spotify,
    storygraph,
    trakt,
)
from recchat.history.importers.contract import Importer
from recchat.history.importers.plain import plain_importer
from recchat.history.importers.sources import Source

# Those with the most telling headers first.
IMPORTERS: tuple[Importer, ...] = (
    letterboxd.IMPORTER,
    imdb.IMPORTER,
    goodreads.IMPORTER,
    storygraph.IMPORTER,
    movielens.IMPORTER,
    spotify.IMPORTER,
    lastfm.IMPORTER,
    trakt.IMPORTER,
    netflix.IMPORTER,
)
AUTO, PLAIN = "auto", "plain"
KINDS = (AUTO, *(one.kind for one in IMPORTERS), PLAIN)


def importer_for(source: Source, kind: str, columns: Mapping[str, str]) -> Importer:
    """The importer of that kind, or the first that knows the source; raises BadHistory."""
    if kind not in KINDS:
        raise BadHistory(f"{kind!r} is no format; there are: {', '.join(KINDS)}")
    if kind == PLAIN or (columns and kind == AUTO):
        return plain_importer(columns)
    chosen = [one for one in IMPORTERS if kind in {AUTO, one.kind}]
    found = next((one for one in chosen if one.recognises(source)), None)
    if found is None and kind != AUTO:
        raise BadHistory(
            f"{source.name} does not look like a {chosen[0].label}: "
            "check the file, or leave the format to be told from it"
        )
    return found or plain_importer({})
