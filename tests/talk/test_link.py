"""Titles and names in a message: which words are one, and which are only words."""

import time

import pytest

from recchat.catalogue.items import Catalogue
from recchat.talk.reading.link import NameIndex
from recchat.talk.reading.names import Finder
from recchat.talk.reading.text import line_of
from recchat.types import Item
from tests.talk.reading import CATALOGUE, make_reader

INDEX = make_reader().names


def found(text: str) -> str:
    """The ids and names in a text, unknown titles with a question mark."""
    named = Finder(line_of(text), INDEX).find()
    return " ".join(one.value if one.known else f"{one.value}?" for one in named)


SPELLINGS = [
    ("arrival", "arrival"),
    ("the shining", "the-shining"),
    ("shining was great", "the-shining"),
    ("terminator 2", "terminator-2:-judgment-day"),
    ("Terminator II", "terminator-2:-judgment-day"),
    ("the godfather 2", "the-godfather-part-ii"),
    ("the godfather part two", "the-godfather-part-ii"),
    ("fast and furious", "fast-&-furious"),
    ("spiderman", "spider-man"),
    ("spider man", "spider-man"),
    ("ET", "e.t.-the-extra-terrestrial"),
    ("E.T.", "e.t.-the-extra-terrestrial"),
    ("se7en", "se7en"),
    ("dr strangelove", "dr.-strangelove"),
    ("Amélie", "amelie"),
    ("le fabuleux destin d'amelie poulain", "amelie"),
    ("the empire strikes back", "star-wars:-episode-v-–-the-empire-strikes-back"),
    ("star wars", "star-wars:-episode-iv-–-a-new-hope"),
    ("crouching tiger hidden dragon", "crouching-tiger,-hidden-dragon"),
]


@pytest.mark.parametrize(("text", "item"), SPELLINGS)
def test_spellings_of_a_title(text: str, item: str) -> None:
    assert found(text) == item


PLAIN_WORDS = [
    ("what is up", ""),
    ("I like it", ""),
    ("let us go", ""),
    ("take the heat off", ""),
    ("my frozen pizza", ""),
    ("a long drive", ""),
    ("I loved Up", "up"),
    ('something like "up"', "up"),
    ("movies like heat", "heat"),
    ("seen frozen yet?", "frozen"),
    ("up (2009)", "up"),
    ("Heat was great", "heat"),
    ("heat", "heat"),
    ("WHAT IS UP WITH IT", ""),
    ("We live in Local Hero Street", "local-hero"),
    ("Hidden Heat Waves", ""),
]


@pytest.mark.parametrize(("text", "item"), PLAIN_WORDS)
def test_a_title_of_plain_words_needs_evidence(text: str, item: str) -> None:
    assert found(text) == item


YEARS = [
    ("Dune", "dune-2021"),
    ("Dune (1984)", "dune-1984"),
    ("dune from 1984", "dune-1984"),
    ("Dune 1985", "dune-1984"),
    ("Dune (1999)", "Dune?"),
    ("Psycho", "psycho-1960"),
]


@pytest.mark.parametrize(("text", "item"), YEARS)
def test_a_title_that_is_there_twice(text: str, item: str) -> None:
    assert found(text) == item


def test_a_sequel_that_is_not_there_is_not_the_first_film() -> None:
    assert found("toy story 3") == "toy story 3?"


PEOPLE = [
    ("keanu reeves", "Keanu Reeves"),
    ("a Nolan film", "Christopher Nolan"),
    ("with dicaprio", "Leonardo DiCaprio"),
    ("the Coen brothers", "Joel Coen"),
    ("Nolan's films", "Christopher Nolan"),
    ("Jessica Hanks", ""),
    ("with keanu reaves", "Keanu Reeves"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_names_of_people(text: str, name: str) -> None:
    assert found(text) == name


def test_a_misspelt_title_is_nearest_to_one_title_only() -> None:
    assert INDEX.nearest_title("crouchin tiger hiden dragon") == "crouching-tiger,-hidden-dragon"
    assert INDEX.nearest_title("the royal tenenbaum") == "the-royal-tenenbaums"
    assert INDEX.nearest_title("zorgon's revenge") is None


def test_numbers_are_never_a_slip() -> None:
    index = NameIndex(Catalogue("films", "film", {"r3": Item("r3", "Rocky Returns 3")}))
    assert index.nearest_title("rocky return 3") == "r3"
    assert index.nearest_title("rocky returns 4") is None


def test_two_bearers_of_a_surname_name_nobody() -> None:
    films = {
        name: Item(name, f"Film {name}", creators=(f"{name} Anderson",)) for name in ("Wes", "Paul")
    }
    index = NameIndex(Catalogue("films", "film", films))
    assert index.person_of_surname("anderson") is None
    assert index.people["wes anderson"] == "Wes Anderson"


def test_an_index_of_no_items_finds_nothing() -> None:
    index = NameIndex(Catalogue("films", "film", {}))
    assert Finder(line_of("Heat with Al Pacino"), index).find() == []


def test_two_thousand_items_are_indexed_within_a_second_and_found_at_once() -> None:
    items = {
        str(n): Item(str(n), f"The {n} Lives of Foo{n} Bar", creators=(f"Ann{n} Bell{n % 400}",))
        for n in range(2_000)
    }
    start = time.perf_counter()
    index = NameIndex(Catalogue("films", "film", items | dict(CATALOGUE.items)))
    assert time.perf_counter() - start < 1.0
    start = time.perf_counter()
    for _ in range(10):
        Finder(line_of("I loved Heat and the 77 lives of foo77 bar with Ann5 Bell5"), index).find()
    assert (time.perf_counter() - start) / 10 < 0.015
