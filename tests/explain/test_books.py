"""Reasons, answers and the checker about books: written, about so many pages, never directed."""

import pytest

from recchat.catalogue.exchange import read_catalogue
from recchat.catalogue.items import Catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.explain.answers import answer
from recchat.explain.check import checked, holds
from recchat.explain.claims import claims_for, facts_of
from recchat.explain.compose import composed_reason
from recchat.explain.wording import genre_phrase
from recchat.prompts import Prompts
from recchat.types import ClaimKind, History, Question, Slot, Topic, Wish

ITEMS = read_catalogue(BUNDLED_LIBRARIES / "books.jsonl").items
BOOKS = Catalogue("books", "book", {item.id: item for item in ITEMS})
JEEVES, EMMA = BOOKS.items["right-ho-jeeves-1934"], BOOKS.items["emma-1815"]
WISHES = (
    Wish(Slot.TITLE, "pride-and-prejudice-1813", words="like Pride and Prejudice"),
    Wish(Slot.TONE, "humour", direction=1, than="pride-and-prejudice-1813", words="funnier"),
    Wish(Slot.PAGES, "", hard=True, high=299, words="under 300 pages"),
    Wish(Slot.PERSON, "P. G. Wodehouse", words="P. G. Wodehouse"),
)


def said(topic: Topic, words: str, *ids: str) -> str:
    items = [BOOKS.items[key] for key in ids]
    question = Question(topic, ids, words=words)
    return answer(question, items, model=None, prompts=Prompts(), noun="book").text


def test_a_length_asked_for_is_met_in_pages() -> None:
    texts = [one.text for one in claims_for(JEEVES, WISHES, History(), BOOKS)]
    assert "about 250 pages, as you asked: under 300 pages" in texts
    assert "by P. G. Wodehouse, whom you named" in texts


def test_a_book_longer_than_was_hoped_says_so() -> None:
    wish = Wish(Slot.PAGES, "", high=300, words="not too long")
    claims = claims_for(EMMA, [wish], History(), BOOKS)
    drawback = next(one for one in claims if one.kind is ClaimKind.DRAWBACK)
    assert drawback.text == "longer than you asked: about 470 pages"
    reason = composed_reason(EMMA, claims, noun="book", seed=7).text
    assert "470 pages" in reason and "minutes" not in reason


@pytest.mark.parametrize("seed", range(12))
def test_composed_reasons_of_books_hold_and_never_speak_of_films(seed: int) -> None:
    for item in ITEMS[seed * 7 :: 97]:
        claims = claims_for(item, WISHES, History(), BOOKS)
        text = composed_reason(item, claims, noun="book", seed=seed).text
        assert checked(text, item, claims) == text
        assert not {"film", "directed", "directs", "cast", "minutes"} & set(text.lower().split())


@pytest.mark.parametrize(
    ("sentence", "good"),
    [
        ("This book was written by P. G. Wodehouse.", True),
        ("P. G. Wodehouse wrote this comedy.", True),
        ("It has about 250 pages.", True),
        ("It was directed by P. G. Wodehouse.", False),
        ("P. G. Wodehouse stars in this comedy.", False),
        ("This film is a comedy.", False),
        ("It runs 250 minutes.", False),
        ("It deals with 250 pages.", False),
        ("It is about an 250 pages.", False),
        ("It is friendship.", False),
    ],
)
def test_what_may_be_said_of_a_book(sentence: str, good: bool) -> None:
    assert holds(sentence, JEEVES, facts_of(JEEVES, "book")) is good


@pytest.mark.parametrize(
    ("topic", "words", "text"),
    [
        (Topic.CREATORS, "who wrote it", "Emma was written by Jane Austen."),
        (Topic.LENGTH, "how long is it", "Emma has about 470 pages in a usual edition."),
        (Topic.YEAR, "when is it from", "Emma was first published in 1815."),
        (Topic.LANGUAGE, "what language", "Emma was written in English."),
        (
            Topic.CAST,
            "who is in it",
            "Emma is a book, so nobody plays in it; it is by Jane Austen.",
        ),
    ],
)
def test_answers_about_a_book(topic: Topic, words: str, text: str) -> None:
    assert said(topic, words, "emma-1815") == text


def test_a_genre_that_is_no_noun_needs_one() -> None:
    alice = BOOKS.items["alices-adventures-in-wonderland-1865"]
    facts = facts_of(alice, "book")
    assert holds("This is a children's book.", alice, facts)
    assert not holds("This is a children's, about dreams.", alice, facts)


def test_books_are_compared_by_pages() -> None:
    text = said(Topic.COMPARE, "which is shorter", "emma-1815", "right-ho-jeeves-1934")
    assert text == "Right Ho, Jeeves is the shorter one: about 250 pages, against about 470 pages."


@pytest.mark.parametrize(
    ("genres", "phrase"),
    [
        (("romance", "comedy"), "romantic comedy"),
        (("war", "literary fiction"), "war novel"),
        (("literary fiction",), "work of literary fiction"),
        (("memoir", "history"), "historical memoir"),
        (("short stories", "horror"), "horror story collection"),
        (("science", "philosophy"), "philosophical science book"),
        (("children's", "fantasy"), "children's fantasy"),
        (("essays", "memoir"), "essay collection"),
        (("fantasy", "family saga"), "fantasy"),
        (("literary fiction", "family saga"), "literary family saga"),
    ],
)
def test_genres_of_books_as_one_phrase(genres: tuple[str, ...], phrase: str) -> None:
    assert genre_phrase(genres, "book") == phrase


def test_a_book_is_no_film_and_no_series() -> None:
    claims = claims_for(EMMA, (), History(), BOOKS)
    assert holds("This book comes from Jane Austen.", EMMA, claims)
    for noun in ("film", "movie", "series", "album"):
        assert not holds(f"This {noun} comes from Jane Austen.", EMMA, claims)


def test_a_year_is_no_answer_to_a_wish_for_a_length() -> None:
    wishes = (WISHES[2], Wish(Slot.YEAR, "", low=1900, high=1950, words="before 1950"))
    claims = claims_for(JEEVES, wishes, History(), BOOKS)
    year, pages = f"from {JEEVES.year}", "of about 250 pages"
    assert holds(f'It is a book {pages}, which fits your "under 300 pages".', JEEVES, claims)
    assert not holds(f'It is {year}, which fits your "under 300 pages".', JEEVES, claims)
