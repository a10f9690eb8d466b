import threading
from pathlib import Path

import pytest

from recchat.errors import NotFound, RecchatError
from recchat.types import Dial, Source, Steering
from recchat.web.ask import Ask
from recchat.web.desk import Desk
from recchat.web.port import Port, Said
from recchat.web.rooms import Rooms
from recchat.web.steering import in_force, steering_of, tone_words
from recchat.web.tonight import EVENING_SECONDS, TABLE, Tonight
from recchat.web.wording import spoke
from tests.web.fake_app import FakeApp

SET = Steering(adventure=2, tone=Dial.DARKNESS, tone_step=-1, shelf=True)


@pytest.fixture
def desk(app: FakeApp, tmp_path: Path) -> Desk:
    return Rooms(app, tmp_path).first.desk


def answered(app: FakeApp, desk: Desk, who: str, values: dict[str, object]) -> str:
    """A talk with one message, steered as the page says."""
    dialogue = app.dialogues.create(who, "films").id
    steering = desk.steering.steering(Ask({"person": who, "steering": values}))
    list(Port(app).respond(who, dialogue, Said("warmer", None, (), steering), threading.Event()))
    return dialogue


@pytest.mark.parametrize(
    ("steering", "said"),
    [
        (Steering(), ""),
        (SET, "adventurous · a little less dark · only from my shelf"),
        (Steering(adventure=-1, history=2), "a little more familiar · my history above all"),
        (Steering(tone=Dial.HUMOUR, tone_step=2, unseen=False), "much funnier · seen ones too"),
        (Steering(tone=Dial.HUMOUR), ""),
    ],
)
def test_the_dials_are_said_where_they_made_a_difference(steering: Steering, said: str) -> None:
    assert in_force(steering, "film") == said


def test_a_book_is_read_and_company_is_named() -> None:
    assert in_force(Steering(unseen=False), "book", ["Ben", "Cleo", "Dan"]) == (
        "read ones too · together with Ben, Cleo and Dan"
    )


def test_every_step_of_every_tone_has_words_of_its_own() -> None:
    assert all(len(set(tone_words(dial))) == 5 for dial in Dial)


def test_what_the_page_sends_is_held_within_the_dials() -> None:
    sent = {"adventure": 99, "history": "x", "tone": "rudeness", "tone_step": 2, "shelf": 1}
    assert steering_of(Ask(sent)) == Steering(adventure=2)
    assert steering_of(Ask({"company": ["ben"]})).company == ()


def test_a_talk_comes_back_with_the_dials_of_its_last_message(app: FakeApp, desk: Desk) -> None:
    ana = app.people.add("Ana").id
    dialogue = answered(app, desk, ana, {"adventure": 2, "shelf": True})
    desk.answer({"do": "steer", "person": ana, "steering": {"history": -1}})
    again = desk.answer({"do": "hello", "person": ana, "dialogue": dialogue})
    assert again["steering"]["adventure"] == 2  # type: ignore[index]
    assert "adventurous · only from my shelf" in str(again["thread"])


def test_a_new_talk_begins_with_the_dials_as_they_were_left_and_each_has_their_own(
    app: FakeApp, desk: Desk
) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    desk.answer({"do": "steer", "person": ana, "steering": {"adventure": -2, "unseen": False}})
    for person, adventure in ((ana, -2), (ben, 0)):
        fresh = desk.answer({"do": "new", "person": person})
        assert fresh["steering"]["adventure"] == adventure  # type: ignore[index]


def test_nobody_chooses_along_without_a_yes(app: FakeApp, desk: Desk) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    claimed = Ask({"person": ana, "steering": {"company": [ben]}})
    assert desk.steering.steering(claimed).company == ()
    asked = desk.answer({"do": "company", "person": ana, "asked": ben})
    assert "Ben says yes" in str(asked["company"])
    assert desk.steering.steering(claimed).company == ()
    desk.answer({"do": "company-yes", "person": ana, "other": ben})
    assert desk.steering.steering(claimed).company == (ben,)
    desk.answer({"do": "company-leave", "person": ana, "other": ben})
    assert desk.steering.steering(claimed).company == ()


def test_a_yes_to_one_is_no_yes_to_another_and_needs_somebody_who_is_here(
    app: FakeApp, desk: Desk
) -> None:
    ana, ben, cleo = (app.people.add(name).id for name in ("Ana", "Ben", "Cleo"))
    desk.answer({"do": "company-yes", "person": ana, "other": ben})
    assert desk.steering.steering(Ask({"person": cleo})).company == ()
    for person, other in ((ana, "nobody"), ("nobody", ben)):
        with pytest.raises(NotFound):
            desk.answer({"do": "company-yes", "person": person, "other": other})
    with pytest.raises(RecchatError, match="there already"):
        desk.answer({"do": "company-yes", "person": ana, "other": ana})


def test_somebody_new_is_made_once_and_asked(app: FakeApp, desk: Desk) -> None:
    ana = app.people.add("Ana").id
    for _ in range(2):
        answer = desk.answer({"do": "company-new", "person": ana, "name": " Eve "})
        assert "Eve says yes" in str(answer["company"])
    assert [one.name for one in app.people.all()] == ["Ana", "Eve"]


def test_cards_say_something_for_each(app: FakeApp, desk: Desk) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    desk.answer({"do": "company-yes", "person": ana, "other": ben})
    dialogue = answered(app, desk, ana, {})
    thread = str(desk.answer({"do": "hello", "person": ana, "dialogue": dialogue})["thread"])
    assert thread.count("tender, like Her") == 5
    assert "together with Ben" in thread


def test_a_yes_ends_with_the_evening_and_a_table_is_full() -> None:
    now = [0.0]
    tonight = Tonight(lambda: now[0])
    for number in range(TABLE):
        tonight.join("ana", str(number))
    with pytest.raises(RecchatError, match="as many as"):
        tonight.join("ana", "one more")
    now[0] = EVENING_SECONDS + 1
    assert tonight.with_whom("ana") == ()


def test_sources_are_said_in_plain_words_and_once() -> None:
    sources = (Source.TASTE, Source.LEXICAL, Source.REQUEST)
    assert spoke(sources) == "your words and the taste of people who like what you like"
    assert all(spoke((one,)) for one in Source)
    assert spoke(()) == ""
