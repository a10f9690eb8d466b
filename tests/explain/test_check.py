"""Law 2: no sentence about an item passes that its claims do not cover."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from recchat.catalogue.items import Catalogue
from recchat.explain.check import checked, holds, names_in, used_claims
from recchat.explain.claims import claims_for
from recchat.explain.compose import composed_reason
from recchat.explain.neutral import NEUTRAL
from recchat.explain.tokens import sentences
from recchat.explain.wording import DIAL_WORDS, GENRES
from recchat.types import Claim, History, Item, Slot, Wish
from tests.explain.conftest import Told
from tests.explain.corruptions import Case, corrupted

VISITORS = "visitors-at-dusk-2016"


@pytest.fixture
def lanterns(catalogue: Catalogue) -> tuple[Item, tuple[Claim, ...]]:
    """An item that is asked for, likened and compared."""
    item = catalogue.items["lanterns-2018"]
    wishes = [
        Wish(Slot.GENRE, "romance"),
        Wish(Slot.TITLE, VISITORS),
        Wish(Slot.TONE, "warmth", direction=1, than=VISITORS),
    ]
    return item, claims_for(item, wishes, History(), catalogue)


@pytest.fixture
def remembered(catalogue: Catalogue) -> tuple[Item, tuple[Claim, ...]]:
    """The same item for someone who liked another one before."""
    item, wishes = catalogue.items["lanterns-2018"], [Wish(Slot.TITLE, VISITORS)]
    return item, claims_for(item, wishes, History(liked=("the-quiet-robot-2012",)), catalogue)


TRUE = (
    "It is a romance, as you asked.",
    "Like Visitors at Dusk, it is about first contact.",
    "It is warmer than Visitors at Dusk.",
    "Lanterns is directed by Paul Lindqvist, who also made Visitors at Dusk.",
    "It stars Ingrid Holm and Nora Field.",
    "It is from 2018 and runs 109 minutes.",
    "You asked for a romance, and this one is about love and memory.",
    "What it shares with Visitors at Dusk is first contact.",
)
FALSE = (
    "It is a comedy, as you asked.",  # another genre
    "You asked for memory.",  # a fact, but not asked for
    "Like Visitors at Dusk, it is about memory.",  # a fact, but not shared
    "It is cooler than Visitors at Dusk.",
    "It is warmer than Lanterns.",
    "It is told in the warmer than Visitors at Dusk.",
    "Visitors at Dusk is warmer than Lanterns.",
    "You liked Visitors at Dusk.",  # named, not liked
    "You liked first contact.",
    "It is directed by Ingrid Holm.",
    "It stars Paul Lindqvist.",
    "It is about Ingrid Holm.",
    "It is from 2017.",
    "It runs 2018 minutes.",
    "It runs 110 minutes.",
    "It is not a romance.",
    "It is without romance.",
    "It is a romance about two sisters.",
    "It is set in 2018.",
    "Lanterns is a masterpiece.",
    "It is a rоmance.",  # a Cyrillic letter
    "It is a <b>romance</b>.",
    "It is a romance. <script>",
    "It is the funniest romance.",
    "It is most tender.",
    "Close-Up is a romance.",
    "",
)


@pytest.mark.parametrize("sentence", TRUE)
def test_true_sentences_hold(sentence: str, lanterns: tuple[Item, tuple[Claim, ...]]) -> None:
    assert holds(sentence, *lanterns)


@pytest.mark.parametrize("sentence", FALSE)
def test_false_sentences_do_not(sentence: str, lanterns: tuple[Item, tuple[Claim, ...]]) -> None:
    assert not holds(sentence, *lanterns)


def test_only_what_was_liked_is_said_to_be(remembered: tuple[Item, tuple[Claim, ...]]) -> None:
    assert holds("You liked The Quiet Robot, and this is also tender and warm.", *remembered)
    assert holds("It shares first contact with Visitors at Dusk.", *remembered)
    assert not holds("You liked Visitors at Dusk, and this is also about it.", *remembered)
    assert not holds(
        "You liked The Quiet Robot, and this is also about first contact.", *remembered
    )
    assert not holds("It shares first contact with The Quiet Robot.", *remembered)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a romance and romance.",
        "It is tender and memory.",
        "It is a romance with it with it with it.",
        "It is directed and is a romance.",
        "It is about love, memory in mood.",
    ],
)
def test_stumbling_is_not_shown(sentence: str, lanterns: tuple[Item, tuple[Claim, ...]]) -> None:
    assert not holds(sentence, *lanterns)


def test_checked_keeps_what_comes_before_the_first_false_sentence(
    lanterns: tuple[Item, tuple[Claim, ...]],
) -> None:
    text = "It is a romance, as you asked. It won an Oscar. It is from 2018."
    assert checked(text, *lanterns) == "It is a romance, as you asked."
    assert checked("It is a romance. It is a romance.", *lanterns) == "It is a romance."
    assert checked("It is a romance, as you", *lanterns) == ""


def test_used_claims_are_those_whose_words_occur(lanterns: tuple[Item, tuple[Claim, ...]]) -> None:
    used = used_claims("It is warmer than Visitors at Dusk, and a romance.", *lanterns)
    assert [claim.text for claim in used] == [
        "warmer than Visitors at Dusk",
        "genre you asked for: romance",
    ]


def test_every_true_sentence_holds_and_every_corruption_is_rejected(
    told: Sequence[Told], library: Catalogue
) -> None:
    others, chance = list(library.items.values()), random.Random(3)
    tried: Counter[str] = Counter()
    for case in true_cases(told[:200], others):
        assert holds(case.sentence, case.item, case.claims), case.sentence
        for name, false in corrupted(case, chance):
            tried[name] += 1
            assert not holds(false, case.item, case.claims), (name, case.sentence, false)
    assert tried.total() > 3_000
    assert min(tried.values()) >= 10, tried


def true_cases(told: Sequence[Told], others: Sequence[Item]) -> Iterator[Case]:
    """The sentences of composed reasons."""
    for one in told:
        reason = composed_reason(one.item, one.claims, noun="film", seed=3)
        for sentence in sentences(reason.text, names_in(one.item, one.claims)):
            yield Case(sentence, one.item, one.claims, others)


def test_no_neutral_word_says_anything_of_an_item(library: Catalogue) -> None:
    moods = {mood for item in library.items.values() for mood in item.moods}
    themes = {theme for item in library.items.values() for theme in item.themes}
    tones = {words.high for words in DIAL_WORDS.values()}
    assert NEUTRAL.isdisjoint(moods | tones | set(GENRES) | themes)
    assert NEUTRAL.isdisjoint("not no never without nothing more less most than-ever".split())
