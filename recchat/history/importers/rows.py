"""The rows of a history file: what was seen, and what the person thought of it.

One bad field costs the field, one bad row costs the row; both are said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import BadHistory
from recchat.history.importers.dates import date_of, days_come_first
from recchat.history.importers.ratings import Rating, rating_of, scale_of, share_of
from recchat.history.importers.tables import RATING_HEADER, Faults, Fields, fields_of
from recchat.types import Judgment

MAX_PROBLEMS = 200  # lines kept to show; the others are counted
MAX_QUOTED = 40  # characters of a field in a message
FIRST_YEAR, LAST_YEAR = 1000, 2200
TITLE_WITH_YEAR = re.compile(r"^(.+\S)\s*\((\d{4})\)$")
LIKED = frozenset(("yes y true t 1 x liked like love loved favourite favorite ♥ ❤ ✓ 👍").split())
DISLIKED = frozenset("dislike disliked hate hated -1 👎".split())
JUDGMENTS = frozenset(str(judgment) for judgment in Judgment)


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

    @property
    def label(self) -> str:
        """Title with year, as in the file; the id where there is no title."""
        return f"{self.title} ({self.year})" if self.year else self.title or self.item_id


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """What a file gave: rows, one line for each fault, and how its ratings were taken."""

    rows: tuple[HistoryRow, ...]
    problems: tuple[str, ...]
    scale: str  # "out of 5"; empty when nothing is rated


@dataclass(frozen=True, slots=True)
class Conventions:
    """What only the whole file shows: the scale of its ratings, the order of its dates."""

    scale: float
    day_first: bool


def read_history(path: Path) -> HistoryRead:
    """Read a CSV or JSON Lines file; raises BadHistory when it is neither, or too large."""
    faults: Faults = []
    fields = fields_of(path, faults)
    ratings = [rating_of(row.get("rating", "")) for _, row in fields]
    known = [rating for rating in ratings if rating]
    conventions = Conventions(
        scale=scale_of(known, fields[0][1].get(RATING_HEADER, "")),
        day_first=days_come_first(row.get("date", "") for _, row in fields),
    )
    rows = [
        row_of(number, row, rating, conventions, faults)
        for (number, row), rating in zip(fields, ratings, strict=True)
    ]
    good = tuple(row for row in rows if row)
    if not good:
        raise BadHistory(f"{path.name}: no row can be used; {said(faults)[0]}")
    return HistoryRead(good, said(faults), scale_words(known, conventions.scale))


def said(faults: Faults) -> tuple[str, ...]:
    """The faults to show, by row: not a hundred thousand of them."""
    more = len(faults) - MAX_PROBLEMS
    lines = [f"row {number}: {text}" for number, text in sorted(faults)[:MAX_PROBLEMS]]
    return (*lines, *([f"and {more:,} more like these"] if more > 0 else []))


def scale_words(ratings: Sequence[Rating], scale: float) -> str:
    """How the ratings were taken, for the person to check."""
    return f"out of {ratings[0].scale or scale:g}" if ratings else ""


def row_of(
    number: int,
    fields: Fields,
    rating: Rating | None,
    conventions: Conventions,
    faults: Faults,
) -> HistoryRow | None:
    """One row; None when it names nothing. What cannot be read is added to the faults."""
    title, year = title_of(fields, number, faults)
    if not title and not fields.get("id"):
        faults.append((number, "no title"))
        return None
    share = rated(number, fields, rating, conventions.scale, faults)
    return HistoryRow(
        number=number,
        title=title,
        year=year,
        item_id=fields.get("id", ""),
        judgment=judgment_of(fields, share),
        rating=share,
        date=dated(number, fields, conventions, faults),
    )


def title_of(fields: Fields, number: int, faults: Faults) -> tuple[str, int | None]:
    """Title and year; the year may stand behind the title: "Arrival (2016)"."""
    title, text = fields.get("title", ""), fields.get("year", "")
    if not text and (match := TITLE_WITH_YEAR.match(title)):
        title, text = match[1], match[2]
    digits = re.sub(r"\.0+$", "", text)
    if digits.isdecimal() and len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return title, int(digits)
    if text:
        faults.append((number, f"{quoted(text)} is no year"))
    return title, None


def rated(
    number: int, fields: Fields, rating: Rating | None, scale: float, faults: Faults
) -> float | None:
    """The rating from 0 to 1."""
    text = fields.get("rating", "")
    if rating is None:
        if text.strip(" -–—"):
            faults.append((number, f"{quoted(text)} is no rating"))
        return None
    own = rating_of(fields.get("out_of", ""))
    share = share_of(rating, own.number if own and own.number > 0 else scale)
    if share is None and rating.number > 0:
        faults.append((number, f"{quoted(text)} is more than its scale allows"))
    return share


def dated(number: int, fields: Fields, conventions: Conventions, faults: Faults) -> str:
    """When it was, as stored."""
    text = fields.get("date", "")
    found = date_of(text, day_first=conventions.day_first) if text else None
    if text and found is None:
        faults.append((number, f"{quoted(text)} is no date"))
    return found or ""


def judgment_of(fields: Fields, share: float | None) -> Judgment:
    """What a row says of its item. "liked: no" is no dislike: most exports mean "no heart"."""
    named = fields.get("judgment", "").casefold()
    if named in JUDGMENTS and (named != Judgment.RATED or share is not None):
        return Judgment(named)
    liked = fields.get("liked", "").casefold().replace("\ufe0f", "")
    if liked in LIKED:
        return Judgment.LIKED
    if liked in DISLIKED:
        return Judgment.DISLIKED
    return Judgment.SEEN if share is None else Judgment.RATED


def quoted(text: str) -> str:
    """A field as shown in a message."""
    return repr(text if len(text) <= MAX_QUOTED else text[: MAX_QUOTED - 1] + "…")
