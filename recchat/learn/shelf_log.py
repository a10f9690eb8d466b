"""The log that a library's taste models learn from: the store's likes, and files of ratings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.history.importers.match import Titles, match_rows
from recchat.history.importers.rows import HistoryRow
from recchat.history.interactions import LIKED_FROM, Interactions
from recchat.history.people import People
from recchat.learn.log import Log, Taken, counted, log_of
from recchat.learn.ratings_file import Rating, read_ratings, read_titles
from recchat.types import Interaction, Judgment

STORE = "histories of this machine"
LIKES = frozenset({Judgment.LIKED, Judgment.SAVED})
MOST_ITEMS = 10_000  # that models know: their matrices grow with its square; texts tell the rest


@dataclass(frozen=True, slots=True)
class Gathered:
    """A log over a library's items, where it came from, and titles that the library lacks."""

    log: Log
    data: tuple[str, ...]
    unmatched: tuple[str, ...]


def gathered(
    interactions: Interactions, people: People, catalogue: Catalogue, ratings: Sequence[Path]
) -> Gathered:
    """Likes of everybody here, and of the people in some files; raises BadHistory.

    The log knows the items that anybody liked; all others are scored by their texts.
    """
    taken = Likes(interactions, people, catalogue).all()
    data = [STORE] if taken else []
    unmatched: list[str] = []
    for path in ratings:
        found, missing = from_file(path, catalogue)
        taken += found
        unmatched += missing
        data.append(path.name)
    return Gathered(log_within(taken, catalogue), tuple(data), tuple(unmatched))


def log_within(taken: Sequence[Taken], catalogue: Catalogue) -> Log:
    """A log over the items of a library that most people liked."""
    count = counted(item for _, item in {(one.person, one.item) for one in taken})
    known = set(sorted(count, key=lambda item: (-count[item], item))[:MOST_ITEMS])
    return log_of(taken, [item for item in catalogue.items if item in known])


@dataclass(frozen=True, slots=True)
class Likes:
    """What the people of this machine like in one library, as taste models know it."""

    interactions: Interactions
    people: People
    catalogue: Catalogue

    def all(self) -> list[Taken]:
        """Everybody's."""
        return [one for person in self.people.all() for one in self.of(person.id)]

    def of(self, person_id: str) -> list[Taken]:
        """One person's, oldest first."""
        found = reversed(self.interactions.of(person_id))
        return [taken_of(one) for one in found if self.is_about(one)]

    def is_about(self, one: Interaction) -> bool:
        """Whether an interaction speaks for an item of this library."""
        return one.item_id in self.catalogue.items and is_like(one)


def is_like(one: Interaction) -> bool:
    """Whether an interaction speaks for its item."""
    rated = one.judgment is Judgment.RATED and (one.value or 0.0) >= LIKED_FROM
    return rated or one.judgment in LIKES


def taken_of(one: Interaction) -> Taken:
    """An interaction as taste models know it."""
    return Taken(one.person_id, one.item_id, datetime.fromisoformat(one.at).timestamp())


def from_file(path: Path, catalogue: Catalogue) -> tuple[list[Taken], list[str]]:
    """Likes of a file of ratings, by the items of a library, and the titles that it lacks."""
    rows = read_ratings(path)
    titles = read_titles(path)
    named = [key for key in dict.fromkeys(one.item for one in rows) if key in titles]
    asked = [HistoryRow(place, *titles[key]) for place, key in enumerate(named)]
    matched = match_rows(asked, Titles(catalogue))
    ids = {named[one.row.number]: one.item_id for one in matched.rows}
    ids |= {one.item: one.item for one in rows if one.item in catalogue.items}
    liked = liked_rows(rows)
    found = [
        Taken(f"{path.name}:{one.person}", ids[one.item], one.at)
        for one in liked
        if one.item in ids
    ]
    return found, [row.label for row in matched.unmatched]


def liked_rows(rows: Iterable[Rating]) -> list[Rating]:
    """The rows that speak for their item; without ratings, all of them."""
    found = list(rows)
    highest = max((one.value for one in found if one.value is not None), default=0.0)
    return [one for one in found if one.value is None or one.value >= LIKED_FROM * highest]
