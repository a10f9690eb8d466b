"""A reason for every card, in order: the model's where it speaks in time and holds, else composed.

Words are shown sentence by sentence, each only once it has passed the claim checker (law 2). No
card waits longer than the time that is left for all of them (law 3).
"""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from recchat.errors import ModelBusy
from recchat.explain.asking import (
    ABOUT_REQUEST,
    MOST_SENTENCES,
    ROOM,
    STYLE,
    Asking,
    Speech,
    asked_by,
    told_claims,
)
from recchat.explain.check import covers, names_in, says_new, used_claims
from recchat.explain.compose import composed_drawback, composed_reason, composed_sentence
from recchat.explain.openings import OPENINGS
from recchat.explain.reading import phrasebook
from recchat.explain.stock import stock_of
from recchat.explain.tokens import sentences
from recchat.explain.wanted import NOTHING, Wanted, chosen_claims
from recchat.llm.door import LanguageModel, Limits
from recchat.prompts import Prompt, Prompts
from recchat.types import Card, Claim, ClaimKind, Reason, ReasonDone, ReasonWords

__all__ = [
    "MOST_SENTENCES",
    "MOST_TOKENS",
    "STYLE",
    "Speaker",
    "make_speaker",
    "reasons",
    "told_claims",
]

MOST_TOKENS = 90
FEWEST_WORDS = 8  # less is no reason


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
    speaker = make_speaker(prompts, noun, seed, cancelled)
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


def make_speaker(
    prompts: Prompts, noun: str, seed: int, cancelled: threading.Event, style: str = STYLE
) -> "Speaker":
    """A speaker that does as the template says, and as this style where the template names it."""
    return Speaker(prompts, noun, seed, cancelled, style, asked_by(prompts, noun, style))


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is the same for all cards of a turn."""

    prompts: Prompts
    noun: str
    seed: int
    cancelled: threading.Event
    style: str = STYLE
    asked: Wanted = NOTHING
    clock: Callable[[], float] = time.monotonic

    def composed(self, card: Card) -> Reason:
        """The reason by code."""
        claims = chosen_claims(card.claims, self.asked)
        return composed_reason(card.item, claims, noun=self.noun, seed=self.seed)

    def spoken(
        self, model: LanguageModel, card: Card, seconds: float, order: Sequence[str] = OPENINGS
    ) -> Iterator[ReasonWords | ReasonDone]:
        """The model's reason for one card as it comes, and what stands in the end.

        What does not hold is asked for again in other words, while there is time: a small model
        that slips once seldom slips twice.
        """
        speech, deadline = Speech(), self.clock() + seconds
        stock = stock_of(
            card.item,
            card.claims,
            phrasebook(card.item, card.claims),
            casual=self.asked.tone in {"", "casual"},
        )
        asking = Asking(
            card, self.asked, self.style, order, lambda *told: self._prompt(card, *told)
        )
        for prompt in asking.prompts(speech):
            left = deadline - self.clock()
            if left <= 0 or speech.busy:
                break
            speech.said, speech.kept, speech.failed = "", len(speech.held), False
            limits = Limits(MOST_TOKENS, left, stock)
            pieces = model.stream(prompt, limits, cancelled=self.cancelled)
            for text in self._heard(pieces, speech, card):
                yield ReasonWords(card.item.id, text)
        self._with_drawback(speech, card)
        self._with_rest(speech, card)
        yield ReasonDone(card.item.id, self._final(speech, card))

    def _with_drawback(self, speech: Speech, card: Card) -> None:
        """The drawback in words of code, where it is to be named and the model did not."""
        used = used_claims(speech.text, card.item, card.claims) if speech.held else ()
        late = [one for one in card.claims if one.kind is ClaimKind.DRAWBACK]
        if self.asked.drawback and late and speech.held and late[0] not in used:
            speech.held.append(composed_drawback(card.item, noun=self.noun, seed=self.seed))
            speech.cut = True

    def _with_rest(self, speech: Speech, card: Card) -> None:
        """A sentence in words of code, where one was lost, or the request was never spoken of."""
        if not speech.held or self.asked.sentences == 1 or len(speech.text.split()) > ROOM:
            return
        claims = chosen_claims(card.claims, self.asked)
        used = used_claims(speech.text, card.item, claims)
        if not used or len(speech.text.split()) < FEWEST_WORDS:
            return  # all of it will be composed
        rest = tuple(one for one in claims if one not in used)
        asked = [one for one in claims if one.kind in ABOUT_REQUEST]
        unheard = bool(asked) and not any(one in used for one in asked)
        short = len(speech.held) < max(self.asked.sentences, 2)
        if not rest or not short or not (unheard or speech.cut):
            return
        told = [one for one in rest if one in asked] if unheard else rest
        more = composed_sentence(card.item, told, noun=self.noun, seed=self.seed)
        if more and says_new(phrasebook(card.item, claims), more, speech.held):
            speech.held.append(more)

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
            if (
                not covers(book, sentence)
                or not says_new(book, sentence, speech.held)
                or not self._is_asked(sentence, speech, card)
            ):
                speech.failed = True
            else:
                speech.held.append(sentence)
        return len(speech.held) > before

    def _is_asked(self, sentence: str, speech: Speech, card: Card) -> bool:
        """Whether a sentence keeps to the style: a first one says what is to be stressed.

        A last one speaks of the request, where none before it did.
        """
        last = len(speech.held) + 1 == self.asked.sentences > 1
        first = self.asked.first if not speech.held else frozenset[ClaimKind]()
        if last and not self.asked.stress:
            first = frozenset(ABOUT_REQUEST)
        due = [one for one in told_claims(card.claims) if one.kind in first]
        text = " ".join([*speech.held, sentence])
        return not due or bool(used_claims(text, card.item, due))

    def _final(self, speech: Speech, card: Card) -> Reason:
        """What holds of the model's words, where it makes a reason; else the composed one."""
        used = used_claims(speech.text, card.item, card.claims) if speech.held else ()
        if used and len(speech.text.split()) >= FEWEST_WORDS:
            return Reason(speech.text, used, composed=False, replaced=speech.cut)
        spoke = speech.cut or (bool(speech.said.strip()) and not speech.busy)
        return replace(self.composed(card), replaced=spoke)
