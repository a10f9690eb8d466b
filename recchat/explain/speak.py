"""A reason for every card, in order: the model's where it speaks in time and holds, else composed.

Words are shown sentence by sentence, each only once it has passed the claim checker (law 2). No
card waits longer than the time that is left for all of them (law 3).
"""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from recchat.errors import ModelBusy
from recchat.explain.check import covers, names_in, says_new, used_claims
from recchat.explain.compose import composed_reason
from recchat.explain.openings import OPENINGS, PLAIN, YOU, openings_for
from recchat.explain.reading import phrasebook
from recchat.explain.tokens import sentences
from recchat.llm.door import LanguageModel, Limits
from recchat.prompts import Prompt, Prompts
from recchat.types import Card, Claim, ClaimKind, Reason, ReasonDone, ReasonWords

MOST_CLAIMS = 6  # the model was trained on up to six
MOST_TOKENS = 90
MOST_SENTENCES = 3
TRIES = 4  # of one reason: of what a first answer loses, three more win back nearly all
FEWEST_WORDS = 8  # less is no reason
STYLE, ONE_MORE = "two sentences, plain", "one sentence, plain"
ROOM = 28  # words, after which a reason is long enough as it is
ABOUT_REQUEST = (ClaimKind.REQUEST, ClaimKind.LIKENESS, ClaimKind.MOVED)


def reasons(  # noqa: PLR0913 - fixed with the talk: each of these differs from turn to turn
    model: LanguageModel | None,
    prompts: Prompts,
    cards: Sequence[Card],
    *,
    noun: str,
    seed: int,
    seconds: float,
    cancelled: threading.Event,
) -> Iterator[ReasonWords | ReasonDone]:
    """The words of each reason as they are checked, and one final reason for every card."""
    speaker = Speaker(prompts, noun, seed, cancelled)
    deadline = speaker.clock() + seconds
    first = cards[0].item.id if cards else ""
    order = random.Random(f"{seed}:{first}").sample(OPENINGS, len(OPENINGS))
    for place, card in enumerate(cards):
        left = deadline - speaker.clock()
        if model is None or left <= 0 or cancelled.is_set():
            yield ReasonDone(card.item.id, speaker.composed(card))
        else:
            yield from speaker.spoken(model, card, left, turned(order, place))


def turned(order: Sequence[str], place: int) -> list[str]:
    """The openings from another start for each card, so that no two of a slate begin alike."""
    start = place % len(order)
    return [*order[start:], *order[:start]]


def told_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """As many claims as the model reads: the first ones, and a drawback wherever there is one."""
    drawbacks = [claim for claim in claims if claim.kind is ClaimKind.DRAWBACK][:1]
    others = [claim for claim in claims if claim.kind is not ClaimKind.DRAWBACK]
    return (*others[: MOST_CLAIMS - len(drawbacks)], *drawbacks)


