"""Rows of a history matched to a catalogue: by id, by title and year, and only then nearly.

A wrong match teaches a wrong taste, so a doubtful row stays unmatched and is said.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from recchat.catalogue.items import Catalogue
from recchat.history.importers.contract import BOOK, FILM, MUSIC, SERIES
from recchat.history.importers.rows import HistoryRow
from recchat.history.importers.watch import Watch
from recchat.types import Item

NEAR = 92.0  # rapidfuzz ratio of 100; "Inglorious Bastards" for "Inglourious Basterds" has 93
MARGIN = 3.0  # by which the nearest title must lead the next one
HINTED = 60.0  # from here up a title is worth showing to a person who matches by hand
ALIKE = 80.0  # of two family names: Dostoyevsky and Dostoevsky have 95
YEARS_APART = 1  # a festival in one year, the cinemas in the next
SHORTEST = 5  # letters: in a shorter title one letter makes another film
ENDS = 3  # letters: a near title has the same first ones, or the same last ones
ARTICLES = r"the|a|an|le|la|les|l|un|une|el|los|las|il|lo|der|die|das"
LAST_ARTICLE = re.compile(rf"^(.*), ({ARTICLES})'?$")
FIRST_ARTICLE = re.compile(r"^(the|a|an) (?=.)")
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
# What the items of a library are, by its noun; a library of anything else takes every row.
MEDIA: Mapping[str, str] = {"film": FILM, "book": BOOK, "album": MUSIC}
SERIAL = re.compile(r"\b(tv|series|show|miniseries)\b", re.IGNORECASE)
# Where items keep their ids of other sites.
ID_KEYS: Mapping[str, tuple[str, ...]] = {
    "imdb": ("imdb_id", "imdb", "imdbId"),
    "tmdb": ("tmdb_id", "tmdb", "tmdbId"),
    "movielens": ("movielens_id",),
    "isbn": ("isbn13", "isbn"),
}


class How(StrEnum):
    """What a match rests on."""

    ID = "id"
    TITLE = "title"
    NEAR = "near"  # to be shown to the person
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row with the item it is about."""

    row: HistoryRow
    item_id: str
    how: How = How.TITLE


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows that found their item, and those that did not."""

    rows: tuple[MatchedRow, ...]
    unmatched: tuple[HistoryRow, ...]


class Titles:
    """The titles and ids of a catalogue, ready to be looked up."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.items = catalogue.items
        self.medium = MEDIA.get(catalogue.noun, "")
        self.by_key: dict[str, list[Item]] = defaultdict(list)
        self.by_id: dict[tuple[str, str], str] = {}
        self.by_end: dict[str, list[str]] = defaultdict(list)
        for item in catalogue.items.values():
            for key in {title_key(item.title), title_key(item.original_title)} - {""}:
                self.by_key[key].append(item)
            for kind, value in ids_of(item):
                self.by_id.setdefault((kind, value), item.id)
        for key in self.by_key:
            for end in ends(key):
                self.by_end[end].append(key)

    def find(self, row: HistoryRow) -> tuple[str, How] | None:
        """The item of a row and how it was found; nothing when there is none, or doubt."""
        known = self.by_ids(row)
        if known:
            return known, How.ID
        keys = [key for title in (row.title, *row.also) if (key := title_key(title))]
        for key in keys:
            exact = self.chosen(self.by_key.get(key, ()), row)
            if exact:
                return exact, How.TITLE
        near = self.nearly(keys[0], row) if keys else ""
        return (near, How.NEAR) if near else None

    def by_ids(self, row: HistoryRow) -> str:
        """The item that an id of the row names: ours, or that of another site."""
        for kind, value in row.ids:
            item_id = self.by_id.get((kind, plain_id(kind, value)), "")
            if item_id and suits(self.items[item_id], row, self.medium):
                return item_id
        item = self.items.get(row.item_id)
        return item.id if item and speaks_of(row, item) else ""

    def nearly(self, key: str, row: HistoryRow) -> str:
        """The item whose title is nearest, by a clear margin and with the same numbers in it."""
        best = [
            (name, score)
            for name, score in self.near(key, NEAR - MARGIN, None)
            if numbers(name) == numbers(key) and self.is_possible(name, row)
        ]
        if not best or best[0][1] < NEAR:
            return ""
        first = self.chosen(self.by_key[best[0][0]], row)
        rivals = (
            self.chosen(self.by_key[name], row)
            for name, score in best[1:]
            if score > best[0][1] - MARGIN
        )
        return first if all(rival == first for rival in rivals) else ""

    def is_possible(self, key: str, row: HistoryRow) -> bool:
        """Whether some item of a near title is of the row's medium, and of its very year."""
        return any(
            suits(item, row, self.medium)
            and (item.year == row.year or None in {item.year, row.year})
            for item in self.by_key[key]
        )

    def near(self, key: str, least: float, limit: int | None) -> list[tuple[str, float]]:
        """Folded titles near to one that begin or end like it, the nearest first."""
        if len(key) < SHORTEST:
            return []
        keys = list(dict.fromkeys(name for end in ends(key) for name in self.by_end.get(end, ())))
        found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=least, limit=limit)
        return [(name, score) for name, score, _ in found]

    def chosen(self, items: Sequence[Item], row: HistoryRow) -> str:
        """Of the items of one title the one that fits the row; "" when none, or two do."""
        if not items:
            return ""
        fitting = [item for item in items if suits(item, row, self.medium)]
        said = [item for item in fitting if row.creators and is_by(item, row.creators)]
        if self.medium in {FILM, ""} or not row.creators:
            return of_year(said, row.year) or of_year(fitting, row.year)
        # The same book has many years and one author; the same title has many authors.
        unsigned = [item for item in fitting if not item.creators]
        return said[0].id if len(said) == 1 else of_year(said or unsigned, row.year)

    def hints(self, row: HistoryRow, limit: int) -> tuple[str, ...]:
        """Items that a row may be about, for a person to choose from."""
        key = title_key(row.title)
        names = [key, *(name for name, _ in self.near(key, HINTED, limit))]
        found = (item.id for name in names for item in self.by_key.get(name, ()))
        return tuple(dict.fromkeys(found))[:limit]


