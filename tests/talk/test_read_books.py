"""Messages about books: lengths in pages, genres of books, and that films are read as before."""

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.prompts import Prompts
from recchat.talk.reading.reader import Reader
from recchat.talk.saying.chips import chip_label
from recchat.types import DialogueState, Intent, Slot, Topic


def library(name: str, noun: str) -> Catalogue:
    items = read_catalogue(BUNDLED_LIBRARIES / f"{name}.jsonl").items
    return Catalogue(name, noun, {item.id: item for item in items})


BOOKS, FILMS = library("books", "book"), library("films", "film")
READER = Reader(BOOKS, Prompts(), this_year=2025)
OF_FILMS = Reader(FILMS, Prompts(), this_year=2025)
SHOWN = DialogueState(slate=("emma-1815",), shown=("emma-1815",), turn=1)


def read(text: str, reader: Reader = READER, state: DialogueState = SHOWN) -> Intent:
    return reader.read(text, state, last="", model=None, seconds=1.0)


def bounds(text: str) -> list[tuple[float | None, float | None, bool]]:
    return [(one.low, one.high, one.hard) for one in read(text).wishes if one.slot is Slot.PAGES]


@pytest.mark.parametrize(
    ("text", "low", "high", "hard"),
    [
        ("under 300 pages", None, 299, True),
        ("300 pages or less", None, 300, True),
        ("at most two hundred pages", None, 200, True),
        ("nothing over 250 pages", None, 250, True),
        ("at least 500 pages", 500, None, True),
        ("more than 1,000 pages", 1001, None, True),
        ("between 200 and 300 pages", 200, 300, True),
        ("200 to 300 pages", 200, 300, True),
        ("about 300 pages", 255, 345, False),
        ("a short book", None, 220, False),
        ("a quick read", None, 220, False),
        ("a novella", None, 220, False),
        ("something for one sitting", None, 220, False),
        ("not too long", None, 350, False),
        ("no doorstoppers please", None, 350, False),
        ("a long read", 500, None, False),
        ("a big fat novel", 500, None, False),
    ],
)
def test_lengths_are_read_in_pages(
    text: str, low: float | None, high: float | None, hard: bool
) -> None:
    assert bounds(text) == [(low, high, hard)]


@pytest.mark.parametrize(
    "text", ["short stories", "under two hours", "page turner", "a long time ago"]
)
def test_what_is_no_number_of_pages_is_not_read_as_one(text: str) -> None:
    assert bounds(text) == []


@pytest.mark.parametrize(("text", "direction"), [("shorter", -1), ("too long", -1), ("longer", 1)])
def test_steps_in_length_are_steps_in_pages(text: str, direction: int) -> None:
    assert [(one.slot, one.direction) for one in read(text).wishes] == [(Slot.PAGES, direction)]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("literary fiction", "literary fiction"),
        ("a memoir", "memoir"),
        ("some essays", "essays"),
        ("poems", "poetry"),
        ("short stories", "short stories"),
        ("a graphic novel", "graphic novel"),
        ("manga", "graphic novel"),
        ("historical fiction", "history"),
        ("true crime", "true crime"),
        ("non fiction", "non-fiction"),
        ("a book for kids", "children's"),
        ("something ya", "young adult"),
        ("a nature book", "nature"),
        ("a family saga", "family saga"),
        ("a spaceship story, science fiction", "science fiction"),
    ],
)
def test_genres_of_books(text: str, genre: str) -> None:
    wishes = read(text, state=DialogueState()).wishes
    assert genre in [one.value for one in wishes if one.slot is Slot.GENRE]


def test_a_genre_that_no_book_has_is_only_words() -> None:
    assert [one.slot for one in read("a musical", state=DialogueState()).wishes] == [Slot.KEYWORD]


def test_lifting_the_length_lifts_the_pages() -> None:
    assert read("any length is fine").lifted == (Slot.PAGES,)


def test_how_many_pages_asks_for_the_length() -> None:
    question = read("how many pages does Emma have?").question
    assert question is not None and question.topic is Topic.LENGTH


def test_a_chip_says_pages_and_by_whom() -> None:
    wishes = read("something by Jane Austen under 300 pages", state=DialogueState()).wishes
    assert [chip_label(one, BOOKS) for one in wishes] == ["by Jane Austen", "under 300 pages"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("true crime", {"genre:crime", "theme:true crime"}),
        ("a comic book movie", {"genre:superhero", "theme:comic books"}),
        ("something short", {"minutes:"}),
        ("a film about nature", {"theme:nature"}),
    ],
)
def test_films_are_read_as_before(text: str, kinds: set[str]) -> None:
    wishes = read(text, OF_FILMS, DialogueState()).wishes
    assert {f"{one.slot}:{one.value}" for one in wishes} == kinds
