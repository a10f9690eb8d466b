"""The contract of taste models: one history in, a score for every item out.

A model knows the items it was fitted on; `scores` has one number for each of them, higher is
better, whatever its scale. Items of the history have scores too: who shows them decides.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, Self

from recchat.errors import RecchatError
from recchat.learn.log import Floats, Log, Taken, Trail

Progress = Callable[[float, str], None]  # how far, from 0 to 1, and what is being done
Cancelled = Callable[[], bool]


class TasteUnusable(RecchatError):
    """A taste model's file is missing, damaged, or of another kind."""


class FitCancelled(RecchatError):
    """A fit was stopped before its end; nothing was changed."""


def quietly(_share: float, _words: str) -> None:
    """Progress that nobody watches."""


def never() -> bool:
    """A fit that nobody stops."""
    return False


def check(cancelled: Cancelled) -> None:
    """Stop a fit that somebody no longer wants; raises FitCancelled."""
    if cancelled():
        raise FitCancelled("the fit was stopped; the model is as it was")


class TasteModel(Protocol):
    """What every taste model does.

    `exact` says that after `update`, `forget`, `forget_person` and `exchange` the model is the one
    that a fit on the changed log would give. A model that is not exact moves what it can at once,
    and its next fit does the rest.
    """

    @property
    def name(self) -> str:
        """The model's name in files and figures."""
        ...

    @property
    def exact(self) -> bool:
        """Whether a change leaves the model as a new fit would."""
        ...

    @property
    def log(self) -> Log:
        """What the model knows: its items, and who took which."""
        ...

    def fit(self, log: Log, progress: Progress = quietly, cancelled: Cancelled = never) -> None:
        """Learn a log from nothing; raises FitCancelled and then is as before."""
        ...

    def scores(self, trail: Trail) -> Floats:
        """A score (n,) for each item, for somebody with this history."""
        ...

    def update(self, one: Taken) -> None:
        """Take in one interaction; an item that the model does not know changes nothing."""
        ...

    def forget(self, person: str, item: str) -> None:
        """Be as if this person had never taken this item."""
        ...

    def forget_person(self, person: str) -> None:
        """Be as if this person had never been here."""
        ...

    def exchange(self, person: str, trail: Trail) -> None:
        """Be as if this had been the whole trail of somebody, whatever it was before."""
        ...

    def settle(self) -> None:
        """Do what was put off so that a change is quick; scores stay as they are."""
        ...

    def save(self, path: Path) -> None:
        """Write one file, whole or not at all."""
        ...

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote; raises TasteUnusable."""
        ...