def match_rows(rows: Sequence[HistoryRow], titles: Titles, watch: Watch | None = None) -> Matched:
    """Find the item of each row."""
    known: dict[tuple[object, ...], tuple[str, How] | None] = {}  # a history repeats its titles
    matched: list[MatchedRow] = []
    unmatched: list[HistoryRow] = []
    for row in (watch or Watch()).over(rows):
        name = row.ids, row.item_id, row.title, row.year, row.creators, row.also, row.medium
        if name not in known:
            known[name] = titles.find(row)
        found = known[name]
        if found:
            matched.append(MatchedRow(row, *found))
        else:
            unmatched.append(row)
    return Matched(tuple(matched), tuple(unmatched))


def suits(item: Item, row: HistoryRow, medium: str) -> bool:
    """Whether an item can be what the row is about: no book is a film of the same name."""
    if not row.medium or not medium:
        return True
    kind = SERIES if is_series(item) else medium
    return row.medium == kind


def is_series(item: Item) -> bool:
    """Whether a catalogue says of an item that it is a series."""
    words = (item.extra.get(key) for key in ("kind", "type", "title_type"))
    return any(isinstance(word, str) and SERIAL.search(word) for word in words)


def is_by(item: Item, creators: str) -> bool:
    """Whether one of an item's creators is named, by family name."""
    words = title_key(creators).split()
    names = (title_key(creator).split() for creator in item.creators)
    return any(fuzz.ratio(name[-1], word) >= ALIKE for name in names if name for word in words)


def speaks_of(row: HistoryRow, item: Item) -> bool:
    """Whether a row with an item's id is about it: another catalogue may use the same number."""
    key = title_key(row.title)
    if not key:
        return True
    own = {title_key(item.title), title_key(item.original_title)} - {""}
    return any(fuzz.token_set_ratio(key, name) >= HINTED for name in own)


def of_year(items: Sequence[Item], year: int | None) -> str:
    """Of the items of one title that of the year, or a year off; without a year, the only one."""
    if year is None or not items:
        return items[0].id if len(items) == 1 else ""
    apart: Mapping[int, list[str]] = defaultdict(list)
    for item in items:
        apart[YEARS_APART if item.year is None else abs(item.year - year)].append(item.id)
    ids = next((apart[gap] for gap in range(YEARS_APART + 1) if apart[gap]), [])
    return ids[0] if len(ids) == 1 else ""


def ids_of(item: Item) -> Iterable[tuple[str, str]]:
    """An item's ids of other sites, as they are compared."""
    for kind, keys in ID_KEYS.items() if item.extra else ():
        for key in keys:
            value = plain_id(kind, str(item.extra.get(key) or ""))
            if value:
                yield kind, value


def plain_id(kind: str, value: str) -> str:
    """An id as it is compared: IMDb's with or without tt and zeros, numbers read as 862.0."""
    text = value.strip().casefold().removesuffix(".0")
    if kind == "isbn":
        return text.replace("-", "").replace(" ", "")
    return text.removeprefix("tt").lstrip("0")


def ends(key: str) -> tuple[str, ...]:
    """The first and the last letters of a folded title, each marked as such."""
    return f"^{key[:ENDS]}", f"{key[-ENDS:]}$"


def title_key(title: str) -> str:
    """A title without accents, case, punctuation and a leading or trailing article."""
    text = title.casefold().replace("&", " and ")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(mark for mark in text if not unicodedata.combining(mark))
    text = LAST_ARTICLE.sub(r"\2 \1", text.strip())
    text = " ".join(re.sub(r"[^\w\s]|_", " ", text.replace("'", "").replace("’", "")).split())
    return FIRST_ARTICLE.sub("", text)


def numbers(key: str) -> list[str]:
    """The numbers in a folded title: the second part is not the third, however near its name."""
    words = (ROMAN.get(word, word) for word in key.split())
    return [word for word in words if any(mark.isdigit() for mark in word)]
