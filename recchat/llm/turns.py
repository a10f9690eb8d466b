"""One at a time, and not for ever: who may use the context, and until when."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from recchat.errors import ModelBusy

TICK = 0.02  # seconds between two looks at the clock from outside


class Deadline:
    """The moment at which an answer is given up, or earlier when someone says so."""

    def __init__(self, seconds: float, *events: threading.Event | None) -> None:
        self._seconds = seconds
        self._at = time.monotonic() + seconds
        self._events = [event for event in events if event is not None]

    @property
    def left(self) -> float:
        """Seconds until then."""
        return max(0.0, self._at - time.monotonic())

    @property
    def stopped(self) -> bool:
        """Whether someone has said stop."""
        return any(event.is_set() for event in self._events)

    @property
    def over(self) -> bool:
        """Whether it is time to give up."""
        return self.stopped or self.left == 0.0

    def check(self) -> None:
        """Raise ModelBusy when it is over."""
        if self.stopped:
            raise ModelBusy("The language model was stopped.")
        if self.left == 0.0:
            raise ModelBusy(f"The language model ran out of its {self._seconds:g} seconds.")


@contextmanager
def turn(lock: threading.Lock, deadline: Deadline) -> Iterator[None]:
    """Hold the lock; raises ModelBusy when it does not come free in time."""
    while not lock.acquire(timeout=min(TICK, deadline.left)):
        deadline.check()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def watched(deadline: Deadline, abort: Callable[[bool], None]) -> Iterator[None]:
    """Have `abort` called when the deadline passes inside a call that cannot look itself."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(TICK):
            if deadline.over:
                abort(True)
                return

    watcher = threading.Thread(target=watch, name="recchat-deadline", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        abort(False)
