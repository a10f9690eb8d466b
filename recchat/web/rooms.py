"""Each library has a room of its own in the page, opened when somebody first enters it.

A talk belongs to its library: what is asked within one is answered in that library's room, and
only where no talk is open does the library count that the page names.
"""

import contextlib
import functools
import logging
import sqlite3
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import NotFound, RecchatError
from recchat.web.ask import Ask
from recchat.web.bringing import Bringing
from recchat.web.desk import Desk
from recchat.web.doors import App
from recchat.web.importing import ImportDesk
from recchat.web.lab_room import lab_desk
from recchat.web.looks import Looks
from recchat.web.people_desk import PeopleDesk
from recchat.web.port import Port
from recchat.web.sides import Sides
from recchat.web.steering_desk import SteeringDesk
from recchat.web.tonight import Tonight
from recchat.web.turns import Running, Turns
from recchat.web.views import Views

LOG = logging.getLogger("recchat.rooms")


@dataclass(frozen=True)
class Room:
    """One library as the page sees it."""

    port: Port
    views: Views
    turns: Turns
    desk: Desk


class Rooms:
    """The rooms of an application; the first one is there from the start."""

    def __init__(self, app: App, uploads: Path) -> None:
        self._uploads, self._running = uploads, Running()
        self._looks, self._tonight = Looks(time.monotonic), Tonight(time.monotonic)
        self._lock = threading.Lock()
        self.first = self._made(app)
        self._rooms = {app.catalogue.library: self.first}

    def of(self, ask: Ask) -> Room:
        """The room of the talk that is open, else of the library that was chosen."""
        library = ask.text("library")
        with contextlib.suppress(NotFound):
            if ask.person and ask.dialogue:
                library = self.first.port.dialogue(ask.person, ask.dialogue).library
        return self.named(library)

    def named(self, library: str) -> Room:
        """The room of a library; of the first one where there is no such library."""
        with self._lock:
            if library not in self._rooms and library in self.first.port.libraries():
                self._rooms[library] = self._made(self.first.port.app.beside(library))
            return self._rooms.get(library, self.first)

    def renew(self, library: str) -> None:
        """Read a library anew, in the background; until then its room stays as it was."""
        work = threading.Thread(target=self._renew, args=(library,), name="renew", daemon=True)
        work.start()

    def _renew(self, library: str) -> None:
        old = self.named(library)
        try:
            room = self._made(old.port.app.renewed())
        except (RecchatError, sqlite3.Error) as problem:  # the store may be closed by now
            LOG.warning("%s was not read anew: %s", library, problem)
            return
        with self._lock:
            self._rooms[library] = room
            self.first = room if self.first is old else self.first

    def _made(self, app: App) -> Room:
        port = Port(app)
        views = Views(port.catalogue)
        sides = Sides(port, views)
        turns = Turns(port, views, sides, time.monotonic, self._running)
        steering = SteeringDesk(port, sides, self._tonight)
        people = PeopleDesk(port, sides, self._tonight)
        renew = functools.partial(self.renew, app.catalogue.library)
        importing = ImportDesk(Bringing(port), sides, self._looks, self._uploads, renew)
        lab = lab_desk(app, port, views)
        others = {**steering.verbs(), **people.verbs(), **importing.verbs(), **lab.verbs()}
        return Room(port, views, turns, Desk(port, sides, self._running, steering, others))
