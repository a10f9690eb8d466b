"""Files on their way into a history: each is read, looked at, and then added or left.

The page names a look with a ticket of its own, so that it can follow and stop it while the
answer is still under way. The file itself goes as soon as the look ends.
"""

import contextlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recchat.errors import NotFound, RecchatError
from recchat.history.importers.rows import Reading
from recchat.history.importers.watch import Watch
from recchat.history.preview import Preview

AT_ONCE = 4  # files held on this machine; a preview of the largest takes some hundred MB
KEPT_SECONDS = 3600.0  # after that nobody will come back to it
GONE = "this file was put away: choose it again"


@dataclass
class Look:
    """One file and what was found in it; `preview` is none while it is read for the first time."""

    person_id: str
    name: str
    path: Path
    began: float
    reading: Reading = field(default_factory=Reading)
    preview: Preview | None = None
    already: int = 0  # items of it that the person's history has
    titles: dict[str, str] = field(default_factory=dict)  # of the library, once one is looked for
    share: float = 0.0
    is_adding: bool = False
    cancelled: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> Watch:
        """Who follows the work under way; it starts from nothing."""
        self.share = 0.0
        return Watch(self.moved, self.cancelled)

    def moved(self, share: float) -> None:
        """So much is done."""
        self.share = share

    def found(self) -> Preview:
        """What was found; raises NotFound while there is nothing."""
        if self.preview is None:
            raise NotFound(GONE)
        return self.preview


class Looks:
    """The files that are looked at now: one for each person."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._lock = threading.Lock()
        self._looks: dict[tuple[str, str], Look] = {}
        self._clock = clock

    def begin(self, person_id: str, ticket: str, name: str, path: Path) -> Look:
        """A new look; the person's look before it ends, and those that nobody came back to."""
        look = Look(person_id, name, path, self._clock())
        with self._lock:
            ended = [key for key, one in self._looks.items() if self._is_over(one, person_id)]
            gone = [self._looks.pop(key) for key in ended]
            full = len(self._looks) >= AT_ONCE
            if not full:
                self._looks[person_id, ticket] = look
        for one in gone:
            put_away(one)
        if full:
            delete(path)
            raise RecchatError("others are importing at this moment: try again in a minute")
        return look

    def _is_over(self, look: Look, person_id: str) -> bool:
        return look.person_id == person_id or self._clock() - look.began > KEPT_SECONDS

    def get(self, person_id: str, ticket: str) -> Look:
        """This person's look of that ticket; raises NotFound."""
        with self._lock:
            look = self._looks.get((person_id, ticket))
        if look is None:
            raise NotFound(GONE)
        return look

    def end(self, person_id: str, ticket: str) -> bool:
        """Stop what is under way and put the file away; false when there is no such look."""
        with self._lock:
            look = self._looks.pop((person_id, ticket), None)
        if look is not None:
            put_away(look)
        return look is not None

    @property
    def standing(self) -> Mapping[tuple[str, str], Look]:
        """The looks that there are, by person and ticket."""
        with self._lock:
            return dict(self._looks)


def put_away(look: Look) -> None:
    """Stop the work on a file and delete it."""
    look.cancelled.set()
    delete(look.path)


def delete(path: Path) -> None:
    """Delete an uploaded file, and the folder that was made for it."""
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
