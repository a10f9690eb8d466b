"""Rows of a history matched to a catalogue: by id, by title and year, and only then nearly.

A wrong match teaches a wrong taste, so a doubtful row stays unmatched and is said.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from recchat.catalogue.items import Catalogue
from recchat.history.importers.rows import HistoryRow
from recchat.types import Item

NEAR = 92.0  # rapidfuzz ratio of 100; "Inglorious Bastards" for "Inglourious Basterds" has 93
MARGIN = 3.0  # by which the nearest title must lead the next one
YEARS_APART = 1  # a festival in one year, the cinemas in the next
SHORTEST = 5  # letters: in a shorter title one letter makes another film
ARTICLES = r"the|a|an|le|la|les|l|un|une|el|los|las|il|lo|der|die|das"
LAST_ARTICLE = re.compile(rf"^(.*), ({ARTICLES})'?$")
FIRST_ARTICLE = re.compile(r"^(the|a|an) (?=.)")
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row with the item it is about."""

    row: HistoryRow
    item_id: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Rows that found their item, and those that did not."""

    rows: tuple[MatchedRow, ...]
    unmatched: tuple[HistoryRow, ...]


class Titles:
    """The titles of a catalogue by their folded words."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.items = catalogue.items
        self.by_key: dict[str, list[Item]] = defaultdict(list)
        self.by_year: dict[int, list[str]] = defaultdict(list)
        for item in catalogue.items.values():
            for key in {title_key(item.title), title_key(item.original_title)} - {""}:
                self.by_key[key].append(item)
                for year in near_years(item.year):
                    self.by_year[year].append(key)
        self.keys = list(self.by_key)

    def find(self, key: str, year: int | None) -> str:
        """The id of the item of that title, exact or nearly; "" when none or doubtful."""
        return chosen(self.by_key.get(key, []), year) or self.nearly(key, year)

    def nearly(self, key: str, year: int | None) -> str:
        """The item whose title is nearest, by a clear margin and with the same numbers in it."""
        if len(key) < SHORTEST:
            return ""
        keys = self.keys if year is None else self.by_year.get(year, [])
        found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=NEAR - MARGIN, limit=4)
        best = [(name, score) for name, score, _ in found if numbers(name) == numbers(key)]
        if not best or best[0][1] < NEAR:
            return ""
        first = chosen(self.by_key[best[0][0]], year)
        rivals = (
            chosen(self.by_key[name], year)
            for name, score in best[1:]
            if score > best[0][1] - MARGIN
        )
        return first if all(rival == first for rival in rivals) else ""


def match_rows(rows: Iterable[HistoryRow], catalogue: Catalogue) -> Matched:
    """Find the item of each row."""
    titles = Titles(catalogue)
    known: dict[tuple[str, int | None], str] = {}  # a long history names a title many times
    matched: list[MatchedRow] = []
    unmatched: list[HistoryRow] = []
    for row in rows:
        if row.item_id in catalogue.items:
            matched.append(MatchedRow(row, row.item_id))
            continue
        name = title_key(row.title), row.year
        if name not in known:
            known[name] = titles.find(*name) if name[0] else ""
        if known[name]:
            matched.append(MatchedRow(row, known[name]))
        else:
            unmatched.append(row)
    return Matched(tuple(matched), tuple(unmatched))


def chosen(items: Sequence[Item], year: int | None) -> str:
    """Of the items of one title that of the year, or a year off; without a year, the only one."""
    if year is None:
        return items[0].id if len(items) == 1 else ""
    apart: Mapping[int, list[str]] = defaultdict(list)
    for item in items:
        apart[YEARS_APART if item.year is None else abs(item.year - year)].append(item.id)
    ids = next((apart[gap] for gap in range(YEARS_APART + 1) if apart[gap]), [])
    return ids[0] if len(ids) == 1 else ""


def near_years(year: int | None) -> range:
    """The years that a row about an item of this year may name."""
    return range(0) if year is None else range(year - YEARS_APART, year + YEARS_APART + 1)


def title_key(title: str) -> str:
    """A title without accents, case, punctuation and a leading or trailing article."""
    text = unicodedata.normalize("NFKD", title.casefold()).replace("&", " and ")
    text = "".join(mark for mark in text if not unicodedata.combining(mark)).strip()
    text = LAST_ARTICLE.sub(r"\2 \1", text)
    text = " ".join(re.sub(r"[^\w\s]|_", " ", text.replace("'", "").replace("’", "")).split())
    return FIRST_ARTICLE.sub("", text)


def numbers(key: str) -> list[str]:
    """The numbers in a folded title: the second part is not the third, however near its name."""
    words = (ROMAN.get(word, word) for word in key.split())
    return [word for word in words if any(mark.isdigit() for mark in word)]
