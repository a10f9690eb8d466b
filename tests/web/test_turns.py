import itertools
import json
import threading
from pathlib import Path

from recchat.types import Done, ReasonWords
from recchat.web.port import Port, Said
from recchat.web.sides import Sides
from recchat.web.turns import Running, Turns, apart
from recchat.web.views import Views
from tests.web.fake_app import FakeApp


def wire(app: FakeApp, text: str) -> list[str]:
    port, person = Port(app), app.people.add("Ana").id
    views = Views(app.catalogue)
    turns = Turns(port, views, Sides(port, views), lambda: 0.0)
    dialogue = app.dialogues.create(person, "films").id
    return list(turns.wire("t1", person, dialogue, Said(text)))


def test_the_wire_only_grows(app: FakeApp) -> None:
    states = wire(app, "something warmer")
    assert all(after.startswith(before) for before, after in itertools.pairwise(states))


def test_chips_come_before_cards_and_cards_before_reasons(app: FakeApp) -> None:
    zones = [json.loads(line)["zone"] for line in wire(app, "something warmer")[-1].splitlines()]
    assert zones.index("chips") < zones.index("slate") < zones.index("reason")
    assert zones.count("reason") == 5
    assert zones[-1] == "side"


def test_words_too_close_to_be_read_are_passed_over() -> None:
    times = iter((0.0, 0.01, 0.1))
    words = [ReasonWords("a", text) for text in ("A", "A b", "A b c")]
    shown = list(apart(iter([*words, Done({})]), lambda: next(times)))
    assert [getattr(one, "text", "done") for one in shown] == ["A", "A b c", "done"]


def test_a_turn_can_be_stopped_by_its_own_person_only() -> None:
    running = Running()
    cancelled = running.start("ana", "talk")
    assert not running.stop("ben", "talk")
    assert running.stop("ana", "talk")
    assert cancelled.is_set()


def test_a_closed_tab_cancels_its_turn(app: FakeApp, tmp_path: Path) -> None:
    port, person = Port(app), app.people.add("Ana").id
    views, seen = Views(app.catalogue), []
    turns = Turns(port, views, Sides(port, views), lambda: 0.0)
    dialogue = app.dialogues.create(person, "films").id
    start = turns.running.start

    def noted(person_id: str, dialogue_id: str) -> threading.Event:
        seen.append(start(person_id, dialogue_id))
        return seen[-1]

    turns.running.start = noted  # type: ignore[method-assign]
    stream = turns.wire("t1", person, dialogue, Said("something warmer"))
    next(stream)
    stream.close()
    assert seen[0].is_set()
