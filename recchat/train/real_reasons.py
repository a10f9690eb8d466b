"""Reasons for training: claims that code makes, in words that the app's own checker lets pass."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.explain.check import covers, names_in, says_new
from recchat.explain.material import sort_claims
from recchat.explain.openings import opening_of, openings_for
from recchat.explain.reading import Phrasebook, phrasebook
from recchat.explain.speak import told_claims
from recchat.explain.tokens import sentences
from recchat.train.library import Library
from recchat.train.made_items import made_items
from recchat.train.reasons import Reasoner, Subject
from recchat.train.situations import Situation, Situations, renamed
from recchat.train.styles import any_style
from recchat.types import ClaimKind, Item

NOUNS = {"books": "book"}  # by the name of a catalogue's file; all others are films
PER_NAMES = 3_000  # situations before all names are changed
OPENS = 0.6  # how often the prompt says what to begin with


@dataclass(frozen=True, slots=True)
class MadeReason:
    """What the model is given and what it should say."""

    label: str
    claims: tuple[str, ...]
    style: str
    noun: str
    text: str


def catalogues_of(paths: Sequence[Path], library: Library, seed: int) -> list[Catalogue]:
    """The catalogues of files, or one of made-up films where there is none."""
    found = []
    for path in paths:
        if path.suffix == ".jsonl":
            noun = NOUNS.get(path.stem, "film")
            found.append(Catalogue(path.stem, noun, {i.id: i for i in read_catalogue(path).items}))
    return found or [Catalogue("made", "film", made_items(library, seed))]


def real_reasons(
    catalogue: Catalogue, library: Library, reasoner: Reasoner, count: int, seed: int
) -> Iterator[MadeReason]:
    """Reasons about the items of a catalogue; a situation without one is passed over.

    The first situations keep the names of the catalogue, all others have names of the library.
    """
    rng = random.Random(seed)
    for start in range(0, count, PER_NAMES):
        named = renamed(catalogue, library, rng) if start else catalogue
        situations = Situations(named, rng.randrange(10**6))
        for _ in range(min(PER_NAMES, count - start)):
            if reason := reason_for(situations.draw(), catalogue.noun, reasoner, rng):
                yield reason


def reason_for(
    situation: Situation, noun: str, reasoner: Reasoner, rng: random.Random
) -> MadeReason | None:
    """A reason in some style that holds, if one was found."""
    item, claims = situation.item, told_claims(situation.claims)
    kinds = {claim.kind for claim in claims}
    style = any_style(
        rng,
        has_drawback=ClaimKind.DRAWBACK in kinds,
        has_history=ClaimKind.HISTORY in kinds,
    )

    book, names = phrasebook(item, claims), names_in(item, claims)
    opening = rng.choice(openings_for(claims)) if rng.random() < OPENS else ""

    def holds(text: str) -> bool:
        if opening and opening_of(text, book) != opening:
            return False
        said = sentences(text, names)
        return len(said) == style.sentences and all_hold(said, book)

    subject, material = Subject(item, noun), sort_claims(item, claims)
    if material.too_long:
        material = replace(material, too_long=length_of(item))
    text = reasoner.best_of(subject, material, style, holds)
    if not text and opening:  # not every item can be opened in every way
        opening = ""
        text = reasoner.best_of(subject, material, style, holds)
        opening = opening_of(text, book) if text else ""
    if not text:
        return None
    texts = tuple(claim.text for claim in claims)
    asked = ", ".join(part for part in (style.text(noun), opening) if part)
    return MadeReason(item.label, texts, asked, noun, text)


def length_of(item: Item) -> str:
    """How long an item is, as its drawback says it."""
    return f"{item.minutes} minutes" if item.minutes else f"about {item.pages} pages"


def all_hold(said: Sequence[str], book: Phrasebook) -> bool:
    """Whether the checker lets every sentence pass, one after the other."""
    return all(
        covers(book, sentence) and says_new(book, sentence, said[:at])
        for at, sentence in enumerate(said)
    )
