"""The store: one SQLite file, numbered migrations, one connection a thread."""

from recchat.db.store import Store

__all__ = ["Store"]
