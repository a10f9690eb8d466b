from pathlib import Path

import pytest

from recchat.errors import NotFound, RecchatError
from recchat.types import Judgment
from recchat.web.ask import Ask
from recchat.web.desk import Desk
from recchat.web.rooms import Rooms
from tests.web.fake_app import FakeApp


@pytest.fixture
def desk(app: FakeApp, tmp_path: Path) -> Desk:
    return Rooms(app, tmp_path).first.desk


def test_a_person_takes_another_name(app: FakeApp, desk: Desk) -> None:
    ana = app.people.add("Ana").id
    answer = desk.answer({"do": "rename", "person": ana, "name": "  Anna "})
    assert answer["name"] == app.people.get(ana).name == "Anna"
    app.people.add("Ben")
    for name, says in (("Ben", "already"), ("", "1 to 40")):
        with pytest.raises(RecchatError, match=says):
            desk.answer({"do": "rename", "person": ana, "name": name})


def test_leaving_is_asked_twice_and_says_what_goes(app: FakeApp, desk: Desk) -> None:
    ana = app.people.add("Ana").id
    app.interactions.judge(ana, "her-2013", Judgment.LIKED, "card")
    asked = desk.answer({"do": "remove-person", "person": ana})
    assert "no talks, 1 entry in the history and no imports" in str(asked["people"])
    assert app.people.get(ana).name == "Ana"
    desk.answer({"do": "remove-person", "person": ana, "sure": True})
    with pytest.raises(NotFound):
        app.people.get(ana)


def test_whoever_is_gone_leaves_no_row_and_no_company(app: FakeApp, desk: Desk) -> None:
    ana, ben = app.people.add("Ana").id, app.people.add("Ben").id
    desk.answer({"do": "steer", "person": ben, "steering": {"adventure": 1}})
    desk.answer({"do": "company-yes", "person": ana, "other": ben})
    desk.answer({"do": "remove-person", "person": ben, "sure": True})
    assert desk.steering.steering(Ask({"person": ana})).company == ()
    assert ben not in "".join(app.store.db.conn.iterdump())
