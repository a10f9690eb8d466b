"""What a template was given in a stored turn: found out by asking the talk's own code again.

The talk's functions are called with a model that says nothing and with templates that take down
what they are given; so the lab cannot differ from the app in what it takes for a variable.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from recchat.catalogue.items import Catalogue
from recchat.errors import RecchatError
from recchat.explain.answers import answer
from recchat.explain.facts import facts_of
from recchat.explain.speak import reasons, told_claims
from recchat.lab.cases import Ground
from recchat.llm.door import Frame, Limits
from recchat.prompts import Plain, Prompt, Prompts
from recchat.talk.dialogues import Message
from recchat.talk.heard import heard
from recchat.talk.reading.model_frame import Said, propose
from recchat.talk.saying.questions import question_words
from recchat.talk.saying.replies import items_of
from recchat.talk.saying.small_talk import talk_words
from recchat.talk.turn import Turn
from recchat.types import Card, Item

SECONDS = 1.0  # of a model that answers at once
LONGEST_LABEL = 60  # characters


@dataclass(frozen=True, slots=True)
class Example:
    """Variables as a template was given them, and what came of it."""

    label: str
    variables: Mapping[str, Plain]
    message_id: str = ""
    item_id: str = ""
    ground: Ground | None = None
    was: str = ""


@dataclass(frozen=True)
class Listening(Prompts):
    """Templates that take down their variables."""

    given: list[tuple[str, Mapping[str, Plain]]] = field(default_factory=list)

    def render(self, name: str, variables: Mapping[str, Plain]) -> Prompt:
        """Take down, and give a prompt that nobody reads."""
        self.given.append((name, dict(variables)))
        return Prompt(name, "", "")

    def first(self, name: str) -> Mapping[str, Plain] | None:
        """What a template was first given."""
        return next((variables for known, variables in self.given if known == name), None)


class Silent:
    """A model that says nothing."""

    name = "nobody"

    def stream(
        self,
        prompt: Prompt,
        limits: Limits,
        *,
        frame: Frame | None = None,
        cancelled: threading.Event | None = None,
    ) -> Iterator[str]:
        """Nothing."""
        return iter(())

    def score(
        self, prompt: Prompt, options: Sequence[str], *, cancelled: threading.Event | None = None
    ) -> list[float]:
        """The same for every option."""
        return [0.0 for _ in options]

    def close(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Past:
    """A message of a stored talk, with those before it."""

    message: Message
    path: Sequence[Message]
    catalogue: Catalogue
    seed: int

    @property
    def text(self) -> str:
        """The part of the message that was read."""
        return heard(self.message.text).read

    @property
    def said_last(self) -> str:
        """What recchat said before."""
        return Turn("", self.message, self.text, self.path).said_last

    @property
    def reply(self) -> str:
        """What recchat said beside the cards."""
        found = self.message.answer
        return found.reply.text if found and found.reply else ""

    @property
    def label(self) -> str:
        """The message in short."""
        line = " ".join(self.message.text.split())
        return f"“{line if len(line) <= LONGEST_LABEL else line[:LONGEST_LABEL].rstrip() + '…'}”"


def examples_of(name: str, past: Past) -> list[Example]:
    """What a template was, or would have been, given in a turn; nothing where it had no part."""
    find = FINDERS.get(name)
    if find is None or past.message.answer is None or not past.text:
        return []
    found: list[Example] = []
    with suppress(RecchatError):  # a talk about items that have gone has no examples
        found = list(find(past))
    return found


def of_reading(past: Past) -> Iterator[Example]:
    """The message itself."""
    listening = Listening()
    said = Said(past.text, past.said_last, past.catalogue.noun)
    propose(Silent(), listening, said, seconds=SECONDS)
    yield from example(listening, "talk/understand", past)


def of_reasons(past: Past) -> Iterator[Example]:
    """One for each card."""
    found = past.message.answer
    cards = found.shown_cards(past.catalogue) if found else ()
    listening, noun, stop = Listening(), past.catalogue.noun, threading.Event()
    asked = reasons(
        Silent(), listening, cards, noun=noun, seed=past.seed, seconds=SECONDS, cancelled=stop
    )
    list(asked)
    for card in cards:
        variables = of_card(listening, card)
        if variables and found:
            was = found.reasons.get(card.item.id)
            yield Example(
                f"{past.label} · {card.item.label}", variables, past.message.id, card.item.id,
                Ground(card.item, card.claims), was.text if was else "",
            )  # fmt: skip


def of_card(listening: Listening, card: Card) -> Mapping[str, Plain] | None:
    """What was first asked about a card."""
    texts = [claim.text for claim in told_claims(card.claims)]
    asked = [given for _, given in listening.given if given["label"] == card.item.label]
    return next((given for given in asked if given["claims"] == texts), None)


def of_small_talk(past: Past) -> Iterator[Example]:
    """A message that was answered without cards or facts."""
    found, listening = past.message.answer, Listening()
    if found is None or found.cards or found.intent.question:
        return
    talk_words(past.text, model=Silent(), prompts=listening, noun=past.catalogue.noun, titles=())
    yield from example(listening, "talk/chat", past)


def of_questions(past: Past) -> Iterator[Example]:
    """The question that recchat asked."""
    before = past.path[-1].state if past.path else None
    after = past.message.state
    asked = after.asked[len(before.asked) if before else 0 :] if after else ()
    for topic in asked[:1]:
        listening = Listening()
        question_words(
            topic, model=Silent(), prompts=listening, noun=past.catalogue.noun, titles=(),
            seed=f"{past.seed}:{topic}",
        )  # fmt: skip
        yield from example(listening, "talk/ask", past)


def of_answers(past: Past) -> Iterator[Example]:
    """A question of the person's about one item."""
    found, listening = past.message.answer, Listening()
    question = found.intent.question if found else None
    state = past.path[-1].state if past.path else None
    slate = state.slate if state else ()
    items = items_of(question.item_ids or slate, past.catalogue) if question else []
    if question is None or len(items) != 1:
        return
    noun = past.catalogue.noun
    answer(question, items, model=Silent(), prompts=listening, noun=noun)
    yield from example(listening, "talk/answer", past, items[0])


def example(
    listening: Listening, name: str, past: Past, item: Item | None = None
) -> Iterator[Example]:
    """What was taken down, as an example."""
    variables = listening.first(name)
    if variables is not None:
        ground = Ground(item, facts_of(item, past.catalogue.noun)) if item else None
        key = item.id if item else ""
        yield Example(past.label, variables, past.message.id, key, ground, past.reply)


FINDERS: Mapping[str, Callable[[Past], Iterator[Example]]] = {
    "talk/understand": of_reading,
    "talk/chat": of_small_talk,
    "talk/ask": of_questions,
    "talk/answer": of_answers,
    "explain/reason": of_reasons,
}
