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
from recchat.explain.openings import openings_for
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
STYLE, ONE_MORE = "two sentences, plain", "one sentence, plain, begin with it"


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
    for card in cards:
        left = deadline - speaker.clock()
        if model is None or left <= 0 or cancelled.is_set():
            yield ReasonDone(card.item.id, speaker.composed(card))
        else:
            yield from speaker.spoken(model, card, left)


def told_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """As many claims as the model reads: the first ones, and a drawback wherever there is one."""
    drawbacks = [claim for claim in claims if claim.kind is ClaimKind.DRAWBACK][:1]
    others = [claim for claim in claims if claim.kind is not ClaimKind.DRAWBACK]
    return (*others[: MOST_CLAIMS - len(drawbacks)], *drawbacks)


@dataclass(slots=True)
class Speech:
    """What a model has said of one card so far: sentences that hold, and whether one did not."""

    said: str = ""  # in answer to the last prompt
    held: list[str] = field(default_factory=list)
    kept: int = 0  # sentences of `held` that are of earlier answers
    failed: bool = False
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
        self, model: LanguageModel, card: Card, seconds: float
    ) -> Iterator[ReasonWords | ReasonDone]:
        """The model's reason for one card as it comes, and what stands in the end.

        What does not hold is asked for again in other words, while there is time: a small model
        that slips once seldom slips twice.
        """
        speech, deadline = Speech(), self.clock() + seconds
        for prompt in self._prompts(card, speech):
            left = deadline - self.clock()
            if left <= 0:
                break
            speech.said, speech.kept, speech.failed = "", len(speech.held), False
            pieces = model.stream(prompt, Limits(MOST_TOKENS, left), cancelled=self.cancelled)
            for text in self._heard(pieces, speech, card):
                yield ReasonWords(card.item.id, text)
            if not speech.failed:
                break
        yield ReasonDone(card.item.id, self._final(speech, card))

    def _prompts(self, card: Card, speech: Speech) -> Iterator[Prompt]:
        """What to ask next: with another beginning, or for what is still unsaid."""
        claims = told_claims(card.claims)
        openings = openings_for(claims)
        random.Random(f"{self.seed}:{card.item.id}").shuffle(openings)
        for opening in openings[:TRIES]:
            if not speech.held:
                yield self._prompt(card, claims, f"{STYLE}, {opening}")
                continue
            said = used_claims(speech.text, card.item, claims)
            rest = tuple(claim for claim in claims if claim not in said)
            if rest:
                yield self._prompt(card, rest, ONE_MORE)
            return

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
            return Reason(speech.text, used, composed=False, replaced=speech.failed)
        spoke = speech.failed or (bool(speech.said.strip()) and not speech.busy)
        return replace(self.composed(card), replaced=spoke)
