"""The exchange format of catalogues: JSON Lines of items (docs/formats.md), and CSV with a header.

One bad field costs the field, one bad row costs the row, never the file; both are counted and
said. Unknown keys are kept as facts in `extra`.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import BadCatalogue
from recchat.types import DIALS, Dial, Item

MAX_TEXT = 4_000  # characters of a description; longer ones are cut
MAX_LIST = 40
MAX_ROWS = 2_000_000
ALIASES = {
    "name": "title",
    "director": "directors",
    "creators": "directors",
    "creator": "directors",
    "author": "directors",
    "authors": "directors",
    "runtime": "minutes",
    "duration": "minutes",
    "genre": "genres",
    "country": "countries",
    "language": "languages",
    "overview": "description",
    "plot": "description",
    "actors": "cast",
    "rating": "age_rating",
    "certificate": "age_rating",
}
KNOWN = frozenset(
    [
        "id",
        "title",
        "original_title",
        "year",
        "directors",
        "cast",
        "minutes",
        "countries",
        "languages",
        "genres",
        "themes",
        "moods",
        "tones",
        "age_rating",
        "description",
    ]
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file gave: items, and one line for each row that could not be used."""

    items: tuple[Item, ...]
    problems: tuple[str, ...]


def read_catalogue(path: Path, columns: Mapping[str, str] | None = None) -> Read:
    """Read a .jsonl or .csv file; `columns` maps its names to ours. Raises BadCatalogue."""
    rows = {".csv": csv_rows, ".jsonl": json_rows, ".ndjson": json_rows}.get(path.suffix.lower())
    if rows is None:
        raise BadCatalogue(f"{path.name}: a catalogue is a .jsonl or a .csv file")
    try:
        return collect(rows(path), columns or {})
    except UnicodeDecodeError as problem:
        raise BadCatalogue(f"{path.name} is not UTF-8 text: save it as UTF-8") from problem
    except OSError as problem:
        raise BadCatalogue(f"{path} cannot be read: {problem.strerror}") from problem
    except csv.Error as problem:
        raise BadCatalogue(f"{path.name} cannot be read as CSV: {problem}") from problem


def collect(rows: Iterator[tuple[int, object]], columns: Mapping[str, str]) -> Read:
    """Items of the rows that are good, problems of those that are not."""
    items: dict[str, Item] = {}
    problems: list[str] = []
    for number, row in rows:
        if number > MAX_ROWS:
            raise BadCatalogue(f"more than {MAX_ROWS:,} rows: split the file")
        outcome = item_of(row, columns)
        if isinstance(outcome, str):
            problems.append(f"row {number}: {outcome}")
        elif outcome.id in items:
            problems.append(f"row {number}: the id {outcome.id!r} was there already")
        else:
            items[outcome.id] = outcome
    if not items:
        detail = f" First problem: {problems[0]}" if problems else ""
        raise BadCatalogue(f"no items found.{detail} A row needs at least a title.")
    return Read(tuple(items.values()), tuple(problems))


def json_rows(path: Path) -> Iterator[tuple[int, object]]:
    """Each line's value; a line that is no JSON comes as its error text."""
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (json.JSONDecodeError, RecursionError, ValueError) as problem:
                yield number, f"not JSON ({problem})"


def csv_rows(path: Path) -> Iterator[tuple[int, object]]:
    """Each row as a dictionary; the delimiter is the commonest of , ; and tab in the header."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header = lines.readline()
        delimiter = max(",;\t", key=header.count)
        lines.seek(0)
        for number, row in enumerate(csv.DictReader(lines, delimiter=delimiter), start=2):
            yield number, {key: value for key, value in row.items() if key}


def item_of(row: object, columns: Mapping[str, str]) -> Item | str:
    """One row as an item, or what is wrong with it."""
    if isinstance(row, str):
        return row
    if not isinstance(row, dict):
        return f"an object is needed, not {type(row).__name__}"
    facts = renamed(row, columns)
    title = clean(facts.get("title"))
    if not title:
        return "no title"
    year = whole(facts.get("year"), low=1000, high=2200)
    return Item(
        id=clean(facts.get("id")) or f"{title.casefold()}|{year or ''}",
        title=title,
        year=year,
        original_title=clean(facts.get("original_title")),
        minutes=whole(facts.get("minutes"), low=1, high=6000),
        age_rating=clean(facts.get("age_rating")),
        description=clean(facts.get("description"))[:MAX_TEXT],
        tones=tones_of(facts.get("tones")),
        creators=many(facts.get("directors")),
        cast=many(facts.get("cast")),
        countries=many(facts.get("countries")),
        languages=many(facts.get("languages")),
        genres=many(facts.get("genres"), str.casefold),
        themes=many(facts.get("themes"), str.casefold),
        moods=many(facts.get("moods"), str.casefold),
        extra={key: value for key, value in facts.items() if key not in KNOWN},
    )


def renamed(row: Mapping[object, object], columns: Mapping[str, str]) -> dict[str, object]:
    """The row under our names: as mapped by hand, else by the usual aliases."""
    named: dict[str, object] = {}
    for key, value in row.items():
        name = str(key).strip()
        plain = name.casefold().replace(" ", "_")
        named.setdefault(columns.get(name) or ALIASES.get(plain, plain), value)
    return named


def clean(value: object) -> str:
    """Text without control characters, marks that turn its direction, and outer space."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    text = str(value).encode("utf-8", "ignore").decode("utf-8")
    return " ".join("".join(mark for mark in text if is_plain(mark)).split())


def is_plain(mark: str) -> bool:
    """Whether a character may stand in a title: printable, or a space of some kind."""
    return mark.isprintable() or mark.isspace()


def whole(value: object, *, low: int, high: int) -> int | None:
    """A whole number in range, else nothing: a bad field costs the field."""
    text = clean(value).split(".")[0]
    return int(text) if text.isdecimal() and len(text) < 6 and low <= int(text) <= high else None


def many(value: object, change: Callable[[str], str] = str) -> tuple[str, ...]:
    """A list of texts; a text is split at ; or | (or at commas where there is neither)."""
    if isinstance(value, str):
        mark = next((mark for mark in (";", "|") if mark in value), ",")
        value = value.split(mark)
    if not isinstance(value, list):
        return ()
    texts = (change(clean(part)) for part in value[:MAX_LIST])
    return tuple(dict.fromkeys(text for text in texts if text))


def tones_of(value: object) -> dict[Dial, int]:
    """All ten dials or none."""
    if not isinstance(value, dict):
        return {}
    read = {dial: whole(value.get(str(dial)), low=0, high=10) for dial in DIALS}
    tones = {dial: tone for dial, tone in read.items() if tone is not None}
    return tones if len(tones) == len(DIALS) else {}


def row_of(item: Item) -> dict[str, object]:
    """An item in the exchange format; empty facts are left out."""
    row: dict[str, object] = {
        "id": item.id,
        "title": item.title,
        "original_title": item.original_title,
        "year": item.year,
        "directors": list(item.creators),
        "cast": list(item.cast),
        "minutes": item.minutes,
        "countries": list(item.countries),
        "languages": list(item.languages),
        "genres": list(item.genres),
        "themes": list(item.themes),
        "moods": list(item.moods),
        "tones": {str(dial): tone for dial, tone in item.tones.items()},
        "age_rating": item.age_rating,
        "description": item.description,
        **item.extra,
    }
    return {key: value for key, value in row.items() if value not in ("", None, [], {})}
