"""One turn under way: what is known of it so far. It lives as long as its events are told."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from recchat.talk.dialogues import Message
from recchat.talk.records import Answer, with_event
from recchat.talk.watched import Watched
from recchat.types import (
    Cards,
    Companion,
    DialogueState,
    Event,
    History,
    Intent,
    Notice,
    ReasonDone,
    ReasonWords,
    Slate,
    Understood,
)

E = TypeVar("E", bound=Event)


@dataclass(slots=True)
class Turn:
    """The person, their message, what came before it, and what has been told since."""

    person_id: str
    message: Message
    text: str  # the part of the message that is read
    path: Sequence[Message]  # the messages before it, oldest first
    model: Watched | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], float] = time.monotonic
    began: float = 0.0
    before: DialogueState = field(default_factory=DialogueState)  # what the message builds on
    state: DialogueState = field(default_factory=DialogueState)
    history: History = field(default_factory=History)
    company: tuple[Companion, ...] = ()  # who chooses along, the person among them
    answer: Answer = field(default_factory=lambda: Answer(Intent("")))
    timings: dict[str, float] = field(default_factory=dict)
    unsaved: Notice | None = None  # why the store could not be written

    @property
    def intent(self) -> Intent:
        """What the message was understood to say."""
        return self.answer.intent

    @property
    def said_last(self) -> str:
        """What recchat said before this message."""
        last = self.path[-1].answer if self.path else None
        return last.reply.text if last and last.reply else ""

    def model_failed(self) -> None:
        """The model let this turn down: it goes on without."""
        if self.model is not None:
            self.model.failed = True

    def since(self, start: float) -> float:
        """Milliseconds since a reading of the clock."""
        return round((self.clock() - start) * 1000, 1)

    def tell(self, event: E) -> E:
        """Take an event down, to be stored; give it back, to be yielded."""
        if isinstance(event, ReasonWords | ReasonDone):
            self.timings.setdefault("first_word", self.since(self.began))
        self.answer = with_event(self.answer, event)
        return event

    def understood(self) -> Understood:
        """That the message has been read."""
        return Understood(self.message.id, self.intent, self.state, self.timings["understand"])

    def cards(self, slate: Slate) -> Cards:
        """That the slate stands."""
        self.timings["cards"] = self.since(self.began)
        return self.tell(Cards(slate, self.timings["cards"]))
