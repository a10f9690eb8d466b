"""The people of this machine; nothing of one is visible to another (law 5)."""

import re
import sqlite3
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from recchat.db import Store
from recchat.errors import NotFound, RecchatError
from recchat.types import Person

MAX_NAME = 40  # characters: a name stands in one line of the page


@dataclass(frozen=True, slots=True)
class People:
    """The people table."""

    store: Store

    def add(self, name: str) -> Person:
        """A new person; raises RecchatError when the name is empty, too long or taken."""
        name = re.sub(r"\s+", " ", "".join(c for c in name if c.isprintable())).strip()
        if not name or len(name) > MAX_NAME:
            raise RecchatError(f"a name has 1 to {MAX_NAME} characters, this one has {len(name)}")
        person = Person(uuid.uuid4().hex, name)
        try:
            with self.store.transaction() as connection:
                connection.execute(
                    "INSERT INTO people (id, name, created) VALUES (?, ?, ?)",
                    [person.id, person.name, now()],
                )
        except sqlite3.IntegrityError as problem:
            raise RecchatError(
                f"there is a {name!r} here already: choose another name"
            ) from problem
        return person

    def all(self) -> list[Person]:
        """Everyone, oldest first."""
        rows = self.store.db.execute("SELECT id, name FROM people ORDER BY created, name")
        return [Person(*row) for row in rows]

    def named(self, name: str) -> Person:
        """The person of that name, made if new."""
        found = next((person for person in self.all() if person.name == name.strip()), None)
        return found or self.add(name)

    def get(self, person_id: str) -> Person:
        """The person of that id; raises NotFound."""
        row = self.store.db.execute(
            "SELECT id, name FROM people WHERE id = ?", [person_id]
        ).fetchone()
        if row is None:
            raise NotFound("this person is not known here any more")
        return Person(*row)

    def remove(self, person_id: str) -> None:
        """Take a person out, with their interactions, dialogues and messages."""
        with self.store.transaction() as connection:
            connection.execute("DELETE FROM messages_text WHERE person_id = ?", [person_id])
            connection.execute("DELETE FROM people WHERE id = ?", [person_id])


def now() -> str:
    """The time in UTC, as it is stored."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
