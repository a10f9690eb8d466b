"""The items of one library in the store, and in memory once loaded.

The store is the truth; `Catalogue` is what a running app looks things up in. A change writes
the store first and then returns a new catalogue.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recchat.catalogue.exchange import item_of, row_of
from recchat.catalogue.search_text import query_of
from recchat.db import Store
from recchat.errors import NotFound
from recchat.types import Item

NOUNS = {"films": "film", "books": "book", "music": "album"}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A library in use: its items by id, in the order of the store."""

    library: str
    noun: str
    items: Mapping[str, Item]

    def __len__(self) -> int:
        """How many items there are."""
        return len(self.items)

    def item(self, item_id: str) -> Item:
        """The item of that id; raises NotFound."""
        if item_id not in self.items:
            raise NotFound(f"no item {item_id!r} in the library {self.library!r}")
        return self.items[item_id]


@dataclass(frozen=True, slots=True)
class Items:
    """The items table and its full-text index."""

    store: Store

    def load(self, library: str) -> Catalogue:
        """Everything of one library; raises NotFound when there is no such library."""
        noun = self.store.db.execute(
            "SELECT noun FROM libraries WHERE name = ?", [library]
        ).fetchone()
        if noun is None:
            names = [row[0] for row in self.store.db.execute("SELECT name FROM libraries")]
            raise NotFound(f"no library {library!r}; there are: {', '.join(names) or 'none'}")
        rows = self.store.db.execute(
            "SELECT facts FROM items WHERE library = ? ORDER BY number", [library]
        )
        read = (item_of(json.loads(facts), {}) for (facts,) in rows)
        items = {item.id: item for item in read if isinstance(item, Item)}
        return Catalogue(library, noun[0], items)

    def put(self, library: str, items: Sequence[Item]) -> None:
        """Add or replace items, in one transaction."""
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO libraries (name, noun) VALUES (?, ?)",
                [library, NOUNS.get(library, "item")],
            )
            self._unindex(item.id for item in items)
            connection.executemany(
                """INSERT INTO items (id, library, title, year, facts, content_hash)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET library = excluded.library,
                title = excluded.title, year = excluded.year, facts = excluded.facts,
                content_hash = excluded.content_hash""",
                [stored_row(library, item) for item in items],
            )
            connection.executemany(
                "INSERT INTO items_text (rowid, library, title, people, themes, description)"
                " SELECT number, ?, ?, ?, ?, ? FROM items WHERE id = ?",
                [search_row(library, item) for item in items],
            )

    def remove(self, item_ids: Sequence[str]) -> None:
        """Take items out of the store, with every interaction about them."""
        with self.store.transaction() as connection:
            self._unindex(item_ids)
            connection.executemany("DELETE FROM items WHERE id = ?", [[key] for key in item_ids])

    def sync(self, library: str, items: Sequence[Item], source_hash: str) -> bool:
        """Make a bundled library match its file; false when it matched already."""
        found = self.store.db.execute(
            "SELECT content_hash FROM libraries WHERE name = ?", [library]
        ).fetchone()
        if found and found[0] == source_hash:
            return False
        with self.store.transaction() as connection:
            self.put(library, items)
            connection.execute(
                "UPDATE libraries SET content_hash = ? WHERE name = ?", [source_hash, library]
            )
        return True

    def libraries(self) -> dict[str, int]:
        """Every library with its number of items."""
        rows = self.store.db.execute(
            "SELECT name, (SELECT count(*) FROM items WHERE library = name) FROM libraries"
        )
        return dict(rows.fetchall())

    def search(self, library: str, words: str, limit: int) -> list[tuple[str, float]]:
        """Full-text search: ids with a score where higher is better; no words, no rows."""
        query = query_of(words)
        if not query:
            return []
        rows = self.store.db.execute(
            """SELECT items.id, -bm25(items_text, 0, 4.0, 3.0, 2.0, 1.0) AS score
            FROM items_text JOIN items ON items.number = items_text.rowid
            WHERE items_text MATCH ? AND items.library = ?
            ORDER BY score DESC, items.id LIMIT ?""",
            [query, library, limit],
        )
        return [(item_id, float(score)) for item_id, score in rows]

    def _unindex(self, item_ids: Iterable[str]) -> None:
        """Drop the full-text rows of items that change or go."""
        self.store.db.conn.executemany(
            "DELETE FROM items_text WHERE rowid = (SELECT number FROM items WHERE id = ?)",
            [[item_id] for item_id in item_ids],
        )


def stored_row(library: str, item: Item) -> tuple[str, str, str, int | None, str, str]:
    """One row of the items table."""
    facts = json.dumps(row_of(item), ensure_ascii=False)
    return item.id, library, item.title, item.year, facts, content_hash(facts)


def search_row(library: str, item: Item) -> tuple[str, str, str, str, str, str]:
    """One row of the full-text index."""
    title = f"{item.title} {item.original_title}"
    people = ", ".join((*item.creators, *item.cast))
    themes = ", ".join((*item.themes, *item.genres, *item.moods))
    return library, title, people, themes, item.description, item.id


def content_hash(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
