"""A small application for the page's tests: real store and repositories, a scripted talk.

The talk understands what these tests say: words name a scene ("nothing fits", "break it", "slow"),
everything else is a request that gets five films of the bundled library with reasons.
"""

import functools
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue, Items
from recchat.config import BUNDLED_LIBRARIES, Settings
from recchat.db import Store
from recchat.errors import ModelBusy
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.llm.door import Frame, Limits
from recchat.prompts import Prompt, open_prompts
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import NEXT, Put
from recchat.talk.records import Answer, with_event
from recchat.types import (
    Card,
    Cards,
    Claim,
    ClaimKind,
    Dial,
    DialogueState,
    Done,
    Event,
    Evidence,
    EvidenceSource,
    Intent,
    Item,
    Notice,
    Reason,
    ReasonDone,
    ReasonWords,
    Reply,
    SaidBy,
    Slate,
    Slot,
    Source,
    Steering,
    Suggestion,
    Suggestions,
    Understood,
    Wish,
)

LIKED = "arrival-2016"
SLATE = (
    "starman-1984",
    "contact-1997",
    "her-2013",
    "lost-in-translation-2003",
    "paddington-2-2017",
    "amelie-2001",
    "spirited-away-2001",
    "before-sunrise-1995",
    "wings-of-desire-1987",
    "past-lives-2023",
)
WISHES = (
    Wish(Slot.TITLE, LIKED, words="like Arrival", said_by=SaidBy.BOTH),
    Wish(Slot.TONE, "warmth", direction=1, than=LIKED, words="warmer", said_by=SaidBy.MODEL),
    Wish(Slot.MINUTES, "", hard=True, high=120, words="under two hours"),
)


def card(item: Item) -> Card:
    """An item with three claims of three kinds."""
    facts = EvidenceSource.CATALOGUE
    shared = item.themes[0] if item.themes else item.genres[0]
    claims = (
        Claim(
            ClaimKind.LIKENESS,
            f"turns on {shared}, as Arrival does",
            (shared,),
            (
                Evidence(EvidenceSource.WORDS, "", "title", "like Arrival"),
                Evidence(facts, item.id, "themes", shared),
            ),
        ),
        Claim(
            ClaimKind.MOVED,
            f"warmer than Arrival: warmth {item.tones[Dial.WARMTH]} against 5",
            ("warmer",),
            (Evidence(EvidenceSource.INFERRED, item.id, "warmth", "from the dials"),),
        ),
        Claim(
            ClaimKind.REQUEST,
            f"within your two hours: {item.minutes} minutes",
            (f"{item.minutes} minutes", "two hours"),
            (
                Evidence(EvidenceSource.WORDS, "", "minutes", "under two hours"),
                Evidence(facts, item.id, "minutes", f"{item.minutes}"),
            ),
        ),
    )
    return Card(item, 1.0, (Source.LIKED,), claims)


def reason(shown: Card) -> Reason:
    """Two sentences over the three claims."""
    item, shared = shown.item, shown.claims[0].terms[0]
    text = (
        f"Like Arrival it turns on {shared}, but it is far warmer company. "
        f"At {item.minutes} minutes it stays within your two hours."
    )
    return Reason(text, shown.claims, composed=False)


