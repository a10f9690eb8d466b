"""The log that a library's taste models learn from: the store's likes, and files of ratings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.history.importers.match import Titles, match_rows
from recchat.history.importers.rows import HistoryRow
from recchat.history.interactions import LIKED_FROM, Interactions
from recchat.history.people import People
from recchat.learn.log import Log, Taken, log_of
from recchat.learn.ratings_file import Rating, read_ratings, read_titles
from recchat.types import Interaction, Judgment

STORE = "histories of this machine"
LIKES = frozenset({Judgment.LIKED, Judgment.SAVED})


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
    taken = list(likes_of(interactions, people, catalogue))
    data = [STORE] if taken else []
    unmatched: list[str] = []
    for path in ratings:
        found, missing = from_file(path, catalogue)
        taken += found
        unmatched += missing
        data.append(path.name)
    known = {one.item for one in taken}
    items = [item for item in catalogue.items if item in known]
    return Gathered(log_of(taken, items), tuple(data), tuple(unmatched))


def likes_of(interactions: Interactions, people: People, catalogue: Catalogue) -> Iterator[Taken]:
    """What the people of this machine liked in a library."""
    for person in people.all():
        for one in interactions.of(person.id):
            if one.item_id in catalogue.items and is_like(one):
                yield taken_of(one)


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
