"""What the tests of the talk share: a reader that is told what to read, a person in a talk."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from recchat.catalogue.items import Catalogue
from recchat.history.interactions import Interactions
from recchat.llm.door import LanguageModel
from recchat.recommend.request import Ranked, Request
from recchat.talk.engine import Talk
from recchat.types import (
    Act,
    Card,
    Cards,
    Control,
    DialogueState,
    Event,
    Intent,
    Notice,
    Reply,
    Slot,
    Understood,
    Wish,
)


@dataclass(frozen=True)
class Few:
    """Settings of a small talk."""

    understand_seconds: float = 1.0
    speak_seconds: float = 1.0
    cards: int = 3
    seed: int = 7


@dataclass
class ToldReader:
    """Understands each text as it was told to, and remembers what state it was given."""

    intents: dict[str, Intent] = field(default_factory=dict)
    states: list[DialogueState] = field(default_factory=list)

    def read(
        self,
        text: str,
        state: DialogueState,
        *,
        last: str,
        model: LanguageModel | None,
        seconds: float,
    ) -> Intent:
        self.states.append(state)
        return replace(self.intents.get(text, Intent(text)), text=text)


@dataclass(frozen=True)
class Hostile:
    """A recommender that returns whatever it was given, whatever is asked of it."""

    catalogue: Catalogue
    ranked: Ranked

    def rank(self, request: Request) -> Ranked:
        return self.ranked


@dataclass
class Scene:
    """One person in one talk."""

    talk: Talk
    reader: ToldReader
    person: str
    dialogue: str

    def say(self, intent: Intent, **how: object) -> list[Event]:
        """The events of a turn in which the message is understood as this intent."""
        self.reader.intents[intent.text] = intent
        respond: Callable[..., Iterator[Event]] = self.talk.respond
        return list(respond(self.person, self.dialogue, intent.text, **how))

    @property
    def interactions(self) -> Interactions:
        return self.talk.interactions


def of_kind(events: Sequence[Event], kind: type) -> list[Event]:
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]


def cards_of(events: Sequence[Event]) -> tuple[Card, ...]:
    """The cards of a turn; none when it showed none."""
    shown = [event.slate.cards for event in events if isinstance(event, Cards)]
    return shown[-1] if shown else ()


def ids(events: Sequence[Event]) -> list[str]:
    """The items of a turn's cards."""
    return [card.item.id for card in cards_of(events)]


def said(events: Sequence[Event]) -> str:
    """What recchat said beside the cards."""
    return " ".join(event.text for event in events if isinstance(event, Reply))


def codes(events: Sequence[Event]) -> list[str]:
    """The notices of a turn."""
    return [event.code for event in events if isinstance(event, Notice)]


def understood(events: Sequence[Event]) -> Understood:
    """What was understood in a turn."""
    (event,) = (one for one in events if isinstance(one, Understood))
    return event


def stored(scene: Scene) -> list[str]:
    """The messages of the branch in view."""
    return [one.text for one in scene.talk.dialogues.path(scene.person, scene.dialogue)]


COMEDY = Wish(Slot.GENRE, "comedy", words="comedy")
NO_HORROR = Wish(Slot.GENRE, "horror", wanted=False, hard=True, words="no horror")
SHORT = Wish(Slot.MINUTES, "", hard=True, high=100.0, words="under 100 minutes")
FUNNY = Intent("a comedy", (Act.REQUEST,), (COMEDY,))
LIGHTER = Intent("less dark", (Act.CRITIQUE,), (Wish(Slot.TONE, "darkness", direction=-1),))
THRILLER = Intent("a thriller", (Act.REQUEST,), (Wish(Slot.GENRE, "thriller", words="thriller"),))
UNDO = Intent("undo", (Act.CHAT,), control=Control.UNDO)
MORE = Intent("more", (Act.REQUEST,), control=Control.MORE)
