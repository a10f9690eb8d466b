"""Reasons for training: claims that code makes, in words that the app's own checker lets pass."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.explain.check import covers, names_in, says_new
from recchat.explain.material import sort_claims
from recchat.explain.openings import PLAIN, YOU, opening_of, openings_for
from recchat.explain.reading import Phrasebook, phrasebook
from recchat.explain.speak import told_claims
from recchat.explain.tokens import sentences
from recchat.explain.wanted import Wanted, chosen_claims
from recchat.train.library import Library
from recchat.train.made_items import made_items
from recchat.train.reasons import Reasoner, Subject
from recchat.train.situations import Situation, Situations, renamed
from recchat.train.styles import ONE_PLAIN, Given, Style, any_style, contrasted
from recchat.types import Claim, ClaimKind, Item

NOUNS = {"books": "book"}  # by the name of a catalogue's file; all others are films
PER_NAMES = 2_000  # situations before all names are changed
OPENS = 0.6  # how often the prompt says what to begin with
OPENS_STRESSED = 0.25  # the same where the stress says what comes first
LESS = 0.2  # how often only a claim or a few are told, as where a sentence is asked for anew
SHORTEST = 6  # words, where little is told
AS_THEY_STAND = 0.4  # how often the order of the claims gives no hint of the style
ABOUT_YOU = (ClaimKind.REQUEST, ClaimKind.LIKENESS, ClaimKind.MOVED)


@dataclass(frozen=True, slots=True)
class MadeReason:
    """What the model is given and what it should say."""

    label: str
    claims: tuple[str, ...]
    style: str
    noun: str
    text: str


def catalogues_of(paths: Sequence[Path], library: Library, seed: int) -> list[Catalogue]:
    """The catalogues of files and of books beside them, or made-up films where there is none."""
    found = []
    beside = [path.with_name(f"{name}.jsonl") for path in paths for name in NOUNS]
    for path in dict.fromkeys([*paths, *(path for path in beside if path.is_file())]):
        if path.suffix == ".jsonl":
            noun = NOUNS.get(path.stem, "film")
            found.append(Catalogue(path.stem, noun, {i.id: i for i in read_catalogue(path).items}))
    return found or [Catalogue("made", "film", made_items(library, seed))]


def real_reasons(
    catalogue: Catalogue, library: Library, reasoner: Reasoner, count: int, seed: int
) -> Iterator[MadeReason]:
    """Reasons about the items of a catalogue; a situation without one is passed over.

    Where the claims allow it, the same claims come in two styles, each with its own reason.

    The first situations keep the names of the catalogue, all others have names of the library.
    """
    rng = random.Random(seed)
    for start in range(0, count, PER_NAMES):
        named = renamed(catalogue, library, rng) if start else catalogue
        situations = Situations(named, rng.randrange(10**6))
        drawn = (situations.draw() for _ in range(min(PER_NAMES, count - start)))
        for told, style in (task for one in drawn for task in tasks(one, rng)):
            if reason := reason_for(told, catalogue.noun, reasoner, rng, style):
                yield reason


def tasks(situation: Situation, rng: random.Random) -> list[tuple[Situation, Style]]:
    """What to say of a situation: a few claims in one sentence, or all in one or two styles."""
    if rng.random() < LESS:
        return [(Situation(situation.item, less_of(situation, rng)), ONE_PLAIN)]
    given = given_in(told_claims(situation.claims))
    return [(situation, style) for style in contrasted(any_style(rng, given), given, rng)]


def given_in(claims: Sequence[Claim]) -> Given:
    """What of a style these claims bear out."""
    kinds = {claim.kind for claim in claims}
    return Given(
        drawback=ClaimKind.DRAWBACK in kinds,
        history=ClaimKind.HISTORY in kinds,
        request=bool(kinds & set(ABOUT_YOU)),
    )


def less_of(situation: Situation, rng: random.Random) -> tuple[Claim, ...]:
    """A few of the claims, as the application tells them when it asks for one more sentence."""
    claims = list(told_claims(situation.claims))
    facts = [claim for claim in claims if claim.kind is ClaimKind.FACT]
    asked = [claim for claim in claims if claim.kind in ABOUT_YOU]
    late = [claim for claim in claims if claim.kind is ClaimKind.DRAWBACK]
    choices = [facts, facts[:1], facts[1:2], asked, asked[:1], asked[1:2], late, late]
    choices += [claims[1:], claims[2:]]
    return tuple(rng.choice([one for one in choices if one] or [claims]))


def opening_for(claims: Sequence[Claim], style: Style, rng: random.Random, *, short: bool) -> str:
    """What the prompt says to begin with, if anything."""
    if short:
        about_you = any(claim.kind in ABOUT_YOU for claim in claims)
        return rng.choice((YOU, PLAIN, "")) if about_you else PLAIN
    if rng.random() < (OPENS_STRESSED if style.stress else OPENS):
        return rng.choice(openings_for(claims))
    return ""


def reason_for(
    situation: Situation,
    noun: str,
    reasoner: Reasoner,
    rng: random.Random,
    style: Style | None = None,
) -> MadeReason | None:
    """A reason in a style, or any style, that holds, if one was found."""
    item, claims = situation.item, told_claims(situation.claims)
    style = style or any_style(rng, given_in(claims))
    short = style is ONE_PLAIN
    book, names = phrasebook(item, claims), names_in(item, claims)
    opening = opening_for(claims, style, rng, short=short)

    def holds(text: str) -> bool:
        if opening and opening_of(text, book) != opening:
            return False
        said = sentences(text, names)
        return len(said) == style.sentences and all_hold(said, book)

    subject, material = Subject(item, noun), sort_claims(item, claims)
    if material.too_long:
        material = replace(material, too_long=length_of(item))
    least = SHORTEST if short else 0
    text = reasoner.best_of(subject, material, style, holds, least)
    if not text and opening:  # not every item can be opened in every way
        opening = ""
        text = reasoner.best_of(subject, material, style, holds, least)
        opening = opening_of(text, book) if text else ""
    if not text:
        return None
    told = claims_as_asked(claims, style, rng)
    asked = ", ".join(part for part in (style.text(noun), opening) if part)
    return MadeReason(item.label, tuple(claim.text for claim in told), asked, noun, text)


def claims_as_asked(claims: Sequence[Claim], style: Style, rng: random.Random) -> tuple[Claim, ...]:
    """The claims as code hands them over for a style, or as they stand: the words still decide."""
    if rng.random() < AS_THEY_STAND:
        return tuple(claims)
    return chosen_claims(claims, Wanted(style.drawback, style.stress))


def length_of(item: Item) -> str:
    """How long an item is, as its drawback says it."""
    return f"{item.minutes} minutes" if item.minutes else f"about {item.pages} pages"


def all_hold(said: Sequence[str], book: Phrasebook) -> bool:
    """Whether the checker lets every sentence pass, one after the other."""
    return all(
        covers(book, sentence) and says_new(book, sentence, said[:at])
        for at, sentence in enumerate(said)
    )
