"""A turn on its way to the page: events become lines of a wire that the page reads as patches.

Gradio's queue sends what is appended to a text as a difference, so the wire is one text that
only grows: JSON, one line a patch. A line names a zone of the turn and what stands there now.
"""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from recchat.types import (
    Cards,
    Done,
    Event,
    Notice,
    ReasonDone,
    ReasonWords,
    Reply,
    Suggestions,
    Understood,
)
from recchat.web.evidence import curly
from recchat.web.port import Port, Said
from recchat.web.sides import Sides
from recchat.web.views import Views
from recchat.web.wording import heard

Patch = dict[str, object]
Marks = dict[str, dict[str, str]]
WORDS_APART = 0.06  # seconds between two states of one reason: more often nobody can read


class Running:
    """The turns under way, so that they can be stopped: one a talk."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: dict[tuple[str, str], threading.Event] = {}

    def start(self, person_id: str, dialogue_id: str) -> threading.Event:
        """A turn begins; one still under way in the same talk is stopped."""
        cancelled = threading.Event()
        with self._lock:
            before = self._turns.get((person_id, dialogue_id))
            self._turns[person_id, dialogue_id] = cancelled
        if before is not None:
            before.set()
        return cancelled

    def stop(self, person_id: str, dialogue_id: str) -> bool:
        """Stop the turn of this person's talk; false when there is none."""
        with self._lock:
            cancelled = self._turns.get((person_id, dialogue_id))
        if cancelled is not None:
            cancelled.set()
        return cancelled is not None

    def end(self, person_id: str, dialogue_id: str, cancelled: threading.Event) -> None:
        """A turn is over, or its tab was closed."""
        cancelled.set()
        with self._lock:
            if self._turns.get((person_id, dialogue_id)) is cancelled:
                del self._turns[person_id, dialogue_id]


@dataclass(frozen=True)
class Turns:
    """Runs turns and turns their events into patches."""

    port: Port
    views: Views
    sides: Sides
    clock: Callable[[], float]
    running: Running = field(default_factory=Running)

    def wire(self, ticket: str, person_id: str, dialogue_id: str, said: Said) -> Iterator[str]:
        """The growing text of one turn; `ticket` is the page's own name for it."""
        text = ""
        for patch in self.patches(person_id, dialogue_id, said):
            text += json.dumps({"ticket": ticket, **patch}, ensure_ascii=False) + "\n"
            yield text

    def patches(self, person_id: str, dialogue_id: str, said: Said) -> Iterator[Patch]:
        """The patches of one turn, in order."""
        cancelled = self.running.start(person_id, dialogue_id)
        marks = self.port.marks(person_id)
        try:
            events = self.port.respond(person_id, dialogue_id, said, cancelled)
            for event in apart(events, self.clock):
                yield self.patch(event, said, marks)
                if isinstance(event, Understood):
                    yield self.standing(person_id, dialogue_id, event)
            yield self.side(person_id, dialogue_id)
        finally:
            self.running.end(person_id, dialogue_id, cancelled)

    def patch(self, event: Event, said: Said, marks: Marks) -> Patch:
        """What one event changes on the page."""
        views = self.views
        match event:
            case Understood(message_id=message, intent=intent, milliseconds=milliseconds):
                steered = views.steered(said.steering, self.sides.names())
                html = views.chips(intent, said.struck, milliseconds, steered)
                return {"zone": "chips", "html": html, "message": message}
            case Cards(slate=slate):
                told = heard(len(slate.cards), views.catalogue.noun)
                return {"zone": "slate", "html": views.slate(slate, marks), "told": told}
            case ReasonWords(item_id=item_id, text=text):
                return {"zone": "words", "item": item_id, "text": curly(text)}
            case ReasonDone(item_id=item_id, reason=reason):
                html, claims = views.reason(reason), views.claims(reason.claims, reason, item_id)
                return {"zone": "reason", "item": item_id, "html": html, "claims": claims}
            case Done(timings=timings):
                return {"zone": "done", "timings": {name: round(t) for name, t in timings.items()}}
            case Reply() | Suggestions() | Notice():
                return self.beside(event)

    def beside(self, event: Reply | Suggestions | Notice) -> Patch:
        """What stands beside the cards."""
        match event:
            case Reply():
                return {"zone": "reply", "html": self.views.reply(event)}
            case Suggestions(suggestions=suggestions):
                return {"zone": "suggest", "html": self.views.suggest(suggestions)}
            case Notice():
                return {"zone": "notice", "html": self.views.notices([event])}

    def standing(self, person_id: str, dialogue_id: str, event: Understood) -> Patch:
        """The side panel as soon as the message was read."""
        html = self.sides.side(person_id, dialogue_id, event.state)
        return {"zone": "side", "html": html}

    def side(self, person_id: str, dialogue_id: str) -> Patch:
        """The side panel once all is stored."""
        return {"zone": "side", "html": self.sides.side(person_id, dialogue_id)}


def apart(events: Iterator[Event], clock: Callable[[], float]) -> Iterator[Event]:
    """The events, without words of a reason that follow the last ones too soon to be read."""
    shown_at = -WORDS_APART
    for event in events:
        if isinstance(event, ReasonWords):
            now = clock()
            if now - shown_at < WORDS_APART:
                continue
            shown_at = now
        yield event
