"""The exchange format of catalogues: JSON Lines of items (docs/formats.md), and CSV with a header.

One bad field costs the field, one bad row costs the row, never the file; both are counted and
said. Unknown keys are kept as facts in `extra`.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from recchat.catalogue.table_rows import catalogue_rows
from recchat.errors import BadCatalogue
from recchat.types import DIALS, Dial, Item

MAX_TEXT = 4_000  # characters of a description; longer ones are cut
MAX_LIST = 40
MAX_ROWS = 2_000_000
# Usual names of columns, in small letters with underscores, for ours.
USUAL = {
    "title": "name film movie book album track",
    "original_title": "original_name",
    "year": "release_year release_date published publication_year year_published date"
    " original_publication_year",
    "directors": "director creators creator author authors artist artists written_by directed_by",
    "minutes": "runtime duration length runtime_(mins) runtime_minutes",
    "pages": "page_count number_of_pages num_pages",
    "genres": "genre categories",
    "themes": "tags keywords subjects",
    "countries": "country",
    "languages": "language original_language",
    "description": "overview plot summary synopsis blurb",
    "cast": "actors starring",
    "age_rating": "rating certificate certification mpaa",
}
ALIASES = {usual: ours for ours, names in USUAL.items() for usual in names.split()}
IGNORED = "-"  # --map theirs=- leaves a column out
EMPTY: tuple[object, ...] = (None, "")
KNOWN = frozenset(
    [
        "id",
        "title",
        "original_title",
        "year",
        "directors",
        "cast",
        "minutes",
        "pages",
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
    columns: Mapping[str, str] = field(default_factory=dict)  # theirs -> ours, as understood


def read_catalogue(path: Path, columns: Mapping[str, str] | None = None) -> Read:
    """Read a file of items; `columns` maps its names to ours. Raises BadCatalogue."""
    try:
        return collect(catalogue_rows(path), columns or {})
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
    headers: dict[str, None] = {}
    for number, row in rows:
        if number > MAX_ROWS:
            raise BadCatalogue(f"more than {MAX_ROWS:,} rows: split the file")
        if isinstance(row, dict):
            headers.update(dict.fromkeys(str(key).strip() for key in row))
        outcome = item_of(row, columns)
        outcome = outcome if isinstance(outcome, str) else told_apart(outcome, row, items)
        if isinstance(outcome, str):
            problems.append(f"row {number}: {outcome}")
        else:
            items[outcome.id] = outcome
    check_columns(columns, headers)
    if not items:
        detail = f" First problem: {problems[0]}" if problems else ""
        named = f" Its columns: {', '.join(list(headers)[:12])}." if headers else ""
        raise BadCatalogue(
            f"no items found.{detail}{named} A row needs at least a title; --map theirs=title "
            "names the column."
        )
    understood = {header: named_by(header, columns) for header in headers}
    return Read(tuple(items.values()), tuple(problems), understood)


def told_apart(item: Item, row: object, there: Mapping[str, Item]) -> Item | str:
    """The item, if its id is new; of one title and year, those by different creators are two."""
    same = there.get(item.id)
    if same is None:
        return item
    signed = replace(item, id=f"{item.id}|{', '.join(item.creators).casefold()}")
    is_numbered = isinstance(row, dict) and bool(row.get("id"))
    if is_numbered or same.creators == item.creators or signed.id in there:
        return f"the id {item.id!r} was there already"
    return signed


def check_columns(columns: Mapping[str, str], headers: Mapping[str, None]) -> None:
    """Raises BadCatalogue when a column was mapped that no row has."""
    missing = [theirs for theirs in columns if theirs not in headers]
    if missing and headers:
        names = ", ".join(list(headers)[:12])
        raise BadCatalogue(f"there is no column {missing[0]!r}, only: {names}")


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
    year = year_of(facts.get("year"))
    return Item(
        id=clean(facts.get("id")) or f"{title.casefold()}|{year or ''}",
        title=title,
        year=year,
        original_title=clean(facts.get("original_title")),
        minutes=whole(facts.get("minutes"), low=1, high=6000),
        pages=whole(facts.get("pages"), low=1, high=50_000),
        age_rating=age_rating_of(facts.get("age_rating")),
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
    by_hand_first = sorted(row.items(), key=lambda pair: str(pair[0]).strip() not in columns)
    for key, value in by_hand_first if columns else row.items():
        name = named_by(str(key).strip(), columns)
        if name != IGNORED and (named.get(name) in EMPTY):
            named[name] = value
    return named


def named_by(header: str, columns: Mapping[str, str]) -> str:
    """Our name of a column, or its own where it is a fact that we do not know."""
    plain = header.casefold().replace(" ", "_")
    return columns.get(header) or ALIASES.get(plain, plain)


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


def year_of(value: object) -> int | None:
    """A year, or that of a date which begins with it."""
    text = clean(value)
    return whole(text[:4] if re.match(r"\d{4}-\d", text) else text, low=1, high=2200)


def age_rating_of(value: object) -> str:
    """An age rating; a figure such as 7.8 under the same name is no such thing."""
    text = clean(value)
    return "" if re.fullmatch(r"\d+[.,]\d+", text) else text


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
        "pages": item.pages,
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
