"""What to ask the model for one card: prompt by prompt, each in the light of what held so far.

Code reads what the style asks for (`wanted`) and hands over claims to match: a sentence that
should come first is asked for from its own claims, and so is a drawback that is to be named.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from recchat.explain.check import used_claims
from recchat.explain.openings import PLAIN, YOU, openings_for
from recchat.explain.wanted import Wanted, chosen_claims, wanted
from recchat.prompts import Prompt, Prompts
from recchat.types import Card, Claim, ClaimKind

MOST_CLAIMS = 6  # the model was trained on up to six
MOST_SENTENCES = 3
TRIES = 4  # of one reason: of what a first answer loses, three more win back nearly all
STYLE, ONE_MORE = "two sentences, plain", "one sentence, plain"
NAME_IT = "name the drawback"
ROOM = 28  # words, after which a reason is long enough as it is
ABOUT_REQUEST = (ClaimKind.REQUEST, ClaimKind.LIKENESS, ClaimKind.MOVED)

Ask = Callable[[Sequence[Claim], str], Prompt]


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


def asked_by(prompts: Prompts, noun: str, style: str) -> Wanted:
    """What the template asks for, as its style line reads with this style filled in."""
    variables = {"noun": noun, "label": "", "claims": list[str](), "style": style}
    return wanted(prompts.render("explain/reason", variables).user)


@dataclass(frozen=True, slots=True)
class Asking:
    """The prompts for one card, one after the other; each is answered before the next."""

    card: Card
    asked: Wanted
    style: str
    order: Sequence[str]  # of openings; none where the style itself says what comes first
    prompt: Ask

    @property
    def alone(self) -> str:
        """The style of a sentence that is asked for by itself: its tone stays."""
        return self.style.replace("two sentences", "one sentence")

    def prompts(self, speech: Speech) -> Iterator[Prompt]:
        """What to ask, in the light of `speech`, which says what came of the prompts before."""
        claims = told_claims(chosen_claims(self.card.claims, self.asked))
        late = tuple(one for one in claims if one.kind is ClaimKind.DRAWBACK)
        late = late if self.asked.drawback else ()
        others = tuple(one for one in claims if one not in late)
        yield from self.first(others, speech, alone=bool(late))
        yield from self.more(others, speech, alone=bool(late))
        for _ in late[: len(speech.held)]:
            yield self.prompt(late, f"{ONE_MORE}, {NAME_IT}")
        if speech.held and not late and not self.asked.sentences:
            yield from self.about_request(claims, speech)

    def first(self, claims: Sequence[Claim], speech: Speech, *, alone: bool) -> Iterator[Prompt]:
        """The whole reason, in other words until some of it holds."""
        style = self.alone if alone else self.style
        for one in self.openings(claims):
            yield self.prompt(claims, ", ".join(part for part in (style, one) if part))
            if speech.held or not speech.failed:
                return
        stressed = tuple(claim for claim in claims if claim.kind in self.asked.first)
        for fewer in dict.fromkeys((stressed, stressed[:1], stressed[1:2])):
            if fewer and not speech.held:
                yield self.prompt(fewer, self.alone)

    def openings(self, claims: Sequence[Claim]) -> list[str]:
        """What to begin with, try by try."""
        possible = set(openings_for(claims))
        found = [one for one in self.order if one in possible][:TRIES]
        return found if found and not self.asked.first else [""]

    def more(self, claims: Sequence[Claim], speech: Speech, *, alone: bool) -> Iterator[Prompt]:
        """One more sentence from what is unsaid, where fewer held than were asked for."""
        if speech.held and (alone or self.asked.sentences == 1):
            return
        missing = speech.failed or len(speech.held) < min(self.asked.sentences, 2)
        one, unheard = ONE_MORE if speech.held else self.alone, self.unheard(claims, speech)
        choices = [(fewer, YOU) for fewer in dict.fromkeys((unheard, unheard[:1])) if fewer]
        choices += [(fewer, PLAIN) for fewer in simpler(self.unsaid(claims, speech))]
        for fewer, opening in choices if missing else ():
            yield self.prompt(fewer, f"{one}, {opening}")
            if not speech.failed:
                break
        speech.cut = speech.failed

    def about_request(self, claims: Sequence[Claim], speech: Speech) -> Iterator[Prompt]:
        """One more sentence, where nothing that the person asked for was spoken of yet."""
        asked = self.unheard(claims, speech)
        if len(speech.text.split()) > ROOM:
            return
        for fewer in dict.fromkeys((asked, asked[:1], asked[1:2])):
            if fewer:
                yield self.prompt(fewer, f"{ONE_MORE}, {YOU}")
                if not speech.failed:
                    return

    def unheard(self, claims: Sequence[Claim], speech: Speech) -> tuple[Claim, ...]:
        """All that the person asked for, where no sentence spoke of any of it yet."""
        asked = tuple(claim for claim in claims if claim.kind in ABOUT_REQUEST)
        unsaid = [claim for claim in self.unsaid(claims, speech) if claim in asked]
        return asked if len(unsaid) == len(asked) else ()

    def unsaid(self, claims: Sequence[Claim], speech: Speech) -> tuple[Claim, ...]:
        """The claims that the sentences so far make no use of."""
        said = used_claims(speech.text, self.card.item, claims) if speech.held else ()
        return tuple(claim for claim in claims if claim not in said)
