"""A history file into the store: looked at, added once, and undone as one batch.

Importing a file again adds nothing. What a person has judged here since stands above it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recchat.catalogue.items import Catalogue, Items
from recchat.errors import BadHistory, NotFound
from recchat.history.importers.contract import SERIES
from recchat.history.importers.match import How, MatchedRow
from recchat.history.importers.rows import HistoryRow
from recchat.history.importers.watch import STRIDE, Watch
from recchat.history.interactions import OPINIONS, Interactions
from recchat.history.preview import Preview, Unmatched, preview_history
from recchat.types import Interaction, Item, Judgment

IMPORTED = "import:"  # how the origin of every imported interaction begins
ADDED_BY = "added_by"  # the key of a bare item's facts that says which import brought it


@dataclass(frozen=True, slots=True)
class Batch:
    """One import into the history of one person."""

    person_id: str
    name: str
    at: str  # now; rows without a date count as made then

    @property
    def origin(self) -> str:
        """What its interactions carry, and what undoes them together."""
        return IMPORTED + self.name


@dataclass(frozen=True, slots=True)
class Decided:
    """What the person said of titles that were not found, by their numbers in the preview."""

    by_hand: Mapping[int, str] = field(default_factory=dict)  # number -> item id
    bare: frozenset[int] = frozenset()  # to be added to the library with title and year alone
    refused: frozenset[str] = frozenset()  # titles in the file whose near match is not meant


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import of the matched rows would add, and what is there already."""

    new: int
    already: int


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, for the person to read."""

    added: int
    already: int  # rows that were there, or that something newer stands against
    unmatched: tuple[str, ...]  # titles that the catalogue does not have
    problems: tuple[str, ...]
    scale: str = ""
    new_items: tuple[Item, ...] = ()  # bare ones


def import_history(
    path: Path,
    person_id: str,
    catalogue: Catalogue,
    interactions: Interactions,
    *,
    at: str,
    batch: str,
) -> Report:
    """Add a file to a person's history without asking, all or nothing; raises BadHistory.

    `undo_import` with the origin "import:<batch>" undoes it.
    """
    preview = preview_history(path, catalogue)
    return commit(preview, Batch(person_id, batch, at), interactions)


def commit(
    preview: Preview,
    batch: Batch,
    interactions: Interactions,
    *,
    decided: Decided | None = None,
    watch: Watch | None = None,
) -> Report:
    """Add what a preview found, all or nothing; raises BadHistory and ImportCancelled."""
    decided, watch = decided or Decided(), watch or Watch()
    if len(preview.users) > 1 and not preview.rows:
        names = ", ".join(list(preview.users)[:8])
        raise BadHistory(f"{preview.note} (there are {names}, ...)")
    with interactions.store.transaction():
        bare = bare_items(preview, decided, batch, interactions)
        placed = {**decided.by_hand, **{number: item.id for number, item in bare.items()}}
        rows = (*meant(preview, decided), *by_hand(preview, placed, interactions))
        made = [interaction(one, batch) for one in rows]
        new = not_there(newest_of_each(made), batch, interactions)
        for start in range(0, len(new), STRIDE):
            watch.at(start / len(new))
            interactions.add(new[start : start + STRIDE])
        watch.at(1)
    left = (one for number, one in numbered(preview) if number not in placed)
    return Report(
        added=len(new),
        already=len(made) - len(new),
        unmatched=tuple(dict.fromkeys(one.label for one in left)),
        problems=preview.problems,
        scale=preview.scale,
        new_items=tuple(bare.values()),
    )


def tally(preview: Preview, batch: Batch, interactions: Interactions) -> Tally:
    """What `commit` would find of the rows that are matched; nothing is written."""
    made = newest_of_each(interaction(one, batch) for one in preview.matched)
    new = not_there(made, batch, interactions)
    return Tally(len(new), len(made) - len(new))


def meant(preview: Preview, decided: Decided) -> tuple[MatchedRow, ...]:
    """The matched rows without those near ones that the person says are something else."""
    return tuple(
        one
        for one in preview.matched
        if one.how is not How.NEAR or one.row.label not in decided.refused
    )


def undo_import(person_id: str, origin: str, interactions: Interactions) -> int:
    """Undo a whole import, with the bare items that nobody else uses; says how many rows went."""
    items = Items(interactions.store)
    with interactions.store.transaction() as connection:
        count = interactions.remove_batch(person_id, origin)
        unused = connection.execute(
            f"""SELECT id FROM items WHERE json_extract(facts, '$.{ADDED_BY}') = ? AND NOT EXISTS
            (SELECT 1 FROM interactions WHERE item_id = items.id AND removed IS NULL)""",
            [origin],
        )
        items.remove([item_id for (item_id,) in unused.fetchall()])
    return count


def numbered(preview: Preview) -> Iterable[tuple[int, Unmatched]]:
    """The titles that were not found, with the numbers they are listed under."""
    return enumerate(preview.unmatched, start=1)


def bare_items(
    preview: Preview, decided: Decided, batch: Batch, interactions: Interactions
) -> dict[int, Item]:
    """Put the titles that the person wants in the library into it, as items of few facts."""
    wanted = {
        number: bare_item(one.rows[0], preview.library, batch)
        for number, one in numbered(preview)
        if number in decided.bare and number not in decided.by_hand and one.rows[0].title
    }
    if wanted:
        Items(interactions.store).put(preview.library, list(wanted.values()))
    return wanted


def bare_item(row: HistoryRow, library: str, batch: Batch) -> Item:
    """A title as an item; its id is the same whenever it is added to this library."""
    words = "-".join(re.findall(r"\w+", row.title.casefold()))[:60]
    key = hashlib.sha256(f"{library}\n{row.label}\n{row.medium}".encode()).hexdigest()[:8]
    creators = tuple(part.strip() for part in re.split(r"[;|]", row.creators) if part.strip())
    facts = {ADDED_BY: batch.origin, **dict(row.ids)}
    if row.medium == SERIES:
        facts["kind"] = SERIES
    return Item(f"{words}-{key}", row.title, row.year, creators=creators, extra=facts)


def by_hand(
    preview: Preview, placed: Mapping[int, str], interactions: Interactions
) -> list[MatchedRow]:
    """The rows that the person matched; raises NotFound for an item that is not there."""
    rows = []
    for number, item_id in placed.items():
        if not 1 <= number <= len(preview.unmatched):
            raise NotFound(f"no unmatched title has the number {number}")
        found = interactions.store.db.execute(
            "SELECT 1 FROM items WHERE id = ? AND library = ?", [item_id, preview.library]
        ).fetchone()
        if found is None:
            raise NotFound(f"no item {item_id!r} in the library {preview.library!r}")
        rows += [MatchedRow(row, item_id, How.HAND) for row in preview.unmatched[number - 1].rows]
    return rows


def interaction(matched: MatchedRow, batch: Batch) -> Interaction:
    """A row as an interaction, whose id comes from its content, its batch and the time."""
    row = matched.row
    # A date to come is a slip, and must not outrank what the person says tomorrow.
    when = min(row.date, batch.at) if row.date else batch.at
    told = f"{matched.item_id}\n{row.judgment}\n{row.rating}\n{when}"
    content = f"{batch.name}\n{batch.at}\n{batch.person_id}\n{told}"
    key = hashlib.sha256(content.encode()).hexdigest()[:32]
    return Interaction(
        key, batch.person_id, matched.item_id, row.judgment, when, batch.origin, row.rating
    )


def newest_of_each(made: Iterable[Interaction]) -> list[Interaction]:
    """Of several rows on one item the newest of a kind, oldest item first."""
    newest = {kind(one): one for one in sorted(made, key=lambda one: one.at)}
    return sorted(newest.values(), key=lambda one: one.at)


def not_there(
    made: Sequence[Interaction], batch: Batch, interactions: Interactions
) -> list[Interaction]:
    """Those that the history lacks, and that nothing newer stands against."""
    standing = {kind(one): one for one in reversed(interactions.of(batch.person_id))}
    new = []
    for one in made:
        there = standing.get(kind(one))
        if there is None or replaces(one, there, at=batch.at):
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
