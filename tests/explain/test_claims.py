"""Claims: the exact texts, made only when true, most telling first."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.explain.claims import claims_for, facts_of
from recchat.types import ClaimKind, EvidenceSource, History, Item, Slot, Wish

LANTERNS, VISITORS = "lanterns-2018", "visitors-at-dusk-2016"
NOBODY = History()


def texts(
    catalogue: Catalogue, item_id: str, *wishes: Wish, liked: tuple[str, ...] = ()
) -> list[str]:
    claims = claims_for(catalogue.items[item_id], wishes, History(liked=liked), catalogue)
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        (Wish(Slot.GENRE, "romance"), "genre you asked for: romance"),
        (Wish(Slot.MOOD, "warm"), "mood you asked for: warm"),
        (Wish(Slot.THEME, "memory"), "theme you asked for: memory"),
        (Wish(Slot.KEYWORD, "contact"), "you said: contact"),
        (Wish(Slot.PERSON, "paul lindqvist"), "directed by Paul Lindqvist, whom you named"),
        (Wish(Slot.PERSON, "Nora Field"), "with Nora Field, whom you named"),
        (
            Wish(Slot.YEAR, "", low=2010, high=2019, words="twenty tens"),
            "from 2018, as you asked: twenty tens",
        ),
        (
            Wish(Slot.MINUTES, "", high=120, words="under two hours"),
            "109 minutes, as you asked: under two hours",
        ),
        (Wish(Slot.MINUTES, "", high=120), "109 minutes, as you asked: up to 120 minutes"),
        (Wish(Slot.LANGUAGE, "English"), "in English, as you asked"),
        (Wish(Slot.TONE, "warmth", direction=1), "very warm, as you asked"),
        (Wish(Slot.TONE, "violence", direction=-1), "not violent, as you asked"),
        (Wish(Slot.TITLE, VISITORS), "first contact, like Visitors at Dusk"),
        (Wish(Slot.TITLE, VISITORS), "by Paul Lindqvist, like Visitors at Dusk"),
        (Wish(Slot.TONE, "warmth", direction=1, than=VISITORS), "warmer than Visitors at Dusk"),
        (Wish(Slot.TONE, "tension", direction=-1, than=VISITORS), "calmer than Visitors at Dusk"),
        (Wish(Slot.MINUTES, "", direction=-1, than=VISITORS), "shorter than Visitors at Dusk"),
        (Wish(Slot.YEAR, "", direction=1, than=VISITORS), "newer than Visitors at Dusk"),
        (Wish(Slot.MINUTES, "", high=90), "longer than you asked: 109 minutes"),
    ],
)
def test_a_claim_in_its_pattern(catalogue: Catalogue, wish: Wish, text: str) -> None:
    assert text in texts(catalogue, LANTERNS, wish)


@pytest.mark.parametrize(
    "wish",
    [
        Wish(Slot.GENRE, "horror"),
        Wish(Slot.GENRE, "horror", wanted=False),
        Wish(Slot.TONE, "humour", direction=1),
        Wish(Slot.TITLE, LANTERNS),
        Wish(Slot.TITLE, "a title nobody knows", known=False),
        Wish(Slot.MINUTES, "", high=90, hard=True),
    ],
)
def test_nothing_is_claimed_of_a_wish_that_is_not_met(catalogue: Catalogue, wish: Wish) -> None:
    claims = claims_for(catalogue.items[LANTERNS], [wish], NOBODY, catalogue)
    assert {claim.kind for claim in claims} == {ClaimKind.FACT}


def test_a_tone_that_did_not_move_as_asked_is_not_claimed(catalogue: Catalogue) -> None:
    wish = Wish(Slot.TONE, "warmth", direction=-1, than=VISITORS)
    assert not any(" than " in text for text in texts(catalogue, LANTERNS, wish))


def test_words_of_a_person_are_kept_to_one_plain_line(catalogue: Catalogue) -> None:
    wish = Wish(Slot.YEAR, "", low=2010, high=2019, words="<b>twenty</b>\n- 'tens'")
    assert "from 2018, as you asked: btwenty/b - 'tens" in texts(catalogue, LANTERNS, wish)


def test_what_was_asked_comes_first_and_history_before_facts(catalogue: Catalogue) -> None:
    wishes = [Wish(Slot.GENRE, "drama"), Wish(Slot.PERSON, "Paul Lindqvist")]
    claims = claims_for(
        catalogue.items[LANTERNS], wishes, History(liked=("the-quiet-robot-2012",)), catalogue
    )
    kinds = [claim.kind for claim in claims]
    assert claims[0].text.startswith("directed by Paul Lindqvist")
    assert kinds.index(ClaimKind.HISTORY) < kinds.index(ClaimKind.FACT)


def test_history_names_what_is_shared_with_something_liked(catalogue: Catalogue) -> None:
    liked = ("night-ferry-1999", VISITORS)
    assert "thoughtful, first contact, like Visitors at Dusk, which you liked" in [
        text.replace("first contact, thoughtful", "thoughtful, first contact")
        for text in texts(catalogue, LANTERNS, liked=liked)
    ]


def test_one_mood_in_common_is_no_likeness(catalogue: Catalogue) -> None:
    assert not any(
        text.endswith("which you liked")
        for text in texts(catalogue, "tin-stars-1948", liked=("zero-sum-2011",))
    )


def test_no_fact_is_said_twice(catalogue: Catalogue) -> None:
    wishes = [Wish(Slot.THEME, "first contact"), Wish(Slot.TITLE, VISITORS)]
    said = [text for text in texts(catalogue, LANTERNS, *wishes) if "first contact" in text]
    assert len(said) == 1


def test_two_plain_facts_or_more_always_follow(catalogue: Catalogue) -> None:
    wishes = [
        Wish(Slot.GENRE, "romance"),
        Wish(Slot.MOOD, "warm"),
        Wish(Slot.THEME, "memory"),
        Wish(Slot.PERSON, "Nora Field"),
        Wish(Slot.LANGUAGE, "English"),
    ]
    claims = claims_for(catalogue.items[LANTERNS], wishes, NOBODY, catalogue)
    assert sum(claim.kind is ClaimKind.FACT for claim in claims) >= 2
    assert sum(claim.kind is not ClaimKind.FACT for claim in claims) == 4


def test_every_claim_has_evidence_that_is_stored(catalogue: Catalogue) -> None:
    wishes = [Wish(Slot.TITLE, VISITORS), Wish(Slot.TONE, "warmth", direction=1, than=VISITORS)]
    claims = claims_for(catalogue.items[LANTERNS], wishes, History(liked=("moss-2020",)), catalogue)
    assert all(claim.evidence and claim.terms for claim in claims)
    moved = next(claim for claim in claims if claim.kind is ClaimKind.MOVED)
    assert [(one.source, one.item_id, one.field, one.value) for one in moved.evidence] == [
        (EvidenceSource.WORDS, VISITORS, "title", "Visitors at Dusk"),
        (EvidenceSource.CATALOGUE, LANTERNS, "warmth", "9"),
        (EvidenceSource.CATALOGUE, VISITORS, "warmth", "5"),
    ]


def test_plain_facts_in_their_patterns(catalogue: Catalogue) -> None:
    facts = [claim.text for claim in facts_of(catalogue.items["zero-sum-2011"])]
    assert facts[:7] == [
        "about a heist, mathematics, betrayal",
        "mood: tense, stylish, dark",
        "genre: thriller, crime",
        "directed by Vera Lang",
        "with Marcus Hale, Anne Colin",
        "from 2011",
        "116 minutes",
    ]
    assert "age rating: R" in facts
    assert any(text.startswith("tone: a little funny, dark, very tense") for text in facts)


def test_what_is_not_a_film_is_by_someone(catalogue: Catalogue) -> None:
    facts = [claim.text for claim in facts_of(catalogue.items["moss-2020"], "book")]
    assert "by Hana Sato" in facts


def test_an_item_of_which_nothing_is_known_still_has_a_claim(catalogue: Catalogue) -> None:
    claims = claims_for(Item("x", "Bare"), [], NOBODY, catalogue)
    assert [claim.text for claim in claims] == ["title: Bare"]
