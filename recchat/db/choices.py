"""Small values that outlive a run: the model in use, checksums of caches."""

from dataclasses import dataclass

from recchat.db.store import Store


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices table: a text for a name."""

    store: Store

    def get(self, name: str, default: str = "") -> str:
        """The value of that name, or the default."""
        row = self.store.db.execute("SELECT value FROM choices WHERE name = ?", [name]).fetchone()
        return str(row[0]) if row else default

    def set(self, name: str, value: str) -> None:
        """Write a value."""
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO choices (name, value) VALUES (?, ?)", [name, value]
            )
