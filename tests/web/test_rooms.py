"""Libraries in the page: a talk belongs to its library, and what one says of books is no film."""

import time
from collections.abc import Iterator

import pytest

from recchat.assemble import App, assemble
from recchat.config import read_settings
from recchat.types import Item, Judgment
from recchat.web.desk import Answer, Ask
from recchat.web.port import Said
from recchat.web.rooms import Rooms


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The real application, without a model."""
    made = assemble(read_settings(home=tmp_path_factory.mktemp("rooms"), model="/none.gguf"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def rooms(app: App, tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    return Rooms(app, tmp_path_factory.mktemp("uploads"))


def asked(rooms: Rooms, **values: object) -> Answer:
    return rooms.of(Ask(values)).desk.answer(values)


def test_films_come_first_and_a_room_is_made_once(rooms: Rooms) -> None:
    assert rooms.first.port.catalogue.library == "films"
    assert rooms.named("books") is rooms.named("books")
    assert rooms.named("no such library") is rooms.first


def test_the_frame_is_told_its_words(rooms: Rooms) -> None:
    films, books = (asked(rooms, do="hello", library=name) for name in ("films", "books"))
    assert films["words"]["seen"] == "seen" and films["words"]["size"].endswith("films")
    assert books["words"]["seen"] == "read" and books["words"]["size"] == "492 books"
    assert "Arrival" in films["thread"] and "Pride and Prejudice" in books["thread"]
    assert "until the last page" in books["thread"].replace("Tense ", "")
    assert books["libraries"].index("Films") < books["libraries"].index("Books")


def test_a_talk_is_answered_in_its_own_library(rooms: Rooms, app: App) -> None:
    person = app.people.add("Ana").id
    begun = asked(rooms, do="begin", person=person, library="books")
    back = asked(rooms, do="hello", person=person, dialogue=begun["dialogue"], library="films")
    assert back["library"] == "books" and back["dialogue"] == begun["dialogue"]


def test_talks_and_history_of_two_libraries_are_kept_apart(rooms: Rooms, app: App) -> None:
    person = app.people.add("Ben").id
    books, films = rooms.named("books"), rooms.first
    app.interactions.judge(person, "emma-1815", Judgment.LIKED, "card")
    app.interactions.judge(person, "arrival-2016", Judgment.LIKED, "card")
    talk = books.port.new_dialogue(person)
    list(books.turns.wire("t", person, talk.id, Said("a short memoir")))
    assert books.port.history(person).liked == ("emma-1815",)
    assert films.port.history(person).liked == ("arrival-2016",)
    assert [one.title for one in books.port.talks(person)] == ["a short memoir"]
    assert films.port.talks(person) == []
    side = books.desk.answer({"do": "side", "person": person})["side"]
    assert "Emma" in side and "Arrival" not in side and "read" in side


def test_a_press_on_a_book_is_noted_as_read(rooms: Rooms, app: App) -> None:
    person = app.people.add("Eva").id
    answer = asked(rooms, do="judge", person=person, library="books", item="emma-1815", kind="seen")
    assert answer["said"] == "Noted: you have read it."


def test_cards_of_books_name_the_author_and_the_pages(rooms: Rooms, app: App) -> None:
    person = app.people.add("Kim").id
    room = rooms.named("books")
    talk = room.port.new_dialogue(person)
    wire = list(room.turns.wire("t", person, talk.id, Said("something by Jane Austen")))[-1]
    assert "Jane Austen · 1815 · 470 pages · romance, comedy, literary fiction" in wire
    assert "minutes" not in wire and "directed" not in wire
    assert 'class=\\"poster cover\\"' in wire


def test_a_title_that_an_import_brought_is_there_without_a_new_start(app: App) -> None:
    rooms = Rooms(app, app.settings.home)
    before = rooms.first
    app.items.put("films", [Item("the-brass-heron-2024", "The Brass Heron", 2024)])
    rooms.renew("films")
    until = time.monotonic() + 30
    while rooms.first is before and time.monotonic() < until:
        time.sleep(0.05)
    assert rooms.first.port.item("the-brass-heron-2024").year == 2024
    assert rooms.named("films") is rooms.first
    app.items.remove(["the-brass-heron-2024"])