def simpler(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Claims for one more sentence: all of them, then plain facts, then one fact at a time."""
    facts = tuple(claim for claim in claims if claim.kind is ClaimKind.FACT)
    choices = (tuple(claims), facts, facts[:1], facts[1:2])
    yield from (one for one in dict.fromkeys(choices) if one)


@dataclass(slots=True)
class Speech:
    """What a model has said of one card so far: sentences that hold, and whether one did not."""

    said: str = ""  # in answer to the last prompt
    held: list[str] = field(default_factory=list)
    kept: int = 0  # sentences of `held` that are of earlier answers
    failed: bool = False  # the last answer
    cut: bool = False  # what was asked for first came shorter than asked, or not at all
    busy: bool = False

    @property
    def text(self) -> str:
        """What may be shown."""
        return " ".join(self.held)

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be heard."""
        return self.failed or len(self.held) >= MOST_SENTENCES


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is the same for all cards of a turn."""

    prompts: Prompts
    noun: str
    seed: int
    cancelled: threading.Event
    clock: Callable[[], float] = time.monotonic

    def composed(self, card: Card) -> Reason:
        """The reason by code."""
        return composed_reason(card.item, card.claims, noun=self.noun, seed=self.seed)

    def spoken(
        self, model: LanguageModel, card: Card, seconds: float, order: Sequence[str] = OPENINGS
    ) -> Iterator[ReasonWords | ReasonDone]:
        """The model's reason for one card as it comes, and what stands in the end.

        What does not hold is asked for again in other words, while there is time: a small model
        that slips once seldom slips twice.
        """
        speech, deadline = Speech(), self.clock() + seconds
        for prompt in self._prompts(card, speech, order):
            left = deadline - self.clock()
            if left <= 0 or speech.busy:
                break
            speech.said, speech.kept, speech.failed = "", len(speech.held), False
            pieces = model.stream(prompt, Limits(MOST_TOKENS, left), cancelled=self.cancelled)
            for text in self._heard(pieces, speech, card):
                yield ReasonWords(card.item.id, text)
        yield ReasonDone(card.item.id, self._final(speech, card))

    def _prompts(self, card: Card, speech: Speech, order: Sequence[str]) -> Iterator[Prompt]:
        """What to ask, one after the other; each is answered in `speech` before the next."""
        claims = told_claims(card.claims)
        possible = set(openings_for(claims))
        for opening in [one for one in order if one in possible][:TRIES]:
            yield self._prompt(card, claims, f"{STYLE}, {opening}")
            if speech.held or not speech.failed:
                break
        rest = self._unsaid(card, claims, speech)
        for fewer in simpler(rest):
            if not speech.failed:
                break
            yield self._prompt(card, fewer, f"{ONE_MORE}, {PLAIN}")
        speech.cut = speech.failed
        if speech.held and len(speech.text.split()) <= ROOM:
            yield from self._about_request(card, claims, speech)

    def _about_request(
        self, card: Card, claims: Sequence[Claim], speech: Speech
    ) -> Iterator[Prompt]:
        """One more sentence, where nothing that the person asked for was spoken of yet."""
        asked = tuple(claim for claim in claims if claim.kind in ABOUT_REQUEST)
        unsaid = [claim for claim in self._unsaid(card, claims, speech) if claim in asked]
        if not asked or len(unsaid) < len(asked):
            return
        for fewer in dict.fromkeys((asked, asked[:1], asked[1:2])):
            if fewer:
                yield self._prompt(card, fewer, f"{ONE_MORE}, {YOU}")
                if not speech.failed:
                    return

    def _unsaid(self, card: Card, claims: Sequence[Claim], speech: Speech) -> tuple[Claim, ...]:
        """The claims that the sentences so far make no use of."""
        said = used_claims(speech.text, card.item, claims) if speech.held else ()
        return tuple(claim for claim in claims if claim not in said)

    def _prompt(self, card: Card, claims: Sequence[Claim], style: str) -> Prompt:
        """Claims of a card as the template wants them."""
        variables = {
            "noun": self.noun,
            "label": card.item.label,
            "claims": [claim.text for claim in claims],
            "style": style,
        }
        return self.prompts.render("explain/reason", variables)

    def _heard(self, pieces: Iterator[str], speech: Speech, card: Card) -> Iterator[str]:
        """The checked text each time that a further sentence of it holds."""
        try:
            for piece in pieces:
                speech.said += piece
                if self._check(speech, card, at_end=False):
                    yield speech.text
                if speech.is_over:
                    return
        except ModelBusy:
            speech.busy = True
        if self._check(speech, card, at_end=True):
            yield speech.text

    def _check(self, speech: Speech, card: Card, *, at_end: bool) -> bool:
        """Take up the sentences that are whole by now; true when a further one holds."""
        item, claims = card.item, card.claims
        book = phrasebook(item, claims)
        whole = sentences(speech.said, names_in(item, claims))
        if not at_end and whole and speech.said.rstrip().endswith(whole[-1]):
            whole.pop()  # its full stop may yet turn out to stand inside a name
        before = len(speech.held)
        for sentence in whole[before - speech.kept :]:
            if speech.is_over:
                break
            if not covers(book, sentence) or not says_new(book, sentence, speech.held):
                speech.failed = True
            else:
                speech.held.append(sentence)
        return len(speech.held) > before

    def _final(self, speech: Speech, card: Card) -> Reason:
        """What holds of the model's words, where it makes a reason; else the composed one."""
        used = used_claims(speech.text, card.item, card.claims) if speech.held else ()
        if used and len(speech.text.split()) >= FEWEST_WORDS:
            return Reason(speech.text, used, composed=False, replaced=speech.cut)
        spoke = speech.cut or (bool(speech.said.strip()) and not speech.busy)
        return replace(self.composed(card), replaced=spoke)
