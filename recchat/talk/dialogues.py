"""Dialogues as trees of messages; every read and write is of one person's own (law 5).

A message knows its parent, so an edit or a retry is a sibling and the old branch stays. A
removal only marks: it can be undone, and what hangs below a removed message comes back with it.
"""

import json
import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from recchat.catalogue.search_text import query_of
from recchat.db import Store
from recchat.errors import NotFound
from recchat.history.people import now
from recchat.recommend.request import NO_STEERING
from recchat.talk.records import (
    Answer,
    answer_json,
    read_answer,
    read_state,
    read_steering,
    state_json,
    steering_json,
)
from recchat.types import DialogueState, Steering

MAX_TITLE = 60  # characters
COLUMNS = "id, dialogue_id, parent_id, at, text, struck, steering, answer, state"
OWNED = f"""SELECT {", ".join(f"messages.{name}" for name in COLUMNS.split(", "))}
    FROM messages JOIN dialogues ON dialogues.id = messages.dialogue_id
    WHERE dialogues.person_id = ?"""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One talk of a person; `leaf` is the last message of the branch in view."""

    id: str
    library: str
    title: str
    created: str
    leaf: str | None = None


@dataclass(frozen=True)
class Message:
    """What a person wrote, and what came of it; both are none while the turn is under way."""

    id: str
    dialogue_id: str
    parent_id: str | None
    at: str
    text: str
    struck: tuple[str, ...] = ()
    steering: Steering = NO_STEERING
    answer_json: str | None = None
    state_json: str | None = None

    # Read only when looked at: a turn needs few of the messages before it.
    @cached_property
    def answer(self) -> Answer | None:
        """What recchat answered."""
        return read_answer(self.answer_json)

    @cached_property
    def state(self) -> DialogueState | None:
        """What stood in the talk afterwards."""
        return read_state(self.state_json)


@dataclass(frozen=True, slots=True)
class Found:
    """A message that a search found."""

    dialogue_id: str
    message_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Dialogues:
    """The tables of dialogues and messages."""

    store: Store

    def create(self, person_id: str, library: str) -> Dialogue:
        """A new empty talk; its first message gives it a title."""
        dialogue = Dialogue(uuid.uuid4().hex, library, "", now())
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT INTO dialogues (id, person_id, library, title, created)"
                " VALUES (?, ?, ?, ?, ?)",
                [dialogue.id, person_id, library, "", dialogue.created],
            )
        return dialogue

    def all(self, person_id: str) -> list[Dialogue]:
        """A person's talks, the one last written in first."""
        rows = self.store.db.execute(
            """SELECT id, library, title, created, leaf FROM dialogues
            WHERE person_id = ? AND removed IS NULL ORDER BY coalesce(
                (SELECT max(at) FROM messages WHERE dialogue_id = dialogues.id), created
            ) DESC, created DESC, rowid DESC""",
            [person_id],
        )
        return [Dialogue(*row) for row in rows]

    def get(self, person_id: str, dialogue_id: str) -> Dialogue:
        """One talk of this person; raises NotFound."""
        row = self.store.db.execute(
            """SELECT id, library, title, created, leaf FROM dialogues
            WHERE person_id = ? AND id = ? AND removed IS NULL""",
            [person_id, dialogue_id],
        ).fetchone()
        if row is None:
            raise NotFound("this talk is not here any more")
        return Dialogue(*row)

    def rename(self, person_id: str, dialogue_id: str, title: str) -> None:
        """Give a talk a title; an empty one brings back that of its first message."""
        self.get(person_id, dialogue_id)
        with self.store.transaction() as connection:
            connection.execute(
                """UPDATE dialogues SET title = coalesce(nullif(?, ''), (SELECT text FROM messages
                WHERE dialogue_id = dialogues.id ORDER BY at, number LIMIT 1), '') WHERE id = ?""",
                [title_of(title), dialogue_id],
            )

    def remove(self, person_id: str, dialogue_id: str) -> None:
        """Take a talk out of view; `restore` brings it back."""
        self._mark_dialogue(person_id, dialogue_id, now())

    def restore(self, person_id: str, dialogue_id: str) -> None:
        """Undo the removal of a talk."""
        self._mark_dialogue(person_id, dialogue_id, None)

    def append(
        self,
        person_id: str,
        dialogue_id: str,
        text: str,
        *,
        parent_id: str | None,
        struck: Sequence[str] = (),
        steering: Steering = NO_STEERING,
    ) -> Message:
        """Store a message under its parent and make it the leaf; raises NotFound."""
        self.get(person_id, dialogue_id)
        if parent_id is not None and self.message(person_id, parent_id).dialogue_id != dialogue_id:
            raise NotFound("the message before this one is in another talk")
        struck = tuple(dict.fromkeys(struck))
        message = Message(uuid.uuid4().hex, dialogue_id, parent_id, now(), text, struck, steering)
        chosen = json.dumps(struck), steering_json(steering)
        with self.store.transaction() as connection:
            connection.execute(
                """INSERT INTO messages (id, dialogue_id, parent_id, at, text, struck, steering)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                [message.id, dialogue_id, parent_id, message.at, text, *chosen],
            )
            connection.execute(
                "UPDATE dialogues SET leaf = ?, title = coalesce(nullif(title, ''), ?)"
                " WHERE id = ?",
                [message.id, title_of(text), dialogue_id],
            )
            connection.execute(
                "INSERT INTO messages_text (rowid, message_id, person_id, text, titles)"
                " SELECT number, id, ?, text, '' FROM messages WHERE id = ?",
                [person_id, message.id],
            )
        return message

    def store_answer(
        self, message_id: str, answer: Answer, state: DialogueState, titles: Sequence[str]
    ) -> None:
        """Write what a message brought about, and the titles it can be found by, at once."""
        with self.store.transaction() as connection:
            connection.execute(
                "UPDATE messages SET answer = ?, state = ? WHERE id = ?",
                [answer_json(answer), state_json(state), message_id],
            )
            connection.execute(
                "UPDATE messages_text SET titles = ?"
                " WHERE rowid = (SELECT number FROM messages WHERE id = ?)",
                ["; ".join(titles), message_id],
            )

    def message(self, person_id: str, message_id: str) -> Message:
        """One message of this person, removed or not; raises NotFound."""
        row = self.store.db.execute(
            f"{OWNED} AND messages.id = ?", [person_id, message_id]
        ).fetchone()
        if row is None:
            raise NotFound("this message is not here any more")
        return message_of(row)

    def path(self, person_id: str, dialogue_id: str, leaf: str | None = None) -> list[Message]:
        """The messages from the first one to a leaf (that of the branch in view), in order."""
        end = leaf or self.get(person_id, dialogue_id).leaf
        rows = self.store.db.execute(
            f"""WITH RECURSIVE up(id, depth) AS (
                SELECT ?, 0 UNION ALL
                SELECT parent_id, depth + 1 FROM messages JOIN up USING (id)
                WHERE parent_id IS NOT NULL
            )
            {OWNED.replace("WHERE", "JOIN up ON up.id = messages.id WHERE")}
            AND dialogues.id = ? ORDER BY up.depth DESC""",
            [end, person_id, dialogue_id],
        )
        return [message_of(row) for row in rows]

    def siblings(self, person_id: str, message_id: str) -> list[Message]:
        """A message and the others with the same parent, oldest first: its versions."""
        own = self.message(person_id, message_id)
        rows = self.store.db.execute(
            f"""{OWNED} AND dialogues.id = ? AND messages.parent_id IS ?
            AND messages.removed IS NULL ORDER BY messages.at, messages.number""",
            [person_id, own.dialogue_id, own.parent_id],
        )
        return [message_of(row) for row in rows]

    def switch(self, person_id: str, message_id: str) -> Message:
        """Bring the branch through this message into view; says its last message."""
        own = self.message(person_id, message_id)
        with self.store.transaction() as connection:
            leaf = self._newest_below(connection, message_id)
            connection.execute(
                "UPDATE dialogues SET leaf = ? WHERE id = ?", [leaf, own.dialogue_id]
            )
        return self.message(person_id, leaf)

    def remove_message(self, person_id: str, message_id: str) -> None:
        """Take a message, and what follows it, out of view; `restore_message` brings it back."""
        own = self.message(person_id, message_id)
        with self.store.transaction() as connection:
            connection.execute("UPDATE messages SET removed = ? WHERE id = ?", [now(), own.id])
            connection.execute(
                "UPDATE dialogues SET leaf = ? WHERE id = ?", [own.parent_id, own.dialogue_id]
            )

    def restore_message(self, person_id: str, message_id: str) -> None:
        """Undo the removal of a message; its branch is in view again."""
        own = self.message(person_id, message_id)
        with self.store.transaction() as connection:
            connection.execute("UPDATE messages SET removed = NULL WHERE id = ?", [own.id])
            leaf = self._newest_below(connection, own.id)
            connection.execute(
                "UPDATE dialogues SET leaf = ? WHERE id = ?", [leaf, own.dialogue_id]
            )

    def search(self, person_id: str, words: str, limit: int = 20) -> list[Found]:
        """Messages by their words or by titles recommended in answer to them, best first."""
        query = query_of(words)
        if not query:
            return []
        rows = self.store.db.execute(
            """SELECT dialogues.id, messages.id, dialogues.title, messages.text
            FROM messages_text JOIN messages ON messages.number = messages_text.rowid
            JOIN dialogues ON dialogues.id = messages.dialogue_id
            WHERE messages_text MATCH ? AND messages_text.person_id = ? AND dialogues.person_id = ?
            AND messages.removed IS NULL AND dialogues.removed IS NULL
            ORDER BY bm25(messages_text), messages.at DESC LIMIT ?""",
            [query, person_id, person_id, limit],
        )
        return [Found(*row) for row in rows]

    def _mark_dialogue(self, person_id: str, dialogue_id: str, at: str | None) -> None:
        with self.store.transaction() as connection:
            done = connection.execute(
                "UPDATE dialogues SET removed = ? WHERE id = ? AND person_id = ?",
                [at, dialogue_id, person_id],
            )
            if not done.rowcount:
                raise NotFound("this talk is not here any more")

    def _newest_below(self, connection: sqlite3.Connection, message_id: str) -> str:
        """The end of the newest branch below a message; itself when nothing follows it."""
        while True:
            row = connection.execute(
                """SELECT id FROM messages WHERE parent_id = ? AND removed IS NULL
                ORDER BY at DESC, number DESC LIMIT 1""",
                [message_id],
            ).fetchone()
            if row is None:
                return message_id
            message_id = row[0]


def title_of(text: str) -> str:
    """The head of a text, as a title of one line."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_TITLE else line[: MAX_TITLE - 1].rstrip() + "…"


def message_of(row: Sequence[str | None]) -> Message:
    """A row of the messages table as a value."""
    key, dialogue_id, parent_id, at, text, struck, steering, answer, state = row
    return Message(
        key or "",
        dialogue_id or "",
        parent_id,
        at or "",
        text or "",
        tuple(json.loads(struck or "[]")),
        read_steering(steering),
        answer,
        state,
    )