@dataclass
class FakeTalk:
    """Yields scripted events and stores them as the real one does."""

    dialogues: Dialogues
    catalogue: Catalogue
    pause: float = 0.0

    def respond(
        self,
        person_id: str,
        dialogue_id: str,
        text: str,
        put: Put = NEXT,
        cancelled: threading.Event | None = None,
    ) -> Iterator[Event]:
        """The events of one turn, stored as they are told."""
        parent_id, struck, steering = put.parent_id, put.struck, put.steering
        view = self.dialogues.path(person_id, dialogue_id)
        parent = (view[-1].id if view else None) if parent_id is None else parent_id or None
        message = self.dialogues.append(
            person_id,
            dialogue_id,
            text,
            parent_id=parent,
            struck=struck,
            steering=steering or Steering(),
        )
        intent = Intent(
            text, wishes=self.wishes(text), unsure=("vibey",) if "vibey" in text else ()
        )
        state = DialogueState(wishes=tuple(w for w in intent.wishes if w.key not in struck))
        answer = Answer(intent)
        yield Understood(message.id, intent, state, 41.6)
        stop = cancelled or threading.Event()
        for event in self.answer(text, put, stop):
            answer = with_event(answer, event)
            titles = [self.catalogue.items[one.item_id].title for one in answer.cards]
            self.dialogues.store_answer(message.id, answer, state, titles)
            yield event

    def wishes(self, text: str) -> tuple[Wish, ...]:
        """The three wishes of the brief; one more where a test asks for it."""
        if "hello" in text:
            return ()
        if "warmer" in text.casefold() or "fits" in text:
            return WISHES
        return (Wish(Slot.KEYWORD, text[:24], words=text[:24]),)

    def answer(self, text: str, put: Put, stop: threading.Event) -> Iterator[Event]:
        """What follows the chips; each thing struck and each step of adventure moves the choice."""
        steering = put.steering or Steering()
        start = len(put.struck) + abs(steering.adventure)
        if "break it" in text:
            raise ZeroDivisionError("a secret of the person")
        if "nothing fits" in text:
            yield Cards(Slate((), 0, WISHES[2:]), 80.0)
            yield Done({"total": 90.0})
            return
        if "hello" in text:
            yield Reply(
                "Hello. What are you in the mood for: something light, or something that stays?"
            )
            yield Done({"total": 30.0})
            return
        ids = ("hostile", "long") if "strange titles" in text else SLATE[start:][:5]
        together = tuple((one, "tender, like Her") for one in steering.company)
        cards = tuple(
            replace(card(self.catalogue.items[key]), together=together)
            for key in ids
            if key in self.catalogue.items
        )
        time.sleep(self.pause)
        yield Cards(Slate(cards, 38), 80.0)
        if "no model" in text:
            yield Notice(
                "no_model", "The language model is not ready, so the reasons are plain facts."
            )
        yield from self.reasons(cards, slow="slow" in text, stop=stop)
        yield Suggestions(
            (
                Suggestion("less dark", "less dark"),
                Suggestion("shorter", "shorter"),
                Suggestion("older", "older"),
            )
        )
        yield Done({"understand": 41.6, "cards": 80.0, "total": 400.0})

    def reasons(
        self, cards: Sequence[Card], *, slow: bool, stop: threading.Event
    ) -> Iterator[Event]:
        """Each reason word by word."""
        for shown in cards:
            done = reason(shown)
            words = done.text.split(" ")
            for number in range(1, len(words)):
                if stop.is_set():
                    break
                time.sleep(0.15 if slow else self.pause / 20)
                yield ReasonWords(shown.item.id, " ".join(words[:number]))
            yield ReasonDone(shown.item.id, replace(done, composed=stop.is_set()))
        if stop.is_set():
            yield Notice("stopped", "Stopped. The choice stands; some reasons are short.")


@dataclass
class FakeModel:
    """A model that always understands the same, word by word."""

    name: str = "recchat-mini"

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """The one answer, until it is stopped."""
        for word in ("acts: request", "\nlike: Arrival", "\nkeyword: warmer"):
            if cancelled is not None and cancelled.wait(0.02):
                raise ModelBusy("The language model was stopped.")
            yield word


@dataclass
class FakeSlot:
    """A model that is there from the start."""

    status: str = "recchat-mini is ready."
    model: FakeModel = field(default_factory=FakeModel)

    def get(self) -> FakeModel:
        """The named model."""
        return self.model


class FakeApp:
    """What recchat.web.port.App asks for."""

    def __init__(self, settings: Settings, extra: Sequence[Item] = (), pause: float = 0.0) -> None:
        self.settings = settings
        self.store = Store(settings.database)
        self.items = Items(self.store)
        bundled = films()
        self.items.put("films", [*bundled[:: len(bundled) // 160], *wanted(bundled), *extra])
        self.catalogue = self.items.load("films")
        self.people = People(self.store)
        self.interactions = Interactions(self.store)
        self.dialogues = Dialogues(self.store)
        self.talk = FakeTalk(self.dialogues, self.catalogue, pause)
        self.model_slot = FakeSlot()
        self.prompts = open_prompts(settings.home)

    def beside(self, library: str) -> "FakeApp":
        """There is one library here; `test_page_libraries` has two, in the real application."""
        assert library == self.catalogue.library
        return self

    def renewed(self) -> "FakeApp":
        """The items of the store, read again."""
        self.catalogue = self.items.load(self.catalogue.library)
        return self

    def start(self) -> None:
        pass

    def close(self) -> None:
        """Close the store."""
        self.store.close()


@functools.cache
def films() -> tuple[Item, ...]:
    """The bundled library, read once."""
    return read_catalogue(BUNDLED_LIBRARIES / "films.jsonl").items


def wanted(items: Sequence[Item]) -> list[Item]:
    """The films that the script shows."""
    return [item for item in items if item.id in {*SLATE, LIKED}]


def fake_app(home: Path, pause: float = 0.0) -> FakeApp:
    """An application in a folder."""
    return FakeApp(Settings(home=home), pause=pause)
