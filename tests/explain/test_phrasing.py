"""Stumbles that were read in real reasons are refused; sentences of the frames are not."""

from collections.abc import Sequence

import pytest

from recchat.catalogue.items import Catalogue
from recchat.explain.check import covers, says_new
from recchat.explain.claims import claims_for
from recchat.explain.reading import Phrasebook, phrasebook
from recchat.types import History, Slot, Wish

STUMBLES = [
    "It has a warm mood and tender.",
    "By Paul Lindqvist made a warm science fiction romance.",
    "The story is a story of memory.",
    "This film is the film about memory.",
    "Among love and memory, with a warm mood.",
    "Love and memory, add a warm mood, and you have it.",
    "It is a warm mood.",
    "The story is memory.",
    "It is about memory, and that is what this is.",
    "A warm film about memory, from the end.",
    "It is a film about Lanterns.",
    "It comes from Paul Lindqvist, the story is about memory.",
    "A warm film is what you want, this one fits.",
    "And Ingrid Holm stars.",
    "It is about a warm, and memory.",
    "Love and memory you find the warm mood.",
    "It is warm mood.",
    "Paul Lindqvist direct.",
    "It shares a about memory.",
    "It is warm, with memory in the cast.",
    'You said "together", and that is part of a warm film.',
    'It is a warm film, with the "together besides.',
]
SOUND = [
    "It is a warm science fiction romance about love and memory.",
    "Take love and memory, add a warm mood, and you have it.",
    "Directed by Paul Lindqvist, it is about memory.",
    "You wanted something warm, and that is what this is.",
    "If warm is what you want, it fits: it is about memory.",
]


@pytest.fixture
def book(catalogue: Catalogue) -> Phrasebook:
    """What may be said of Lanterns where something warm was asked for."""
    item = catalogue.items["lanterns-2018"]
    claims = claims_for(item, [Wish(Slot.MOOD, "warm")], History(), catalogue)
    return phrasebook(item, claims)


@pytest.mark.parametrize("sentence", STUMBLES)
def test_a_mixed_up_phrase_is_refused(book: Phrasebook, sentence: str) -> None:
    assert not covers(book, sentence)


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sound_sentence_is_not(book: Phrasebook, sentence: str) -> None:
    assert covers(book, sentence)


def test_a_further_sentence_does_not_say_two_things_again(book: Phrasebook) -> None:
    before: Sequence[str] = ["It is about love and memory."]
    assert not says_new(book, "A warm film about love and memory.", before)
    assert says_new(book, "It is warm.", before)


@pytest.mark.parametrize("noun", ["book", "novel", "series", "album"])
def test_a_film_is_no_other_kind_of_thing(book: Phrasebook, noun: str) -> None:
    assert covers(book, "It is a warm film about memory.")
    assert not covers(book, f"It is a warm {noun} about memory.")
