"""What every importer is: one file that knows one format, and gives rows in our names.

An importer says whether a source is of its kind, by headers and then by paths, and yields what
each row tells, still in the file's own words. Scales, dates and titles are understood later,
for all formats in the same way (rows.py). To add a format: write such a file, name it in
formats.py.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from recchat.history.importers.sources import Source

MAX_SHOWN = 200  # faults kept to show; the others are counted

# title, also (other titles, a line each), year, creators, medium, id and other ids (imdb, tmdb,
# movielens, isbn), rating, rating_header, out_of, liked, judgment, date, user.
Fields = Mapping[str, str]
# How things of a medium are named; an empty medium fits every library.
FILM, SERIES, BOOK, MUSIC = "film", "series", "book", "music"
PLURALS = {FILM: "films", SERIES: "series", BOOK: "books", MUSIC: "music"}
ID_KINDS = ("imdb", "tmdb", "movielens", "isbn")


@dataclass(frozen=True, slots=True)
class Told:
    """What one row says."""

    number: int  # of the row in its file
    fields: Fields
    file: str = ""  # where the source has several


@dataclass(slots=True)
class Faults:
    """What could not be used, a line each, as it is met."""

    lines: list[tuple[str, int, str]] = field(default_factory=list)  # file, row, what
    count: int = 0

    def add(self, number: int, text: str, file: str = "") -> None:
        """A row has this fault."""
        self.count += 1
        if len(self.lines) < MAX_SHOWN:
            self.lines.append((file, number, text))

    def said(self) -> tuple[str, ...]:
        """The faults to show, by row: not a hundred thousand of them."""
        lines = [
            f"{file + ', ' if file else ''}row {number}: {text}"
            for file, number, text in sorted(self.lines)
        ]
        more = self.count - len(lines)
        return (*lines, *([f"and {more:,} more like these"] if more > 0 else []))


@dataclass(frozen=True, slots=True)
class Importer:
    """One format."""

    kind: str  # as on the command line
    label: str  # as people call it
    medium: str  # what its rows are about; empty: anything
    recognises: Callable[[Source], bool]
    rows: Callable[[Source, Faults], Iterator[Told]]
