"""Who chooses along with whom this evening.

Each says yes by a press of their own before anything of theirs is used. The yes is kept here and
not in the store: it ends with the evening, with a press, or when recchat is closed. A browser
never sends who chooses along, it only asks.
"""

import threading
from collections.abc import Callable

from recchat.errors import RecchatError

EVENING_SECONDS = 12 * 3600.0
TABLE = 7  # others at most: a slate for more is a slate for nobody


class Tonight:
    """The companies of this process, each around one person."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._lock = threading.Lock()
        self._said_yes: dict[str, dict[str, float]] = {}  # host -> other -> when
        self._clock = clock

    def with_whom(self, person_id: str) -> tuple[str, ...]:
        """The ids of those who said yes to this person, in that order."""
        since = self._clock() - EVENING_SECONDS
        with self._lock:
            said = self._said_yes.get(person_id, {})
            return tuple(other for other, when in said.items() if when > since)

    def join(self, person_id: str, other_id: str) -> None:
        """Somebody says yes; raises RecchatError when the table is full."""
        if other_id == person_id:
            raise RecchatError("you are there already: choose somebody else")
        there = self.with_whom(person_id)
        if other_id not in there and len(there) >= TABLE:
            raise RecchatError(f"{TABLE} others are as many as can choose together")
        with self._lock:
            self._said_yes.setdefault(person_id, {})[other_id] = self._clock()

    def leave(self, person_id: str, other_id: str) -> None:
        """Somebody does not choose along any more."""
        with self._lock:
            self._said_yes.get(person_id, {}).pop(other_id, None)

    def forget(self, person_id: str) -> None:
        """A person is gone, from every company."""
        with self._lock:
            self._said_yes.pop(person_id, None)
            for said in self._said_yes.values():
                said.pop(person_id, None)
