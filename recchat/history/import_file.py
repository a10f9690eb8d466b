"""A history file into the store: read, matched, added once, and undone as one batch.

Importing a file again adds nothing. What a person has judged here since stands above it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.history.importers.match import MatchedRow, match_rows
from recchat.history.importers.rows import HistoryRow, read_history
from recchat.history.interactions import OPINIONS, Interactions
from recchat.types import Interaction, Judgment

IMPORTED = "import:"  # how the origin of every imported interaction begins


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, for the person to read."""

    added: int
    already: int  # rows that were there, or that something newer stands against
    unmatched: tuple[str, ...]  # titles that the catalogue does not have
    problems: tuple[str, ...]
    scale: str = ""


def import_history(
    path: Path,
    person_id: str,
    catalogue: Catalogue,
    interactions: Interactions,
    *,
    at: str,
    batch: str,
) -> Report:
    """Add a file to a person's history, all or nothing; raises BadHistory.

    Rows without a date count as made `at`; `Interactions.remove_batch` with the origin
    "import:<batch>" undoes it.
    """
    read = read_history(path)
    matched = match_rows(read.rows, catalogue)
    made = [interaction(one, person_id, at=at, batch=batch) for one in matched.rows]
    with interactions.store.transaction():
        new = not_there(newest_of_each(made), person_id, interactions, at=at)
        interactions.add(new)
    return Report(
        added=len(new),
        already=len(made) - len(new),
        unmatched=labels(matched.unmatched),
        problems=read.problems,
        scale=read.scale,
    )


def interaction(matched: MatchedRow, person_id: str, *, at: str, batch: str) -> Interaction:
    """A row as an interaction, whose id comes from its content, its batch and the time."""
    row = matched.row
    # A date to come is a slip, and must not outrank what the person says tomorrow.
    when = min(row.date, at) if row.date else at
    content = f"{batch}\n{at}\n{person_id}\n{matched.item_id}\n{row.judgment}\n{row.rating}\n{when}"
    key = hashlib.sha256(content.encode()).hexdigest()[:32]
    return Interaction(
        key, person_id, matched.item_id, row.judgment, when, IMPORTED + batch, row.rating
    )


def newest_of_each(made: Iterable[Interaction]) -> list[Interaction]:
    """Of several rows on one item the newest of a kind, oldest item first."""
    newest = {kind(one): one for one in sorted(made, key=lambda one: one.at)}
    return sorted(newest.values(), key=lambda one: one.at)


def not_there(
    made: Iterable[Interaction], person_id: str, interactions: Interactions, *, at: str
) -> list[Interaction]:
    """Those that the history lacks, and that nothing newer stands against."""
    standing = {kind(one): one for one in reversed(interactions.of(person_id))}
    new = []
    for one in made:
        there = standing.get(kind(one))
        if there is None or replaces(one, there, at=at):
            new.append(one)
    return new


def kind(one: Interaction) -> tuple[str, Judgment | None]:
    """Of each item one opinion stands, beside that it was seen, saved or clicked."""
    return one.item_id, None if one.judgment in OPINIONS else one.judgment


def replaces(new: Interaction, there: Interaction, *, at: str) -> bool:
    """Whether a row says something else than what stands, and says it later."""
    if (new.judgment, new.value) == (there.judgment, there.value):
        return False
    undated = new.at == at
    return there.origin.startswith(IMPORTED) if undated else new.at > there.at


def labels(rows: Iterable[HistoryRow]) -> tuple[str, ...]:
    """The titles that were not found, each once."""
    return tuple(dict.fromkeys(row.label for row in rows))
