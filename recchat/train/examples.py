"""The mix: every kind of example in its share, rendered through the templates the app uses."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jinja2 import Template

from recchat.catalogue.items import Catalogue
from recchat.prompts import Prompts, environment, split_parts
from recchat.train.answers import Answerer, MadeTurn, questions_by_topic
from recchat.train.corpus import (
    IN_IARD_GOLD,
    RealMessage,
    held_out,
    iard_messages,
    redial_dialogues,
    redial_messages,
    retold,
)
from recchat.train.frame_text import write_frame
from recchat.train.lexicon import Lexicon
from recchat.train.library import Library, Sources
from recchat.train.pack import Example
from recchat.train.real_reasons import MadeReason, catalogues_of, real_reasons
from recchat.train.reasons import Reasoner
from recchat.train.silver import Silver
from recchat.train.situations import renamed
from recchat.train.spoken import Message, Speaker
from recchat.train.vocabulary import JOBS
from recchat.types import Item

SHARES = {  # of examples; plain text is long, so it is little
    "own": 38,
    "redial": 14,
    "iard": 12,
    "reason": 21,
    "answer": 7,
    "ask": 1,
    "chat": 3,
    "belief": 1,
    "plain": 1,
    "copy": 2,
}
SITUATIONS = 18_000  # over all catalogues
FILMS_SHARE = 0.75
REASON_WEIGHT, PLAIN_WEIGHT = 0.7, 0.25


@dataclass(frozen=True, slots=True)
class Corpus:
    """Real messages, apart by where their acts come from."""

    judged: tuple[RealMessage, ...] = ()
    silver: tuple[RealMessage, ...] = ()


def load_corpus(sources: Sources, library: Library) -> Corpus:
    """Real messages without those held out; none when the folders are not given."""
    if not (sources.redial and sources.iard):
        return Corpus()
    titles = frozenset(film.title.lower() for pool in library.titles for film in pool)
    people = frozenset(name for pool in library.people for name in pool)
    lexicon, away = Lexicon(), held_out() | IN_IARD_GOLD
    judged = [m for m in iard_messages(sources.iard, titles, lexicon) if m.dialogue not in away]
    bare = [
        message
        for dialogue in redial_dialogues(sources.redial)
        if str(dialogue["conversationId"]) not in away
        for message in redial_messages(dialogue, people, lexicon)
    ]
    known = {message.dialogue for message in judged}
    bare = [message for message in bare if message.dialogue not in known]
    acts = Silver(judged).acts(bare)
    silver = [replace(m, acts=found) for m, found in zip(bare, acts, strict=True)]
    return Corpus(tuple(judged), tuple(silver))


def weights_of(messages: Sequence[RealMessage]) -> list[float]:
    """How often each real message is drawn, summed up: those that say something rare more often."""
    return list(accumulate(weight_of(message) for message in messages))


def weight_of(message: RealMessage) -> float:
    """The share of one message; most of what people say is small talk, and is soon learned."""
    acts, meanings = set(message.acts), {piece.meaning for piece in message.pieces}
    if acts & {"critique", "reject"} or any(m.startswith(("dislike", "not ")) for m in meanings):
        return 2.5
    if "preference" in acts:
        return 1.3
    return 0.35 if acts == {"chat"} else 1.0


def user_template(job: str) -> Template:
    """The user part of a job's template, compiled once: `Prompts.render` compiles at every call."""
    return environment().from_string(split_parts(job, Prompts().source(job))["user"])


def with_other_names(
    catalogue: Catalogue, library: Library, rng: random.Random
) -> list[tuple[Item, str]]:
    """The items of a catalogue with their noun, as they are and under other names."""
    both = (catalogue, renamed(catalogue, library, rng))
    return [(item, one.noun) for one in both for item in one.items.values()]


