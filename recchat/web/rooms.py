"""Each library has a room of its own in the page, opened when somebody first enters it.

A talk belongs to its library: what is asked within one is answered in that library's room, and
only where no talk is open does the library count that the page names.
"""

import contextlib
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from recchat.errors import NotFound
from recchat.web.desk import Ask, Desk
from recchat.web.port import App, Port
from recchat.web.sides import Sides
from recchat.web.turns import Running, Turns
from recchat.web.views import Views


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

    def _made(self, app: App) -> Room:
        port = Port(app)
        views = Views(port.catalogue)
        sides = Sides(port, views)
        turns = Turns(port, views, sides, time.monotonic, self._running)
        return Room(port, views, turns, Desk(port, sides, self._running, self._uploads))
