"""The lexicons hold what they claim, and longer phrases win."""

import pytest

from recchat.catalogue.items import Catalogue
from recchat.talk.reading.lexicons.genres import GENRES, WEAK_GENRES
from recchat.talk.reading.lexicons.phrases import Phrases, listed, plural
from recchat.talk.reading.lexicons.tones import COMPARATIVES, MOOD_DIALS, MOODS, TONES
from recchat.talk.reading.terms import Lexicon
from recchat.talk.reading.text import expanded, line_of, plain_of
from recchat.types import DIALS, Item, Slot, Wish

ALL_GENRES = frozenset(
    """action adventure animation biography comedy crime documentary drama family fantasy history
    horror music musical mystery noir romance science-fiction sport superhero thriller war
    western""".replace("-", "_").split()
)
ALL_MOODS = frozenset(
    """uplifting feel-good warm tender bittersweet melancholy sad funny witty absurd silly dark
    bleak tense suspenseful scary eerie dreamy surreal thoughtful intense exciting epic romantic
    nostalgic cosy quirky gritty angry hopeful inspiring mysterious unsettling playful stylish
    sensual quiet raw satirical""".split()
)


def test_every_genre_has_words() -> None:
    named = {part for genre in (*GENRES, *WEAK_GENRES) for part in genre.split("+")}
    assert {genre.replace(" ", "_") for genre in named} == ALL_GENRES


def test_every_mood_has_words_and_moods_turn_dials() -> None:
    assert set(MOODS) == ALL_MOODS
    assert set(MOOD_DIALS) <= ALL_MOODS


@pytest.mark.parametrize("table", [TONES, COMPARATIVES], ids=["tones", "comparatives"])
def test_every_dial_has_words_in_both_directions(table: dict[tuple[object, int], str]) -> None:
    assert set(table) == {(dial, way) for dial in DIALS for way in (1, -1)}


def test_phrases_are_listed_without_their_line_breaks() -> None:
    assert list(listed({"a": "one,\n    two words"})) == [("one", "a"), ("two words", "a")]


@pytest.mark.parametrize(
    ("word", "expected"), [("comedy", "comedies"), ("film", "films"), ("boss", "bosses")]
)
def test_plurals(word: str, expected: str) -> None:
    assert plural(word) == expected


def test_the_longest_phrase_wins() -> None:
    phrases: Phrases[str] = Phrases()
    for phrase in ("comedy", "romantic comedy", "romantic"):
        phrases.add(phrase, phrase)
    assert phrases.longest(["romantic", "comedies", "please"], 0) == (2, "romantic comedy")
    assert phrases.longest(["romantic"], 0) == (1, "romantic")


def test_genres_take_the_names_that_a_catalogue_has() -> None:
    item = Item("a", "A", genres=("sci-fi", "film-noir"))
    lexicon = Lexicon(Catalogue("films", "film", {"a": item}))
    terms = [term for _, _, term in lexicon.find(line_of("space opera, noir"))]
    assert [term.values for term in terms] == [("sci-fi",), ("film-noir",)]


def test_a_fact_that_no_item_has_is_searched_for_in_words() -> None:
    lexicon = Lexicon(Catalogue("books", "book", {"a": Item("a", "A", genres=("fantasy",))}))
    assert lexicon.known(Wish(Slot.MOOD, "sad", words="sad")).slot is Slot.KEYWORD
    assert lexicon.known(Wish(Slot.GENRE, "western")).slot is Slot.GENRE


PLAIN = [
    ("I don't", "i do not"),
    ("can’t", "can not"),
    ("didnt", "did not"),
    ("Tarantino's", "tarantino"),
    ("it's", "it is"),
    ("the 80's", "the 80s"),
    ("Sci-Fi", "sci fi"),
    ("Amélie", "amelie"),
    ("Alien³", "alien3"),
    ("Straße", "strasse"),
]


@pytest.mark.parametrize(("typed", "plain"), PLAIN)
def test_words_are_compared_in_a_plain_form(typed: str, plain: str) -> None:
    assert plain_of(typed) == plain


def test_a_token_remembers_where_it_stood() -> None:
    line = expanded(line_of("No,  I DON'T!"))
    assert line.plain == "no , i do not !"
    assert line.words(3, 5) == "DON'T"


def test_a_mark_stands_for_the_words_it_covers() -> None:
    line = line_of("like The Big Chill please").masked([(1, 4, "<t0>")])
    assert line.plain == "like <t0> please"
    assert line.words(1, 2) == "The Big Chill"
