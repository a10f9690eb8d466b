"""The rows of a history, understood: what was seen, and what the person thought of it.

Importers give the file's own words; here titles, ratings of any scale and dates of any kind
become values, in the same way for all formats. One bad field costs the field, one bad row the
row; both are said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recchat.errors import BadHistory
from recchat.history.importers.contract import ID_KINDS, Faults, Fields, Importer, Told
from recchat.history.importers.dates import Order, date_of, order_of
from recchat.history.importers.formats import AUTO, importer_for
from recchat.history.importers.plain import proposed
from recchat.history.importers.ratings import Rating, rating_of, scale_of, share_of
from recchat.history.importers.sources import Source, open_source
from recchat.history.importers.tables import RATING_HEADER
from recchat.history.importers.watch import Watch
from recchat.types import Judgment

MAX_ROWS = 500_000  # of one person; about 400 bytes each while they are read
MAX_QUOTED = 40  # characters of a field in a message
FIRST_YEAR, LAST_YEAR = 1000, 2200
TITLE_WITH_YEAR = re.compile(r"^(.+\S)\s*\((\d{4})\)$")
YEAR_OF_DATE = re.compile(r"^(\d{4})-\d{1,2}-\d{1,2}")
LIKED = frozenset(
    "yes y true t 1 x like liked love loved favourite favorite up thumbs-up ♥ ❤ ✓ 👍".split()
)
DISLIKED = frozenset("dislike disliked hate hated down thumbs-down -1 👎".split())
THUMBS = (LIKED | DISLIKED) - {"1", "-1", "x", "y", "t"}  # said where a rating should stand
JUDGMENTS = frozenset(str(judgment) for judgment in Judgment)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person wants a file to be read; by default all of it is told from the file."""

    kind: str = AUTO
    columns: Mapping[str, str] = field(default_factory=dict)  # theirs -> ours
    user: str = ""  # whose rows to take, where a file holds several people's
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of a history; a title, an id, or both."""

    number: int  # of the row in its file, for messages
    title: str
    year: int | None = None
    item_id: str = ""
    judgment: Judgment = Judgment.SEEN
    rating: float | None = None  # from 0 to 1
    date: str = ""  # ISO 8601, UTC; empty where the file does not say
    ids: tuple[tuple[str, str], ...] = ()  # of other sites: ("imdb", "tt0112471")
    also: tuple[str, ...] = ()  # other titles that it may go by
    creators: str = ""  # as in the file
    medium: str = ""

    @property
    def label(self) -> str:
        """Title with year, as in the file; the id where there is no title."""
        if not self.title:
            return self.item_id or " ".join(self.ids[0] if self.ids else ("no title",))
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """What a file gave: rows, one line for each fault, and how it was understood."""

    rows: tuple[HistoryRow, ...]
    problems: tuple[str, ...]
    scale: str  # "out of 5"; empty when nothing is rated
    importer: Importer
    order: Order
    users: Mapping[str, int]  # whose rows there are, where a file says so
    columns: Mapping[str, str]  # theirs -> ours, of a plain file
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conventions:
    """What only the whole file shows: the scale of its ratings, the order of its dates."""

    scale: float
    day_first: bool
    medium: str = ""


def read_history(
    path: Path, reading: Reading | None = None, watch: Watch | None = None
) -> HistoryRead:
    """Read an export, a table or a JSON file; raises BadHistory when it is none, or too large."""
    reading, watch, faults = reading or Reading(), watch or Watch(), Faults()
    with open_source(path, watch.part(0, 0.7)) as source:
        importer = importer_for(source, reading.kind, reading.columns)
        told, users = gathered(importer.rows(source, faults), source, reading.user)
        if not told and len(users) < 2:
            raise nothing_in(source, faults)
        plain = proposed(source, reading.columns) if importer.kind == "plain" else None
    ratings = known_ratings(told)
    order = order_of(one.fields.get("date", "") for one in told)
    day_first = order.day_first if reading.day_first is None else reading.day_first
    conventions = Conventions(scale_for(told, ratings), day_first, importer.medium)
    seen = watch.part(0.7, 1).over(told)
    rows = [row for one in seen if (row := row_of(one, ratings, conventions, faults))]
    if told and not rows:
        raise BadHistory(f"{path.name}: no row can be used; {faults.said()[0]}")
    return HistoryRead(
        rows=tuple(rows),
        problems=faults.said(),
        scale=scale_words(told, ratings, conventions.scale),
        importer=importer,
        order=order,
        users=users,
        columns=plain.mapped if plain else {},
        headers=plain.headers if plain else (),
    )


def gathered(
    rows: Iterator[Told], source: Source, user: str
) -> tuple[list[Told], Mapping[str, int]]:
    """The rows of one person; where it is not said whose, and there are several, only counts."""
    told: list[Told] = []
    users: Counter[str] = Counter()
    for one in rows:
        name = one.fields.get("user", "")
        if name:
            users[name] += 1
        if user and name and name != user:
            continue
        if user or len(users) < 2:
            told.append(one)
        if len(told) > MAX_ROWS:
            raise BadHistory(f"{source.name} has more than {MAX_ROWS:,} rows: split it into parts")
    if user and user not in users:
        raise BadHistory(f"{source.name} has nothing of {user!r}; {people_in(users)}")
    return (told if user or len(users) < 2 else []), dict(users.most_common())


def people_in(users: Mapping[str, int]) -> str:
    """Who is in a file, those with most rows first."""
    names = sorted(users, key=lambda name: (-users[name], name))
    return f"it holds {len(names):,} people: {', '.join(names[:8])}" if names else "it names nobody"


def nothing_in(source: Source, faults: Faults) -> BadHistory:
    """The message on a file without rows."""
    detail = f" ({faults.said()[0]})" if faults.count else ""
    return BadHistory(f"{source.name} has no rows{detail}: it needs a title in each")


def known_ratings(told: Sequence[Told]) -> dict[str, Rating | None]:
    """Each rating that is written in a file, read once."""
    return {text: rating_of(text) for text in {one.fields.get("rating", "") for one in told}}


def scale_for(told: Sequence[Told], ratings: Mapping[str, Rating | None]) -> float:
    """The scale of the ratings that bring none of their own."""
    bare = (one.fields for one in told if not one.fields.get("out_of"))
    header = told[0].fields.get(RATING_HEADER, "") if told else ""
    found = (ratings[fields.get("rating", "")] for fields in bare)
    return scale_of((rating for rating in found if rating), header)


def scale_words(told: Sequence[Told], ratings: Mapping[str, Rating | None], scale: float) -> str:
    """How the ratings were taken, for the person to check."""
    for one in told:
        rating = ratings[one.fields.get("rating", "")]
        if rating:
            return f"out of {rating.scale or own_scale(one.fields) or scale:g}"
    return ""


def own_scale(fields: Fields) -> float | None:
    """The scale that a row names beside its rating."""
    text = fields.get("out_of", "")
    rating = rating_of(text) if text else None
    return rating.number if rating and rating.number > 0 else None


def row_of(
    told: Told,
    ratings: Mapping[str, Rating | None],
    conventions: Conventions,
    faults: Faults,
) -> HistoryRow | None:
    """One row; None when it names nothing. What cannot be read is added to the faults."""
    fields = told.fields
    title, year = title_of(told, faults)
    ids = tuple((kind, fields[kind]) for kind in ID_KINDS if fields.get(kind))
    if not title and not fields.get("id") and not ids:
        faults.add(told.number, "no title", told.file)
        return None
    share = rated(told, ratings[fields.get("rating", "")], conventions.scale, faults)
    return HistoryRow(
        number=told.number,
        title=title,
        year=year,
        item_id=fields.get("id", ""),
        judgment=judgment_of(fields, share),
        rating=share,
        date=dated(told, conventions, faults),
        ids=ids,
        also=tuple(filter(None, fields.get("also", "").split("\n"))),
        creators=fields.get("creators", ""),
        medium=fields.get("medium", "") or conventions.medium,
    )


def title_of(told: Told, faults: Faults) -> tuple[str, int | None]:
    """Title and year; the year may stand behind the title: "Arrival (2016)"."""
    title, text = told.fields.get("title", ""), told.fields.get("year", "")
    if not text and (match := TITLE_WITH_YEAR.match(title)):
        title, text = match[1], match[2]
    digits = re.sub(r"\.0+$", "", text)
    if match := YEAR_OF_DATE.match(text):
        digits = match[1]
    if digits.isdecimal() and len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return title, int(digits)
    if text:
        faults.add(told.number, f"{quoted(text)} is no year", told.file)
    return title, None


def rated(told: Told, rating: Rating | None, scale: float, faults: Faults) -> float | None:
    """The rating from 0 to 1."""
    text = told.fields.get("rating", "")
    if rating is None:
        if text.strip(" -–—") and thumb(text) not in THUMBS:
            faults.add(told.number, f"{quoted(text)} is no rating", told.file)
        return None
    share = share_of(rating, own_scale(told.fields) or scale)
    if share is None and rating.number > 0:
        faults.add(told.number, f"{quoted(text)} is more than its scale allows", told.file)
    return share


def dated(told: Told, conventions: Conventions, faults: Faults) -> str:
    """When it was, as stored."""
    text = told.fields.get("date", "")
    found = date_of(text, day_first=conventions.day_first) if text else None
    if text and found is None:
        faults.add(told.number, f"{quoted(text)} is no date", told.file)
    return found or ""


def judgment_of(fields: Fields, share: float | None) -> Judgment:
    """What a row says of its item. "liked: no" is no dislike: most exports mean "no heart"."""
    named = fields.get("judgment", "").casefold()
    if named in JUDGMENTS and (named != Judgment.RATED or share is not None):
        return Judgment(named)
    said = {thumb(fields.get("liked", ""))} | ({thumb(fields.get("rating", ""))} & THUMBS)
    if said & LIKED:
        return Judgment.LIKED
    if said & DISLIKED:
        return Judgment.DISLIKED
    return Judgment.SEEN if share is None else Judgment.RATED


def thumb(text: str) -> str:
    """A word of praise or blame as the lists have it: "Thumbs up" is thumbs-up."""
    return text.casefold().replace("\ufe0f", "").replace(" ", "-")


def quoted(text: str) -> str:
    """A field as shown in a message."""
    return repr(text if len(text) <= MAX_QUOTED else text[: MAX_QUOTED - 1] + "…")
