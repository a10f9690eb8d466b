"""The bundled library of books: its size, its fields, and that every record keeps to the rules."""

import runpy
from pathlib import Path

import pytest

from recchat.catalogue.exchange import item_of, read_catalogue, row_of
from recchat.config import BUNDLED_LIBRARIES
from recchat.embed.encoder import NAME
from recchat.embed.vectors import read_shipped, text_hash
from recchat.types import DIALS

ROOT = Path(__file__).parent.parent.parent
BOOKS = read_catalogue(BUNDLED_LIBRARIES / "books.jsonl")
FILMS = read_catalogue(BUNDLED_LIBRARIES / "films.jsonl")


def test_the_library_is_as_large_and_as_wide_as_it_says() -> None:
    assert BOOKS.problems == ()
    assert len(BOOKS.items) == 492
    assert sum(book.languages[0] != "English" for book in BOOKS.items) == 203
    assert sum("non-fiction" in book.genres for book in BOOKS.items) >= 50


def test_every_record_keeps_to_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    check = runpy.run_path(str(ROOT / "bench" / "check_books.py"))
    assert check["main"]() == 0, capsys.readouterr().out[-800:]


def test_every_book_has_pages_an_author_and_all_dials() -> None:
    for book in BOOKS.items:
        assert book.pages and book.creators and not book.minutes and not book.cast, book.id
        assert set(book.tones) == set(DIALS), book.id


def test_no_book_has_the_id_of_a_film() -> None:
    assert not {book.id for book in BOOKS.items} & {film.id for film in FILMS.items}


def test_pages_go_into_the_store_and_come_back() -> None:
    book = BOOKS.items[20]
    assert item_of(row_of(book), {}) == book


def test_the_vectors_of_every_book_ship_with_it() -> None:
    shipped = read_shipped(BUNDLED_LIBRARIES / "books.vectors.npz")
    assert {text_hash(NAME, book) for book in BOOKS.items} == set(shipped)
