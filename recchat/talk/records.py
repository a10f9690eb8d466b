"""What is stored of a turn: the answer that was given, as one value that comes back whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from recchat.catalogue.items import Catalogue
from recchat.types import (
    Card,
    Cards,
    Claim,
    DialogueState,
    Done,
    Event,
    Intent,
    Notice,
    Reason,
    ReasonDone,
    Reply,
    Source,
    Steering,
    Suggestion,
    Suggestions,
    Understood,
    Wish,
)


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card without its item, which the catalogue holds."""

    item_id: str
    score: float
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    together: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """All that one message brought about; what is empty was not part of the turn."""

    intent: Intent
    request: str = ""  # the words that were searched by: "more" searches by them again
    cards: tuple[StoredCard, ...] = ()
    fitting: int = 0
    relax: tuple[Wish, ...] = ()
    reply: Reply | None = None
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    stands_for: str | None = None  # the message that "undo" or "go back" returned to; "": none
    wrote: tuple[str, ...] = ()  # ids of the interactions that the message wrote
    replaced: tuple[str, ...] = ()  # ids of those that they replaced
    dropped: int = 0  # cards that the last check took out (law 1)

    @property
    def slate(self) -> tuple[str, ...]:
        """The ids of the cards, in order."""
        return tuple(card.item_id for card in self.cards)

    def shown_cards(self, catalogue: Catalogue) -> tuple[Card, ...]:
        """The cards with their items; an item that left the catalogue has no card any more."""
        return tuple(
            Card(
                catalogue.items[card.item_id], card.score, card.sources, card.claims, card.together
            )
            for card in self.cards
            if card.item_id in catalogue.items
        )


def with_event(answer: Answer, event: Event) -> Answer:
    """The answer with one more thing in it that was shown."""
    change: dict[str, Any] = {}
    match event:
        case Understood():
            change = {"intent": event.intent}
        case Cards(slate=slate):
            change = {"cards": stored_cards(slate.cards)}
            change |= {"fitting": slate.fitting, "relax": slate.relax}
        case Reply():
            change = {"reply": event}
        case ReasonDone():
            change = {"reasons": {**answer.reasons, event.item_id: event.reason}}
        case Suggestions():
            change = {"suggestions": event.suggestions}
        case Notice():
            change = {"notices": (*answer.notices, event)}
        case Done():
            change = {"timings": event.timings}
    return replace(answer, **change)


def stored_cards(cards: Iterable[Card]) -> tuple[StoredCard, ...]:
    """Cards without their items."""
    return tuple(
        StoredCard(card.item.id, card.score, card.sources, card.claims, card.together)
        for card in cards
    )


def answer_json(answer: Answer) -> str:
    """An answer as it is stored; what holds its default is left out."""
    return ANSWERS.dump_json(answer, exclude_defaults=True).decode()


def state_json(state: DialogueState) -> str:
    """A state as it is stored."""
    return STATES.dump_json(state, exclude_defaults=True).decode()


def steering_json(steering: Steering) -> str:
    """How the dials stood, as it is stored."""
    return STEERINGS.dump_json(steering, exclude_defaults=True).decode()


def read_steering(text: str | None) -> Steering:
    """How the dials stood; in their middle when nothing is stored, or it cannot be read."""
    try:
        return STEERINGS.validate_json(text) if text else Steering()
    except ValidationError:
        return Steering()


def read_answer(text: str | None) -> Answer | None:
    """A stored answer; none when the turn was cut off before one, or it cannot be read."""
    try:
        return ANSWERS.validate_json(text) if text else None
    except ValidationError:
        return None


def read_state(text: str | None) -> DialogueState | None:
    """A stored state; none when there is none, or it cannot be read."""
    try:
        return STATES.validate_json(text) if text else None
    except ValidationError:
        return None


# Plain JSON by the values' own type hints; fields that this version does not know are passed over.
ANSWERS = TypeAdapter(Answer)
STATES = TypeAdapter(DialogueState)
STEERINGS = TypeAdapter(Steering)
