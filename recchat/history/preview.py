"""A history file looked at before anything is written: what is in it, and what it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.errors import BadHistory
from recchat.history.importers.contract import PLURALS
from recchat.history.importers.dates import Order
from recchat.history.importers.formats import AUTO, PLAIN, importer_for
from recchat.history.importers.match import MEDIA, How, MatchedRow, Titles, match_rows
from recchat.history.importers.plain import NAMING, proposed
from recchat.history.importers.rows import HistoryRead, HistoryRow, Reading, read_history
from recchat.history.importers.sources import open_source
from recchat.history.importers.watch import Watch

EXAMPLES = 5
HINTED = 50  # unmatched titles for which near items are looked up
HINTS = 3  # items for each of them


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A title that the catalogue does not have, or has in a way that leaves doubt."""

    rows: tuple[HistoryRow, ...]  # all that name it
    hints: tuple[str, ...] = ()  # ids of items that it may be

    @property
    def label(self) -> str:
        """Title with year, as in the file."""
        return self.rows[0].label


@dataclass(frozen=True, slots=True)
class DatesRead:
    """How the dates were understood."""

    first: str = ""  # the oldest day, ISO
    last: str = ""
    undated: int = 0
    order: str = ""  # "day first" or "month first", where some date reads either way
    is_guess: bool = False  # no date of the file proves that order


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; give it to `commit`."""

    kind: str  # of format, as on the command line
    label: str  # "Letterboxd export"
    library: str
    rows: int
    judged: Mapping[str, int]  # "rated": 640, "saved": 97
    scale: str  # "out of 5"; empty when nothing is rated
    dates: DatesRead
    matched: tuple[MatchedRow, ...]
    unmatched: tuple[Unmatched, ...]  # numbered from 1, in this order
    near: tuple[tuple[str, str], ...]  # title in the file, item taken for it: to be looked over
    examples: tuple[tuple[str, str], ...]  # title in the file, item it is
    users: Mapping[str, int]  # whose rows there are; more than one: choose before committing
    columns: Mapping[str, str]  # theirs -> ours, of a plain file, to be edited
    headers: tuple[str, ...]
    problems: tuple[str, ...]
    note: str = ""  # what the person should know before anything else


def preview_history(
    path: Path,
    catalogue: Catalogue,
    reading: Reading | None = None,
    watch: Watch | None = None,
) -> Preview:
    """Read a file and find its items; raises BadHistory, and ImportCancelled when stopped."""
    reading, watch = reading or Reading(), watch or Watch()
    read = read_history(path, reading, watch.part(0, 0.6))
    titles = Titles(catalogue)
    found = match_rows(read.rows, titles, watch.part(0.6, 1))
    unmatched = grouped(found.unmatched, titles)
    return Preview(
        kind=read.importer.kind,
        label=read.importer.label,
        library=catalogue.library,
        rows=len(read.rows),
        judged=Counter(str(row.judgment) for row in read.rows),
        scale=read.scale,
        dates=dates_read(read.rows, read.order, reading),
        matched=found.rows,
        unmatched=unmatched,
        near=pairs((one for one in found.rows if one.how is How.NEAR), catalogue),
        examples=pairs(found.rows, catalogue)[:EXAMPLES],
        users=read.users,
        columns=read.columns,
        headers=read.headers,
        problems=read.problems,
        note=note_on(read, catalogue),
    )


def nameless_columns(path: Path) -> tuple[str, ...]:
    """The columns of a table of which none is known to hold titles: the person may say which does.

    Nothing for any other file, also for one that cannot be read.
    """
    try:
        with open_source(path, Watch()) as source:
            if importer_for(source, AUTO, {}).kind != PLAIN:
                return ()
            columns = proposed(source, {})
    except BadHistory:
        return ()
    several = len(columns.headers) > 1
    return columns.headers if several and not NAMING & set(columns.places) else ()


def grouped(rows: Sequence[HistoryRow], titles: Titles) -> tuple[Unmatched, ...]:
    """The rows that found no item, by title, in the order of the file."""
    groups: dict[tuple[str, str], list[HistoryRow]] = {}
    for row in rows:
        groups.setdefault((row.label, row.medium), []).append(row)
    return tuple(
        Unmatched(tuple(group), titles.hints(group[0], HINTS) if place < HINTED else ())
        for place, group in enumerate(groups.values())
    )


def pairs(rows: Iterable[MatchedRow], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Titles as in the file with those of their items, each pair once."""
    found = ((one.row.label, catalogue.items[one.item_id].label) for one in rows)
    return tuple(dict.fromkeys(found))


def dates_read(rows: Sequence[HistoryRow], order: Order, reading: Reading) -> DatesRead:
    """How the dates were understood, for the person to check."""
    days = [row.date[:10] for row in rows if row.date]
    chosen = reading.day_first
    day_first = order.day_first if chosen is None else chosen
    return DatesRead(
        first=min(days, default=""),
        last=max(days, default=""),
        undated=len(rows) - len(days),
        order=("day first" if day_first else "month first") if order.is_needed else "",
        is_guess=order.is_needed and not order.is_proved and chosen is None,
    )


def note_on(read: HistoryRead, catalogue: Catalogue) -> str:
    """What stands in the way of a good import."""
    if not read.rows:
        return f"this file holds {len(read.users):,} people: choose whose rows to take"
    medium, holds = read.importer.medium, MEDIA.get(catalogue.noun, "")
    if medium and holds and medium != holds:
        return (
            f"this file is about {PLURALS[medium]}, and the library {catalogue.library!r} "
            f"holds {PLURALS[holds]}: choose a library of {PLURALS[medium]}"
        )
    return ""
