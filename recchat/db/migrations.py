"""The schema's history, oldest first: each function runs once, in a transaction.

Never change a function that was released; add the next one.
"""

from collections.abc import Callable
from sqlite3 import Connection


def m001_items(connection: Connection) -> None:
    """Libraries, items, their facets for display and search, and the full-text index."""
    connection.execute(
        "CREATE TABLE libraries (name TEXT PRIMARY KEY, noun TEXT NOT NULL, content_hash TEXT)"
    )
    connection.execute(
        """CREATE TABLE items (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            library TEXT NOT NULL REFERENCES libraries(name),
            title TEXT NOT NULL,
            year INTEGER,
            facts TEXT NOT NULL,
            content_hash TEXT NOT NULL
        )"""
    )
    connection.execute("CREATE INDEX items_by_library ON items(library)")
    connection.execute(
        """CREATE VIRTUAL TABLE items_text USING fts5(
            library UNINDEXED, title, people, themes, description,
            tokenize = 'porter unicode61 remove_diacritics 2'
        )"""
    )
    connection.execute(
        "CREATE TABLE vectors (content_hash TEXT PRIMARY KEY, encoder TEXT NOT NULL, vector BLOB)"
    )


def m002_people(connection: Connection) -> None:
    """People and what they did with items; a removal is kept for undo until it is purged."""
    connection.execute(
        "CREATE TABLE people"
        " (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, created TEXT NOT NULL)"
    )
    connection.execute(
        """CREATE TABLE interactions (
            id TEXT PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            item_id TEXT NOT NULL REFERENCES items(id) ON DELETE CASCADE,
            judgment TEXT NOT NULL,
            value REAL,
            at TEXT NOT NULL,
            origin TEXT NOT NULL,
            removed TEXT
        )"""
    )
    connection.execute("CREATE INDEX interactions_by_person ON interactions(person_id, at)")


def m003_dialogues(connection: Connection) -> None:
    """Dialogues as trees of messages, with what was understood, shown and said."""
    connection.execute(
        """CREATE TABLE dialogues (
            id TEXT PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            library TEXT NOT NULL,
            title TEXT NOT NULL,
            created TEXT NOT NULL,
            leaf TEXT,
            removed TEXT
        )"""
    )
    connection.execute(
        """CREATE TABLE messages (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            dialogue_id TEXT NOT NULL REFERENCES dialogues(id) ON DELETE CASCADE,
            parent_id TEXT REFERENCES messages(id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            text TEXT NOT NULL,
            struck TEXT NOT NULL DEFAULT '[]',
            answer TEXT,
            state TEXT,
            removed TEXT
        )"""
    )
    connection.execute("CREATE INDEX messages_by_dialogue ON messages(dialogue_id, at)")
    connection.execute("CREATE INDEX messages_by_parent ON messages(parent_id)")
    connection.execute(
        """CREATE VIRTUAL TABLE messages_text USING fts5(
            message_id UNINDEXED, person_id UNINDEXED, text, titles,
            tokenize = 'unicode61 remove_diacritics 2'
        )"""
    )


def m004_choices(connection: Connection) -> None:
    """Small choices that outlive a run: the model in use, the person last seen."""
    connection.execute("CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL)")


def m005_interactions_by_item(connection: Connection) -> None:
    """What a person said of one item: looked up for each row of an import."""
    connection.execute("CREATE INDEX interactions_by_item ON interactions(person_id, item_id)")


def m006_steering(connection: Connection) -> None:
    """How the dials beside a talk stood when a message was sent."""
    connection.execute("ALTER TABLE messages ADD COLUMN steering TEXT NOT NULL DEFAULT '{}'")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m001_items,
    m002_people,
    m003_dialogues,
    m004_choices,
    m005_interactions_by_item,
    m006_steering,
)