class Maker:
    """Makes examples of each kind, from one seed."""

    def __init__(self, library: Library, corpus: Corpus, sources: Sources, seed: int) -> None:
        self.library, self.corpus, self.rng = library, corpus, random.Random(seed)
        self.speaker = Speaker(library, questions_by_topic(), seed + 1)
        self.reasoner, self.answerer = Reasoner(seed + 2), Answerer(seed + 3)
        catalogues = catalogues_of(sources.films, library, seed)
        self.reasons = self.reasons_of(catalogues, sources)
        self.items = [
            pair for one in catalogues for pair in with_other_names(one, library, self.rng)
        ]
        self.drawn = {id(m): weights_of(m) for m in (corpus.judged, corpus.silver)}
        self.templates = {job: user_template(job) for job in JOBS}
        self.makers: dict[str, Callable[[], Example]] = {
            "own": lambda: self.understand(self.speaker.say()),
            "redial": lambda: self.real(self.corpus.silver),
            "iard": lambda: self.real(self.corpus.judged),
            "reason": self.reason,
            "answer": self.answer,
            "ask": lambda: self.turn("talk/ask", self.answerer.ask()),
            "chat": lambda: self.turn("talk/chat", self.answerer.chat()),
            "belief": self.belief,
            "plain": self.plain,
            "copy": self.copy,
        }

    def reasons_of(self, catalogues: list[Catalogue], sources: Sources) -> list[MadeReason]:
        """Reasons about the items of every catalogue."""
        shares = [FILMS_SHARE if one.noun == "film" else 1 - FILMS_SHARE for one in catalogues]
        most = (
            SITUATIONS if sources.films else SITUATIONS // 40
        )  # little is to learn of made-up ones
        found: list[MadeReason] = []
        for catalogue, share in zip(catalogues, shares, strict=True):
            count, seed = round(most * share / sum(shares)), self.rng.randrange(10**6)
            found += real_reasons(catalogue, self.library, self.reasoner, count, seed)
        return found

    def examples(self, count: int) -> Iterator[Example]:
        """As many examples, kinds by their share."""
        kinds = self.rng.choices(list(SHARES), list(SHARES.values()), k=count)
        for kind in kinds:
            yield self.makers[kind]()

    def prompt(self, job: str, variables: dict[str, str | list[str]]) -> str:
        """The user part of the job's template."""
        return self.templates[job].render(variables).strip()

    def understand(self, message: Message) -> Example:
        """A message and its frame."""
        noun = "film" if self.rng.random() < 0.9 else "book"
        variables: dict[str, str | list[str]] = {
            "message": message.text,
            "last": message.last,
            "noun": noun,
        }
        user = self.prompt("talk/understand", variables)
        return Example("talk/understand", user, write_frame(message.acts, message.slots))

    def real(self, messages: tuple[RealMessage, ...]) -> Example:
        """A human sentence with other names; one of our own when there are none."""
        if not messages:
            return self.understand(self.speaker.say())
        chosen = self.rng.choices(messages, cum_weights=self.drawn[id(messages)])[0]
        return self.understand(retold(chosen, self.library, self.rng))

    def reason(self) -> Example:
        """Claims and the reason that says them."""
        made = self.rng.choice(self.reasons)
        variables: dict[str, str | list[str]] = {
            "noun": made.noun,
            "label": made.label,
            "claims": list(made.claims),
            "style": made.style,
        }
        user = self.prompt("explain/reason", variables)
        return Example("explain/reason", user, made.text, REASON_WEIGHT)

    def turn(self, job: str, made: MadeTurn) -> Example:
        """An answer, a question or small talk."""
        return Example(job, self.prompt(job, made.variables), made.answer, REASON_WEIGHT)

    def answer(self) -> Example:
        """A question about an item and its answer."""
        item, noun = self.rng.choice(self.items)
        return self.turn("talk/answer", self.answerer.answer(item, noun))

    def belief(self) -> Example:
        """A sentence about somebody's taste: under the token of answers, it has none of its own."""
        made = self.answerer.belief()
        user = "\n".join(["taste:", *(f"- {one}" for one in made.variables["evidence"])])
        return Example("talk/answer", user, made.answer, REASON_WEIGHT)

    def plain(self) -> Example:
        """Plain text: descriptions and extracts, learned at a low weight."""
        pools = [pool for pool in (self.library.films, self.library.titles[2]) if pool]
        for _ in range(20):
            film = self.rng.choice(self.rng.choice(pools))
            if len(film.description) > 80:
                return Example("", "", film.description[:400], PLAIN_WEIGHT)
        return Example("", "", self.rng.choice(self.reasons).text, PLAIN_WEIGHT)

    def copy(self) -> Example:
        """Names in no order, to be said again: copying is most of what the model has to learn."""
        names = [self.library.title(self.rng).title for _ in range(self.rng.randint(2, 5))]
        names += [self.library.person(self.rng) for _ in range(self.rng.randint(1, 4))]
        words = " ".join(names).split()
        self.rng.shuffle(words)
        text = " " + " ".join(words[: self.rng.randint(6, 24)])
        text = text.lower() if self.rng.random() < 0.4 else text
        return Example("", text, text)
