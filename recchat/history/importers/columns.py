"""Which column of a file is which: by the usual names, or as the person maps them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recchat.errors import BadHistory

Aliases = Mapping[str, Sequence[str]]
# Our names, each with the headers that stand for it, the most telling first.
ALIASES: Aliases = {
    "id": ("id", "item id", "film id", "movie id"),
    "title": ("title", "name", "film", "movie", "book", "album", "track"),
    "year": (
        "year", "release year", "original publication year", "year published", "release date",
    ),
    "creators": ("creators", "creator", "director", "directors", "author", "authors", "artist"),
    "imdb": ("imdb id", "imdbid", "imdb", "const", "tconst"),
    "tmdb": ("tmdb id", "tmdbid", "tmdb"),
    "isbn": ("isbn13", "isbn", "isbn/uid"),
    "rating": (
        "your rating", "my rating", "user rating", "rating", "star rating", "stars", "score",
        "rating10",
    ),
    "out_of": ("rating out of", "out of", "scale"),
    "date": (
        "watched date", "date watched", "watcheddate", "date read", "last date read", "date rated",
        "date", "watched at", "rated at", "listened at", "at", "timestamp", "date added",
    ),
    "liked": ("liked", "like", "favourite", "favorite", "thumbs", "thumb"),
    "judgment": ("judgment", "judgement"),
}  # fmt: skip
IGNORED = "-"  # --map theirs=- leaves a column out
LISTED = 12  # headers named in a message
SCALE_WORDS = re.compile(r"\(.*?\)|/\s*\d+|out of \d+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns that are used, by our names."""

    headers: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def mapped(self) -> dict[str, str]:
        """Theirs to ours, as it was understood: what a person may edit."""
        return {self.headers[place]: name for name, place in self.places.items()}

    def header(self, name: str) -> str:
        """Their header of a column of ours; empty when there is none."""
        return self.headers[self.places[name]] if name in self.places else ""


def columns_of(
    headers: Sequence[str], aliases: Aliases = ALIASES, by_hand: Mapping[str, str] | None = None
) -> Columns:
    """Find the columns; what is mapped by hand goes before what is guessed."""
    plain = {plain_header(key): place for place, key in reversed(list(enumerate(headers)))}
    chosen = places_by_hand(headers, aliases, by_hand or {})
    taken = set(chosen.values())
    places = {name: place for name, place in chosen.items() if name != IGNORED}
    for name, known in aliases.items():
        free = (plain[alias] for alias in known if alias in plain and plain[alias] not in taken)
        place = next(free, None)
        if place is not None and name not in places:
            places[name] = place
    return Columns(tuple(headers), places)


def places_by_hand(
    headers: Sequence[str], aliases: Aliases, by_hand: Mapping[str, str]
) -> dict[str, int]:
    """The columns that a person named; raises BadHistory for a name that does not exist."""
    places = {}
    for theirs, ours in by_hand.items():
        if theirs not in headers:
            raise BadHistory(f"there is no column {theirs!r}, only: {listed(headers)}")
        if ours != IGNORED and ours not in aliases:
            raise BadHistory(f"{ours!r} is not a name of ours; these are: {', '.join(aliases)}")
        places[ours] = headers.index(theirs)
    return places


def plain_header(key: str) -> str:
    """A header without case, underscores and the scale that it may name."""
    words = SCALE_WORDS.sub("", key[:100])
    return " ".join(words.replace("_", " ").casefold().split())


def listed(headers: Sequence[str]) -> str:
    """The headers of a file, for a message."""
    return ", ".join(header[:40] for header in headers[:LISTED]) or "none"
