import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from recchat.db import Store
from recchat.db.choices import Choices
from recchat.errors import StoreInUse, StoreUnwritable

WRITER = """
import sys
from pathlib import Path
from recchat.db import Store
from recchat.history.people import People
store = Store(Path(sys.argv[1]))
people = People(store)
number = len(people.all())
while True:
    people.add(f"person {number}")
    print(number, flush=True)
    number += 1
"""


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as connection:
        connection.execute("INSERT INTO choices VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert Choices(store).get("a") == ""


def test_foreign_keys_and_secure_delete_are_on(store: Store) -> None:
    assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert store.db.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_threads_that_read_then_write_never_lose_an_update(store: Store) -> None:
    choices = Choices(store)
    choices.set("count", "0")

    def add_fifty() -> None:
        for _ in range(50):
            with store.transaction() as connection:
                value = connection.execute("SELECT value FROM choices").fetchone()[0]
                connection.execute("UPDATE choices SET value = ?", [str(int(value) + 1)])

    threads = [threading.Thread(target=add_fifty) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert choices.get("count") == "200"


def test_a_second_instance_is_told_to_choose_another_folder(store: Store) -> None:
    with pytest.raises(StoreInUse, match="--home"):
        Store(store.path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        Store(tmp_path / "data" / "recchat.db")


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        Store(tmp_path / "data" / "recchat.db")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "recchat.db"
    path.write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    with pytest.raises(StoreUnwritable, match="cannot be used"):
        Store(path)


def test_a_full_disk_changes_nothing_and_says_so(store: Store) -> None:
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreUnwritable, match="Nothing was changed"):
        Choices(store).set("big", "x" * 500_000)
    store.db.execute("PRAGMA max_page_count = 1000000")
    assert Choices(store).get("big") == ""


@pytest.mark.parametrize("attempt", range(6))
def test_what_was_acknowledged_survives_kill_nine(tmp_path: Path, attempt: int) -> None:
    path = tmp_path / "recchat.db"
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    child.stdout.readline()
    time.sleep(0.01 * attempt)
    child.send_signal(signal.SIGKILL)
    acknowledged = [line for line in child.communicate()[0].splitlines() if line]
    connection = sqlite3.connect(path)
    names = {row[0] for row in connection.execute("SELECT name FROM people")}
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert {f"person {number}" for number in acknowledged} <= names
    connection.close()
