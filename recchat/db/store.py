"""One SQLite file, one connection a thread, and transactions that take the lock first.

sqlite-utils does the tables; its own `atomic()` begins a deferred transaction, which fails at
once when two threads read and then write, so `Store.transaction` begins an immediate one.
"""

import contextlib
import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from recchat.db.migrations import MIGRATIONS
from recchat.errors import StoreInUse, StoreUnwritable

BUSY_SECONDS = 10.0  # how long a writer waits for another before it gives up


class Store:
    """The data of one home folder; give it to every repository, close it once."""

    def __init__(self, path: Path) -> None:
        """Open and migrate the file; raises StoreInUse and StoreUnwritable."""
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._lock: int | None = take_lock(path)
        try:
            self.migrate()
        except sqlite3.Error as problem:
            self.close()
            raise StoreUnwritable(f"{path} cannot be used: {problem}") from problem

    @property
    def db(self) -> sqlite_utils.Database:
        """This thread's connection."""
        found: sqlite_utils.Database | None = getattr(self._local, "db", None)
        if found is None:
            connection = connect(self.path)
            with self._guard:
                self._connections.append(connection)
            found = self._local.db = sqlite_utils.Database(connection)
        return found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; nested use joins the outer one. Raises StoreUnwritable on a full disk."""
        connection = self.db.conn
        if connection.in_transaction:
            yield connection
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlite3.OperationalError as problem:
            rollback(connection)
            raise StoreUnwritable(
                f"could not write to {self.path}: {problem}. Nothing was changed; free some "
                "space or make the folder writable, and try again."
            ) from problem
        except BaseException:
            rollback(connection)
            raise

    def migrate(self) -> None:
        """Bring the schema up to date, one numbered step after the other."""
        with self.transaction() as connection:
            done = connection.execute("PRAGMA user_version").fetchone()[0]
            for number, step in enumerate(MIGRATIONS[done:], start=done + 1):
                step(connection)
                connection.execute(f"PRAGMA user_version = {number}")

    def close(self) -> None:
        """Close every thread's connection and let another process in."""
        with self._guard:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def rollback(connection: sqlite3.Connection) -> None:
    """Undo an open transaction; sqlite has done so itself after some errors."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the settings that every one of ours has."""
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def take_lock(path: Path) -> int:
    """Hold the data directory for this process; the lock ends with it, however it ends."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as problem:
        raise StoreUnwritable(
            f"{path.parent} cannot be written ({problem.strerror}). "
            "Choose another folder with --home or RECCHAT_HOME."
        ) from problem
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(handle)
        raise StoreInUse(
            f"another recchat is using {path.parent}. Close it, or give this one "
            "a folder of its own with --home or RECCHAT_HOME."
        ) from problem
    return handle
