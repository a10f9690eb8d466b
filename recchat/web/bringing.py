"""What comes into a history from elsewhere, and goes again as a whole.

A file is read and looked at first; nothing is written before the person says so. Each call takes
the person's id first and touches only what is that person's own (law 5).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import NotFound
from recchat.history.import_file import (
    IMPORTED,
    Batch,
    Decided,
    Report,
    Tally,
    commit,
    tally,
    undo_import,
)
from recchat.history.importers.match import title_key
from recchat.history.importers.rows import Reading
from recchat.history.importers.watch import Watch
from recchat.history.people import now
from recchat.history.preview import Preview, nameless_columns, preview_history
from recchat.types import Item
from recchat.web.port import Port


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought in, and the name by which it can be undone."""

    batch: str
    report: Report


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import that stands."""

    batch: str
    kind: str  # of format; empty where the name of the batch does not say
    day: str  # ISO; empty as well
    count: int


@dataclass(frozen=True, slots=True)
class Bringing:
    """Imports of one library, as the page sees them."""

    port: Port

    def look(self, path: Path, reading: Reading, watch: Watch) -> Preview:
        """Read a file without writing anything; raises BadHistory and ImportCancelled."""
        return preview_history(path, self.port.catalogue, reading, watch)

    def nameless_columns(self, path: Path) -> tuple[str, ...]:
        """The columns of a table that does not say which of them holds the titles."""
        return nameless_columns(path) if path.is_file() else ()

    def tally(self, person_id: str, preview: Preview) -> Tally:
        """How much of a file is new to this person."""
        batch = Batch(self.port.person(person_id).id, "", now())
        return tally(preview, batch, self.port.app.interactions)

    def add(self, person_id: str, preview: Preview, decided: Decided, watch: Watch) -> Imported:
        """Add what was looked at, all or nothing; raises ImportCancelled."""
        at, person = now(), self.port.person(person_id)
        batch = Batch(person.id, f"{at[:10]}-{preview.kind}-{uuid.uuid4().hex[:8]}", at)
        interactions = self.port.app.interactions
        report = commit(preview, batch, interactions, decided=decided, watch=watch)
        return Imported(batch.origin, report)

    def remove(self, person_id: str, origin: str) -> int:
        """Undo a whole import, with the bare items that it brought and nobody else uses."""
        person = self.port.person(person_id)
        if origin not in self.port.app.interactions.batches(person.id):
            raise NotFound("nothing of this import stands any more")
        return undo_import(person.id, origin, self.port.app.interactions)

    def past(self, person_id: str) -> list[PastImport]:
        """The imports of a person that stand, the newest first."""
        batches = self.port.app.interactions.batches(self.port.person(person_id).id)
        found = [past_import(origin, count) for origin, count in batches.items()]
        return sorted(found, key=lambda one: one.day, reverse=True)

    def titles(self) -> dict[str, str]:
        """The titles of the library as they are compared, by the ids of their items."""
        return {key: title_key(item.title) for key, item in self.port.catalogue.items.items()}

    def suggested(self, words: str, titles: Mapping[str, str], limit: int) -> list[Item]:
        """Items whose titles begin with these words, have them, or that a search finds."""
        items, library = self.port.catalogue.items, self.port.catalogue.library
        wanted = title_key(words)
        if not wanted:
            return []
        having = [key for key, title in titles.items() if f" {wanted}" in f" {title}"]
        having.sort(key=lambda key: (not titles[key].startswith(wanted), len(titles[key])))
        hits = self.port.app.items.search(library, words, limit)
        found = dict.fromkeys([*having[:limit], *(key for key, _ in hits)])
        return [items[key] for key in found if key in items][:limit]


def past_import(origin: str, count: int) -> PastImport:
    """An import with what its name says; those of the command line have a name of numbers only."""
    parts = origin.removeprefix(IMPORTED).split("-")
    if len(parts) < 5 or len(parts[0]) != 4:
        return PastImport(origin, "", "", count)
    return PastImport(origin, "-".join(parts[3:-1]), "-".join(parts[:3]), count)
