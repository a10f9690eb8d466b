"""How a long import tells where it is, and how it is stopped."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recchat.errors import RecchatError

Thing = TypeVar("Thing")
STRIDE = 1_000  # rows between two looks at the clock of the person


class ImportCancelled(RecchatError):
    """The person stopped an import: nothing of it was kept."""


def unwatched(share: float) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of the progress, from 0 to 1, and what stops the work."""

    progress: Callable[[float], None] = unwatched
    cancelled: threading.Event | None = None
    low: float = 0.0
    high: float = 1.0

    def at(self, share: float) -> None:
        """This much is done; raises ImportCancelled when the person wants no more of it."""
        self.progress(self.low + min(1.0, share) * (self.high - self.low))
        if self.cancelled is not None and self.cancelled.is_set():
            raise ImportCancelled("the import was stopped: nothing was changed")

    def part(self, low: float, high: float) -> "Watch":
        """The watch over one stage, which is that part of the whole."""
        width = self.high - self.low
        return replace(self, low=self.low + low * width, high=self.low + high * width)

    def over(self, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things one by one, with a look at the watch now and then."""
        for place, thing in enumerate(things):
            if place % STRIDE == 0:
                self.at(place / len(things))
            yield thing
