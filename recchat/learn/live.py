"""Taste in a running application: loaded, kept up with the store, fitted again, in a thread.

Whoever asks gets a source that knows every like that stands at this moment, or none while it
loads. A commit anywhere moves SQLite's data version, so that a look costs microseconds where
nothing was written; what changed is then found by person, whichever way it was changed.
"""

import contextlib
import logging
import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from recchat.db.store import connect
from recchat.errors import RecchatError
from recchat.learn.fitting import (
    LEAST_PEOPLE,
    Fitted,
    Origin,
    Recipe,
    fit_taste,
    keep,
    open_source,
    read_fitted,
    worth_fitting,
)
from recchat.learn.log import Floats, Taken, taken_of
from recchat.learn.model import FitCancelled
from recchat.learn.shelf_log import STORE, Likes, log_within
from recchat.learn.source import FROM_FILE, TasteSource

LOG = logging.getLogger("recchat.taste")
POLITE = 10  # niceness of the thread: an answer under way comes first
QUIET = 10.0  # seconds without a new like before there is time for more than answers
PATIENCE = 5.0  # seconds that closing waits for the thread


@dataclass(frozen=True, slots=True)
class Ground:
    """What taste stands on: likes, the folder of the models, the rows of the catalogue."""

    likes: Likes
    home: Path
    ids: tuple[str, ...]
    texts: Floats | None  # (n, dim), in the order of `ids`
    clock: Callable[[], str]  # ISO 8601, for the record of a fit

    @property
    def library(self) -> str:
        """Whose taste it is."""
        return self.likes.catalogue.library


@dataclass(slots=True)
class Followed:
    """A source, and what of the store it knows."""

    source: TasteSource
    version: int = -1  # -1: nothing yet
    stamps: dict[str, str] = field(default_factory=dict)

    def tell(self, likes: Likes, stamps: dict[str, str]) -> tuple[int, bool]:
        """Tell it of everybody whose stamp is another one; how many likes, and is anyone gone."""
        changes, is_gone = 0, False
        known = self.source.people() if self.version < 0 else list(self.stamps)
        for person in dict.fromkeys([*known, *stamps]):
            if self.version < 0 or self.stamps.get(person) != stamps.get(person):
                had = len(self.source.log.of(person))
                changes += self.source.tell(person, likes.of(person))
                is_gone = is_gone or bool(had and not len(self.source.log.of(person)))
        self.stamps = stamps
        return changes, is_gone


class LiveTaste:
    """The taste source of one library while the application runs."""

    def __init__(self, ground: Ground, quiet: float = QUIET) -> None:
        self.ground, self._quiet = ground, quiet
        self.problem = ""  # what to tell a person when the models cannot be read
        self._followed: Followed | None = None
        self._tried = 0  # likes at the last fit that was tried
        self._watch: sqlite3.Connection | None = None
        self._look = threading.Lock()
        self._wake, self._stop = threading.Event(), threading.Event()
        self._loaded, self._gone = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="taste", daemon=True)

    def start(self) -> None:
        """Begin to load; a second call changes nothing."""
        with contextlib.suppress(RuntimeError):  # it runs already, or has ended
            self._thread.start()

    def get(self) -> TasteSource | None:
        """The source as of now; None while it loads, and where nothing is fitted."""
        followed = self._followed
        if followed is None:
            return None
        self._follow(followed)
        return followed.source

    def wait(self, seconds: float | None = None) -> TasteSource | None:
        """The source once it has loaded."""
        self._loaded.wait(seconds)
        return self.get()

    def close(self) -> None:
        """Stop what is under way; the models in their files stay as they are."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
        with self._look:
            if self._watch is not None:
                self._watch.close()
            self._watch = self._followed = None

    def _run(self) -> None:
        politely()
        try:
            self._open()
            self._loaded.set()
            self._wait_for_quiet()
            while not self._stop.is_set():
                self._tidy()
                self._wake.wait()
                self._wait_for_quiet()
            self._clear_files()
        except sqlite3.Error as problem:  # the store was closed under it
            LOG.info("taste stopped: %s", problem)
        except FitCancelled:
            LOG.info("a fit was stopped; the models are as they were")
        except (RecchatError, OSError) as problem:
            self.problem = str(problem)
            LOG.warning("taste is not kept up any more: %s", problem)
        finally:
            self._loaded.set()

    def _wait_for_quiet(self) -> None:
        self._wake.clear()
        while not self._stop.is_set() and self._wake.wait(self._quiet):
            self._wake.clear()

    def _open(self) -> None:
        """Load what was fitted last, and bring it up to the store."""
        source = open_source(self.ground.home, self.ground.ids, self.ground.texts)
        if source is not None and not self._stop.is_set():
            followed = Followed(source)
            self._follow(followed)
            source.settle()
            self._followed = followed

    def _follow(self, followed: Followed) -> None:
        """Let a source know what changed since the last look."""
        interactions = self.ground.likes.interactions
        with self._look:
            if self._stop.is_set():
                return
            if self._watch is None:
                self._watch = connect(interactions.store.path)
            version = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            if version == followed.version:
                return
            changes, is_gone = followed.tell(self.ground.likes, interactions.stamps())
            if not interactions.store.db.conn.in_transaction:  # else it may be rolled back yet
                followed.version = version
        if is_gone:
            self._gone.set()
        if changes:
            self._wake.set()

    def _tidy(self) -> None:
        """What there is time for between turns."""
        if self._followed is not None:
            self._followed.source.settle()
        self._clear_files()
        self._fit_if_worth()

    def _clear_files(self) -> None:
        """Nothing of somebody who is gone stays in a file."""
        if self._followed is not None and self._gone.is_set():
            self._gone.clear()
            keep(self._followed.source, self.ground.home)

    def _fit_if_worth(self) -> None:
        """Fit again where enough new data came; the models in use stay until the new ones stand."""
        taken = self._taken()
        count = len({(one.person, one.item) for one in taken})
        fitted = read_fitted(self.ground.home)
        if count == self._tried or not worth_fitting(fitted, count):
            return
        if len({one.person for one in taken}) < LEAST_PEOPLE:
            return
        self._tried = count
        log, stop = log_within(taken, self.ground.likes.catalogue), self._stop.is_set
        origin, recipe = self._how(fitted)
        fit_taste(log, self.ground.home, origin, recipe, cancelled=stop)
        self._open()

    def _taken(self) -> list[Taken]:
        """The likes that stand, and the ratings that were given at the first fit."""
        given = taken_of(self._followed.source.log) if self._followed is not None else iter(())
        return [*(one for one in given if FROM_FILE in one.person), *self.ground.likes.all()]

    def _how(self, fitted: Fitted | None) -> tuple[Origin, Recipe]:
        """The same models as last time, from what they came from and the likes of today."""
        data = fitted.data if fitted else ()
        names = tuple(dict.fromkeys([*data, STORE]))
        origin = Origin(self.ground.library, names, self.ground.clock())
        return origin, Recipe(tuple(fitted.weights), fitted.beside) if fitted else Recipe()


def politely() -> None:
    """Let every other thread of this machine go first, where threads have a niceness."""
    with contextlib.suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), POLITE)
