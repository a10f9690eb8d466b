"""What was found in a history file, in words for the dialog that shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.history.import_file import Report, Tally
from recchat.history.importers.columns import ALIASES, IGNORED
from recchat.history.preview import DatesRead, Preview, Unmatched
from recchat.types import Item
from recchat.web.wording import counted

LISTED = 40  # unmatched titles at a time
PEOPLE = 200  # of a file of several people
MONTHS = ("January February March April May June July August September October November "
          "December").split()  # fmt: skip
LABELS: Mapping[str, str] = {
    "letterboxd": "Letterboxd", "imdb": "IMDb", "trakt": "Trakt", "netflix": "Netflix",
    "goodreads": "Goodreads", "storygraph": "StoryGraph", "movielens": "MovieLens",
    "lastfm": "Last.fm", "spotify": "Spotify", "plain": "A table",
}  # fmt: skip
COLUMN_WORDS: Mapping[str, str] = {
    "out_of": "highest rating", "imdb": "IMDb id", "tmdb": "TMDB id", "isbn": "ISBN",
    "creators": "made by", "liked": "liked or not", "judgment": "what was said",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnmatchedRow:
    """A title that was not found, ready for its template."""

    number: int
    title: str
    rows: int
    hints: tuple[Item, ...]
    can_be_bare: bool


def judged_words(judged: Mapping[str, int], seen: str) -> str:
    """'640 rated, 467 seen, 97 saved'."""
    names = {"seen": seen, "saved": "saved for later", "clicked": "looked at"}
    said = [f"{count:,} {names.get(name, name)}" for name, count in judged.items() if count]
    return ", ".join(said)


def day(iso: str) -> str:
    """'5 March 2021'."""
    year, month, number = iso[:10].split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {int(year)}"


def dates_words(dates: DatesRead) -> str:
    """From when to when."""
    if not dates.first:
        return "none in the file: all count as of today"
    if dates.first == dates.last:
        return day(dates.first)
    undated = f"; {dates.undated:,} rows without one" if dates.undated else ""
    return f"from {day(dates.first)} to {day(dates.last)}{undated}"


def unmatched_rows(preview: Preview, catalogue: Catalogue, start: int = 0) -> list[UnmatchedRow]:
    """Some of the titles that were not found."""
    chosen = preview.unmatched[start : start + LISTED]
    return [
        UnmatchedRow(number, one.label, len(one.rows), hints(one, catalogue), bool(title(one)))
        for number, one in enumerate(chosen, start=start + 1)
    ]


def hints(one: Unmatched, catalogue: Catalogue) -> tuple[Item, ...]:
    """The items that a title may be."""
    return tuple(catalogue.items[key] for key in one.hints if key in catalogue.items)


def title(one: Unmatched) -> str:
    """The title in the file; empty where there is only an id."""
    return one.rows[0].title


def look_values(
    preview: Preview, found: Tally, catalogue: Catalogue, seen: str
) -> dict[str, object]:
    """All that the dialog says of a file."""
    matched = len(preview.matched)
    left = len(preview.unmatched)
    return {
        "label": preview.label,
        "note": preview.note,
        "rows": f"{preview.rows:,} row{'' if preview.rows == 1 else 's'}",
        "judged": judged_words(preview.judged, seen),
        "matched": f"{matched:,} of {preview.rows:,} rows",
        "new": found.new,
        "new_words": counted(found.new, catalogue.noun),
        "already": found.already,
        "scale": preview.scale,
        "dates": dates_words(preview.dates),
        "order": preview.dates.order,
        "is_guess": preview.dates.is_guess,
        "users": list(preview.users.items())[:PEOPLE] if len(preview.users) > 1 else [],
        "must_choose": len(preview.users) > 1 and not preview.rows,
        "examples": preview.examples,
        "near": preview.near,
        **column_values([(name, preview.columns.get(name, "")) for name in preview.headers]),
        "problems": preview.problems,
        "unmatched": unmatched_rows(preview, catalogue),
        "left": left,
        "left_words": f"{left:,} title{'' if left == 1 else 's'}",
        "more": max(0, left - LISTED),
        "noun": catalogue.noun,
        "library": catalogue.library,
    }


def column_values(columns: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The columns of a plain file, each with what it is read as, and what it can be."""
    names = [(name, COLUMN_WORDS.get(name, name)) for name in ALIASES]
    return {"columns": columns, "column_names": names, "ignored": IGNORED}


def told_of_import(report: Report, noun: str, already: int) -> str:
    """What came of a file, in short: the details stood in the dialog before."""
    parts = [f"{counted(report.added, noun)} from your history added."]
    if already:
        parts.append(f"{already:,} you had already.")
    if report.new_items:
        new = counted(len(report.new_items), "title")
        parts.append(f"{new} will be in the library in a moment.")
    if report.unmatched:
        parts.append(f"{counted(len(report.unmatched), 'title')} left out.")
    return " ".join(parts)


def import_label(kind: str, date: str) -> str:
    """'Letterboxd, 5 March 2021'; an import of the command line says only that it is one."""
    return f"{LABELS.get(kind, kind)}, {day(date)}" if kind and date else "Imported by command"
