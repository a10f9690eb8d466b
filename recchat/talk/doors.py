"""What a talk needs from outside: a reader of messages and a few settings."""

from typing import Protocol

from recchat.llm.door import LanguageModel
from recchat.types import DialogueState, Intent


class MessageReader(Protocol):
    """Reads one message; the lexicons always answer, the model in time or not at all."""

    def read(
        self,
        text: str,
        state: DialogueState,
        *,
        last: str,
        model: LanguageModel | None,
        seconds: float,
    ) -> Intent:
        """What a message says, given what stands in the talk and what recchat said last."""
        ...


class Values(Protocol):
    """The settings that a turn depends on; `Settings` has them."""

    @property
    def understand_seconds(self) -> float:
        """How long the model may read."""
        ...

    @property
    def speak_seconds(self) -> float:
        """How long the model may speak, over all reasons of a slate."""
        ...

    @property
    def cards(self) -> int:
        """How many cards a slate has."""
        ...

    @property
    def seed(self) -> int:
        """Chance is passed in (law 8)."""
        ...
