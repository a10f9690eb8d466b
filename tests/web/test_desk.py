import threading
from pathlib import Path

import pytest

from recchat.errors import NotFound, RecchatError
from recchat.types import Judgment
from recchat.web.calm import BROKEN, calm
from recchat.web.desk import Desk
from recchat.web.port import Port, Said
from recchat.web.rooms import Rooms
from tests.web.fake_app import FakeApp

FILM = "starman-1984"


@pytest.fixture
def desk(app: FakeApp, tmp_path: Path) -> Desk:
    return Rooms(app, tmp_path).first.desk


def person(app: FakeApp, name: str) -> str:
    return app.people.add(name).id


def talked(app: FakeApp, who: str, text: str = "something warmer") -> str:
    dialogue = app.dialogues.create(who, "films").id
    list(Port(app).respond(who, dialogue, Said(text), threading.Event()))
    return dialogue


def test_a_press_is_stored_and_its_undo_restores_what_it_replaced(app: FakeApp, desk: Desk) -> None:
    ana = person(app, "Ana")
    app.interactions.judge(ana, FILM, Judgment.LIKED, "card")
    pressed = desk.answer({"do": "judge", "person": ana, "item": FILM, "kind": "disliked"})
    assert app.interactions.history(ana).disliked == (FILM,)
    desk.answer({"do": "take-back", "person": ana, "item": FILM, "undo": pressed["undo"]})
    assert app.interactions.history(ana).liked == (FILM,)


def test_nobody_undoes_the_press_of_another(app: FakeApp, desk: Desk) -> None:
    ana, ben = person(app, "Ana"), person(app, "Ben")
    pressed = desk.answer({"do": "judge", "person": ana, "item": FILM, "kind": "liked"})
    desk.answer({"do": "take-back", "person": ben, "undo": pressed["undo"]})
    assert app.interactions.history(ana).liked == (FILM,)


@pytest.mark.parametrize("verb", ["side", "judge", "drop", "list", "like", "drop-talk"])
def test_an_unknown_person_gets_nothing(desk: Desk, verb: str) -> None:
    asked = {"do": verb, "person": "nobody", "item": FILM, "kind": "liked", "items": [FILM]}
    with pytest.raises(NotFound):
        desk.answer(asked)


@pytest.mark.parametrize("verb", ["drop-talk", "restore-talk"])
def test_the_talk_of_another_is_not_found(app: FakeApp, desk: Desk, verb: str) -> None:
    ana, ben = person(app, "Ana"), person(app, "Ben")
    with pytest.raises(NotFound):
        desk.answer({"do": verb, "person": ben, "talk": talked(app, ana)})


def test_hello_with_the_talk_of_another_shows_none_of_it(app: FakeApp, desk: Desk) -> None:
    ana, ben = person(app, "Ana"), person(app, "Ben")
    answer = desk.answer({"do": "hello", "person": ben, "dialogue": talked(app, ana, "my secret")})
    assert answer["dialogue"] == ""
    assert "my secret" not in "".join(map(str, answer.values()))


def test_a_talk_comes_back_whole(app: FakeApp, desk: Desk) -> None:
    ana = person(app, "Ana")
    answer = desk.answer({"do": "hello", "person": ana, "dialogue": talked(app, ana)})
    thread = str(answer["thread"])
    assert thread.count('class="card"') == 5
    assert "within your two hours" in thread


def test_talks_are_found_by_a_title_that_was_recommended(app: FakeApp, desk: Desk) -> None:
    ana = person(app, "Ana")
    talked(app, ana)
    listed = desk.answer({"do": "list", "person": ana, "kind": "talks", "words": "starman"})
    assert "something warmer" in str(listed["html"])


def test_a_first_message_of_a_guest_brings_their_menus_and_the_next_does_not(desk: Desk) -> None:
    first = desk.answer({"do": "begin"})
    assert "choose together" in str(first["company"])
    again = desk.answer({"do": "begin", "person": first["person"], "dialogue": first["dialogue"]})
    assert set(again) == {"person", "name", "dialogue"}


@pytest.mark.parametrize("kind", ["rated", "loved", "", "clicked"])
def test_only_what_a_card_offers_can_be_pressed(app: FakeApp, desk: Desk, kind: str) -> None:
    with pytest.raises(RecchatError):
        desk.answer({"do": "judge", "person": person(app, "Ana"), "item": FILM, "kind": kind})


def test_whatever_breaks_is_a_calm_line_without_the_persons_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(values: object) -> dict[str, object]:
        raise ValueError(f"my secret {values}")

    assert calm(breaks)({"text": "private"}) == {"banner": BROKEN}
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("values", [{}, {"do": 7}, {"do": "__class__"}, {"do": "verbs"}])
def test_an_unknown_verb_is_refused(desk: Desk, values: dict[str, object]) -> None:
    with pytest.raises(RecchatError, match="load it again"):
        desk.answer(values)
