"""What takes its time in the lab: a job writes its news, and the page comes to fetch them.

A job belongs to the person who began it and stops when they begin another, press stop, or when
nobody has asked for its news for a while: a closed tab keeps no model busy.
"""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from recchat.errors import NotFound, RecchatError
from recchat.web.calm import told
from recchat.web.lab_door import Told

Work = Callable[[threading.Event], Iterator[Told]]
KEPT = 24  # jobs remembered; the oldest go
LEFT_SECONDS = 15.0  # without a question, the page is gone
Clock = Callable[[], float]


@dataclass
class Job:
    """The news of one piece of work."""

    person: str
    clock: Clock
    cancelled: threading.Event = field(default_factory=threading.Event)
    news: list[Told] = field(default_factory=list)
    is_over: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)
    asked_at: float = 0.0

    def run(self, work: Work) -> None:
        """Do the work; what breaks becomes the last news."""
        try:
            for one in work(self.cancelled):
                self.tell(one)
                if self.clock() - self.asked_at > LEFT_SECONDS:
                    self.cancelled.set()
        except RecchatError as problem:
            self.tell({"kind": "error", "text": str(problem)})
        except Exception as problem:  # noqa: BLE001 - the edge: here everything must end well
            self.tell({"kind": "error", "text": told(problem)})
        finally:
            with self.changed:
                self.is_over = True
                self.changed.notify_all()

    def tell(self, one: Told) -> None:
        """One more piece of news."""
        with self.changed:
            self.news.append(one)
            self.changed.notify_all()

    def since(self, seen: int, wait: float) -> tuple[list[Told], bool]:
        """The news after the first `seen`, as soon as there are any, and whether that was all."""
        self.asked_at = self.clock()
        with self.changed:
            self.changed.wait_for(lambda: self.is_over or len(self.news) > seen, wait)
            return list(self.news[seen:]), self.is_over


class Jobs:
    """The jobs under way and lately done."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def start(self, person: str, work: Work) -> str:
        """Begin; the job's name is a secret of who began it."""
        job, ticket = Job(person, self._clock), secrets.token_urlsafe(18)
        job.asked_at = self._clock()
        with self._lock:
            for other in self._jobs.values():
                if person and other.person == person:
                    other.cancelled.set()
            self._jobs[ticket] = job
            for old in list(self._jobs)[:-KEPT]:
                self._jobs.pop(old).cancelled.set()
        threading.Thread(target=job.run, args=(work,), name="recchat-lab", daemon=True).start()
        return ticket

    def since(self, person: str, ticket: str, seen: int, wait: float) -> tuple[list[Told], bool]:
        """The news of a job of this person; raises NotFound."""
        return self._of(person, ticket).since(seen, wait)

    def stop(self, person: str, ticket: str) -> None:
        """Let a job end early; raises NotFound."""
        self._of(person, ticket).cancelled.set()

    def _of(self, person: str, ticket: str) -> Job:
        with self._lock:
            job = self._jobs.get(ticket)
        if job is None or job.person != person:
            raise NotFound("that run is not here any more: start it again")
        return job
