"""Written conversations: messages, and what must hold of the state and the slate after each.

They are read from JSON Lines, played against the same talk that answers in the app, and every
expectation that does not hold is said.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recchat.catalogue.items import Catalogue
from recchat.evaluate.expectations import broken
from recchat.evaluate.turn_seen import TurnSeen
from recchat.history.interactions import Interactions
from recchat.history.people import People
from recchat.talk.dialogues import Dialogues
from recchat.talk.engine import Talk
from recchat.types import (
    Cards,
    DialogueState,
    Event,
    Intent,
    Judgment,
    Notice,
    Reply,
    Slate,
    Suggestions,
    Understood,
)

HISTORY_KINDS = (Judgment.LIKED, Judgment.DISLIKED, Judgment.SEEN, Judgment.SAVED)


@dataclass(frozen=True, slots=True)
class WrittenTurn:
    """One message with what must hold after it; who says it, and whether in a new talk."""

    say: str
    expect: Mapping[str, object]
    person: str = ""
    new_talk: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """A written conversation; `history` is what each person did before, by name."""

    name: str
    turns: tuple[WrittenTurn, ...]
    history: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    library: str = "films"


@dataclass(frozen=True, slots=True)
class Broken:
    """An expectation that does not hold; `turn` counts from 1."""

    conversation: str
    turn: int
    say: str
    line: str

    def __str__(self) -> str:
        """One line for a report."""
        said = self.say if len(self.say) <= 70 else self.say[:69] + "…"
        return f"{self.conversation}, turn {self.turn} {said!r}: {self.line}"


@dataclass(frozen=True, slots=True)
class Parts:
    """What playing a conversation takes of an application."""

    talk: Talk
    people: People
    interactions: Interactions
    dialogues: Dialogues
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Played:
    """How many conversations held in every turn, and what did not hold in the others."""

    count: int
    broken: tuple[Broken, ...]

    @property
    def holding(self) -> int:
        """The number of conversations in which everything held."""
        return self.count - len({one.conversation for one in self.broken})


@dataclass(slots=True)
class Side:
    """One person's side of a conversation as it goes: their talk and what was shown in it."""

    person_id: str
    dialogue_id: str
    slates: list[tuple[str, ...]] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)

    @property
    def on_screen(self) -> tuple[str, ...]:
        """The slate that this person looks at."""
        return self.slates[-1] if self.slates else ()


def read_conversations(path: Path) -> list[Conversation]:
    """Every conversation of a file, or of the .jsonl files of a folder, in the order of names."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [conversation_of(json.loads(line)) for line in lines if line.strip()]


def conversation_of(row: Mapping[str, object]) -> Conversation:
    """A conversation out of its object; raises KeyError or TypeError when it is none."""
    turns, history = row["turns"], row.get("history", {})
    if not isinstance(turns, list) or not isinstance(history, Mapping):
        raise TypeError(f"{row['name']}: turns are a list, a history is an object")
    if any(kind in history for kind in HISTORY_KINDS):
        history = {"": history}
    told = tuple(turn_of(turn) for turn in turns)
    return Conversation(str(row["name"]), told, history, str(row.get("library", "films")))


def turn_of(row: Mapping[str, object]) -> WrittenTurn:
    """A turn out of its object; `say` may be a list [text, times] for a long message."""
    say, expect = row["say"], row.get("expect", {})
    text = str(say[0]) * int(say[1]) if isinstance(say, list) else str(say)
    if not isinstance(expect, Mapping):
        raise TypeError(f"{text[:40]!r}: expectations are an object")
    return WrittenTurn(text, expect, str(row.get("person", "")), bool(row.get("new_talk")))


def play_all(
    conversations: Sequence[Conversation],
    parts: Parts,
    progress: Callable[[float], None] = lambda share: None,
) -> Played:
    """Play the conversations about this library one after the other; none knows of another."""
    conversations = [one for one in conversations if one.library == parts.catalogue.library]
    found: list[Broken] = []
    for place, conversation in enumerate(conversations, start=1):
        found += play(conversation, parts)
        progress(place / len(conversations))
    return Played(len(conversations), tuple(found))


def play(conversation: Conversation, parts: Parts) -> list[Broken]:
    """Play a conversation with people of its own; what does not hold, turn by turn."""
    sides: dict[str, Side] = {}
    found: list[Broken] = []
    for place, turn in enumerate(conversation.turns, start=1):
        if turn.person not in sides:
            sides[turn.person] = begin(conversation, turn.person, parts)
        elif turn.new_talk:
            side = sides[turn.person]
            dialogue = parts.dialogues.create(side.person_id, parts.catalogue.library)
            sides[turn.person] = Side(side.person_id, dialogue.id)
        seen = take(turn.say, sides[turn.person], parts)
        lines = broken(turn.expect, seen, parts.catalogue)
        found += [Broken(conversation.name, place, turn.say, line) for line in lines]
    return found


def begin(conversation: Conversation, person: str, parts: Parts) -> Side:
    """A new person with the history they bring, and an empty talk."""
    name = f"{conversation.name[:24]} {person} {time.monotonic_ns() % 10**9}"
    person_id = parts.people.named(name).id
    for kind, item_ids in conversation.history.get(person, {}).items():
        for item_id in reversed(item_ids):  # histories are written newest first
            known = parts.catalogue.item(item_id)
            parts.interactions.judge(person_id, known.id, Judgment(kind), "card")
    return Side(person_id, parts.dialogues.create(person_id, parts.catalogue.library).id)


def take(say: str, side: Side, parts: Parts) -> TurnSeen:
    """Say one message and take down what comes of it."""
    events = list(parts.talk.respond(side.person_id, side.dialogue_id, say))
    seen = seen_in(events, side, parts)
    side.replies.append(seen.reply)
    if seen.showed:
        side.slates.append(tuple(item.id for item in seen.cards))
    return seen


def seen_in(events: Sequence[Event], side: Side, parts: Parts) -> TurnSeen:
    """The turn that these events tell of."""
    cards = [event for event in events if isinstance(event, Cards)]
    slate = cards[-1].slate if cards else Slate()
    understood = [event for event in events if isinstance(event, Understood)]
    return TurnSeen(
        intent=understood[-1].intent if understood else Intent(""),
        state=understood[-1].state if understood else DialogueState(),
        cards=tuple(card.item for card in slate.cards),
        showed=bool(cards),
        relax=slate.relax,
        reply=" ".join(event.text for event in events if isinstance(event, Reply)),
        notices=tuple(event for event in events if isinstance(event, Notice)),
        suggestions=suggested(events),
        before=side.on_screen,
        slates=tuple(side.slates),
        replies=tuple(side.replies),
        history=parts.interactions.history(side.person_id),
    )


def suggested(events: Iterable[Event]) -> tuple[str, ...]:
    """The labels of all critiques offered."""
    offers = (event.suggestions for event in events if isinstance(event, Suggestions))
    return tuple(suggestion.label for offer in offers for suggestion in offer)
