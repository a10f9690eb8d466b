"""A catalogue as numbers: the facts of every item that signals from a talk compare.

Made once for a catalogue; each array has one row an item, in the order of its columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recchat.catalogue.filters import Columns
from recchat.catalogue.items import Catalogue
from recchat.catalogue.search_text import STOP, WORD
from recchat.types import Slot

Floats = NDArray[np.float32]
Rows = NDArray[np.int32]
COMMON_TITLE = 60  # items: a word in more titles than that names none of them
COMMON_TEXT = 600  # items: a word in more descriptions than that tells nothing
LEAST = 20  # items of a genre, from where on it is a fact of its own
ERAS = (1970, 1985, 1995, 2003, 2009, 2014, 2016, 2017, 2018)  # where one era ends
BILLED = 7  # names of an item that count: its creators and first players


@dataclass(frozen=True, slots=True)
class Words:
    """In which items each word stands, and how much it tells: more for rarer ones."""

    rows: Mapping[str, Rows]
    tells: Mapping[str, float]

    def told(self, words: Iterable[str]) -> list[str]:
        """Those of these words that tell something."""
        return [word for word in words if word in self.rows]


@dataclass(frozen=True, slots=True)
class Sides:
    """What signals of a talk look at."""

    columns: Columns
    vectors: Floats  # (n, dim) unit rows
    genres: Floats  # (n, g) unit rows, rarer genres weighing more
    genre_names: tuple[str, ...]
    eras: Floats  # (n, e) one of them is 1
    years: Floats  # (n,) 0 where unknown
    titles: tuple[tuple[str, ...], ...]  # the telling words of each title
    in_titles: Words
    in_texts: Words
    plain: Mapping[str, Floats]  # signals that are the same whatever is said, by name

    def people(self, row: int) -> tuple[str, ...]:
        """The first names of an item."""
        return self.columns.values[row].get(Slot.PERSON, ())[:BILLED]


def make_sides(catalogue: Catalogue, columns: Columns, vectors: Floats) -> Sides:
    """Read a catalogue once."""
    items = [catalogue.items[key] for key in columns.ids]
    genres = sorted({key for slot, key in columns.facets if slot is Slot.GENRE})
    has = np.zeros((len(items), len(genres)), dtype=np.float32)
    for place, genre in enumerate(genres):
        has[columns.has(Slot.GENRE, genre), place] = 1.0
    rarity = np.sqrt(np.log(len(items) / (has.sum(axis=0) + 1.0)).clip(0.01))
    years = np.nan_to_num(columns.numbers[Slot.YEAR], nan=0.0).astype(np.float32)
    titles = tuple(tuple(dict.fromkeys(telling(item.title))) for item in items)
    return Sides(
        columns=columns,
        vectors=vectors,
        genres=scaled(has * rarity),
        genre_names=tuple(genres),
        eras=eras_of(years),
        years=years,
        titles=titles,
        in_titles=words_of(titles, COMMON_TITLE),
        in_texts=words_of([telling(item.description) for item in items], COMMON_TEXT),
        plain=plain_signals(has, genres, eras_of(years)),
    )


def plain_signals(has: Floats, genres: Sequence[str], eras: Floats) -> dict[str, Floats]:
    """Each larger genre and each era as a signal: what is recommended more than the rest."""
    found = {
        f"plain.genre.{genre}": has[:, place]
        for place, genre in enumerate(genres)
        if has[:, place].sum() >= LEAST
    }
    for place, name in enumerate(("unknown", *map(str, ERAS), "later")):
        found[f"plain.until.{name}"] = eras[:, place]
    return found


def eras_of(years: Floats) -> Floats:
    """The era of each item (n, e) as a one; the first column is for years nobody knows."""
    return np.eye(len(ERAS) + 2, dtype=np.float32)[np.digitize(years, (1, *ERAS))]


def scaled(rows: Floats) -> Floats:
    """Rows of length one; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), dtype=np.float32)


def telling(text: str) -> list[str]:
    """The words of a text that tell something, folded."""
    words = WORD.findall(text.casefold().replace("'", "").replace("’", ""))
    return [word for word in words if len(word) > 1 and word not in STOP]


def words_of(texts: Sequence[Sequence[str]], common: int) -> Words:
    """Where each word stands, without those in more than `common` texts."""
    found: dict[str, list[int]] = {}
    for row, words in enumerate(texts):
        for word in dict.fromkeys(words):
            found.setdefault(word, []).append(row)
    kept = {word: np.asarray(rows, np.int32) for word, rows in found.items() if len(rows) < common}
    return Words(kept, {word: float(np.log(len(texts) / len(rows))) for word, rows in kept.items()})
