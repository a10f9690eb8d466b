"""The people of this machine; nothing of one is visible to another (law 5)."""

import re
import sqlite3
import uuid
from collections.abc import Sequence
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
        person = Person(uuid.uuid4().hex, tidy(name))
        self._write(
            "INSERT INTO people (id, name, created) VALUES (?, ?, ?)",
            [person.id, person.name, now()],
            person.name,
        )
        return person

    def rename(self, person_id: str, name: str) -> Person:
        """Another name for a person; raises as `add` does, and NotFound."""
        person = Person(self.get(person_id).id, tidy(name))
        self._write(
            "UPDATE people SET name = ? WHERE id = ?", [person.name, person.id], person.name
        )
        return person

    def _write(self, statement: str, values: Sequence[str], name: str) -> None:
        """Write a row that holds a name; raises RecchatError when somebody has it."""
        try:
            with self.store.transaction() as connection:
                connection.execute(statement, values)
        except sqlite3.IntegrityError as problem:
            raise RecchatError(
                f"there is a {name!r} here already: choose another name"
            ) from problem

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
        """Take a person out, with their interactions, dialogues, messages and choices."""
        with self.store.transaction() as connection:
            connection.execute("DELETE FROM choices WHERE name LIKE ?", [f"%:{person_id}:%"])
            connection.execute("DELETE FROM messages_text WHERE person_id = ?", [person_id])
            connection.execute("DELETE FROM people WHERE id = ?", [person_id])


def tidy(name: str) -> str:
    """A name on one line; raises RecchatError when nothing is left of it, or too much."""
    name = re.sub(r"\s+", " ", "".join(c for c in name if c.isprintable())).strip()
    if not name or len(name) > MAX_NAME:
        raise RecchatError(f"a name has 1 to {MAX_NAME} characters, this one has {len(name)}")
    return name


def now() -> str:
    """The time in UTC, as it is stored."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
