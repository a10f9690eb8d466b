"""Does the model do as the template says? Paired runs: the same claims, one instruction changed.

A pair changes as asked when both answers do what their own instruction says. What an answer
does is judged by code: its number of sentences, the claims it uses and in which order, and for
tone words that only that tone has.
"""

import random
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.evaluate.explanations import LIKED, mean, wishes_met
from recchat.evaluate.figures import Figure, bootstrap
from recchat.explain.check import names_in, used_claims
from recchat.explain.claims import claims_for
from recchat.explain.openings import opening_of
from recchat.explain.reading import phrasebook
from recchat.explain.speak import make_speaker, told_claims
from recchat.explain.telling import make_telling
from recchat.explain.tokens import sentences
from recchat.llm.door import LanguageModel
from recchat.prompts import Prompts
from recchat.types import Card, Claim, ClaimKind, History, Item, ReasonDone, Slot, Wish

SECONDS = 60.0  # for one reason: a busy machine must not change the figures
ABOUT_REQUEST = frozenset({ClaimKind.REQUEST, ClaimKind.LIKENESS, ClaimKind.MOVED})
WARM = re.compile(
    r"\b(enjoy this|might enjoy|may well|for you|to you|gladly|glad|look forward|your evening|"
    r"with you in mind|made with you|please(s)? (you|me)|suits? you|do (give|try|let|meet|take)|"
    r"so do|take to (it|this))\b",
    re.IGNORECASE,
)
CASUAL = re.compile(
    r"\b(okay|ok|right|hey|hm|yep|yeah|dig|tip|guess what|listen|sorted|got it|try this|"
    r"take this|grab this|how about|what about|let's|i'd say|there you go|go for it|"
    r"give it a (go|shot)|\w+'(s|re|ll|d))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An item with what the model is given about it."""

    item: Item
    claims: tuple[Claim, ...]

    @property
    def kinds(self) -> frozenset[ClaimKind]:
        """The kinds of its claims."""
        return frozenset(claim.kind for claim in self.claims)


Judge = Callable[[str, Told], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two styles, what each asks for, and the claims without which neither can be followed."""

    name: str
    styles: tuple[str, str]
    judges: tuple[Judge, Judge]
    needs: frozenset[ClaimKind] = frozenset()


def has_sentences(count: int) -> Judge:
    """Whether a text has so many sentences."""
    return lambda text, told: len(sentences(text, names_in(told.item, told.claims))) == count


def sounds(pattern: re.Pattern[str], *, so: bool = True) -> Judge:
    """Whether a text has, or has not, words of a tone."""
    return lambda text, _: bool(pattern.search(text.replace("’", "'"))) is so


def names_drawback(text: str, told: Told) -> bool:
    """Whether a text says the drawback."""
    used = used_claims(text, told.item, told.claims)
    return any(claim.kind is ClaimKind.DRAWBACK for claim in used)


def leaves_drawback(text: str, told: Told) -> bool:
    """Whether a text leaves the drawback out."""
    return not names_drawback(text, told)


def stresses(*kinds: ClaimKind) -> Judge:
    """Whether the first sentence rests on a claim of one of these kinds."""

    def judge(text: str, told: Told) -> bool:
        said = sentences(text, names_in(told.item, told.claims))
        used = used_claims(said[0], told.item, told.claims) if said else ()
        return any(claim.kind in kinds for claim in used)

    return judge


def begins(opening: str) -> Judge:
    """Whether a text begins with what was asked for."""
    return lambda text, told: opening_of(text, phrasebook(told.item, told.claims)) == opening


PAIRS = (
    Pair(
        "length",
        ("one sentence, plain", "two sentences, plain"),
        (has_sentences(1), has_sentences(2)),
    ),
    Pair(
        "warm",
        ("two sentences, plain", "two sentences, warm"),
        (sounds(WARM, so=False), sounds(WARM)),
    ),
    Pair(
        "casual",
        ("two sentences, plain", "two sentences, casual"),
        (sounds(CASUAL, so=False), sounds(CASUAL)),
    ),
    Pair(
        "drawback",
        ("two sentences, plain, name the drawback", "two sentences, plain, leave out the drawback"),
        (names_drawback, leaves_drawback),
        frozenset({ClaimKind.DRAWBACK}),
    ),
    Pair(
        "stress",
        (
            "two sentences, plain, stress the request",
            "two sentences, plain, stress their history",
        ),
        (stresses(*ABOUT_REQUEST), stresses(ClaimKind.HISTORY)),
        frozenset({ClaimKind.REQUEST, ClaimKind.HISTORY}),
    ),
    Pair(
        "beginning",
        (
            "two sentences, plain, begin with the people",
            "two sentences, plain, begin with the story",
        ),
        (begins("begin with the people"), begins("begin with the story")),
    ),
)


def evaluate_instructions(
    catalogue: Catalogue, prompts: Prompts, model: LanguageModel, *, count: int, seed: int
) -> list[Figure]:
    """For each pair the share that changed as asked, over `count` situations; then all together."""
    held: dict[str, list[float]] = {pair.name: [] for pair in PAIRS}
    for told in situations(catalogue, count, seed):
        for pair in PAIRS:
            if pair.needs <= told.kinds:
                say = sayer(model, prompts, told, catalogue.noun)
                did = [
                    judge(say(style), told)
                    for style, judge in zip(pair.styles, pair.judges, strict=True)
                ]
                held[pair.name].append(float(all(did)))
    every = [value for values in held.values() for value in values]
    return figures_of({**held, "changed_as_asked": every})


def figures_of(held: Mapping[str, Sequence[float]]) -> list[Figure]:
    """A share for each name."""
    return [
        bootstrap(name, [[value] for value in values], mean, unit="share")
        for name, values in held.items()
        if values
    ]


def situations(catalogue: Catalogue, count: int, seed: int) -> Iterator[Told]:
    """Items with wishes they meet, a history, and in half of them a length they overstep."""
    chance, telling = random.Random(seed), make_telling(catalogue)
    items = list(catalogue.items.values())
    for _ in range(count):
        item = chance.choice(items)
        wishes = wishes_met(item, items, chance)
        if item.minutes and chance.random() < 0.5:
            wishes = (*wishes, Wish(Slot.MINUTES, "", high=item.minutes - 10, words="not too long"))
        history = History(liked=tuple(one.id for one in chance.sample(items, LIKED)))
        claims = claims_for(item, wishes, history, catalogue, telling)
        yield Told(item, told_claims(claims))


def sayer(model: LanguageModel, prompts: Prompts, told: Told, noun: str) -> Callable[[str], str]:
    """The reason that is shown in a style: the model's as far as it holds, else composed."""
    card = Card(told.item, 1.0, (), told.claims)

    def say(style: str) -> str:
        speaker = make_speaker(prompts, noun, 0, threading.Event(), style)
        spoken = speaker.spoken(model, card, SECONDS, order=())
        reason = [event.reason for event in spoken if isinstance(event, ReasonDone)][-1]
        return reason.text

    return say
