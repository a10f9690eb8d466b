"""Reasons from real claims: only those that the app's own checker lets pass, in the style asked."""

import random
from collections import Counter
from pathlib import Path

import pytest

from recchat.explain.check import checked, names_in
from recchat.explain.speak import told_claims
from recchat.explain.tokens import sentences
from recchat.train.library import Sources, load_library
from recchat.train.real_reasons import MadeReason, catalogues_of, real_reasons, reason_for
from recchat.train.reasons import Reasoner
from recchat.train.situations import Situations, renamed
from recchat.train.styles import LEAVE, NAME
from recchat.types import ClaimKind

SAMPLE = Path(__file__).parent.parent / "data" / "films.jsonl"


@pytest.fixture(scope="module")
def made() -> list[MadeReason]:
    library = load_library(Sources())
    (catalogue,) = catalogues_of([SAMPLE], library, seed=1)
    return list(real_reasons(catalogue, library, Reasoner(seed=1), 400, seed=2))


def test_most_situations_have_a_reason(made: list[MadeReason]) -> None:
    assert len(made) > 300


def test_every_reason_passes_the_checker() -> None:
    library, rng = load_library(Sources()), random.Random(3)
    (catalogue,) = catalogues_of([SAMPLE], library, seed=1)
    situations, reasoner = Situations(renamed(catalogue, library, rng), seed=4), Reasoner(seed=5)
    for _ in range(60):
        situation = situations.draw()
        claims = told_claims(situation.claims)
        if reason := reason_for(situation, "film", reasoner, rng):
            assert checked(reason.text, situation.item, claims) == reason.text
            count = len(sentences(reason.text, names_in(situation.item, claims)))
            assert count == (1 if "one sentence" in reason.style else 2)


def test_no_opening_is_frequent(made: list[MadeReason]) -> None:
    openings = Counter(" ".join(reason.text.split()[:3]) for reason in made)
    assert openings.most_common(1)[0][1] / len(made) < 0.08


def test_a_drawback_is_named_or_left_out_as_asked(made: list[MadeReason]) -> None:
    late = [one for one in made if any("longer than you asked" in c for c in one.claims)]
    named = [one for one in late if NAME in one.style]
    left = [one for one in late if LEAVE in one.style]
    assert named and all("longer than you asked" in one.text for one in named)
    assert left and not any("longer than you asked" in one.text for one in left)


def test_a_book_has_no_director_and_no_camera() -> None:
    library = load_library(Sources())
    (films,) = catalogues_of([SAMPLE], library, seed=1)
    books = type(films)("books", "book", films.items)
    texts = [one.text for one in real_reasons(books, library, Reasoner(seed=1), 80, seed=2)]
    assert texts and not [t for t in texts if "direct" in t or "camera" in t or " film" in t]


def test_the_model_is_told_of_a_drawback_that_comes_late() -> None:
    library = load_library(Sources())
    (catalogue,) = catalogues_of([SAMPLE], library, seed=1)
    situations = Situations(catalogue, seed=8)
    for _ in range(300):
        claims = situations.draw().claims
        late = [claim for claim in claims if claim.kind is ClaimKind.DRAWBACK]
        assert set(late) <= set(told_claims(claims)) and len(told_claims(claims)) <= 6


def test_the_same_claims_come_in_two_styles(made: list[MadeReason]) -> None:
    styles: dict[tuple[str, frozenset[str]], set[bool]] = {}
    for one in made:
        if NAME in one.style or LEAVE in one.style:
            claims = frozenset(c for c in one.claims if "longer than you asked" not in c)
            styles.setdefault((one.label, claims), set()).add(NAME in one.style)
    assert sum(len(found) == 2 for found in styles.values()) > 10


def test_a_style_speaks_only_of_what_there_is(made: list[MadeReason]) -> None:
    for one in made:
        if NAME in one.style:
            assert any("longer than you asked" in claim for claim in one.claims)
        if "stress their history" in one.style:
            assert any("which you liked" in claim for claim in one.claims)


def test_a_single_claim_has_a_reason_too(made: list[MadeReason]) -> None:
    alone = [one for one in made if len(one.claims) == 1]
    assert alone and all(one.style.startswith("one sentence, plain") for one in alone)
    assert any("longer than you asked" in one.text for one in alone)


def test_other_names_are_shared_alike() -> None:
    library, rng = load_library(Sources()), random.Random(9)
    (catalogue,) = catalogues_of([SAMPLE], library, seed=1)
    other = renamed(catalogue, library, rng)
    for one in catalogue.items.values():
        for two in catalogue.items.values():
            both = len(set(one.themes) & set(two.themes))
            assert both == len(set(other.items[one.id].themes) & set(other.items[two.id].themes))
